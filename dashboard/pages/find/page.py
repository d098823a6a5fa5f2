"""What was found for a name that was typed: each thing with what it is, and the councils that it leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from authorities.finding.finder import Found, Match, MatchKind
from authorities.models import Authority
from dashboard.claims.finding import MORE_MAY_BE_LED, about_match, find_heading, led_heading, nothing_found_words
from dashboard.claims.words import format_publication, kind_name
from dashboard.counting.record import Council, Record
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.params import Params, query_string
from inspections.models import Inspection
from inspections.partial_dates import format_day

type Led = Mapping[str, tuple[Inspection, ...]]
"""The inspections of lead inspectors, by name as printed."""
MOST_SUGGESTED: Final = 8
"""As many as fit under the box on a phone without covering the page."""


@dataclass(frozen=True)
class FoundLine:
    """A council or an inspection, with what tells it from others."""

    name: str
    href: str
    about: str


@dataclass(frozen=True)
class FoundGroup:
    """What has the name, as a sentence or a person's name, and what it leads to; a council needs no words."""

    words: str
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True)
class FoundPart:
    """The councils, or the inspections of those who led them; the first part has the heading of the page.

    `names` is the level of the heading that each group's words are, 0 where they are sentences.
    """

    groups: tuple[FoundGroup, ...]
    heading: str = ""
    names: int = 0
    note: str = ""


@dataclass(frozen=True)
class FindPage:
    heading: str
    parts: tuple[FoundPart, ...]
    nothing: str
    passages_href: str
    typed: str


def find_page(typed: str, found: Found, led: Led, record: Record, params: Params) -> FindPage:
    """`led` are the inspections of lead inspectors who are called so: they stand before councils that are guessed."""
    of_people = led_heading(typed, {name: len(rows) for name, rows in led.items()}) if led else ""
    led_first = bool(led) and (found.guessed or not found.matches)
    guessed = "Or did you mean one of these councils?" if led_first else ""
    councils = FoundPart(tuple(_of_councils(found, record, params)), guessed)
    people = FoundPart(_of_people(led), "" if led_first else of_people, 2 if led_first else 3, MORE_MAY_BE_LED)
    parts = (people, councils) if led_first else (councils, people)
    return FindPage(
        heading=of_people if led_first else find_heading(typed, found),
        parts=tuple(part for part in parts if part.groups),
        nothing="" if found.matches or led or not typed else nothing_found_words(typed, found),
        passages_href=reverse("dashboard:recommendations") + query_string({"q": typed, "in": "all"}) if typed else "",
        typed=typed,
    )


def _of_people(led: Led) -> tuple[FoundGroup, ...]:
    """A group for each name; a single one stands in the heading already."""
    return tuple(FoundGroup(name if len(led) > 1 else "", tuple(map(_led, rows))) for name, rows in led.items())


def _led(inspection: Inspection) -> FoundLine:
    kind = kind_name(inspection.framework, inspection.kind)
    date = inspection.published and format_publication(inspection.published, inspection.published_precision)
    return FoundLine(
        name=inspection.authority.short_name,
        href=inspection_address(inspection.pk),
        about=f"{kind}, published {date}" if date else kind,
    )


def suggestions(found: Found, record: Record, params: Params) -> tuple[FoundLine, ...]:
    """The first councils that are led to, each with why."""
    lines = [line for match in found.matches for line in _lines(match, record, params, alone=True)]
    return tuple({line.href: line for line in reversed(lines)}.values())[::-1][:MOST_SUGGESTED]


def _of_councils(found: Found, record: Record, params: Params) -> Iterator[FoundGroup]:
    """A council that stands under a place already needs no line of its own."""
    seen: set[str] = set()
    for match in found.matches:
        lines = tuple(_lines(match, record, params, alone=False))
        if match.kind is not MatchKind.COUNCIL or not {line.href for line in lines} <= seen:
            yield FoundGroup(about_match(match), lines)
        seen |= {line.href for line in lines}


def _lines(match: Match, record: Record, params: Params, *, alone: bool) -> Iterator[FoundLine]:
    """`alone`: without the sentence about the match above them."""
    for authority in match.councils:
        council = record.by_pk.get(authority.pk)
        if council is not None:
            about = _about_council(council, params)
            why = f"{about_match(match)} " if alone and match.kind is not MatchKind.COUNCIL else ""
            yield FoundLine(council.name, _address(authority, params), why or about)


def _address(authority: Authority, params: Params) -> str:
    return council_address(authority.slug, params.travel_query)


def _about_council(council: Council, params: Params) -> str:
    if council.valid_to is not None and council.valid_to < params.when.date:
        return f"until {format_day(council.valid_to)}, {council.dfe_number}"
    if council.valid_from is not None and council.valid_from > params.when.date:
        return f"from {format_day(council.valid_from)}, {council.dfe_number}"
    return f"{council.region}, {council.dfe_number}"
