"""Two lists of the national page: councils with any inadequate judgement, and those longest since inspected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.counting.areas import current_areas
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.tally import any_inadequate, inadequate_areas
from dashboard.counting.time_since import TimeSinceInspection, half_within, since_inspected
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.params import Params
from dashboard.shared.words import (
    count_noun,
    format_day,
    format_publication,
    format_span,
    short_area_name,
    shortened_names,
)
from inspections.queries.record import PublishedInspection

FIRST: Final = 10
"""So many are shown at once; the others open below them."""


@dataclass(frozen=True)
class CouncilListLine:
    """A council with the date of its report or inspection, and what is said of it."""

    name: str
    href: str
    date: str
    date_href: str
    areas: tuple[str, ...] = ()
    lasted: str = ""


@dataclass(frozen=True)
class CouncilLists:
    """A list in two parts, with what it counts said over it."""

    heading: str
    about: str
    first: tuple[CouncilListLine, ...]
    others: tuple[CouncilListLine, ...] = ()
    more: str = ""


def inadequate_lines(population: Population, params: Params) -> CouncilLists:
    """Newest report first."""
    count, inspected = any_inadequate(population.positions)
    lines = [_inadequate(*each, params) for each in inadequate_positions(population)]
    if not lines:
        none = f"{count_noun(inspected, 'council')} inspected by this date, none of them with an inadequate judgement."
        return CouncilLists("No judgement is inadequate", none, ())
    have = "has an inadequate judgement" if count == 1 else "have an inadequate judgement"
    used = {area for line in lines for area in line.areas}
    names = "".join(f" {words}." for words in shortened_names(used))
    among = f"{count} of {count_noun(inspected, 'council')} inspected"
    about = f"{among}, by the latest graded inspection. Newest report first.{names}"
    return _parted(f"{count_noun(count, 'council')} {have}", about, lines)


def inadequate_positions(population: Population) -> list[tuple[Position, PublishedInspection, list[str]]]:
    """The councils with an inadequate judgement, the inspection and its inadequate areas in the order of the pages."""
    held = [(p, p.inspection, inadequate_areas(p)) for p in population.positions if p.inspection is not None]
    held.sort(key=lambda each: each[1].published, reverse=True)
    return [(p, i, sorted(areas, key=current_areas().index)) for p, i, areas in held if areas]


def longest_since_lines(population: Population, params: Params) -> CouncilLists:
    """The longest times only; the middle one of all is said in words."""
    found = since_inspected(population)
    half = half_within(found)
    lines = tuple(_since(one, params) for one in found[:FIRST])
    about = f"From the last day of the last graded inspection to {format_day(params.when.date)}; visits do not count."
    if half is not None and len(found) > 1:
        about += (
            f" At least half of the {len(found)} councils inspected so far were inspected within {format_span(half)}."
        )
    return CouncilLists("Longest since inspected", about, lines)


def _parted(heading: str, about: str, lines: Sequence[CouncilListLine]) -> CouncilLists:
    others = lines[FIRST:]
    more = f"The other {count_noun(len(others), 'council')}" if others else ""
    return CouncilLists(heading, about, tuple(lines[:FIRST]), tuple(others), more)


def _inadequate(
    position: Position, inspection: PublishedInspection, areas: Sequence[str], params: Params
) -> CouncilListLine:
    return CouncilListLine(
        name=position.council.name,
        href=_council(position.council.slug, params),
        date=format_publication(inspection.published, inspection.published_precision),
        date_href=inspection_address(inspection.pk),
        areas=tuple(short_area_name(area) for area in areas),
    )


def _since(one: TimeSinceInspection, params: Params) -> CouncilListLine:
    inspection = one.inspection
    report = format_publication(inspection.published, inspection.published_precision)
    when = (
        f"Ended {format_day(inspection.end)}"
        if inspection.end
        else f"Report of {report}, no dates on site in the record"
    )
    return CouncilListLine(
        name=one.council.name,
        href=_council(one.council.slug, params),
        date=when,
        date_href=inspection_address(inspection.pk),
        lasted=format_span(one.days),
    )


def _council(slug: str, params: Params) -> str:
    return council_address(slug, params.when_query)
