"""The change in the national profile since an earlier date: counted, in words, and the same everywhere."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable

import pytest
from django.test import Client

from dashboard.claims.about import About
from dashboard.claims.change_since import change_sentences
from dashboard.counting.areas import current_areas
from dashboard.counting.profile_change import ProfileChange, profile_changes
from dashboard.counting.tally import Tally
from dashboard.pages.national.change_since import signed_number
from tests.dashboard import alternative_counting as slow
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen
from tests.dashboard.shipped import england, inspected_by, published_by

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]
PAIRS = [("2016-08-05", "2026-11-22"), ("2021-03-31", "2023-04-01"), ("2025-03-31", "2026-08-22")]


@pytest.mark.parametrize(("then", "now"), PAIRS)
def test_both_dates_agree_with_the_slow_count(then: str, now: str):
    found = profile_changes(*(england(published_by(d)).positions for d in (then, now)), current_areas())

    for change in found:
        counts = [slow.by_councils(change.area, date) for date in (then, now)]
        good = [n["outstanding"] + n["good"] for n in counts]
        assert [change.then.counts, change.now.counts] == counts
        assert change.difference == (good[1] - good[0] if change.then.judged else None)


def test_the_earlier_date_is_counted_on_the_same_basis():
    cutoff = inspected_by("2024-03-31", "2024-04-30").moved_to(published_by("2023-03-31").date)

    assert cutoff == inspected_by("2023-03-31", "2023-04-30")


def test_a_claim_needs_nearly_all_councils_on_both_dates():
    def change(then: int, now: int) -> ProfileChange:
        return ProfileChange(*(Tally("care_leavers", {"good": n, "not_printed": 100 - n}) for n in (then, now)))

    about = About(datetime.date(2024, 3, 31), "")
    for pair, claimed in (((90, 90), True), ((89, 90), False), ((90, 89), False), ((0, 90), False)):
        words = change_sentences([change(*pair)], datetime.date(2023, 3, 31), about)
        assert words.startswith("Councils good or better on" if claimed else "Care leavers is not compared")
    assert [signed_number(change(*pair).difference) for pair in ((5, 8), (8, 5), (5, 5), (0, 5))] == [
        "+3", "−3", "0", "Not judged then",
    ]  # fmt: skip


def test_the_figure_says_what_changed_and_its_table_has_both_dates(page: Page):
    seen = page("/?as_at=2026-08-22&since=2025-08-22")

    rows = seen.table("Councils by grade")
    then, now = (slow.by_councils("leadership", date) for date in ("2025-08-22", "2026-08-22"))
    good = [n["outstanding"] + n["good"] for n in (then, now)]
    assert rows[0][-7:] == [
        "Outstanding then", "Good then", "Requires improvement then", "Inadequate then",
        "Good or better then", "Number judged then", "Change in councils good or better",
    ]  # fmt: skip
    assert rows[1][-2:] == [f"{153 - then['not_yet_inspected']} of 153", f"+{good[1] - good[0]}"]
    assert rows[1][-7].startswith(f"{then['outstanding']} (")
    judged = [153 - n["not_yet_inspected"] for n in (then, now)]
    more = f"{good[1] - good[0]} more ({good[1]} of {judged[1]} against {good[0]} of {judged[0]})"
    assert f"Councils good or better on 22 August 2026 against 22 August 2025: leadership, {more}" in seen.text
    assert "and overall effectiveness are not compared: too few councils had them on one of the dates" in seen.text


def test_no_date_chosen_shows_no_change_and_offers_a_year_earlier(page: Page):
    html = page("/?region=London").html

    assert 'name="since" value="2025-08-25"' in html
    assert "Good or better then" not in html
    assert "Without the change" not in html


def test_the_chosen_date_stays_in_the_address(page: Page):
    seen = page("/?since=2024-03-31&region=London")

    assert seen.links["31 March 2026"] == "?as_at=2026-03-31&region=London&since=2024-03-31"
    assert seen.links["Without the change"] == "?region=London#profile"


def test_a_date_before_the_first_report_says_that_there_is_nothing_to_hold_against(page: Page):
    seen = page("/?since=2010-01-01&region=London")

    assert (
        "The record has no judgement of a council in London under SIF or ILACS by 1 January 2010: there is no change "
        "to show."
    ) in seen.text
    assert "Good or better then" not in seen.text


def test_the_csv_has_the_same_change(record: None, today: object, client: Client, page: Page):
    query = "?as_at=2026-08-22&since=2016-08-05"
    lines = list(csv.DictReader(io.StringIO(client.get(f"/national.csv{query}").content.decode("utf-8-sig"))))

    rows = page(f"/{query}").table("Councils by grade")[1:]
    changes = [signed_number(int(line["change"]) if line["change"] else None) for line in lines]
    assert changes == [row[-1] for row in rows]
    assert [f"{line['judged_then']} of {line['population_then']}" for line in lines] == [row[-2] for row in rows]
    assert {line["since"] for line in lines} == {"2016-08-05"}
    assert "Not judged then" in changes


def test_the_change_needs_no_query_more(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get("/?since=2016-08-05")
