"""Spells of inadequate: when they begin, what ends them, and how far open ones are followed."""

import datetime

from dashboard.claims.rises import rises_sentence
from dashboard.counting.area_spells import SpellEnd, area_spells
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.counting.survival import days_until_share, kaplan_meier
from inspections.reading.vocabulary import Grade
from tests.dashboard.alternative_counting import age, documents
from tests.dashboard.moving import council, inspection, record
from tests.dashboard.shipped import england

TODAY = datetime.date(2026, 8, 22)


def found(whole, area="leadership", until=TODAY):
    return [
        (s.first_report.published.isoformat(), s.until.isoformat(), s.report_count, s.end.value)
        for s in area_spells(population_of(whole, AsAt(until)), area, until)
    ]


def test_it_ends_with_the_first_later_report_above_it():
    whole = record(
        inspection("2015-05-01", "sif", leadership="good"),
        inspection("2019-05-01", leadership="inadequate"),
        inspection("2022-05-01", leadership="requires_improvement"),
        inspection("2025-05-01", leadership="good"),
    )
    assert found(whole) == [("2019-05-01", "2022-05-01", 1, "better")]


def test_reports_one_after_another_make_one_spell_and_a_new_fall_another():
    whole = record(
        inspection("2014-05-01", "sif", leadership="inadequate"),
        inspection("2016-05-01", "sif", leadership="inadequate"),
        inspection("2019-05-01", leadership="good"),
        inspection("2024-05-01", leadership="inadequate"),
    )
    assert found(whole) == [
        ("2014-05-01", "2019-05-01", 2, "better"),
        ("2024-05-01", "2026-08-22", 1, "continuing"),
    ]


def test_a_report_that_no_longer_gives_the_judgement_ends_the_following_but_not_the_spell():
    whole = record(inspection("2023-05-01", overall="inadequate"), inspection("2026-06-15", leadership="good"))
    assert found(whole, "overall") == [("2023-05-01", "2026-06-15", 1, "no_longer_judged")]


def test_a_report_that_could_not_be_read_leaves_it_as_it_is():
    whole = record(inspection("2022-05-01", leadership="inadequate"), inspection("2024-05-01", leadership=""))
    assert found(whole) == [("2022-05-01", "2026-08-22", 1, "continuing")]


def test_spells_of_another_grade_end_better_or_worse():
    whole = record(
        inspection("2014-05-01", "sif", leadership="requires_improvement"),
        inspection("2016-05-01", "sif", leadership="inadequate"),
        inspection("2018-05-01", leadership="requires_improvement"),
        inspection("2020-05-01", leadership="requires_improvement"),
        inspection("2023-05-01", leadership="outstanding"),
    )
    population = population_of(whole, AsAt(TODAY))
    spells = area_spells(population, "leadership", TODAY, Grade.REQUIRES_IMPROVEMENT)
    assert [(s.until.isoformat(), s.report_count, s.end.value) for s in spells] == [
        ("2016-05-01", 1, "worse"),
        ("2023-05-01", 2, "better"),
    ]
    assert rises_sentence(spells[:1]) == (
        "These councils required improvement once: none rose to good or better; 1 ended in inadequate."
    )
    assert rises_sentence(spells) == (
        "These councils required improvement twice: 1 rose to good or better; 1 ended in inadequate."
    )


def test_an_abolished_council_is_followed_to_its_last_day():
    gone = council(until="2023-03-31")
    whole = record(inspection("2022-05-01", leadership="inadequate"), councils=(gone,))
    assert found(whole) == [("2022-05-01", "2023-03-31", 1, "council_abolished")]
    assert found(whole, until=datetime.date(2022, 12, 31)) == [("2022-05-01", "2022-12-31", 1, "continuing")]


def test_only_getting_better_is_an_end():
    whole = record(inspection("2022-05-01", leadership="inadequate"))
    (spell,) = area_spells(population_of(whole, AsAt(TODAY)), "leadership", TODAY)
    assert (spell.end, spell.duration.ended, spell.days) == (SpellEnd.CONTINUING, False, 1574)


def slowly():
    """Spells of overall as (council, since, until or blank), found by going through the rows of the shipped files."""
    reports = {}
    for document in documents():
        if document["framework"] in ("sif", "ilacs"):
            reports.setdefault(document["dfe_la_number"], []).append(document)
    out = []
    for number, own in reports.items():
        since = None
        for document in sorted(own, key=age):
            grade, published = document.get("grade:overall"), document["day"]
            if grade == "inadequate":
                since = since or published
            elif since:
                out.append((number, since, published, grade is not None))
                since = None
        if since:
            out.append((number, since, "", False))
    return sorted(out)


class TestShippedOutcomes:
    def test_overall_agrees_with_a_slow_walk_of_the_file(self):
        every = area_spells(england(AsAt(TODAY)), "overall", TODAY)
        ended = (SpellEnd.BETTER, SpellEnd.NO_LONGER_JUDGED)
        quick = [
            (
                s.council.dfe_number,
                s.first_report.published.isoformat(),
                s.until.isoformat() if s.end in ended else "",
                s.end is SpellEnd.BETTER,
            )
            for s in every
        ]
        assert sorted(quick) == slowly()

    def test_two_left_inadequate_without_a_new_overall_grade(self):
        every = area_spells(england(AsAt(TODAY)), "overall", TODAY)
        left = [s.council.name for s in every if s.end is SpellEnd.NO_LONGER_JUDGED]
        assert left == ["Liverpool", "South Tyneside"]

    def test_eleven_councils_are_inadequate_overall(self):
        every = area_spells(england(AsAt(TODAY)), "overall", TODAY)
        assert sum(s.end is SpellEnd.CONTINUING for s in every) == 11
        assert len(every) == 66
        assert days_until_share(kaplan_meier(s.duration for s in every)) == 1191
