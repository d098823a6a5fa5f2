"""What follows from a change besides numbers: who follows whom, neighbours, addresses, and what names lead to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from authorities.changes.rows import RowStep
from authorities.changes.wanted import PART, WHOLE, DetailsChange, Reorganisation, Wanted
from authorities.models import Authority, Neighbour
from authorities.queries import authority_by_number, match_name
from dashboard.claims.words import count_noun, join_words
from dashboard.shared.links import council_address
from inspections.partial_dates import format_day
from inspections.reading.council.match import council_match


@dataclass(frozen=True)
class AddressLine:
    address: str
    said: str


@dataclass(frozen=True)
class NameLine:
    """A name in print, and which council it leads to in a report of each day."""

    printed: str
    found: tuple[str, ...]


def kin_lines(wanted: Wanted) -> tuple[str, ...]:
    """A sentence for each council that takes over."""
    if not isinstance(wanted, Reorganisation):
        return ()
    return tuple(
        f"{_named(link.successor)} takes over {_extent(link.extent)} of {_named(link.predecessor)}; "
        f"the page of each links to the other, and no judgement passes on."
        for link in wanted.takes_over
    )


def _extent(extent: str) -> str:
    return {WHOLE: "the whole", PART: "a part"}.get(extent, f"a part ({extent})")


def _named(number: str) -> str:
    return str(authority_by_number(number) or number)


def neighbour_lines(wanted: Wanted) -> tuple[str, ...]:
    """What each council is compared with, and whose lists a council that ends stands in."""
    match wanted:
        case Reorganisation():
            return (*map(_own_neighbours, (new.dfe_number for new in wanted.new)), *_lists_with(wanted))
        case DetailsChange():
            return (_own_neighbours(wanted.dfe_number),)
        case _:
            return ()


def _own_neighbours(number: str) -> str:
    rows = Neighbour.objects.filter(authority__dfe_number=number, edition=Neighbour.Edition.CURRENT)
    names = list(rows.order_by("position").values_list("neighbour__short_name", flat=True))
    if not names:
        return f"{_named(number)} has no statistical neighbours: its page compares it with none."
    return f"The neighbours of {_named(number)}, in order: {join_words(names)}."


def _lists_with(wanted: Reorganisation) -> Iterator[str]:
    for number in wanted.ends:
        rows = Neighbour.objects.filter(neighbour__dfe_number=number, edition=Neighbour.Edition.CURRENT)
        names = list(rows.order_by("authority__short_name").values_list("authority__short_name", flat=True))
        if names:
            yield (
                f"{_named(number)} is a neighbour of {count_noun(len(names), 'council')} ({join_words(names)}). Their "
                f"lists stay as published; from {format_day(wanted.on)} they are compared with those that exist."
            )


def address_lines(steps: Sequence[RowStep]) -> tuple[AddressLine, ...]:
    """The addresses of pages that come, stay, or lead on to another."""
    found = []
    for step in steps:
        values = step.after or {}
        if step.kind == "council":
            what = "new page of" if step.before is None else "page of"
            found.append(AddressLine(council_address(values["slug"]), f"{what} {values['short_name']}"))
        elif step.kind == "former_slug" and step.after is not None:
            council = Authority.objects.get(pk=values["authority_id"])
            leads = f"leads on to {council_address(council.slug)}, as do its files and feed"
            found.append(AddressLine(council_address(values["slug"]), leads))
    return tuple(found)


def name_lines(numbers: Sequence[str], steps: Sequence[RowStep], days: Sequence[datetime.date]) -> tuple[NameLine, ...]:
    """Every name of the councils concerned, also those that go, as the register matches it in a report of a day."""
    if not any(step.kind in ("council", "name") for step in steps):
        return ()
    kept = Authority.objects.filter(dfe_number__in=numbers).values_list("names__name", flat=True)
    gone = [step.before["name"] for step in steps if step.kind == "name" and step.before and step.after is None]
    printed = sorted({str(name) for name in [*kept, *gone] if name})
    return tuple(NameLine(name, tuple(_matched(name, day) for day in days)) for name in printed)


def _matched(printed: str, day: datetime.date) -> str:
    """The council, as it stands after the change; and whether the reader by itself would say another."""
    live, read = match_name(printed, on=day).authority, council_match(printed, day).council
    if live is None:
        return "no council of that day: review asks"
    if read is not None and read.dfe_la_number != live.dfe_number:
        return f"{live}; the reader takes it for {read.short_name}, so that review asks"
    return str(live)
