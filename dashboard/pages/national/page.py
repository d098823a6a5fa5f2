"""The national page: the finding, four facts, the profile, the map, latest reports, who moved, who stands how."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.figure import Figure
from dashboard.counting.outcome import is_grade
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.scope import PROFILE
from dashboard.counting.tally import all_good, any_inadequate
from dashboard.pages.national.change_since import ChangeSinceForm, change_since, change_since_form
from dashboard.pages.national.council_lists import CouncilLists, inadequate_lines, longest_since_lines
from dashboard.pages.national.latest_and_movers import LatestReports, Movers, latest_reports, movers, names_of_shortened
from dashboard.pages.national.notices import Notice, national_notices
from dashboard.pages.national.params import NationalParams
from dashboard.pages.national.profile import Profile, national_profile, profile_figure
from dashboard.pages.national.tile_map import TileMapSection, tile_map_section
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.earlier_frameworks import earlier_tables
from dashboard.shared.figures import source_line
from dashboard.shared.words import (
    ENDED,
    area_name,
    count_noun,
    count_of_total,
    format_day,
    region_or_england,
    with_article,
)

BEFORE_SIF: Final = (
    "The single inspection framework began in November 2013; what came before it judged by other standards "
    "and stands in tables of its own."
)
RECORD_FROM: Final = 2005
"""The year in which the first framework of the record began."""


@dataclass(frozen=True)
class NationalPage:
    """`empty` is the sentence of a page on which nothing was judged yet, `earlier` what older frameworks have then."""

    heading: str
    lede: str
    bar: AsAtBar
    facts: tuple[tuple[str, str, str], ...]
    notices: tuple[Notice, ...]
    figure: Figure | None
    tiles: TileMapSection | None
    latest: LatestReports
    movers: Movers
    inadequate: CouncilLists
    longest: CouncilLists
    since: ChangeSinceForm
    shortened: str
    empty: str
    earlier: tuple[tuple[str, str], ...]
    query: str
    newest_first: str
    new: str
    source: str


def national_page(population: Population, params: NationalParams) -> NationalPage:
    profile = national_profile(population)
    moved = movers(population, params)
    since = change_since(population, profile.tallies, params)
    judged = any(t.judged for t in profile.tallies)
    return NationalPage(
        heading=_heading(profile, params),
        lede=_lede(population.positions, profile, params),
        bar=as_at_bar(params, population.record.regions),
        facts=_facts(population.positions, profile, moved),
        notices=tuple(national_notices(population, profile, params)),
        figure=profile_figure(profile, params, since) if judged else None,
        tiles=tile_map_section(population, profile, params) if judged else None,
        latest=latest_reports(population),
        movers=moved,
        inadequate=inadequate_lines(population, params),
        longest=longest_since_lines(population, params),
        since=change_since_form(params),
        shortened=names_of_shortened(moved),
        empty="" if judged else _empty(params),
        earlier=() if judged else earlier_tables(population, params),
        query=params.address(as_at=params.when.date.isoformat(), map=None, tiles=None),
        new=params.address(map=None, tiles=None),
        newest_first=params.address(sort="published", map=None, tiles=None),
        source=source_line(params.when),
    )


def _empty(params: NationalParams) -> str:
    where = with_article(region_or_england(params.region))
    return f"No council in {where} had been judged under SIF or ILACS by {format_day(params.when.date)}."


def _overall_goes_on(profile: Profile) -> bool:
    return profile.date < ENDED["overall"][0]


def _heading(profile: Profile, params: NationalParams) -> str:
    where = f"{params.region}: " if params.region else ""
    overall, leaders, help_ = (profile.of(area) for area in ("overall", "leadership", "help_and_protection"))
    if not profile.tallies:
        return f"{where or 'England: '}no council had been judged under SIF or ILACS by {format_day(params.when.date)}"
    if _overall_goes_on(profile):
        judged = count_noun(overall.judged, "council")
        words = f"services are good or better overall in {overall.good_or_better} of {judged}"
    else:
        words = (
            f"leadership is good or better in {leaders.good_or_better} of {count_noun(leaders.judged, 'council')}; "
            f"help and protection in {help_.good_or_better}"
        )
    return where + words if where else words[:1].upper() + words[1:]


def _lede(positions: Sequence[Position], profile: Profile, params: NationalParams) -> str:
    if not profile.tallies:
        if params.when.date.year < RECORD_FROM:
            return f"The record starts in {RECORD_FROM}."
        return f"{count_noun(len(positions), 'council')} existed on this date. {BEFORE_SIF}"
    inadequate, _ = any_inadequate(positions)
    good, _, _, words = _all_good(positions)
    has = "has" if inadequate == 1 else "have"
    have = f"{count_noun(inadequate, 'council')} {has} at least one" if inadequate else "no council has an"
    are = f"{good} {'is' if good == 1 else 'are'}" if good else "none is"
    first = f"As at {format_day(params.when.date)}, {have} inadequate judgement and {are} good or better on {words}."
    return f"{first} {_weakest(profile)}".strip()


def _weakest(profile: Profile) -> str:
    """The judgement on which fewest are good or better, if it is one alone."""
    tallies = [t for t in profile.shown if t.area not in ("overall", "lscb")]
    low = min((t.share for t in tallies), default=0.0)
    lowest = [t for t in tallies if t.share == low]
    if len(lowest) != 1 or not lowest[0].below_good:
        return ""
    below = lowest[0].below_good
    are = "is" if below == 1 else "are"
    return f"{area_name(lowest[0].area)} is the weakest judgement: {count_noun(below, 'council')} {are} below good."


def _all_good(positions: Sequence[Position]) -> tuple[int, int, str, str]:
    """Good or better on all four judgements, once most councils have the four; before, on every one they have."""
    good, graded = all_good(positions, PROFILE)
    inspected = [p for p in positions if p.inspection is not None]
    if 2 * graded >= len(inspected):
        return good, graded, "All four judgements good or better", "all four"
    held = [
        [k for area in p.inspection.judgements if is_grade(k := p.finding(area))] for p in inspected if p.inspection
    ]
    every = sum(all(key in ("outstanding", "good") for key in keys) for keys in held)
    return every, len(held), "Every judgement good or better", "every judgement"


def _facts(positions: Sequence[Position], profile: Profile, moved: Movers) -> tuple[tuple[str, str, str], ...]:
    if not profile.tallies:
        return ()
    good, of_good, all_words, _ = _all_good(positions)
    inadequate, inspected = any_inadequate(positions)
    overall = profile.of("overall")
    until = "" if _overall_goes_on(profile) else ", to March 2026"
    found = (
        (all_words, good, of_good),
        ("Any judgement inadequate", inadequate, inspected),
        (f"Overall good or better{until}", overall.good_or_better, overall.judged),
    )
    moves = f"of which {moved.up_count or 'none'} moved up, {moved.down_count or 'none'} down" if moved.reports else ""
    facts = tuple(
        (term, str(count), count_of_total(count, total).removeprefix(f"{count} ")) for term, count, total in found
    )
    return (*facts, (f"Graded {moved.counted} in the last 12 months", str(moved.reports), moves))
