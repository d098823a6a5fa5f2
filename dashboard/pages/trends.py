"""The trend figure: overall grades at each 31 March, with a dotted line where ILACS takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.charts import trend
from dashboard.charts.grades import percent
from dashboard.pages.frame import councils_of
from dashboard.positions.series import LAST_WITH_OVERALL, Point, at_each_march
from dashboard.words import day, month, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.charts.figure import Figure
    from dashboard.params import DistributionParams
    from dashboard.positions.record import Record

FIRST_ILACS: Final = 2019
BEFORE = "Single inspection framework only, first round not complete until 2018"
AFTER = "ILACS replaces the single inspection framework, council by council"


def trend_points(record: Record, params: DistributionParams) -> tuple[Point, ...]:
    """The whole series to today, whatever the as-at date: the past does not change."""
    among = councils_of(record, params.region, params.type)
    return at_each_march(record, "overall", params.when.as_at, params.when.today, among)


def trend_figure(points: Sequence[Point], params: DistributionParams) -> Figure:
    """At least one point."""
    columns = [_column(point) for point in points]
    at = next((at for at, point in enumerate(points) if point.date.year >= FIRST_ILACS), 0)
    return trend.build(
        columns,
        name="trend",
        title=_title(points),
        subtitle=f"Overall effectiveness at each 31 March, share of councils with a grade, {place(params.region)}"
        "; columns before 2018 cover few councils",
        source=f"Inspection reports published by Ofsted to {day(params.when.today)}.",
        breaks=[trend.Break(at, BEFORE, AFTER)] if at else [],
        ending="Overall grades end with inspections to March 2026" if points[-1].date >= LAST_WITH_OVERALL else "",
    )


def _column(point: Point) -> trend.TrendColumn:
    tally = point.tally
    return trend.TrendColumn(str(point.date.year), day(point.date), dict(tally.counts), tally.judged, tally.population)


def _title(points: Sequence[Point]) -> str:
    """From the first 31 March on which nearly every council had a grade, to the last."""
    whole = [point for point in points if 10 * point.tally.judged >= 9 * point.tally.population]
    first, last = (whole or points)[0], points[-1]
    old, new = (percent(p.tally.good_or_better, p.tally.judged) for p in (first, last))
    if first is last:
        return f"{old} of councils with an overall grade were good or better in {month(first.date)}"
    verb = (
        "rose" if last.tally.share > first.tally.share else "fell" if last.tally.share < first.tally.share else "held"
    )
    return f"Overall grades {verb}: {old} were good or better in {month(first.date)}, {new} in {month(last.date)}"
