"""What the report of an inspection mentions besides, and the headings of its own sections, each with its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.shared.links import inspection_address
from inspections.models import Inspection
from inspections.queries.ledger import events_in
from inspections.reading.contract import SectionRead
from inspections.reading.letters import upper_first
from inspections.review.labels import mention_words
from inspections.search.paragraphs import numbered_paragraphs


@dataclass(frozen=True)
class MentionLine:
    """`words` are the report's; `held_href` leads to the inspection on record that it is, `held` says whether."""

    what: str
    words: str
    page: int
    href: str
    held_href: str
    is_shown: bool
    is_event: bool


@dataclass(frozen=True)
class SectionLine:
    """A heading of the report's body; `href` opens the page on which the section begins."""

    heading: str
    page: int
    href: str


def mention_lines(inspection: Inspection, current: str) -> Iterator[MentionLine]:
    """In the order of the report's own dates. Two queries where there is any, else none."""
    mentioned = sorted(inspection.mentions.all(), key=lambda row: row.position)
    held = events_in(inspection) if mentioned else {}
    for row in mentioned:
        own = held.get(row.key)
        yield MentionLine(
            what=upper_first(mention_words(row.facts)),
            words=row.facts.quoted,
            page=row.page,
            href=f"?at={row.key}#page" if inspection.report_id else "",
            held_href=inspection_address(own) if own else "",
            is_shown=row.key == current,
            is_event=row.facts.is_event,
        )


def section_lines(inspection: Inspection) -> Iterator[SectionLine]:
    """The sections of the report's body that have any words, in order."""
    reading = (inspection.report.reading if inspection.report else None) or {}
    sections = [SectionRead.from_json(each) for each in reading.get("sections") or ()]
    for _, same in groupby(numbered_paragraphs(sections), key=lambda each: id(each.section)):
        first = next(same)
        yield SectionLine(first.section.heading, first.pages[0], f"?at=p{first.position}#page")
