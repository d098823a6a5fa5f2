"""Trends, claimed only between two dates at which enough councils, and nearly all of the place's, were judged.

Otherwise only the last date is described: one council is never compared with a hundred and twenty.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.charts.grades import format_percent
from dashboard.claims.about import About
from dashboard.claims.agreement import some_of, subject_of
from dashboard.claims.words import format_month
from dashboard.counting.series import SeriesPoint
from dashboard.counting.tally import Tally
from inspections.partial_dates import format_day

FEWEST: Final = 10
"""Both ends of a trend need at least this many judged."""
NEARLY_ALL: Final = (9, 10)
"""The fraction of the councils that must be judged at both ends."""


def may_be_an_end(tally: Tally) -> bool:
    """Whether a trend may begin or end with this count."""
    part, whole = NEARLY_ALL
    return tally.judged >= FEWEST and whole * tally.judged >= part * tally.population


def trend_title(points: Sequence[SeriesPoint], about: About, name: str = "") -> str:
    """`The share good or better overall rose from 38% (57 of 148) in March 2018 to 72% (110 of 152) in March 2026`.

    `name` is given for a judgement without a subject of its own, about which no trend is claimed.
    """
    last = points[-1]
    ends = [] if name else [point for point in points if may_be_an_end(point.tally)]
    first = next((point for point in ends if _same_councils(point.tally, last.tally)), last)
    if first is last or ends[-1] is not last:
        return about.headed(_at_one_date(last, name))
    verb, way = _verb(first.tally, last.tally)
    old, new = (f"{_share(p.tally)} in {format_month(p.date)}" for p in (first, last))
    return about.headed(f"the share of councils good or better {_on_area(first.tally.area)} {verb} {old} {way} {new}")


def _same_councils(first: Tally, last: Tally) -> bool:
    """Whether there were nearly as many councils at both ends; otherwise new councils would explain the change."""
    part, whole = NEARLY_ALL
    few, many = sorted((first.population, last.population))
    return whole * few >= part * many


def _verb(first: Tally, last: Tally) -> tuple[str, str]:
    if last.share == first.share:
        return "was", "and"
    return ("rose from" if last.share > first.share else "fell from"), "to"


def _at_one_date(point: SeriesPoint, name: str) -> str:
    tally, day = point.tally, format_day(point.date)
    what = f"{name}: good or better" if name else f"good or better {_on_area(tally.area)}"
    return f"{what} in {some_of(tally.good_or_better, tally.judged, 'council', f' judged at {day}')}"


def _share(tally: Tally) -> str:
    return f"{format_percent(tally.good_or_better, tally.judged)} ({tally.good_or_better} of {tally.judged})"


def _on_area(area: str) -> str:
    """`on leadership`, `overall`"""
    subject = subject_of(area)
    return subject.tail.strip() or f"on {subject.words}"
