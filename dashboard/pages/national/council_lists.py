"""Two lists of the national page: councils with any inadequate judgement, and those longest since inspected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.counting.areas import current_areas
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.tally import count_any_inadequate, latest_inadequate_areas
from dashboard.counting.time_since import TimeSinceInspection, days_within_which_half, times_since_inspection
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

SHOWN_AT_ONCE: Final = 10
"""This many are shown at first; the others open below them."""


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
class CouncilList:
    """A list in two parts, with what it counts said over it."""

    heading: str
    about: str
    shown: tuple[CouncilListLine, ...]
    hidden: tuple[CouncilListLine, ...] = ()
    more: str = ""


def inadequate_list(population: Population, params: Params) -> CouncilList:
    """Newest report first."""
    count, inspected = count_any_inadequate(population.positions)
    lines = [_inadequate_line(*each, params) for each in inadequate_positions(population)]
    if not lines:
        none = f"{count_noun(inspected, 'council')} inspected by this date, none of them with an inadequate judgement."
        return CouncilList("No judgement is inadequate", none, ())
    have = "has an inadequate judgement" if count == 1 else "have an inadequate judgement"
    used = {area for line in lines for area in line.areas}
    names = "".join(f" {words}." for words in shortened_names(used))
    among = f"{count} of {count_noun(inspected, 'council')} inspected"
    about = f"{among}, by the latest graded inspection. Newest report first.{names}"
    return _list_in_two_parts(f"{count_noun(count, 'council')} {have}", about, lines)


def inadequate_positions(population: Population) -> list[tuple[Position, PublishedInspection, list[str]]]:
    """The councils with an inadequate judgement, the inspection and its inadequate areas in the order of the pages."""
    held = [(p, p.inspection, latest_inadequate_areas(p)) for p in population.positions if p.inspection is not None]
    held.sort(key=lambda each: each[1].published, reverse=True)
    return [(p, i, sorted(areas, key=current_areas().index)) for p, i, areas in held if areas]


def longest_since_list(population: Population, params: Params) -> CouncilList:
    """The longest times only; the middle one of all is said in words."""
    found = times_since_inspection(population)
    half = days_within_which_half(found)
    lines = tuple(_longest_since_line(one, params) for one in found[:SHOWN_AT_ONCE])
    about = f"From the last day of the last graded inspection to {format_day(params.when.date)}; visits do not count."
    if half is not None and len(found) > 1:
        about += (
            f" At least half of the {len(found)} councils inspected so far were inspected within {format_span(half)}."
        )
    return CouncilList("Longest since inspected", about, lines)


def _list_in_two_parts(heading: str, about: str, lines: Sequence[CouncilListLine]) -> CouncilList:
    others = lines[SHOWN_AT_ONCE:]
    more = f"The other {count_noun(len(others), 'council')}" if others else ""
    return CouncilList(heading, about, tuple(lines[:SHOWN_AT_ONCE]), tuple(others), more)


def _inadequate_line(
    position: Position, inspection: PublishedInspection, areas: Sequence[str], params: Params
) -> CouncilListLine:
    return CouncilListLine(
        name=position.council.name,
        href=_dated_council_address(position.council.slug, params),
        date=format_publication(inspection.published, inspection.published_precision),
        date_href=inspection_address(inspection.pk),
        areas=tuple(short_area_name(area) for area in areas),
    )


def _longest_since_line(one: TimeSinceInspection, params: Params) -> CouncilListLine:
    inspection = one.inspection
    report = format_publication(inspection.published, inspection.published_precision)
    when = (
        f"Ended {format_day(inspection.end)}"
        if inspection.end
        else f"Report of {report}, no dates on site in the record"
    )
    return CouncilListLine(
        name=one.council.name,
        href=_dated_council_address(one.council.slug, params),
        date=when,
        date_href=inspection_address(inspection.pk),
        lasted=format_span(one.days),
    )


def _dated_council_address(slug: str, params: Params) -> str:
    return council_address(slug, params.when_query)
