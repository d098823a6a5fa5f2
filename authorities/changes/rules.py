"""What a change has to keep to: names and numbers that nobody else has, codes of the right form, days that fit."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from authorities.changes.codes import code_problems
from authorities.changes.wanted import BodyChange, DetailsChange, Facts, Problem, Reorganisation, Wanted
from authorities.models import Authority, AuthorityName, DeliveryBody, FormerSlug
from authorities.names import name_key
from authorities.queries import authority_by_number, region_names

MOST_NEIGHBOURS: Final = 10
"""As many as the published lists have."""
MOST_NAMES: Final = 30
"""Of one council; the one with most has seven."""
LONGEST_NAME: Final = 120
"""In letters, as the column has it."""
YEARS: Final = range(1965, 2100)
"""The councils of today are of 1965 and later; any other year is a slip."""


def problems_of(wanted: Wanted) -> list[Problem]:
    """Everything that stands in the way; the fields are named as the forms name them."""
    match wanted:
        case Reorganisation():
            return list(_of_reorganisation(wanted))
        case DetailsChange():
            return list(_of_details(wanted))
        case BodyChange():
            return list(_of_body(wanted))


def _of_reorganisation(wanted: Reorganisation) -> Iterator[Problem]:
    if wanted.on.year not in YEARS:
        yield Problem("on", "The first day must lie between 1965 and 2099.")
        return
    if not wanted.new and not wanted.ends:
        yield Problem(None, "No council begins or ends: choose at least one.")
    for number in wanted.ends:
        yield from _of_ending(wanted, number)
    numbers = [new.dfe_number for new in wanted.new]
    for place, new in enumerate(wanted.new):
        at = f"new-{place}-"
        yield from (Problem(at + (p.field or ""), p.message) for p in _of_new_number(new.dfe_number, numbers))
        yield from (Problem(at + (p.field or ""), p.message) for p in _of_facts(new.facts, None, wanted, place))
        if not any(link.successor == new.dfe_number for link in wanted.takes_over):
            yield Problem(f"{at}from", f"Say what {new.facts.short_name or 'it'} takes over, and from whom.")
    yield from _of_links(wanted, numbers)


def _of_links(wanted: Reorganisation, numbers: list[str]) -> Iterator[Problem]:
    """`numbers` are those of the councils that begin."""
    for link in wanted.takes_over:
        if link.predecessor == link.successor:
            yield Problem(None, "A council cannot take over from itself.")
        if link.successor not in numbers and link.successor in wanted.ends:
            yield Problem(None, "A council that ends cannot take over.")
        if link.successor not in numbers and not _exists(link.successor, wanted.on):
            yield Problem(None, "The council that takes over must exist on that date.")
        if not _exists(link.predecessor, wanted.last_day):
            yield Problem("ends", f"{_name(link.predecessor)} is not a council on the day before.")


def _of_ending(wanted: Reorganisation, number: str) -> Iterator[Problem]:
    council = authority_by_number(number)
    if council is None:
        yield Problem("ends", "Choose councils from the list.")
        return
    if council.valid_to is not None:
        yield Problem("ends", f"{council} already ends on {council.valid_to:%-d %B %Y}.")
    elif council.valid_from is not None and council.valid_from >= wanted.on:
        yield Problem("ends", f"{council} begins on {council.valid_from:%-d %B %Y} and cannot end before that.")
    if not any(link.predecessor == number for link in wanted.takes_over):
        yield Problem(
            "ends", f"No council takes over from {council}: say which does, so that every area has a council."
        )
    name = dict(wanted.renamed).get(number)
    if name and (clash := _taken("short_name", name, council)):
        yield Problem("ends", f"{clash} has the short name “{name}” already.")


def _of_new_number(number: str, numbers: list[str]) -> Iterator[Problem]:
    if len(number) != 3 or not (number.isascii() and number.isdecimal()):
        yield Problem("dfe_number", "A DfE number has three digits.")
    elif (other := authority_by_number(number)) is not None:
        yield Problem("dfe_number", f"{number} is the number of {other}, and a number is never given twice.")
    elif numbers.count(number) > 1:
        yield Problem("dfe_number", f"Two of the new councils have the number {number}.")


def _of_details(wanted: DetailsChange) -> Iterator[Problem]:
    council = authority_by_number(wanted.dfe_number)
    if council is None:
        yield Problem(None, "This council is not in the register.")
        return
    yield from _of_facts(wanted.facts, council, None, 0)
    if wanted.code_from is not None and wanted.code_from.year not in YEARS:
        yield Problem("code_from", "The first day must lie between 1965 and 2099.")
    yield from code_problems(wanted.facts, council, since=wanted.code_from)


def _of_facts(facts: Facts, council: Authority | None, around: Reorganisation | None, place: int) -> Iterator[Problem]:
    """Of a council of the register, or of the one at a place among those that begin."""
    others = [new.facts for n, new in enumerate(around.new) if n != place] if around else []
    renamed = dict(around.renamed) if around else {}
    longest: Mapping[str, int] = {"name": LONGEST_NAME, "short_name": 80, "slug": 80, "ofsted_urn": 10}
    for field, length in longest.items():
        text = getattr(facts, field)
        if not text and field != "ofsted_urn":
            yield Problem(field, "It needs a name." if field != "slug" else "It needs an address.")
        elif len(text) > length:
            yield Problem(field, f"Use at most {length} characters.")
    clash = _taken("short_name", facts.short_name, council, renamed)
    if clash or any(facts.short_name.casefold() == other.short_name.casefold() for other in others):
        yield Problem("short_name", f"{clash or 'Another of the new councils'} has the short name "
                      f"“{facts.short_name}”. Add something to one of them to tell them apart.")  # fmt: skip
    yield from _of_slug(facts, council, others)
    if facts.type not in Authority.Type.values:
        yield Problem("type", "Choose a type from the list.")
    if facts.region not in region_names():
        yield Problem("region", "Choose a region from the list.")
    if facts.ofsted_urn and not (facts.ofsted_urn.isascii() and facts.ofsted_urn.isdecimal()):
        yield Problem("ofsted_urn", "The URN is a number, as in the address of the inspectorate’s page.")
    yield from _of_names(facts, council, around, others)
    yield from _of_neighbours(facts, council, around)
    if around is not None:
        yield from code_problems(facts, None, since=around.on)


def _of_slug(facts: Facts, council: Authority | None, others: list[Facts]) -> Iterator[Problem]:
    slug, own = facts.slug, council.pk if council else None
    if slug and not all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in slug):
        yield Problem("slug", "An address has small letters, digits and hyphens only.")
        return
    former = FormerSlug.objects.filter(slug=slug).exclude(authority=own).select_related("authority").first()
    if former is not None:
        yield Problem("slug", f"“{slug}” leads to {former.authority}, which used to have it. Choose another.")
    elif clash := _taken("slug", slug, council):
        yield Problem("slug", f"“{slug}” is the address of {clash}, and will stay so. Choose another.")
    elif any(slug == other.slug for other in others):
        yield Problem("slug", "Two of the new councils have this address.")
    elif had := Authority.history.filter(slug=slug, id__in=Authority.objects.exclude(pk=own or 0).values("pk")).first():
        yield Problem("slug", f"“{slug}” was the address of {had.short_name}. Choose another.")


def _of_names(
    facts: Facts, council: Authority | None, around: Reorganisation | None, others: list[Facts]
) -> Iterator[Problem]:
    """No two councils of the same time may be printed under one name, for the reader could not tell them apart."""
    if len(facts.names) > MOST_NAMES:
        yield Problem("other_names", f"At most {MOST_NAMES} names.")
        return
    for name in facts.names:
        if (name and not 0 < len(name_key(name)) <= LONGEST_NAME) or len(name) > LONGEST_NAME:
            yield Problem("other_names", f"“{name[:40]}” is not a name: it needs letters, at most {LONGEST_NAME}.")
    start, end = (around.on, None) if around else (council.valid_from, council.valid_to) if council else (None, None)
    for name in dict.fromkeys(facts.names):
        key = name_key(name)
        rows = AuthorityName.objects.filter(key=key).exclude(authority=council).select_related("authority")
        for row in rows:
            ends = around.last_day if around and row.authority.dfe_number in around.ends else row.authority.valid_to
            if _overlap((start, end), (row.authority.valid_from, ends)):
                yield Problem("other_names", f"Reports of {row.authority} are printed under “{name}” too.")
        if key and any(key in map(name_key, other.names) for other in others):
            yield Problem("other_names", f"Two of the new councils are printed under “{name}”.")


def _of_neighbours(facts: Facts, council: Authority | None, around: Reorganisation | None) -> Iterator[Problem]:
    if len(facts.neighbours) > MOST_NEIGHBOURS or len(set(facts.neighbours)) < len(facts.neighbours):
        yield Problem("neighbours", f"At most {MOST_NEIGHBOURS} neighbours, each once.")
    new = {each.dfe_number for each in around.new} if around else set()
    if council is not None and council.dfe_number in facts.neighbours:
        yield Problem("neighbours", "A council is not its own neighbour.")
    for number in facts.neighbours:
        if number not in new and authority_by_number(number) is None:
            yield Problem("neighbours", "Choose neighbours from the list.")
        elif around is not None and number in around.ends:
            yield Problem("neighbours", f"{_name(number)} ends the day before: choose a council of that day.")


def _of_body(wanted: BodyChange) -> Iterator[Problem]:
    if not wanted.name:
        yield Problem("name", "It needs a name.")
    if len(wanted.name) > LONGEST_NAME:
        yield Problem("name", f"At most {LONGEST_NAME} letters.")
    if wanted.valid_from.year not in YEARS:
        yield Problem("valid_from", "The first day must lie between 1965 and 2099.")
    if wanted.kind not in DeliveryBody.Kind.values:
        yield Problem("kind", "Choose a kind from the list.")
    if not wanted.councils:
        yield Problem("councils", "Choose the councils whose services it runs.")
    if wanted.valid_to is not None and wanted.valid_to < wanted.valid_from:
        yield Problem("valid_to", "The last day lies before the first.")
    yield from _of_councils_of_body(wanted)


def _of_councils_of_body(wanted: BodyChange) -> Iterator[Problem]:
    span = (wanted.valid_from, wanted.valid_to)
    sure = _sure_span(wanted)
    for number in wanted.councils:
        council = authority_by_number(number)
        if council is None:
            yield Problem("councils", "Choose councils from the list.")
            continue
        if not _overlap(span, (council.valid_from, council.valid_to)):
            yield Problem("councils", f"{council} is not a council at that time.")
        for other in council.bodies.exclude(name=wanted.name).filter(kind=DeliveryBody.Kind.COMPANY):
            if wanted.kind == DeliveryBody.Kind.COMPANY and _overlap(sure, _sure_span(other)):
                yield Problem(
                    "councils", f"{other.name} runs the services of {council} at that time. Enter its end first."
                )


def _sure_span(body: BodyChange | DeliveryBody) -> Span:
    """From the last day on which it can have begun to the first on which it can have ended."""
    start, end = body.valid_from, body.valid_to
    if body.from_precision != "day":
        month = 12 if body.from_precision == "year" else start.month
        start = datetime.date(start.year, month, calendar.monthrange(start.year, month)[1])
    if end is not None and body.to_precision != "day":
        end = datetime.date(end.year, 1 if body.to_precision == "year" else end.month, 1)
    return start, end


Span = tuple[datetime.date | None, datetime.date | None]


def _overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a day; a missing end is open."""
    first, last = datetime.date.min, datetime.date.max
    return (one[0] or first) <= (other[1] or last) and (other[0] or first) <= (one[1] or last)


def _taken(
    field: str, value: str, council: Authority | None, renamed: Mapping[str, str] | None = None
) -> Authority | None:
    """The other council that has the value, written in whatever case, and keeps it."""
    found: Iterable[Authority] = Authority.objects.filter(**{f"{field}__iexact": value})
    return next((a for a in found if a != council and a.dfe_number not in (renamed or {})), None)


def _exists(number: str, day: datetime.date) -> bool:
    council = authority_by_number(number)
    return council is not None and council.existed_on(day)


def _name(number: str) -> str:
    return str(authority_by_number(number) or number)
