"""Events that reports mention and the record does not hold are listed on the page as such, and counted nowhere."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.dashboard.csv_files import cells_of
from tests.dashboard.seen import Seen

Page = Callable[[str], Seen]


def test_a_visit_that_a_report_names_is_said_with_the_report(page: Page):
    seen = page("/councils/stoke-on-trent/")
    assert "1 inspection or visit named in reports, not on the record" in seen.text
    assert "Focused visit, April 2018: named in a report of the council, page 8" in seen.text
    assert "The record has nothing else about them, and no figure counts them." in seen.text
    assert '<a href="/inspections/861-ilacs-2019-02-04/">' in seen.html


def test_it_is_not_said_before_its_report_came_out_nor_in_a_file(page: Page, client: Client):
    """The report came out in March 2019."""
    assert "named in reports" not in page("/councils/stoke-on-trent/?as_at=2018-12-31").text
    assert "named in reports" in page("/councils/stoke-on-trent/?as_at=2019-12-31").text
    lines = cells_of(client, "/councils/stoke-on-trent.csv")
    assert not any("2018-04" in cell for line in lines for cell in line)


def test_what_the_record_holds_is_not_named_again(page: Page):
    assert "Inspection, August 2011" not in page("/councils/stoke-on-trent/").text
