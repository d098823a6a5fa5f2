"""The sentences that pages generate from counts and grades."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from dashboard.charts.figure import DataSheet
from dashboard.claims.about import About
from dashboard.claims.council import background_sentence, summary_sentence
from dashboard.claims.neighbours import NeighbourOutcomes, beside_sentence, neighbours_title, own_words
from dashboard.claims.shares import best_and_worst
from dashboard.claims.words import area_name, count_noun, count_of_total, format_publication, join_words
from dashboard.counting.outcome import NoGrade
from dashboard.counting.position import Position
from dashboard.counting.tally import Tally
from dashboard.files.csv import csv_chunks
from dashboard.shared.changes import report_changes
from tests.dashboard.shipped import council_named, made

NOW = About(datetime.date(2026, 8, 22), "reports published by 22 August 2026", latest=True)


def stands(**grades: str) -> Position:
    inspection = made(1, end="2025-05-23", published="2025-07-15", **grades)
    return Position(council_named("Bradford"), inspection)


@pytest.mark.parametrize(
    ("grades", "sentence"),
    [
        ({"leadership": "good", "help_and_protection": "good"},
         "Inspectors judged leadership and help and protection to be good."),
        ({"leadership": "inadequate", "children_in_care": "requires_improvement"},
         ("Inspectors judged that services for children in care require improvement to be good. "
          "They judged leadership to be inadequate.")),
        ({"leadership": "outstanding", "care_leavers": "requires_improvement"},
         "Inspectors judged leadership to be outstanding. Support for care leavers requires improvement to be good."),
        ({"leadership": ""}, ""),
    ],
)  # fmt: skip
def test_the_summary_goes_from_best_to_worst(grades: dict[str, str], sentence: str):
    assert summary_sentence(stands(**grades)) == sentence


def test_the_background_says_what_became_of_the_overall_grade():
    first = made(1, end="2022-05-20", published="2022-07-01", overall="good")
    second = made(2, end="2025-05-23", published="2025-07-15", overall="inadequate")
    third = made(3, end="2026-05-22", published="2026-07-10", leadership="good")

    start = "The last inspection ended on 23 May 2025 and the report came out on 15 July 2025."
    assert background_sentence(second, None) == f"{start} The overall grade was inadequate."
    assert background_sentence(second, first) == f"{start} The overall grade was inadequate; in 2022 it was good."
    assert background_sentence(third, second).endswith(
        "It gave no overall grade, as no inspection has since April 2026; in 2025 the overall grade was inadequate."
    )


def test_changes_are_summed_up_in_a_sentence():
    before = made(1, end="2022-05-20", published="2022-07-01", leadership="good", help_and_protection="good")
    up = made(2, end="2025-05-23", published="2025-07-15", leadership="outstanding", help_and_protection="good")
    both = made(3, end="2025-05-23", published="2025-07-15", leadership="inadequate", help_and_protection="inadequate")
    none = made(4, end="2025-05-23", published="2025-07-15", care_leavers="good")
    one = made(5, end="2025-05-23", published="2025-07-15", leadership="inadequate")

    assert report_changes(before, up).sentence == "1 of 2 comparable judgements moved up."
    assert report_changes(before, both).sentence == "Both comparable judgements moved down."
    assert report_changes(before, before).sentence == "Neither of the 2 comparable judgements moved."
    assert report_changes(before, one).sentence == "The one judgement that may be compared moved down."
    assert report_changes(before, none).sentence == "No judgement can be compared with the previous report."


def test_the_claim_leaves_out_what_only_some_were_given():
    tallies = [
        Tally("leadership", {"good": 60, "inadequate": 40}),
        Tally("help_and_protection", {"good": 50, "inadequate": 50}),
        Tally("care_leavers", {"good": 10, "not_printed": 90}),
        Tally("overall", {"good": 90, "inadequate": 10}),
    ]

    assert best_and_worst(tallies, NOW) == (
        "Leadership (60 of 100 good or better) was judged best, help and protection (50 of 100) worst"
    )
    assert best_and_worst(tallies[:1], NOW) == "Leadership is good or better in 60 of 100 councils judged"
    assert best_and_worst([*tallies, replace(tallies[0], area="adoption")], NOW) == (
        "Leadership (60 of 100 good or better) and adoption (60 of 100 good or better) were judged best, "
        "help and protection (50 of 100) worst"
    )
    assert (
        best_and_worst([], replace(NOW, region="London")) == "London: there is no judgement to count by 22 August 2026"
    )


def test_words():
    assert [join_words(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [count_noun(n, "council") for n in (0, 1, 2)] == ["0 councils", "1 council", "2 councils"]
    assert [count_of_total(27, 104), count_of_total(0, 0)] == ["27 of 104 (26%)", "0 of 0"]


def test_a_date_is_no_more_exact_than_it_is_known():
    day = datetime.date(2014, 6, 30)

    assert [format_publication(day, p) for p in ("day", "month", "year")] == ["30 June 2014", "June 2014", "2014"]


def test_a_judgement_that_ended_says_until_when_on_later_dates_only():
    assert area_name("overall", datetime.date(2026, 3, 31)) == "Overall effectiveness"
    assert area_name("overall", datetime.date(2026, 4, 1)) == "Overall effectiveness (inspections to March 2026)"


def test_a_cell_that_a_spreadsheet_would_run_is_kept_as_words():
    sheet = DataSheet(("name", "count"), (("=1+1", -3), ("@cmd", None)))

    assert "".join(csv_chunks(sheet.header, sheet.rows)) == "name,count\r\n'=1+1,-3\r\n'@cmd,\r\n"


def test_the_claim_names_all_that_share_the_first_or_the_last_place():
    tallies = [
        Tally("leadership", {"good": 10, "inadequate": 2}),
        Tally("help_and_protection", {"good": 10, "inadequate": 2}),
        Tally("children_in_care", {"good": 9, "inadequate": 3}),
    ]

    assert best_and_worst(tallies, NOW) == (
        "Leadership (10 of 12 good or better) and help and protection (10 of 12 good or better) were judged best, "
        "services for children in care (9 of 12) worst"
    )
    assert best_and_worst(tallies[:2], NOW) == (
        "Leadership (10 of 12) and help and protection (10 of 12): the same share was good or better on each"
    )


def test_a_neighbour_whose_newer_report_is_missing_is_not_said_to_be_unjudged():
    near = NeighbourOutcomes("leadership", "good", (*["inadequate"] * 5, NoGrade.NEWER_NOT_ON_RECORD))
    unknown = NeighbourOutcomes("leadership", "good", (NoGrade.NEWER_NOT_ON_RECORD, NoGrade.NOT_PRINTED))
    counted = Tally("leadership", {"good": 1, NoGrade.NEWER_NOT_ON_RECORD: 1})

    assert neighbours_title([near]) == "Above all 5 of its 6 neighbours with a known grade on leadership"
    assert neighbours_title([unknown]) == "Where its 2 neighbours stand on leadership is not known"
    assert beside_sentence(counted, 2, "councils", "") == (
        "The one of 2 councils with a known grade on leadership is good or better."
    )


@pytest.mark.parametrize(("total", "none"), [(4, "none of the 4 neighbours was"), (1, "the one neighbour was not")])
def test_that_no_neighbour_has_a_grade_is_said_of_the_record(total: int, none: str):
    waits = NoGrade.NOT_YET_INSPECTED.value
    own = own_words("Derby", waits)
    assert own == "Derby has no inspection under SIF or ILACS on the record by this date"
    assert beside_sentence(Tally("leadership", {waits: total}), total, "neighbours", own) == (
        f"On the record, {none} judged on leadership under SIF or ILACS by this date; {own}."
    )
    assert neighbours_title([NeighbourOutcomes("leadership", "good", (waits,) * 4)]) == (
        "On the record, no neighbour was judged on leadership under SIF or ILACS by this date"
    )
