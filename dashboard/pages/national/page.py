"""The national page: the finding, four facts, the profile, the map, latest reports, who moved, who stands how."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.figure import Figure
from dashboard.counting.areas import has_ended, is_of_council, profile_on, sums_up
from dashboard.counting.outcome import is_good, is_grade
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.scope import CURRENT
from dashboard.counting.tally import count_all_good, count_any_inadequate
from dashboard.pages.national.change_since import ChangeSinceForm, change_since, change_since_form
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
from dashboard.shared.words import (
    area_name,
    count_noun,
    count_of_total,
    format_day,
    format_month,
    number_word,
    position_words,
    region_or_england,
    upper_first,
    with_article,
)
from inspections.reading.frameworks import frameworks


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
    inadequate: CouncilList
    longest: CouncilList
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
        facts=_facts(population.positions, profile, moved, params.when.today),
        notices=tuple(national_notices(population, profile, params)),
        figure=profile_figure(profile, params, since) if judged else None,
        tiles=tile_map_section(population, profile, params) if judged else None,
        latest=latest_reports(population, params.when.today),
        movers=moved,
        inadequate=inadequate_list(population, params),
        longest=longest_since_list(population, params),
        since=change_since_form(params),
        shortened=shortened_names_note(moved),
        empty="" if judged else _empty(params),
        earlier=() if judged else earlier_table_links(population, params),
        query=params.address(as_at=params.when.date.isoformat(), map=None, tiles=None),
        new=params.address(map=None, tiles=None),
        newest_first=params.address(sort="published", map=None, tiles=None),
        source=source_line(params.when),
    )


def _empty(params: NationalParams) -> str:
    where = with_article(region_or_england(params.region))
    return f"No council in {where} had been judged under {position_words()} by {format_day(params.when.date)}."


def _overall_goes_on(profile: Profile) -> bool:
    return not has_ended("overall", profile.date)


def _heading(profile: Profile, params: NationalParams) -> str:
    where = f"{params.region}: " if params.region else ""
    overall, leaders, help_ = (profile.tally(area) for area in ("overall", "leadership", "help_and_protection"))
    if not profile.tallies:
        none = f"no council had been judged under {position_words()} by {format_day(params.when.date)}"
        return f"{where or 'England: '}{none}"
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
        oldest = frameworks().first_begun.inspections_from
        if oldest and params.when.date.year < oldest.year:
            return f"The record starts in {oldest.year}."
        return f"{count_noun(len(positions), 'council')} existed on this date. {_before_the_first()}"
    inadequate, _ = count_any_inadequate(positions)
    good, _, _, words = _all_good(positions, params.when.today)
    has = "has" if inadequate == 1 else "have"
    have = f"{count_noun(inadequate, 'council')} {has} at least one" if inadequate else "no council has an"
    are = f"{good} {'is' if good == 1 else 'are'}" if good else "none is"
    first = f"As at {format_day(params.when.date)}, {have} inadequate judgement and {are} good or better on {words}."
    return f"{first} {_weakest_sentence(profile)}".strip()


def _before_the_first() -> str:
    """When the first framework that bears a position began, and what was before."""
    first = CURRENT.first
    began = f" began in {format_month(first.inspections_from)}" if first.inspections_from else " came later"
    other = "what came before it judged by other standards and stands in tables of its own."
    return f"{upper_first(first.in_sentence)}{began}; {other}"


def _weakest_sentence(profile: Profile) -> str:
    """The judgement on which fewest are good or better, if it is one alone."""
    tallies = [t for t in profile.shown if is_of_council(t.area) and not sums_up(t.area)]
    low = min((t.share for t in tallies), default=0.0)
    lowest = [t for t in tallies if t.share == low]
    if len(lowest) != 1 or not lowest[0].below_good:
        return ""
    below = lowest[0].below_good
    are = "is" if below == 1 else "are"
    return f"{area_name(lowest[0].area)} is the weakest judgement: {count_noun(below, 'council')} {are} below good."


def _all_good(positions: Sequence[Position], today: datetime.date) -> tuple[int, int, str, str]:
    """Good or better on all the judgements of today, once most councils have them; before, on every one they have."""
    profile = profile_on(today)
    good, graded = count_all_good(positions, profile)
    inspected = [p for p in positions if p.inspection is not None]
    if 2 * graded >= len(inspected):
        every = f"all {number_word(len(profile))}"
        return good, graded, f"{upper_first(every)} judgements good or better", every
    held = [
        [k for area in p.inspection.judgements if is_grade(k := p.outcome(area))] for p in inspected if p.inspection
    ]
    good = sum(all(map(is_good, keys)) for keys in held)
    return good, len(held), "Every judgement good or better", "every judgement"


def _facts(
    positions: Sequence[Position], profile: Profile, moved: Movers, today: datetime.date
) -> tuple[tuple[str, str, str], ...]:
    if not profile.tallies:
        return ()
    good, of_good, all_words, _ = _all_good(positions, today)
    inadequate, inspected = count_any_inadequate(positions)
    overall = profile.tally("overall")
    last = frameworks().last_printed("overall", profile.date)
    until = f", to {format_month(last)}" if last and not _overall_goes_on(profile) else ""
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
