"""The trend figure: councils by grade at each 31 March, with a line at each change of framework."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from django.urls import reverse

from dashboard.charts import trend
from dashboard.charts.figure import Figure
from dashboard.claims.caveats import trend_caveats
from dashboard.claims.scope_words import area_name_in_scope
from dashboard.claims.trend import trend_title
from dashboard.claims.words import SMALL, SMALL_WORDS, ended_words, format_month, position_words
from dashboard.counting.areas import sums_up
from dashboard.counting.population import Population
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.series import SeriesPoint, march_after, march_series
from dashboard.pages.distribution.params import DistributionParams
from dashboard.shared.figures import counts_on_scale, source_line
from inspections.partial_dates import format_day
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks


def trend_points(population: Population, params: DistributionParams) -> tuple[SeriesPoint, ...]:
    """The series up to the date of the page.

    The frameworks that bear a position form one series, with breaks between them; any other has its own. A judgement
    that is no longer printed ends with its last inspections: later, only councils not inspected since would have it.
    """
    return march_series(population, trend_area(params), params.when.date, trend_scope(params))


def trend_scope(params: DistributionParams) -> Scope:
    return params.scope if params.scope.stands_apart else CURRENT


def trend_area(params: DistributionParams) -> str:
    return params.area or (trend_scope(params).headline)


def march_trend_figure(points: Sequence[SeriesPoint], params: DistributionParams, sources: str) -> Figure:
    """The figure of at least one point; `sources` names where the judgements come from."""
    columns = [_column(point, trend_scope(params), params) for point in points]
    name, last = area_name_in_scope(trend_area(params), params.scope), points[-1].date
    figure = trend.trend_figure(
        columns,
        name="trend",
        title=trend_title(points, params.about, name if params.scope.stands_apart else ""),
        subtitle=f"{name} at each 31 March{_under(params)}, share of councils with a grade, "
        f"{params.about.where}{_few_councils_note(points)}",
        source=source_line(params.when, sources),
        breaks=[] if params.scope.stands_apart else _breaks(points),
        ending=_ending(trend_area(params), trend_scope(params), last, params.when.reach.last_day),
    )
    return replace(figure, remark=_notes(points, params))


def _under(params: DistributionParams) -> str:
    """The frameworks of the series, which are all that bear a position whichever of them is chosen."""
    return "" if params.scope.stands_apart else f" under {position_words()}"


def _notes(points: Sequence[SeriesPoint], params: DistributionParams) -> str:
    small = max(p.tally.judged for p in points) < SMALL
    types = " Council types are today’s." if params.type else ""
    caveats = "" if params.scope.stands_apart else trend_caveats(points[0].date, points[-1].date)
    return " ".join(filter(None, (SMALL_WORDS if small else "", types.strip(), caveats)))


def _few_councils_note(points: Sequence[SeriesPoint]) -> str:
    """Warns of columns in which fewer than half of the councils have a grade; blank if there are none."""
    years = [point.date.year for point in points]
    few = [p.date.year for p in points if 2 * p.tally.judged < p.tally.population]
    if not few:
        return ""
    if few == years[: len(few)] and len(few) < len(years):
        return f"; columns before {years[len(few)]} cover fewer than half of the councils"
    return "; a column with a low n covers fewer than half of the councils"


def _first_year() -> int:
    """The year of the first 31 March at which a council could have a position."""
    began = CURRENT.first.inspections_from
    return march_after(began).year if began else 0


def _breaks(points: Sequence[SeriesPoint]) -> list[trend.FrameworkBreak]:
    """The break where each framework takes over, and one at the left edge where the first began."""
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


def _column(point: SeriesPoint, scope: Scope, params: DistributionParams) -> trend.TrendColumn:
    """The column leads to the tables of its date."""
    tally = point.tally
    return trend.TrendColumn(
        str(point.date.year),
        format_day(point.date),
        counts_on_scale(tally, scope),
        tally.judged,
        tally.population,
        reverse("dashboard:distribution") + params.address(as_at=point.date.isoformat()),
    )
