"""The national profile: a 100% bar for each main judgement on the date, and a table of every judgement."""

import datetime
from dataclasses import dataclass, replace

from django.urls import reverse

from dashboard.charts import bars, tables
from dashboard.charts.figure import Figure
from dashboard.claims.shares import best_and_worst
from dashboard.claims.words import area_name, region_or_england
from dashboard.counting.areas import current_areas, has_ended, own_areas, sums_up
from dashboard.counting.population import Population
from dashboard.counting.tally import Tally, tally_positions
from dashboard.pages.national.change_since import ChangeSince, with_change
from dashboard.shared.figures import bar_row, source_line
from dashboard.shared.params import Params, query_string
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class Profile:
    """Tallies of the judgements that councils hold on the date, in page order; `shown` are those with a bar."""

    date: datetime.date
    tallies: tuple[Tally, ...]
    shown: tuple[Tally, ...]

    def tally(self, area: str) -> Tally:
        return next((t for t in self.tallies if t.area == area), Tally(area, {}))


def national_profile(population: Population) -> Profile:
    """Shows what at least half as many councils hold as the commonest judgement, but no overall grade once it ended."""
    date = population.as_at.date
    held = tuple(t for area in current_areas() if (t := tally_positions(population.positions, area)).judged)
    most = max((t.judged for t in held), default=0)
    shown = tuple(t for t in held if 2 * t.judged >= most and not (sums_up(t.area) and has_ended(t.area, date)))
    return Profile(date, held, shown)


def profile_figure(profile: Profile, params: Params, since: ChangeSince) -> Figure:
    """The profile as a figure, with the change since an earlier date if one is chosen."""
    subtitle = (
        f"Councils at each grade, latest graded inspection, {params.when.words}, {region_or_england(params.region)}"
    )
    figure = bars.bars_figure(
        [bar_row(area_name(t.area), t, href=_councils_by_grade(t.area, params)) for t in profile.shown],
        name="profile",
        title=best_and_worst(profile.shown, params.about),
        subtitle=subtitle,
        source=source_line(params.when),
    )
    every = [bar_row(area_name(t.area, profile.date), t) for t in profile.tallies]
    table = tables.counts_table(every, caption="Councils by grade", note=subtitle, unit="Judgement")
    sheet = tables.counts_sheet(every, unit="Judgement")
    return with_change(replace(figure, table=table, sheet=sheet), since)


def _councils_by_grade(area: str, params: Params) -> str:
    """The list of councils in the order of their grades, which has no order by a judgement on another body."""
    sort = frameworks().areas[area].key_in_address if area in own_areas() else None
    query = query_string({**dict(params.when.kept), "region": params.region, "sort": sort})
    return reverse("dashboard:councils") + query
