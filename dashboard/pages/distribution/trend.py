"""The trend figure: grades at each 31 March, with a line where a framework takes over; older ones by themselves."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.charts import trend
from dashboard.charts.figure import Figure
from dashboard.charts.grades import format_percent
from dashboard.counting.population import Population
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.series import LAST_WITH_OVERALL, SeriesPoint, at_each_march
from dashboard.pages.distribution.params import DistributionParams
from dashboard.shared.figures import counts_on
from dashboard.shared.scope_words import area_in_scope
from dashboard.shared.words import ENDED, SMALL, SMALL_WORDS, format_day, format_month, lower_first

FIRST_SIF: Final = 2014
WHOLE: Final = 2018
FIRST_ILACS: Final = 2019
ONE_DAY: Final = datetime.timedelta(days=1)
OLDER = "Single inspection framework from November 2013, not joined to what came before"
BEFORE = f"{OLDER}; first round not complete until 2018"
AFTER = "ILACS replaces the single inspection framework, council by council"


def trend_points(population: Population, params: DistributionParams) -> tuple[SeriesPoint, ...]:
    """The whole series to today, whatever the as-at date: the past does not change.

    SIF and ILACS are one series, in which their breaks stand; a framework of before has its own. A judgement that is
    no longer printed ends with its last inspections: later on only those not inspected since would be left.
    """
    area, scope = trend_area(params), trend_scope(params)
    ends = area in ENDED and not scope.is_older
    until = min(params.when.today, ENDED[area][0] - ONE_DAY) if ends else params.when.today
    return at_each_march(population, area, until, scope)


def trend_scope(params: DistributionParams) -> Scope:
    return params.scope if params.scope.is_older else CURRENT


def trend_area(params: DistributionParams) -> str:
    return params.area or (params.scope.headline if params.scope.is_older else "overall")


def trend_figure(points: Sequence[SeriesPoint], params: DistributionParams) -> Figure:
    """At least one point."""
    columns = [_column(point, trend_scope(params)) for point in points]
    name, last = area_in_scope(trend_area(params), params.scope), points[-1].date
    figure = trend.trend_figure(
        columns,
        name="trend",
        title=_title(points, "" if params.scope.is_older else trend_area(params), name),
        subtitle=f"{name} at each 31 March, share of councils with a grade, {params.where}{_few(points)}",
        source=f"Inspection reports published by Ofsted to {format_day(params.when.today)}.",
        breaks=[] if params.scope.is_older else _breaks(points),
        ending=_ending(trend_area(params), trend_scope(params), last),
    )
    return replace(figure, finding=_small(points, params))


def _small(points: Sequence[SeriesPoint], params: DistributionParams) -> str:
    small = max(p.tally.judged for p in points) < SMALL
    types = " Council types are today’s." if params.type else ""
    return f"{SMALL_WORDS if small else ''}{types}".strip()


def _few(points: Sequence[SeriesPoint]) -> str:
    """Judgements came and went between frameworks, so that some columns cover few councils."""
    few = [p.date.year for p in points if 2 * p.tally.judged < p.tally.population]
    if any(year >= WHOLE or year < FIRST_SIF for year in few):
        return "; a column with a low n covers few councils"
    return "; columns before 2018 cover few councils" if FIRST_SIF <= points[0].date.year < WHOLE else ""


def _breaks(points: Sequence[SeriesPoint]) -> list[trend.FrameworkBreak]:
    """Where the single inspection framework begins, at the edge of the first column, and where ILACS takes over."""
    takes_over = next((at for at, p in enumerate(points) if p.date.year >= FIRST_ILACS), 0)
    found = [trend.FrameworkBreak(takes_over, BEFORE, AFTER)] if takes_over else []
    if points[0].date.year > FIRST_SIF:
        return found
    return [trend.FrameworkBreak(0, "", "" if found else OLDER), *found]


def _ending(area: str, scope: Scope, last: datetime.date) -> str:
    if scope.is_older:
        return (
            f"Ends with inspections to {format_month(scope.ends)}; not joined to what came after" if scope.ends else ""
        )
    if area == "overall":
        return "Overall grades end with inspections to March 2026" if last >= LAST_WITH_OVERALL else ""
    return f"This judgement ends: {ENDED[area][1]}" if area in ENDED else ""


def _column(point: SeriesPoint, scope: Scope) -> trend.TrendColumn:
    tally = point.tally
    return trend.TrendColumn(
        str(point.date.year), format_day(point.date), counts_on(tally, scope), tally.judged, tally.population
    )


def _title(points: Sequence[SeriesPoint], area: str, name: str) -> str:
    """From the first 31 March on which nearly every council had a grade, to the last."""
    whole = [point for point in points if 10 * point.tally.judged >= 9 * point.tally.population]
    first, last = (whole or points)[0], points[-1]
    old, new = (format_percent(p.tally.good_or_better, p.tally.judged) for p in (first, last))
    if first is last:
        return (
            f"{_grades(area, name)}: {old} of councils with a grade were good or better in {format_month(first.date)}"
        )
    verb = (
        "rose" if last.tally.share > first.tally.share else "fell" if last.tally.share < first.tally.share else "held"
    )
    began, ended = format_month(first.date), format_month(last.date)
    return f"{_grades(area, name)} {verb}: {old} were good or better in {began}, {new} in {ended}"


def _grades(area: str, name: str) -> str:
    return "Overall grades" if area == "overall" else f"Grades for {lower_first(name)}"
