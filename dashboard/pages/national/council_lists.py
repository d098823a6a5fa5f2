"""Two lists of the national page: councils with any inadequate judgement, and those longest since inspected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.counting.scope import CURRENT_AREAS
from dashboard.counting.tally import any_inadequate, inadequate_areas
from dashboard.counting.time_since import Since, half_within, since_inspected
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.words import LONG, day, many, published, short, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.counting.position import Position
    from dashboard.shared.params import Params
    from inspections.queries.record import PublishedInspection

FIRST: Final = 10
"""So many are shown at once; the others open below them."""


@dataclass(frozen=True)
class Line:
    """A council with the date of its report or inspection, and what is said of it."""

    name: str
    href: str
    date: str
    date_href: str
    areas: tuple[str, ...] = ()
    lasted: str = ""


@dataclass(frozen=True)
class Standing:
    """A list in two parts, with what it counts said over it."""

    heading: str
    about: str
    first: tuple[Line, ...]
    others: tuple[Line, ...] = ()
    more: str = ""


def inadequate_of(positions: Sequence[Position], params: Params) -> Standing:
    """Newest report first."""
    count, inspected = any_inadequate(positions)
    lines = [_inadequate(*each, params) for each in inadequate_positions(positions)]
    if not lines:
        none = f"{many(inspected, 'council')} inspected by this date, none of them with an inadequate judgement."
        return Standing("No judgement is inadequate", none, ())
    have = "has an inadequate judgement" if count == 1 else "have an inadequate judgement"
    used = {area for line in lines for area in line.areas}
    names = "".join(f" {words}." for label, words in LONG.items() if label in used)
    among = f"{count} of {many(inspected, 'council')} inspected"
    about = f"{among}, by the latest graded inspection. Newest report first.{names}"
    return _parted(f"{many(count, 'council')} {have}", about, lines)


def inadequate_positions(
    positions: Sequence[Position],
) -> list[tuple[Position, PublishedInspection, list[str]]]:
    """The councils with an inadequate judgement, the inspection and its inadequate areas in the order of the pages."""
    held = [(p, p.inspection, inadequate_areas(p)) for p in positions if p.inspection is not None]
    held.sort(key=lambda each: each[1].published, reverse=True)
    return [(p, i, sorted(areas, key=CURRENT_AREAS.index)) for p, i, areas in held if areas]


def longest_of(positions: Sequence[Position], params: Params) -> Standing:
    """The longest times only; the middle one of all is said in words."""
    found = since_inspected(positions, params.when.date)
    half = half_within(found)
    lines = tuple(_since(one, params) for one in found[:FIRST])
    about = f"From the last day of the last graded inspection to {day(params.when.date)}; visits do not count."
    if half is not None and len(found) > 1:
        about += f" At least half of the {len(found)} councils inspected so far were inspected within {span(half)}."
    return Standing("Longest since inspected", about, lines)


def _parted(heading: str, about: str, lines: Sequence[Line]) -> Standing:
    others = lines[FIRST:]
    more = f"The other {many(len(others), 'council')}" if others else ""
    return Standing(heading, about, tuple(lines[:FIRST]), tuple(others), more)


def _inadequate(position: Position, inspection: PublishedInspection, areas: Sequence[str], params: Params) -> Line:
    return Line(
        name=position.council.name,
        href=_council(position.council.slug, params),
        date=published(inspection.published, inspection.published_precision),
        date_href=inspection_address(inspection.pk),
        areas=tuple(short(area) for area in areas),
    )


def _since(one: Since, params: Params) -> Line:
    inspection = one.inspection
    report = published(inspection.published, inspection.published_precision)
    when = f"Ended {day(inspection.end)}" if inspection.end else f"Report of {report}, no dates on site in the record"
    return Line(
        name=one.council.name,
        href=_council(one.council.slug, params),
        date=when,
        date_href=inspection_address(inspection.pk),
        lasted=span(one.days),
    )


def _council(slug: str, params: Params) -> str:
    return council_address(slug) + params.when_query
