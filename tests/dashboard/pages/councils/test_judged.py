"""The list of councils with an inadequate judgement, at the latest inspection or ever, claims only what is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Record
from dashboard.pages.councils.page import CouncilsPage, councils_page
from dashboard.pages.councils.params import CouncilsParams
from dashboard.shared.params import AsAtChoice
from inspections.models import Judgement
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen
from tests.dashboard.shipped import council_named, shipped_record

pytestmark = OF_THE_RECORD
SHORT_NAME = "inspection__authority__short_name"
LEFT_OUT = "3 councils with a newer report not yet on the record are left out (Dudley, Hertfordshire and Slough)."
EVER, NOW = "ever-inadequate", "inadequate"

Page = Callable[[str], Seen]


def listed(judged: str, day: str = "", *, record: Record | None = None, q: str = "", **params: str) -> CouncilsPage:
    """The page of the shipped record; `q` is the name of one council, which is found."""
    record = record or shipped_record()
    date = datetime.date.fromisoformat(day) if day else record.last_day
    when = AsAtChoice(AsAt(date), record.reach, bool(day))
    found = [council_named(q).pk] if q else None
    return councils_page(record, CouncilsParams(when, q=q, judged=judged, **params), found)


def test_those_ever_judged_inadequate_are_at_least_so_many(page: Page, record: None):
    seen = page("/councils/?judged=ever-inadequate")

    rows = seen.table("Councils ever judged inadequate")
    judged = Judgement.objects.filter(grade="inadequate").exclude(area="lscb")
    names = set(judged.filter(inspection__authority__valid_to=None).values_list(SHORT_NAME, flat=True))
    assert {row[0] for row in rows[1:]} == names
    assert seen.heading == (
        f"At least {len(names)} of 153 councils have been judged inadequate, as far as the record goes"
    )
    assert "It begins in 2009 and is not complete before 1 November 2013, so there may be more." in seen.text
    assert "3 inspections known of and not yet on the record are not counted" in seen.text
    now = page("/councils/?judged=inadequate").table("Councils with an inadequate judgement")
    assert 1 < len(now) < len(rows)
    assert {row[0] for row in now} < {row[0] for row in rows}
    assert all("I Inadequate" in row for row in now[1:])


def test_the_choice_holds_for_a_region_and_a_day(page: Page):
    seen = page("/councils/?judged=ever-inadequate&region=West+Midlands&as_at=2014-01-01")

    assert seen.heading.startswith("At least ")
    assert seen.heading.endswith(
        "councils in the West Midlands had been judged inadequate by 1 January 2014, as far as the record goes"
    )
    assert "grades below are those of the latest inspection under SIF or ILACS by 1 January 2014." in seen.text
    none = page("/councils/?judged=ever-inadequate&region=North+East&as_at=2014-01-01")
    assert none.heading == "The record has no inadequate judgement of a council in the North East by 1 January 2014"
    assert "; showing all councils" in page("/councils/?judged=never").text


def test_before_the_frameworks_that_count_no_council_was_inspected():
    shown = listed(NOW, "2012-06-01")

    assert shown.heading == "No council had been inspected under SIF or ILACS by 1 June 2012"
    assert "“Ever inadequate” has earlier ones too" in shown.lede
    assert "under SIF or ILACS by 1 June 2012" in shown.empty
    assert listed(EVER, "2012-06-01").rows


def test_only_inspected_councils_can_be_inadequate_or_not():
    record = shipped_record()
    before = listed(NOW, "2015-03-31")
    inspected = {
        i.authority_id for i in record.inspections
        if i.framework == "sif" and i.published <= datetime.date(2015, 3, 31)
    }  # fmt: skip

    assert before.heading == (
        f"{len(before.rows)} of {len(inspected)} inspected councils had an inadequate judgement at their latest "
        "inspection, as at 31 March 2015"
    )
    assert f"{152 - len(inspected)} councils were not yet inspected under SIF or ILACS by 31 March 2015." in before.lede


def test_councils_with_a_missing_report_are_named_and_not_counted():
    shown = listed(NOW)

    assert " of 150 inspected councils have an inadequate judgement at their latest inspection" in shown.heading
    assert LEFT_OUT in shown.lede
    assert not {"Dudley", "Hertfordshire", "Slough"} & {row.name for row in shown.rows}


def test_where_the_latest_of_all_are_missing_none_is_said_to_be_adequate():
    record = shipped_record()
    gaps = tuple(replace(record.gaps[0], authority_id=council.pk) for council in record.councils)

    shown = listed(NOW, record=replace(record, gaps=gaps))
    assert shown.heading == "The latest judgements of no council are on the record"
    assert shown.lede.endswith("153 councils with a newer report not yet on the record are left out.")


def test_before_its_first_inspection_the_record_begins_later():
    shown = listed(EVER, "2006-01-01")

    assert shown.heading == "The record begins in 2009, after 1 January 2006"
    assert "Whether a council was judged inadequate before then is not on the record." in shown.lede


@pytest.mark.parametrize("judged", [EVER, NOW])
def test_a_record_without_inspections_has_its_page(judged: str):
    empty = replace(shipped_record(), inspections=(), gaps=(), ledger={}, read_on=datetime.date(2026, 8, 22))

    assert listed(judged, record=empty).heading.startswith("No ")


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (EVER, "What matches “Bath and North East Somerset” has no inadequate judgement on the record by "),
        (NOW, "On the record, what matches “Kent” had no inadequate judgement at its latest inspection under "),
    ],
)
def test_a_council_that_the_choice_keeps_out_is_not_said_to_be_unknown(judged: str, said: str):
    name = said.partition("“")[2].partition("”")[0]
    shown = listed(judged, q=name)

    assert shown.empty.startswith(said)
    assert "is called" not in shown.empty
    assert "None of the councils in London" in listed("", q=name, region="London").empty


def test_a_search_says_by_which_judgement_it_is_narrowed():
    assert (
        listed(EVER, q="Slough").heading
        == "1 council ever judged inadequate matches “Slough”, of 153 councils in England"
    )
    assert listed(NOW, "2016-08-05", q="Slough").heading == (
        "1 council with an inadequate judgement at the latest inspection matches “Slough”, of 152 councils in England, "
        "as at 5 August 2016"
    )


def test_the_words_of_the_choice_are_right_for_any_day():
    assert [words for _, words, _ in listed("", "2016-08-05").judged] == [
        "Any grades", "Inadequate at latest inspection", "Ever inadequate"
    ]  # fmt: skip
