"""The national page: headline, four facts, profile, map, latest reports, who moved, and two lists of councils."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.figure import Figure
from dashboard.claims.lists import moved_on_balance
from dashboard.claims.shares import all_good_term, fewest_good, national_heading, national_lede
from dashboard.claims.words import count_noun, count_of_total, first_month_without, format_month
from dashboard.counting.areas import has_ended, overall_area, profile_on
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.scope import CURRENT
from dashboard.counting.tally import count_all_good, count_any_inadequate
from dashboard.pages.national.change_since import ChangeSinceForm, change_figure, change_since, change_since_form
from dashboard.pages.national.council_lists import CouncilList, inadequate_list, longest_since_list
from dashboard.pages.national.latest_and_movers import (
    LatestReports,
    Movers,
    latest_reports,
    movers,
    shortened_names_note,
)
from dashboard.pages.national.notices import Notice, national_notices
from dashboard.pages.national.params import NationalParams
from dashboard.pages.national.profile import Profile, national_profile, profile_figure
from dashboard.pages.national.tile_map import TileMapSection, tile_map_section
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.earlier_frameworks import earlier_table_links
from dashboard.shared.figures import source_line
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import upper_first


@dataclass(frozen=True)
class NationalPage:
    """If nothing had been judged by the date, `empty` is true and `earlier` links to the tables of older frameworks."""

    heading: str
    lede: str
    bar: AsAtBar
    facts: tuple[tuple[str, str, str], ...]
    notices: tuple[Notice, ...]
    figure: Figure | None
    change: Figure | None
    tiles: TileMapSection | None
    latest: LatestReports
    movers: Movers
    inadequate: CouncilList
    longest: CouncilList
    since: ChangeSinceForm
    shortened: str
    empty: bool
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
        change=change_figure(since, params),
        tiles=tile_map_section(population, profile, params) if judged else None,
        latest=latest_reports(population, params.when.reach.last_day),
        movers=moved,
        inadequate=inadequate_list(population, params),
        longest=longest_since_list(population, params),
        since=change_since_form(params),
        shortened=shortened_names_note(moved),
        empty=not judged,
        earlier=() if judged else earlier_table_links(population, params),
        query=params.address(as_at=params.when.date.isoformat(), map=None, tiles=None),
        new=params.address(map=None, tiles=None),
        newest_first=params.address(sort="published", map=None, tiles=None),
        source=source_line(params.when),
    )


def _overall_continues(profile: Profile) -> bool:
    return not has_ended(overall_area(), profile.date)


def _heading(profile: Profile, params: NationalParams) -> str:
    """About overall effectiveness while it is given; then about the first two judgements of the day."""
    if _overall_continues(profile):
        return national_heading(profile.tally(overall_area()), None, params.about)
    first, second = profile_on(profile.date)[:2]
    return national_heading(profile.tally(first), profile.tally(second), params.about)


def _lede(positions: Sequence[Position], profile: Profile, params: NationalParams) -> str:
    if not profile.tallies:
        oldest = frameworks().first_begun.inspections_from
        if oldest and params.when.date.year < oldest.year:
            return f"The record starts in {oldest.year}."
        return f"{count_noun(len(positions), 'council')} existed on this date. {_before_the_first()}"
    inadequate, _ = count_any_inadequate(positions)
    words = national_lede(count_all_good(positions, profile_on(params.when.date)), inadequate, params.about)
    return f"{words} {fewest_good(profile.shown)}".strip()


def _before_the_first() -> str:
    """When the first framework that bears a position began, and what came before it."""
    first = CURRENT.first
    began = f" began in {format_month(first.inspections_from)}" if first.inspections_from else " came later"
    other = "what came before it judged by other standards and stands in tables of its own."
    return f"{upper_first(first.in_sentence)}{began}; {other}"


def _facts(positions: Sequence[Position], profile: Profile, moved: Movers) -> tuple[tuple[str, str, str], ...]:
    if not profile.tallies:
        return ()
    good = count_all_good(positions, profile_on(profile.date))
    inadequate, inspected = count_any_inadequate(positions)
    overall = profile.tally(overall_area())
    # Those that still hold one are not the councils as they stood when the last was given.
    before = f"Overall grade from before {first_month_without(overall_area(), profile.date)} good or better"
    term = "Overall good or better" if _overall_continues(profile) else before
    found = (
        (all_good_term(good), good.count, good.judged),
        ("Any judgement inadequate", inadequate, inspected),
        (term, overall.good_or_better, overall.judged),
    )
    moves = moved_on_balance(moved.balances) if moved.reports else ""
    facts = tuple(
        (name, str(count), count_of_total(count, total).removeprefix(f"{count} ")) for name, count, total in found
    )
    return (*facts, (f"Graded {moved.counted} in the last 12 months", str(moved.reports), moves))
