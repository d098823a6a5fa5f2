"""The trend figure: grades at each 31 March, with a line where a framework takes over; older ones by themselves."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.charts import trend
from dashboard.charts.figure import Figure
from dashboard.charts.grades import format_percent
from dashboard.counting.areas import sums_up
from dashboard.counting.population import Population
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.series import SeriesPoint, march_after, march_series
from dashboard.pages.distribution.params import DistributionParams
from dashboard.shared.figures import counts_on_scale
from dashboard.shared.scope_words import area_name_in_scope
from dashboard.shared.words import SMALL, SMALL_WORDS, ended_words, format_day, format_month, lower_first
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks


def trend_points(population: Population, params: DistributionParams) -> tuple[SeriesPoint, ...]:
    """The whole series to today, whatever the as-at date: the past does not change.

    The frameworks that bear a position are one series, in which their breaks stand; any other has its own. A judgement
    that is no longer printed ends with its last inspections: later on only those not inspected since would be left.
    """
    return march_series(population, trend_area(params), params.when.today, trend_scope(params))


def trend_scope(params: DistributionParams) -> Scope:
    return params.scope if params.scope.stands_apart else CURRENT


def trend_area(params: DistributionParams) -> str:
    return params.area or (trend_scope(params).headline)


def march_trend_figure(points: Sequence[SeriesPoint], params: DistributionParams) -> Figure:
    """At least one point."""
    columns = [_column(point, trend_scope(params)) for point in points]
    name, last = area_name_in_scope(trend_area(params), params.scope), points[-1].date
    figure = trend.trend_figure(
        columns,
        name="trend",
        title=_title(points, "" if params.scope.stands_apart else trend_area(params), name),
        subtitle=f"{name} at each 31 March, share of councils with a grade, {params.where}{_few_councils_note(points)}",
        source=f"Inspection reports published by Ofsted to {format_day(params.when.today)}.",
        breaks=[] if params.scope.stands_apart else _breaks(points),
        ending=_ending(trend_area(params), trend_scope(params), last, params.when.today),
    )
    return replace(figure, remark=_notes(points, params))


def _notes(points: Sequence[SeriesPoint], params: DistributionParams) -> str:
    small = max(p.tally.judged for p in points) < SMALL
    types = " Council types are today’s." if params.type else ""
    return f"{SMALL_WORDS if small else ''}{types}".strip()


def _few_councils_note(points: Sequence[SeriesPoint]) -> str:
    """Judgements came and went between frameworks, so that some columns cover few councils."""
    few = [p.date.year for p in points if 2 * p.tally.judged < p.tally.population]
    first, whole = _first_year(), CURRENT.first.first_round_until or _first_year()
    if any(year >= whole or year < first for year in few):
        return "; a column with a low n covers few councils"
    return f"; columns before {whole} cover few councils" if first <= points[0].date.year < whole else ""


def _first_year() -> int:
    """The year of the first 31 March at which a council could have a position."""
    began = CURRENT.first.inspections_from
    return march_after(began).year if began else 0


def _breaks(points: Sequence[SeriesPoint]) -> list[trend.FrameworkBreak]:
    """Where the first framework begins, at the edge of the first column, and where each one takes over."""
    found = []
    for before, after in pairwise(CURRENT.frameworks):
        ended = before.inspections_to
        takes_over = next((at for at, p in enumerate(points) if ended and p.date > ended), 0)
        if takes_over:
            left = _begins(before) if before is CURRENT.first else ""
            right = f"{after.short} replaces {before.in_sentence}, council by council"
            found.append(trend.FrameworkBreak(takes_over, left, right))
    if points[0].date.year > _first_year():
        return found
    return [trend.FrameworkBreak(0, "", "" if found else _not_joined(CURRENT.first)), *found]


def _begins(framework: Framework) -> str:
    whole = framework.first_round_until
    return _not_joined(framework) + (f"; first round not complete until {whole}" if whole else "")


def _not_joined(framework: Framework) -> str:
    began = f" from {format_month(framework.inspections_from)}" if framework.inspections_from else ""
    return f"{framework.known_as}{began}, not joined to what came before"


def _ending(area: str, scope: Scope, last: datetime.date, today: datetime.date) -> str:
    if scope.stands_apart:
        return (
            f"Ends with inspections to {format_month(scope.ends)}; not joined to what came after" if scope.ends else ""
        )
    ended = frameworks().last_printed(area, today)
    if ended is None:
        return ""
    if sums_up(area):
        return f"Overall grades end with inspections to {format_month(ended)}" if last >= ended else ""
    return f"This judgement ends: {ended_words(area, today)}"


def _column(point: SeriesPoint, scope: Scope) -> trend.TrendColumn:
    tally = point.tally
    return trend.TrendColumn(
        str(point.date.year), format_day(point.date), counts_on_scale(tally, scope), tally.judged, tally.population
    )


def _title(points: Sequence[SeriesPoint], area: str, name: str) -> str:
    """From the first 31 March on which nearly every council had a grade, to the last."""
    whole = [point for point in points if 10 * point.tally.judged >= 9 * point.tally.population]
    first, last = (whole or points)[0], points[-1]
    old, new = (format_percent(p.tally.good_or_better, p.tally.judged) for p in (first, last))
    if first is last:
        when = format_month(first.date)
        return f"{_grades_of(area, name)}: {old} of councils with a grade were good or better in {when}"
    verb = (
        "rose" if last.tally.share > first.tally.share else "fell" if last.tally.share < first.tally.share else "held"
    )
    began, ended = format_month(first.date), format_month(last.date)
    return f"{_grades_of(area, name)} {verb}: {old} were good or better in {began}, {new} in {ended}"


def _grades_of(area: str, name: str) -> str:
    return "Overall grades" if area and sums_up(area) else f"Grades for {lower_first(name)}"
