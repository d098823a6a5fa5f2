"""The list of councils with their current grades."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.grades import keys_shown
from dashboard.claims.lists import Empty, councils_heading, councils_lede, list_heading, matching_heading
from dashboard.claims.reach import left_out_sentence
from dashboard.claims.words import TYPES_PLURAL, format_publication
from dashboard.counting.areas import current_areas, own_areas, profile_on
from dashboard.counting.population import Population, population_of
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.counting.tally import tally_positions
from dashboard.pages.councils.judged import (
    CHOICES,
    IN_TITLE,
    chosen_in_heading,
    judged,
    judged_heading,
    judged_lede,
    searched,
    why_empty,
)
from dashboard.pages.councils.params import EVER, NOW, CouncilsParams, area_of_sort_key, sort_key
from dashboard.shared.as_at_bar import AsAtBar, Choice, as_at_bar, region_choices
from dashboard.shared.comparison import latest_report
from dashboard.shared.links import council_address, inspection_address
from inspections.partial_dates import format_day
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import GRADES, Grade


@dataclass(frozen=True)
class CouncilRow:
    """A line of the list; `marks` has the outcome for each column."""

    name: str
    href: str
    region: str
    type: str
    number: str
    marks: tuple[str, ...]
    published: str
    inspection_href: str


@dataclass(frozen=True)
class ListColumn:
    label: str
    key: str
    sort_href: str
    sorted: bool


@dataclass(frozen=True)
class FormerCouncil:
    """An abolished council, which keeps its page, with the councils that took over from it."""

    name: str
    href: str
    until: str
    successors: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ComingCouncil:
    """A council that begins after the date of the page, with those whose area it takes over."""

    name: str
    href: str
    since: str
    predecessors: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CouncilsPage:
    heading: str
    lede: str
    bar: AsAtBar
    regions: tuple[Choice, ...]
    columns: tuple[ListColumn, ...]
    rows: tuple[CouncilRow, ...]
    former: tuple[FormerCouncil, ...]
    coming: tuple[ComingCouncil, ...]
    total: int
    empty: Empty | None
    list_heading: str
    types: tuple[Choice, ...]
    judged: tuple[Choice, ...]
    sorts: dict[str, str]
    keys: tuple[str, ...]
    clear: str
    elsewhere: tuple[str, str]


def councils_page(record: Record, params: CouncilsParams, found: Sequence[int] | None) -> CouncilsPage:
    """`found` are the primary keys of the councils that match the search, best first; None without a search."""
    every = population_of(record, params.when.as_at).standing
    among, population = _place(record, params), listed_population(record, params, found)
    positions = population.standing
    areas = _areas(positions or every, params.when.reach.last_day)
    former = tuple(_former(record, council, params) for council in population.councils if _is_former(council, params))
    later = (c for c in population.councils if _is_coming(c, params, searched=found is not None))
    coming = tuple(_coming(record, council, params) for council in later)
    return CouncilsPage(
        heading=_heading(population, among, len(every), params, found),
        lede=_lede(population, among, params, found),
        bar=as_at_bar(params),
        regions=region_choices(record.regions, params.region),
        columns=_columns(areas, params),
        rows=tuple(_row(p, areas, params) for p in _sorted(positions, params.sort, found)),
        former=former,
        coming=coming,
        total=len(every),
        empty=None if positions or former or coming else why_empty(among, params, found),
        list_heading=title_of_list(len(positions), params),
        types=tuple((t, TYPES_PLURAL.get(t, "All types"), t == params.type) for t in ("", *TYPES_PLURAL)),
        judged=tuple((key, words, key == params.judged) for key, words in CHOICES),
        sorts={name: params.address(sort=None if name == "name" else name) for name in ("name", "published", "region")},
        keys=keys_shown(position.outcome(area) for position in positions for area in areas),
        clear=params.when_query or "?",
        elsewhere=_elsewhere(record, params),
    )


def _elsewhere(record: Record, params: CouncilsParams) -> tuple[str, str]:
    """Where to go from an empty list: to those ever inadequate of the same place and day if any are listed there, or to
    all councils.
    """
    if params.judged == NOW and not params.q and judged(_place(record, params), EVER).councils:
        return params.address(judged=EVER), "Show those ever inadequate"
    return params.when_query or "?", "Show all councils"


def listed_positions(record: Record, params: CouncilsParams, found: Sequence[int] | None) -> list[Position]:
    """The positions of the listed councils, in the order of the list."""
    return _sorted(listed_population(record, params, found).standing, params.sort, found)


def listed_population(record: Record, params: CouncilsParams, found: Sequence[int] | None) -> Population:
    """The councils of the chosen region, type and judgement that match the search."""
    return searched(judged(_place(record, params), params.judged), found)


def _place(record: Record, params: CouncilsParams) -> Population:
    """The councils of the chosen region and type, whatever their judgements."""
    return population_of(record, params.when.as_at, params.region, params.type)


def title_of_list(count: int, params: CouncilsParams) -> str:
    return list_heading(count, params.about, params.q, judged=IN_TITLE[params.judged])


def _areas(positions: Sequence[Position], last_day: datetime.date) -> tuple[str, ...]:
    """The own areas in which at least half as many councils were judged as in the commonest one; else today's."""
    held = {area: tally_positions(positions, area).judged for area in current_areas()}
    most = max(held.values(), default=0)
    if not most:
        return profile_on(last_day)
    return tuple(area for area in own_areas() if 2 * held[area] >= most)


