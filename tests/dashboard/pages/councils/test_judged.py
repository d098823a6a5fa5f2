"""The list of councils with an inadequate judgement, at the latest inspection or ever, claims only what is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from dashboard.claims.lists import Empty
from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Record
from dashboard.pages.councils.page import CouncilsPage, councils_page
from dashboard.pages.councils.params import CouncilsParams
from dashboard.shared.params import AsAtChoice
from inspections.models import Judgement
from inspections.partial_dates import format_day
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen
from tests.dashboard.shipped import council_named, shipped_record

pytestmark = OF_THE_RECORD
SHORT_NAME = "inspection__authority__short_name"
LEFT_OUT = "3 councils with a newer report not yet on the record are left out (Dudley, Hertfordshire and Slough)."
KENT_WAITS = "Kent had no inspection under SIF or ILACS on the record by 1 June 2012."
EVER, NOW = "ever-inadequate", "inadequate"

Page = Callable[[str], Seen]


def listed(
    judged: str,
    day: str = "",
    *,
    record: Record | None = None,
    q: str = "",
    found: Sequence[str] = (),
    **params: str,
) -> CouncilsPage:
    """The page of the shipped record; `q` is the name of one council, which is found, or finds those `found`."""
    record = record or shipped_record()
    date = datetime.date.fromisoformat(day) if day else record.last_day
    when = AsAtChoice(AsAt(date), record.reach, bool(day))
    pks = [council_named(name).pk for name in found or [q]] if q else None
    return councils_page(record, CouncilsParams(when, q=q, judged=judged, **params), pks)


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

    assert shown.heading == "The record has no inspection of a council under SIF or ILACS by 1 June 2012"
    assert "“Ever inadequate” has earlier ones too" in shown.lede
    assert shown.empty == Empty("There is nothing to list for this day.", "Choose a later date.")
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
    waiting = f"{152 - len(inspected)} councils"
    assert f"{waiting} had no inspection under SIF or ILACS on the record by 31 March 2015." in before.lede
    kent = council_named("Kent").pk
    without = replace(record, inspections=tuple(i for i in record.inspections if i.authority_id != kent))
    assert "1 council has no inspection under SIF or ILACS on the record." in listed(NOW, record=without).lede


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
    assert shown.empty is not None
    assert shown.empty.lead == "Which councils to list is not known."
    assert shown.empty.text.endswith("Choose an earlier date.")


def test_before_its_first_inspection_the_record_begins_later():
    shown = listed(EVER, "2006-01-01")

    assert shown.heading == "The record begins in 2009, after 1 January 2006"
    assert "Whether a council was judged inadequate before then is not on the record." in shown.lede


@pytest.mark.parametrize("judged", [EVER, NOW])
def test_a_record_without_inspections_has_its_page(judged: str):
    empty = replace(shipped_record(), inspections=(), gaps=(), ledger={}, read_on=datetime.date(2026, 8, 22))

    shown = listed(judged, record=empty)
    assert shown.heading in (
        "No inspection with judgements is on the record",
        "The record has no inspection of a council under SIF or ILACS",
    )
    assert shown.empty is not None
    assert shown.empty.lead


@pytest.mark.parametrize(
    ("judged", "day", "region", "lead", "text"),
    [
        (NOW, "", "North East", "There is no council to list here.", "Choose another date or another region."),
        (EVER, "2014-01-01", "North East", "There is no council to list here.", "Choose a later date or another "),
        (EVER, "2005-01-01", "", "There is nothing to list for this day.", "Choose a date from "),
    ],
)
def test_an_empty_list_says_what_to_do_and_not_its_heading_again(
    judged: str, day: str, region: str, lead: str, text: str
):
    shown = listed(judged, day, region=region)

    assert shown.empty is not None
    assert shown.empty.lead == lead
    assert shown.empty.text.startswith(text)
    assert shown.heading not in shown.empty.lead


def test_an_empty_list_leads_to_those_ever_inadequate_of_the_same_place(page: Page):
    seen = page("/councils/?judged=inadequate&region=North+East")

    assert seen.links["Show those ever inadequate"] == "?region=North+East&judged=ever-inadequate"
    assert page(f"/councils/{seen.links['Show those ever inadequate']}").heading.startswith("At least ")


@pytest.mark.parametrize("judged", ["", EVER, NOW])
def test_where_there_was_no_council_the_empty_list_says_so(judged: str):
    shown = listed(judged, "2014-01-01", region="North East", type="county")

    assert shown.empty == Empty("No such council existed in the North East on 1 January 2014.")
    assert not shown.rows


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (EVER, "Bath and North East Somerset has no inadequate judgement on the record by "),
        (NOW, "On the record, Kent had no inadequate judgement at its latest inspection under SIF or ILACS by "),
    ],
)
def test_a_council_that_the_choice_keeps_out_is_not_said_to_be_unknown(judged: str, said: str):
    name = "Kent" if judged == NOW else "Bath and North East Somerset"
    shown = listed(judged, q=name)

    assert shown.empty == Empty(f"{said}{format_day(shipped_record().last_day)}.")
    assert "None of the councils in London" in listed("", q=name, region="London").empty.lead


@pytest.mark.parametrize(
    ("day", "names", "said"),
    [
        ("", ["Slough"], "Slough is not counted: its newer report is not yet on the record."),
        (
            "",
            ["Dudley", "Slough"],
            "Dudley and Slough are not counted: their newer reports are not yet on the record.",
        ),
        ("2012-06-01", ["Kent"], KENT_WAITS),
        ("2024-06-01", ["Cumbria"], "Cumbria was no longer a council on 1 June 2024."),
        ("2023-03-01", ["Cumberland"], "Cumberland was not yet a council on 1 March 2023."),
        ("2012-06-01", ["Kent", "Cumberland"], f"{KENT_WAITS} Cumberland was not yet a council on 1 June 2012."),
    ],
)
def test_only_an_inspected_council_is_said_to_have_no_inadequate_judgement(day: str, names: list[str], said: str):
    shown = listed(NOW, day, q="words", found=names)

    assert shown.empty == Empty(said)
    counted = " counted" if "not counted" in said else ""
    assert shown.heading.startswith(
        f"No council{counted} with an inadequate judgement at the latest inspection matches "
    )


def test_none_of_the_inspected_councils_is_said_of_those_alone():
    shown = listed(NOW, region="North East")

    assert shown.heading.startswith("None of 12 inspected councils in the North East has an inadequate judgement at ")


def test_the_introduction_of_those_ever_inadequate_knows_their_number():
    none = listed(EVER, "2014-01-01", region="North East")
    every = listed(EVER, "2026-01-01", region="South West", type="county")
    one = listed(EVER, q="Slough")

    assert none.lede.startswith(
        "The record begins in 2009 and is not complete before 1 November 2013, so there may be some. A new council "
    )
    assert every.heading.startswith("Both councils ")
    assert every.lede.startswith("On at least one judgement of their own, in any inspection on the record. It begins ")
    assert one.lede.startswith("On at least one judgement of its own, in any inspection on the record. It begins ")
    assert all("before 1 November 2013. A new council" in page.lede for page in (every, one))


def test_former_councils_that_are_listed_are_in_the_heading():
    today, dated = listed(EVER, q="Cumbria"), listed(EVER, "2024-06-01", q="Cumbria")
    record = shipped_record()
    own = {council_named("Cumbria").pk}
    alone = replace(record, inspections=tuple(i for i in record.inspections if i.authority_id in own))

    assert today.heading == (
        "No council of today ever judged inadequate matches “Cumbria”, of 153 councils in England; 1 former council is "
        "below"
    )
    assert today.lede.startswith("On at least one judgement of its own, ")
    assert dated.heading.startswith("No council of 1 June 2024 ever judged inadequate matches “Cumbria”, ")
    assert [one.name for one in today.former] == ["Cumbria"]
    assert listed("", q="Cumbria").heading == (
        "No council of today matches “Cumbria”, of 153 councils in England; 1 former council is below"
    )
    assert listed(EVER, "2024-06-01", region="North West", record=alone).heading == (
        "The record has no inadequate judgement by 1 June 2024 of a council of that day in the North West; 1 former "
        "council is below"
    )


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
