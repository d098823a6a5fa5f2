"""The invented framework of 2031 once more, with one line in its file that lets it bear a position.

It is run in a copy of the project that holds the file with that line (tests/house/test_adding_a_framework.py).
"""

import pytest
from django.test import Client

from checks.addresses import public_addresses
from inspections.models import Inspection
from tests.dashboard.csv_files import cells_of, content_of
from tests.walks.adding_a_framework import COUNCIL, FOSTERING, Page, inspection, page, report, walked

__all__ = ["inspection", "page", "report", "walked"]

pytestmark = pytest.mark.parametrize("walked", [FOSTERING], indirect=True, ids=["in the future"])


def test_it_moves_the_position_of_its_council(inspection: Inspection, page: Page) -> None:
    html = page.html(f"/councils/{COUNCIL}/")
    assert "15 July 2031, Fostering full inspection." in html
    assert "The overall grade was good; in 2025 it was requires improvement." in html


def test_its_judgements_join_the_tables_of_positions(inspection: Inspection, client: Client) -> None:
    lines = cells_of(client, "/national.csv")
    found = {line[3]: line[4:8] for line in lines}
    assert found["Support for carers"] == ["1", "0", "0", "0"]
    assert found["Overall effectiveness"] == ["45", "62", "21", "11"]


def test_it_joins_movement_under_the_keys_that_it_shares(inspection: Inspection, page: Page) -> None:
    html = page.html("/movement/?area=overall&step=ilacs-fostering")
    heading = html.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]
    assert heading == "The one council moved up overall, none moved down"
    assert "Last ILACS to first Fostering" in html
    assert "do not share this judgement" in page.html("/movement/?area=support&step=ilacs-fostering")


def test_an_overall_grade_that_comes_back_was_gone_for_a_while(inspection: Inspection, page: Page) -> None:
    assert "There is no overall grade from April 2026." in page.html("/?as_at=2030-12-31")
    assert "There is no overall grade" not in page.html("/")
    years = {line[0][:4] for line in cells_of(page.client, "/trend.csv")[1:]}
    assert "2026" in years
    assert not {"2027", "2030"} & years


def test_it_is_named_where_such_frameworks_are(inspection: Inspection, page: Page) -> None:
    assert "the single inspection framework (SIF), ILACS and Fostering move this position" in page.html("/method/")
    assert "Latest inspection under SIF, ILACS or Fostering" in page.html("/distribution/")


def test_every_public_address_answers(inspection: Inspection, page: Page) -> None:
    addresses = list(public_addresses())
    assert len(addresses) > 10
    for address in addresses:
        assert content_of(page.client.get(address, follow=True)), address
