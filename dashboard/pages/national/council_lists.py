"""The two lists of the national page: councils with an inadequate judgement, and those inspected longest ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.lists import longest_about, longest_heading
from dashboard.claims.shares import inadequate_about, inadequate_heading
from dashboard.claims.words import count_noun, format_publication, format_span, short_area_name, shortened_names
from dashboard.counting.areas import current_areas
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.spans import months_within
from dashboard.counting.tally import count_any_inadequate, latest_inadequate_areas
from dashboard.counting.time_since import (
    TimeSinceInspection,
    longest,
    nearest_half,
    times_since_inspection,
    without_end,
)
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.params import Params
from inspections.partial_dates import format_day
from inspections.queries.record import PublishedInspection

SHOWN_AT_ONCE: Final = 10
"""How many lines are shown at first; the others can be opened below them."""


@dataclass(frozen=True)
class CouncilListLine:
    """A council with the date of its report or inspection, and either its judgements with grades or the time since."""

    name: str
    href: str
    date: str
    date_href: str
    areas: tuple[tuple[str, str], ...] = ()
    lasted: str = ""


@dataclass(frozen=True)
class CouncilList:
    """A list in two parts, with its heading and introduction; `more` is the label that opens the second."""

    heading: str
    about: str
    shown: tuple[CouncilListLine, ...]
    hidden: tuple[CouncilListLine, ...] = ()
    more: str = ""


def inadequate_list(population: Population, params: Params) -> CouncilList:
    """The councils with an inadequate judgement, newest report first."""
    count, inspected = count_any_inadequate(population.positions)
    lines = [_inadequate_line(*each, params) for each in inadequate_positions(population)]
    used = {area for line in lines for area, _ in line.areas}
    names = "".join(f" {words}." for words in shortened_names(used))
    order = " Newest report first." if lines else ""
    about = f"{inadequate_about(count, inspected, params.about)}{order}{names}" if inspected else ""
    return _list_in_two_parts(inadequate_heading(count, params.about), about, lines)


def inadequate_positions(population: Population) -> list[tuple[Position, PublishedInspection, list[str]]]:
    """The councils with an inadequate judgement, their inspection and its inadequate areas in page order."""
    held = [(p, p.inspection, latest_inadequate_areas(p)) for p in population.positions if p.inspection is not None]
    held.sort(key=lambda each: each[1].published, reverse=True)
    return [(p, i, sorted(areas, key=current_areas().index)) for p, i, areas in held if areas]


def longest_since_list(population: Population, params: Params) -> CouncilList:
    """The councils inspected longest ago, with any that tie with the last; the median of all is in the introduction."""
    date = params.when.window_end
    found = times_since_inspection(population, date)
    half = nearest_half(found)
    within = months_within(half.inspection.end, date) if half and half.inspection.end else None
    untimed = [position.council.name for position in without_end(population)]
    lines = tuple(_longest_since_line(one, params) for one in longest(found, SHOWN_AT_ONCE))
    return CouncilList(longest_heading(params.about), longest_about(within, len(found), untimed, date), lines)


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
        areas=tuple((short_area_name(area), position.outcome(area)) for area in areas),
    )


def _longest_since_line(one: TimeSinceInspection, params: Params) -> CouncilListLine:
    ended = one.inspection.end
    return CouncilListLine(
        name=one.council.name,
        href=_dated_council_address(one.council.slug, params),
        date=f"Ended {format_day(ended)}" if ended else "",
        date_href=inspection_address(one.inspection.pk),
        lasted=format_span(ended, max(ended, params.when.window_end)) if ended else "",
    )


def _dated_council_address(slug: str, params: Params) -> str:
    return council_address(slug, params.travel_query)
