"""The national tables: for each area, count and percentage of every grade, then every kind of no grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.charts.grades import ABSENCES, LOOKS, format_percent
from dashboard.claims.words import area_name, table_title
from dashboard.counting.outcome import NoGrade
from dashboard.counting.tally import Tally
from dashboard.shared.national_tables.params import TableParams
from inspections.reading.vocabulary import GRADES, MIDDLE_GRADES

ROUNDED: Final = "Percentages are of the number judged, are rounded and may not add to 100."


@dataclass(frozen=True)
class GradeLine:
    """A grade with its percentage of those judged, or an absence with a dash."""

    key: str
    word: str
    count: int
    share: str


@dataclass(frozen=True)
class GradeTable:
    """One judgement's table; `judged` reads `103 of 104`."""

    number: int
    title: str
    area: str
    tally: Tally
    lines: tuple[GradeLine, ...]
    judged: str


def grade_tables(tallies: Iterable[Tally], params: TableParams) -> tuple[GradeTable, ...]:
    closed = params.scope.ends is not None and params.scope.ends < params.when.date
    found = tuple(tallies)
    middle = _third_grades(found, params)
    return tuple(
        _table(number, tally, _title(tally.area, params), middle, closed=closed)
        for number, tally in enumerate(found, start=1)
    )


def _third_grades(tallies: Iterable[Tally], params: TableParams) -> tuple[str, ...]:
    """The third grade as the framework calls it, "adequate" until 2013; both names only if both were printed."""
    used = tuple(key for key in MIDDLE_GRADES if any(tally.count(key) for tally in tallies))
    return used or tuple(key for key in MIDDLE_GRADES if key in params.scope.grades)[-1:]


def _title(area: str, params: TableParams) -> str:
    if params.scope.is_current:
        return area_name(area, params.when.date)
    return table_title(params.scope.first.key, area)


def _table(number: int, tally: Tally, name: str, middle: tuple[str, ...], *, closed: bool) -> GradeTable:
    own = tuple(key for key in middle if tally.count(key)) or middle[:1]
    grades = [grade for grade in GRADES if grade not in MIDDLE_GRADES or grade in own]
    lines = [GradeLine(k, LOOKS[k].word, tally.count(k), format_percent(tally.count(k), tally.judged)) for k in grades]
    absent = [look.key for look in ABSENCES if tally.count(look.key)]
    lines += [GradeLine(key, _absence(key, closed=closed), tally.count(key), "–") for key in absent]
    return GradeTable(number, name, tally.area, tally, tuple(lines), f"{tally.judged} of {tally.population}")


def _absence(key: str, *, closed: bool) -> str:
    """The word for an absence; under a framework that is over, nobody is "not yet" inspected."""
    if closed and key == NoGrade.NOT_YET_INSPECTED:
        return "No inspection on the record"
    return LOOKS[key].word
