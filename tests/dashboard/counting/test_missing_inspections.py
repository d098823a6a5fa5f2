"""If any inspection is removed from the record and listed as missing, every count is still true of the whole record."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache

import pytest

from dashboard.counting.area_spells import area_spells
from dashboard.counting.areas import current_areas
from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.council_spells import council_spells
from dashboard.counting.movement import inspection_before, moved_since
from dashboard.counting.population import Population, population_of
from dashboard.counting.publications import publications_since
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.counting.steps import every_step, latest_steps
from dashboard.counting.time_since import times_since_inspection
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from tests.dashboard.shipped import shipped_record

LAST = datetime.date(2026, 8, 22)
DATES = [AsAt(LAST), AsAt(datetime.date(2022, 3, 31)), AsAt(datetime.date(2019, 6, 30), Basis.INSPECTED)]
AREAS = ("leadership", "overall", "care_leavers")


@cache
def whole() -> Record:
    """The shipped record without its known gaps."""
    return replace(shipped_record(), gaps=())


def graded() -> list[PublishedInspection]:
    return [inspection for inspection in whole().inspections if CURRENT.covers(inspection)]


def without(inspection: PublishedInspection, *, published: bool = True, start: bool = True) -> Record:
    """The record with the inspection turned into a known gap, for which one of its dates may be unknown."""
    gap = KnownGap(
        pk=1,
        authority_id=inspection.authority_id,
        framework=inspection.framework,
        kind=inspection.kind,
        start=inspection.start if start or not published else None,
        published=inspection.published if published else None,
        known="not read",
        source="a list",
        sure=True,
    )
    return replace(whole(), inspections=tuple(i for i in whole().inspections if i is not inspection), gaps=(gap,))


def outcomes(population: Population) -> set[tuple[int, str, str]]:
    return {(p.council.pk, area, p.outcome(area)) for p in population.positions for area in current_areas()}


# Every 17th: a walk over all of them takes minutes and finds nothing that these do not.
TAKEN = graded()[::17]


@cache
def whole_on(as_at: AsAt) -> Population:
    return population_of(whole(), as_at)


def said_of(population: Population) -> dict[str, set[tuple[object, ...]]]:
    """Everything that is counted, each under the name of its kind."""
    since = population.as_at.date.replace(year=population.as_at.date.year - 2)
    found = {"outcomes": outcomes(population), "moves": _moves(population, since), "times": _times(population)}
    for area in AREAS:
        found[f"every step, {area}"] = set(_steps(every_step(population, area)))
        found[f"latest steps, {area}"] = set(_steps(latest_steps(population, area)))
        found[f"spells, {area}"] = _spells(population, area)
    return found


@cache
def said_of_the_whole_on(as_at: AsAt) -> dict[str, set[tuple[object, ...]]]:
    return said_of(whole_on(as_at))


@pytest.mark.parametrize("as_at", DATES, ids=lambda as_at: f"{as_at.basis}-{as_at.date}")
@pytest.mark.parametrize("taken", TAKEN, ids=lambda i: f"{i.authority_id}-{i.published}")
def test_nothing_is_counted_that_is_not_true(taken: PublishedInspection, as_at: AsAt):
    truth, lacking = whole_on(as_at), population_of(without(taken), as_at)
    true = said_of_the_whole_on(as_at)
    assert {kind: untrue for kind, said in said_of(lacking).items() if (untrue := said - true[kind])} == {}
    assert {p.council.pk for p in truth.positions} - {p.council.pk for p in lacking.positions} <= {taken.authority_id}
    own = whole().by_pk[taken.authority_id]
    found = council_spells(lacking.record, own, as_at, LAST)
    assert found in ((), council_spells(truth.record, own, as_at, LAST))


@pytest.mark.parametrize("taken", TAKEN, ids=lambda i: f"{i.authority_id}-{i.published}")
def test_no_report_is_compared_with_another_than_the_one_before(taken: PublishedInspection):
    lacking = population_of(without(taken), AsAt(LAST))
    for one in publications_since(lacking, datetime.date(2013, 1, 1)):
        if one.previous is not None:
            assert one.previous is inspection_before(whole(), one.inspection)
        elif CURRENT.covers(one.inspection) and not one.follows_gap:
            assert inspection_before(whole(), one.inspection) is None


@pytest.mark.parametrize("taken", TAKEN[::3], ids=lambda i: f"{i.authority_id}-{i.published}")
@pytest.mark.parametrize("known", [{"published": False}, {"start": False}], ids=["no-publication", "no-days"])
def test_one_day_is_enough_to_know_from_when_nothing_is_known(taken: PublishedInspection, known: dict[str, bool]):
    if not taken.start:
        pytest.skip("no day on site is known of it")
    lacking = population_of(without(taken, **known), AsAt(LAST))
    assert outcomes(lacking) <= said_of_the_whole_on(AsAt(LAST))["outcomes"]


def test_the_newest_inspection_of_a_council_leaves_it_without_a_position():
    newest = {inspection.authority_id: inspection for inspection in sorted(graded(), key=lambda i: i.published)}
    every = population_of(whole(), AsAt(LAST)).positions
    for position in every[::11]:
        lacking = population_of(without(newest[position.council.pk]), AsAt(LAST))
        assert [left.council for left in lacking.left_out] == [position.council]
        assert len(lacking.positions) == len(every) - 1


def test_before_its_publication_nothing_is_missing():
    for taken in TAKEN[::4]:
        before = AsAt(taken.published - datetime.timedelta(days=1))
        assert population_of(without(taken), before).positions == population_of(whole(), before).positions


def _steps(found):
    return [(step.council.pk, step.before.pk, step.after.pk) for step in found.steps]


def _spells(population, area):
    found = area_spells(population, area, LAST)
    return {(s.council.pk, s.first_report.pk, s.until, s.end, s.report_count) for s in found}


def _moves(population, since):
    return {(m.council.pk, m.inspection.pk, m.previous.pk) for m in moved_since(population, since)}


def _times(population):
    return {(one.council.pk, one.days) for one in times_since_inspection(population, LAST)}
