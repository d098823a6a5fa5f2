"""The tile map of one judgement with tabs for the others, and the same as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts import tilemap
from dashboard.charts.grades import grade_sentence, keys_shown
from dashboard.charts.tile_places import Unplaced, places_with
from dashboard.charts.tilemap import TileMap, TilePlace, TileValue
from dashboard.claims.shares import map_title
from dashboard.claims.words import area_name, format_publication, join_words, region_or_england
from dashboard.counting.areas import default_area, is_of_council
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import Population
from dashboard.counting.position import Position, position_of
from dashboard.counting.record import Council, Record
from dashboard.pages.national.params import NationalParams
from dashboard.pages.national.profile import Profile
from dashboard.shared.links import council_address
from inspections.qualified_grade import bare
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import Grade


@dataclass(frozen=True)
class TileRow:
    """A line of the table: the council, the key of its outcome, and the date of the report."""

    name: str
    href: str
    region: str
    key: str
    published: str


@dataclass(frozen=True)
class TileMapSection:
    """`note` names the tiles that show predecessors; `as_table` is True if the table is shown instead of the map.

    `inadequate` are the councils that the map shows as inadequate, whose letters a phone has no room to name.
    """

    area: str
    title: str
    subtitle: str
    what: str
    map: TileMap
    tabs: tuple[tuple[str, str, bool], ...]
    rows: tuple[TileRow, ...]
    inadequate: tuple[TileRow, ...]
    keys: tuple[str, ...]
    note: str
    as_table: bool
    chart_href: str
    table_href: str


def tile_map_section(population: Population, profile: Profile, params: NationalParams) -> TileMapSection:
    positions = population.positions
    areas = [t.area for t in profile.tallies if is_of_council(t.area) and 10 * t.judged >= len(positions)]
    area = params.map if params.map in areas else (areas or [default_area()])[0]
    name = area_name(area)
    places = _places(population)
    values, stand_ins = _tile_values(population, params, [area, *(each for each in areas if each != area)], places)
    rows = tuple(_row(position, area, params) for position in population.standing)
    return TileMapSection(
        area=area,
        title=map_title(profile.tally(area), params.about),
        subtitle=f"One tile for each council, by its grade, {params.when.as_at_words}, "
        f"{region_or_england(params.region)}",
        what=lower_first(name),
        map=tilemap.tile_map(values, places, _region_hrefs(population, params)),
        tabs=tuple((area_name(each), params.address(map=each, tiles=None) + "#map", each == area) for each in areas),
        rows=rows,
        inadequate=tuple(row for row in rows if bare(row.key) == Grade.INADEQUATE.value),
        keys=keys_shown(value.grade for value in values.values()),
        note=f"Tiles stand for the councils before: {'; '.join(stand_ins)}." if stand_ins else "",
        as_table=params.tiles == "table",
        chart_href=params.address(tiles=None, map=area) + "#map",
        table_href=params.address(tiles="table", map=area) + "#map",
    )


def _region_hrefs(population: Population, params: NationalParams) -> dict[str, str]:
    """Where each name on the map leads: to the map of that region alone."""
    return {region: params.address(region=region) + "#map" for region in population.record.regions}


def _places(population: Population) -> dict[str, TilePlace]:
    """Also of councils that the layout does not have yet: in the place of a predecessor, or close by.

    A council whose successor has a place is drawn there.
    """
    record, by_hand = population.record, tilemap.tile_places()
    standing = record.standing_on(population.as_at.date)
    later = [c for c in record.councils if c.valid_to is None]
    unplaced = (
        Unplaced(c.dfe_number, c.name, (*(p.dfe_number for p, _ in record.predecessors(c)), *_of_region(later, c)))
        for c in standing
        if not {c.dfe_number, *(after.dfe_number for after, _ in record.successors(c))} & by_hand.keys()
    )
    # What begins later keeps its place, because it may stand for the councils before it.
    return places_with(by_hand, {c.dfe_number for c in (*standing, *later)}, unplaced)


def _of_region(councils: Sequence[Council], council: Council) -> list[str]:
    return [each.dfe_number for each in councils if each.region == council.region]


def _tile_values(
    population: Population, params: NationalParams, areas: Sequence[str], places: Mapping[str, TilePlace]
) -> tuple[dict[str, TileValue], list[str]]:
    """Tiles by DfE number, and in words which of them show the predecessors of a council not yet founded.

    The first of `areas` is the one on the map, the others are those on the cards.
    """
    by_number = {position.council.dfe_number: position for position in population.standing}
    regions = {position.council.region for position in population.standing}
    values: dict[str, TileValue] = {}
    stand_ins = []
    for council in population.record.councils:
        if council.dfe_number not in places or (regions and council.region not in regions):
            continue
        if position := by_number.get(council.dfe_number):
            values[council.dfe_number] = _tile_value(position, areas, params)
        elif before := _standing_predecessors(population.record, council, population.as_at):
            values[council.dfe_number] = _stand_in(council, before, areas, params)
            stand_ins.append(f"{council.name} for {join_words(p.council.name for p in before)}")
    return values, stand_ins


def _standing_predecessors(record: Record, council: Council, as_at: AsAt) -> list[Position]:
    """The predecessors that existed on the date, first those that were taken over as a whole."""
    found = sorted(record.predecessors(council), key=lambda pair: (pair[1].extent != "whole", pair[0].name))
    return [position_of(record, c, as_at) for c, _ in found if c.existed_on(as_at.date)]


def _stand_in(council: Council, before: Sequence[Position], areas: Sequence[str], params: NationalParams) -> TileValue:
    first = _tile_value(before[0], areas, params)
    grades = join_words(f"{p.council.name} {grade_sentence(p.outcome(areas[0]))}" for p in before)
    return TileValue(council.name, council.region, first.grade, first.href, note=f"stands for {grades}")


def _tile_value(position: Position, areas: Sequence[str], params: NationalParams) -> TileValue:
    row = _row(position, areas[0], params)
    words = f"Report of {row.published}" if row.published else ""
    judged = [area for area in areas[1:] if position.inspection and area in position.inspection.judgements]
    others = tuple(f"{area_name(area)}: {grade_sentence(position.outcome(area))}" for area in judged)
    return TileValue(row.name, row.region, row.key, row.href, words, others=others, judgement=area_name(areas[0]))


def _row(position: Position, area: str, params: NationalParams) -> TileRow:
    council, inspection = position.council, position.inspection
    href = council_address(council.slug, params.travel_query)
    when = format_publication(inspection.published, inspection.published_precision) if inspection else ""
    return TileRow(council.name, href, council.region, position.outcome(area), when)
