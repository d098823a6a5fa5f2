"""Counts agree with facts printed by others, and with the slow second implementation for the whole record."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.counting.areas import current_areas, profile_on
from dashboard.counting.as_at import AsAt, Basis, months_after, year_before
from dashboard.counting.editions import edition_answer
from dashboard.counting.inspection_counts import inspection_counts
from dashboard.counting.movement import moved_since
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import population_of
from dashboard.counting.position import position_of
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.counting.series import march_series
from dashboard.counting.tally import AllGood, count_all_good, count_any_inadequate, tally_positions
from tests.dashboard import alternative_counting as slow
from tests.dashboard.shipped import council_named, england, inspected_by, made, published_by, scope, shipped_record

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
DATES = [
    "2013-12-01", "2014-03-31", "2014-06-15", "2014-06-30", "2015-03-31", "2015-06-30", "2015-08-03", "2016-03-31",
    "2016-08-05", "2017-03-31", "2018-03-31", "2018-05-16", "2019-03-31", "2019-04-01", "2020-03-31", "2021-03-31",
    "2021-04-01", "2022-12-31", "2023-03-31", "2023-04-01", "2024-03-31", "2025-03-31", "2026-03-31", "2026-05-21",
    "2026-08-22", "2026-11-22",
]  # fmt: skip


def grades(counts: object) -> tuple[int, ...]:
    return tuple(counts.count(grade) for grade in GRADES)  # type: ignore[attr-defined]


def test_the_seven_tables_of_the_committee_paper_come_out_of_the_shipped_outcomes():
    so_far = inspection_counts(england(published_by("2016-08-05")), scope("sif"))

    assert (len(so_far.inspections), len(so_far.council_pks)) == (104, 103)
    assert {area: (*grades(so_far.tally(area)), so_far.tally(area).judged) for area in scope("sif").areas} == {
        "overall": (2, 25, 52, 25, 104),
        "help_and_protection": (0, 24, 58, 22, 104),
        "children_looked_after": (2, 30, 58, 13, 103),
        "adoption": (7, 48, 40, 8, 103),
        "care_leavers": (3, 34, 52, 14, 103),
        "leadership": (7, 25, 50, 22, 104),
        "lscb": (0, 33, 52, 19, 104),
    }


def test_where_councils_stand_after_the_last_shipped_report():
    positions = england(published_by("2026-08-22")).positions

    found = {area: tally_positions(positions, area) for area in current_areas()}
    assert len(positions) == 153
    assert {area: (*grades(t), t.judged) for area, t in found.items() if t.judged} == {
        "leadership": (60, 58, 27, 8, 153),
        "help_and_protection": (28, 76, 40, 9, 153),
        "children_in_care": (54, 68, 24, 5, 151),
        "care_leavers": (47, 63, 35, 6, 151),
        "children_in_care_and_care_leavers": (0, 0, 2, 0, 2),
        "overall": (46, 61, 24, 11, 142),
    }
    assert found["overall"].count("not_printed") == 11
    assert count_all_good(positions, profile_on(datetime.date(2026, 8, 22))) == AllGood(86, 151, 153, 4)
    assert count_any_inadequate(positions) == (13, 153)


def test_who_moved_in_the_year_to_the_last_shipped_report():
    as_at = published_by("2026-08-22")
    moved = moved_since(england(as_at), year_before(as_at.date))

    assert (len(moved), sum(m.balance > 0 for m in moved), sum(m.balance < 0 for m in moved)) == (39, 25, 6)


def test_the_inspectorates_own_way_gives_its_published_share_on_31_march_2024():
    positions = england(inspected_by("2024-03-31", "2024-05-31")).positions

    overall = tally_positions(positions, "overall")

    assert (overall.good_or_better, overall.judged, round(100 * overall.share)) == (91, 151, 60)


def test_the_number_of_councils_follows_their_validity_dates():
    days = {"2016-08-05": 152, "2019-03-31": 152, "2019-04-01": 151, "2021-04-01": 152, "2023-04-01": 153}

    assert {day: len(england(published_by(day)).positions) for day in days} == days


@pytest.mark.parametrize("date", DATES)
def test_positions_agree_with_the_slow_count_on_both_bases(date: str):
    cutoff = months_after(datetime.date.fromisoformat(date), 2).isoformat()
    for as_at, basis in ((published_by(date), "published"), (inspected_by(date), "inspected")):
        positions = england(as_at).positions
        for area in current_areas():
            assert tally_positions(positions, area).counts == slow.by_councils(area, date, basis, cutoff), area


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("framework", ["sif", "ilacs"])
def test_inspections_agree_with_the_slow_count(date: str, framework: str):
    so_far = inspection_counts(england(published_by(date)), scope(framework))

    for area in scope(framework).areas:
        assert so_far.tally(area).counts == slow.by_inspections(area, date, framework), area


@pytest.mark.parametrize("date", DATES[::4])
def test_councils_under_one_framework_agree_with_the_slow_count(date: str):
    for key in ("sif", "ilacs"):
        positions = england(published_by(date)).positions_in(scope(key))
        for area in scope(key).areas:
            assert tally_positions(positions, area).counts == slow.by_councils(area, date, frameworks=(key,)), area


def test_the_series_is_the_count_at_each_31_march():
    as_at = published_by("2026-11-22")

    points = march_series(england(as_at), "overall", as_at.date)

    assert [(p.date.year, p.tally.judged) for p in points] == [
        (2014, 11), (2015, 48), (2016, 87), (2017, 124), (2018, 152), (2019, 152), (2020, 149),
        (2021, 149), (2022, 150), (2023, 152), (2024, 151), (2025, 153), (2026, 153),
    ]  # fmt: skip
    for point in points:
        assert point.tally.counts == slow.by_councils("overall", point.date.isoformat())


def test_the_overall_series_ends_with_march_2026():
    years = march_series(england(published_by("2030-01-01")), "overall", datetime.date(2030, 1, 1))

    assert years[-1].date == datetime.date(2026, 3, 31)


def test_every_shipped_inspection_holds_only_what_its_edition_prints():
    assert shipped_record().inspections
    for inspection in shipped_record().inspections:
        keys = {area.key for area in edition_answer(inspection).edition.areas}
        assert inspection.judgements.keys() <= keys


def test_the_latest_inspection_is_the_one_that_ended_last_though_published_before():
    first = made(1, end="2026-01-23", published="2026-05-21", overall="good")
    later = made(2, end="2026-02-20", published="2026-04-20", overall="inadequate")
    council = council_named("Bradford")
    record = Record((council,), (replace(first, authority_id=council.pk), replace(later, authority_id=council.pk)))

    found = [
        position_of(record, council, published_by(date)).outcome("overall") for date in ("2026-05-20", "2026-05-21")
    ]

    assert found == ["inadequate", "inadequate"]


def test_a_grade_that_could_not_be_read_is_kept_apart_from_one_that_is_not_printed():
    blank = made(1, end="2026-05-22", published="2026-07-01", leadership="")
    council = council_named("Bradford")

    position = position_of(
        Record((council,), (replace(blank, authority_id=council.pk),)), council, published_by("2026-08-01")
    )

    assert [position.outcome(a) for a in ("leadership", "overall")] == ["could_not_be_read", "not_printed"]
    assert tally_positions([position], "leadership").judged == 0


def test_a_visit_moves_no_position():
    graded = made(1, end="2024-01-26", published="2024-03-01", overall="good")
    visit = replace(made(2, end="2025-01-10", published="2025-02-10"), framework="focused_visit", kind="visit")
    council = council_named("Bradford")
    record = Record((council,), tuple(replace(i, authority_id=council.pk) for i in (graded, visit)))

    assert position_of(record, council, published_by("2026-01-01")).outcome("overall") == "good"
    assert outcome_of(visit, "overall") == "visit"


def test_a_month_counts_from_its_last_day():
    bournemouth = council_named("Bournemouth")

    found = [position_of(shipped_record(), bournemouth, published_by(d)) for d in ("2014-06-29", "2014-06-30")]

    assert [p.outcome("overall") for p in found] == ["not_yet_inspected", "requires_improvement"]


def test_the_combined_care_grade_fills_neither_of_its_successors():
    stoke = position_of(shipped_record(), council_named("Stoke-on-Trent"), published_by("2024-01-01"))

    areas = ("children_in_care_and_care_leavers", "children_in_care", "care_leavers", "children_looked_after")
    assert [stoke.outcome(area) for area in areas] == ["good", "not_printed", "not_printed", "not_printed"]


def test_what_a_secondary_source_leaves_out_is_not_in_the_record():
    found = position_of(shipped_record(), council_named("Surrey"), published_by("2015-06-30"))

    assert found.outcome("lscb") == "not_in_record"


def test_what_the_report_says_was_not_judged_is_kept_as_that():
    found = position_of(shipped_record(), council_named("Isles of Scilly"), published_by("2016-08-05"))

    assert [found.outcome(a) for a in ("adoption", "care_leavers", "overall")] == ["not_judged", "not_judged", "good"]


def test_a_stand_alone_review_gives_the_board_its_grade_and_a_re_inspection_does_not_take_it_away():
    surrey = council_named("Surrey")

    dates = ("2015-07-01", "2015-08-03", "2018-05-16", "2022-03-09")
    found = [position_of(shipped_record(), surrey, published_by(date)).outcome("lscb") for date in dates]

    assert found == ["not_in_record", "requires_improvement", "requires_improvement", "not_printed"]


def test_a_successor_council_starts_not_yet_inspected():
    found = position_of(shipped_record(), council_named("Cumberland"), published_by("2023-10-01"))

    assert found.inspection is None
    assert {found.outcome(area) for area in current_areas()} == {"not_yet_inspected"}


# A busy machine is no failure.
unhurried = settings(deadline=None)
dates = st.dates(datetime.date(2013, 1, 1), datetime.date(2027, 1, 1))


@unhurried
@given(dates, st.sampled_from(list(Basis)), st.sampled_from(current_areas()))
def test_the_parts_sum_to_the_whole(day: datetime.date, basis: Basis, area: str):
    record = shipped_record()
    found = tally_positions(population_of(record, AsAt(day, basis)).standing, area)

    assert found.population == len(record.standing_on(day))
    assert found.judged + sum(n for key, n in found.counts.items() if key not in GRADES) == found.population


@unhurried
@given(dates, dates)
def test_what_is_published_later_never_changes_the_past(one: datetime.date, other: datetime.date):
    earlier, later = sorted((one, other))
    whole = shipped_record()
    then = replace(whole, inspections=tuple(i for i in whole.inspections if i.published <= later))

    assert population_of(then, AsAt(earlier)).positions == population_of(whole, AsAt(earlier)).positions


@unhurried
@given(dates, dates)
def test_inspections_so_far_only_grow(one: datetime.date, other: datetime.date):
    earlier, later = sorted((one, other))
    first, second = (inspection_counts(england(AsAt(day)), CURRENT).inspections for day in (earlier, later))

    assert set(map(id, first)) <= set(map(id, second))


@unhurried
@given(dates)
def test_a_council_stands_by_its_own_inspections_only(day: datetime.date):
    found = [
        (inspection.authority_id, position.council.pk)
        for position in england(AsAt(day)).positions
        for inspection in (position.inspection, position.board)
        if inspection
    ]
    assert all(of == council for of, council in found)
    # The first report that gave a council a position came out that day; from then on some council always has one.
    assert bool(found) == (day >= datetime.date(2014, 2, 11))


def test_the_cut_off_is_two_months_on_and_keeps_to_the_end_of_the_month():
    assert inspected_by("2024-03-31").published_until == datetime.date(2024, 5, 31)
    assert inspected_by("2023-12-31").published_until == datetime.date(2024, 2, 29)
    assert inspected_by("2024-03-15").published_until == datetime.date(2024, 5, 15)
    assert year_before(datetime.date(2024, 2, 29)) == datetime.date(2023, 2, 28)