def _is_former(council: Council, params: CouncilsParams) -> bool:
    return council.has_ended_by(params.when.date)


def _is_coming(council: Council, params: CouncilsParams, *, searched: bool) -> bool:
    """One that a search finds, or that has not begun by the last day of the record either."""
    since = council.valid_from
    return since is not None and since > params.when.date and (searched or since > params.when.reach.last_day)


def _lede(population: Population, among: Population, params: CouncilsParams, found: Sequence[int] | None) -> str:
    """`among` are the councils of the place, whatever their judgements."""
    if params.judged:
        return judged_lede(population, among, params, found)
    positions = population.positions
    inadequate = sum(any(p.outcome(area) == Grade.INADEQUATE for area in own_areas()) for p in positions)
    inspected = sum(p.inspection is not None for p in positions)
    lede = councils_lede(inadequate, inspected, params.about)
    return f"{lede} {left_out_sentence(population.left_out)}".strip()


def _heading(
    population: Population, among: Population, every: int, params: CouncilsParams, found: Sequence[int] | None
) -> str:
    """`among` are the councils of the place, whatever their judgements; `every` counts those of the day in England."""
    positions = population.standing
    if params.q:
        former = sum(_is_former(council, params) for council in population.councils)
        chosen = chosen_in_heading(population, searched(among, found), params.judged)
        return matching_heading(len(positions), former, every, params.about, params.q, judged=chosen)
    if params.judged:
        return judged_heading(population, among, params)
    inspected = sum(p.inspection is not None or p.gap is not None for p in positions)
    return councils_heading(len(positions), inspected, params.about)


def _columns(areas: Sequence[str], params: CouncilsParams) -> tuple[ListColumn, ...]:
    return tuple(
        ListColumn(
            frameworks().areas[area].mark_column_name,
            area,
            params.address(sort=sort_key(area)),
            params.sort == sort_key(area),
        )
        for area in areas
    )


def _sorted(positions: Sequence[Position], sort: str, found: Sequence[int] | None) -> list[Position]:
    if sort == "region":
        return sorted(positions, key=lambda p: (p.council.region, p.council.name))
    if sort == "published":
        dates = {p.council.pk: p.inspection.published.toordinal() if p.inspection else 0 for p in positions}
        return sorted(positions, key=lambda p: (-dates[p.council.pk], p.council.name))
    area = area_of_sort_key(sort)
    if area is not None:
        return sorted(positions, key=lambda p: (_worst_first(p.outcome(area)), p.council.name))
    if found is not None:
        return sorted(positions, key=lambda p: found.index(p.council.pk))
    return list(positions)


def _worst_first(key: str) -> int:
    worst_first = GRADES[::-1]
    return worst_first.index(key) if key in worst_first else len(worst_first)


def _row(position: Position, areas: Sequence[str], params: CouncilsParams) -> CouncilRow:
    council, inspection = position.council, position.inspection
    date = format_publication(inspection.published, inspection.published_precision) if inspection else ""
    return CouncilRow(
        name=council.name,
        href=council_address(council.slug, params.travel_query),
        region=council.region,
        type=council.type,
        number=council.dfe_number,
        marks=tuple(position.outcome(area) for area in areas),
        published=date or latest_report(position)[0],
        inspection_href=inspection_address(inspection.pk) if inspection else "",
    )


def _former(record: Record, council: Council, params: CouncilsParams) -> FormerCouncil:
    until = format_day(council.valid_to) if council.valid_to else ""
    after = tuple((c.name, council_address(c.slug, params.travel_query)) for c, _ in record.successors(council))
    return FormerCouncil(council.name, council_address(council.slug, params.travel_query), until, after)


def _coming(record: Record, council: Council, params: CouncilsParams) -> ComingCouncil:
    since = format_day(council.valid_from) if council.valid_from else ""
    before = tuple((c.name, council_address(c.slug, params.travel_query)) for c, _ in record.predecessors(council))
    return ComingCouncil(council.name, council_address(council.slug, params.travel_query), since, before)
