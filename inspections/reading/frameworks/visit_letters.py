"""How letters on focused and monitoring visits are read, which are laid out alike; not a framework itself."""

import re
from typing import Final

from inspections.reading.contract import Note
from inspections.reading.cover.letters import letter_date, signatories, windows_in_prose
from inspections.reading.findings import Findings
from inspections.reading.framework import Framework
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.vocabulary import Audience, Kind

_DAYS: Final = (
    r"\b(?:summaris\w+|outlines|contains|reports|provides|sets\s+out)\s+the\s+findings\s+(?:of|from)\b"
    r".{5,200}?\b(?:on|between|from)"
)
_HEADINGS: Final = re.compile(
    r"(?i)what needs to improve(?: in this area of (?:social work )?practice)?\s*[?:.]*\s*\d?"
    r"|areas? for (?:priority action|improvement):?"
)
_LISTS: Final = ListLayout(
    starts=_HEADINGS,
    rules=ListRules(
        groups=_HEADINGS,
        ends=re.compile(r"(?i)(?:findings|headline findings|main findings|overview|background|yours sincerely)\b"),
        paragraphs=2,
    ),
)


def read_visit(document: Document, framework: Framework) -> Findings:
    """A narrative letter about a visit: its dates, its signatory and what needs to improve."""
    return Findings(
        kind=Kind.VISIT,
        windows=windows_in_prose(document, _DAYS),
        published=letter_date(document),
        lead_inspector=signatories(document),
        recommendations=listed_items(document, _LISTS, Audience.AUTHORITY),
        notes=(
            Note("narrative", "A visit is reported in words; it prints no grades."),
            *notes_on_lists(document, Audience.AUTHORITY, _LISTS),
        ),
    )
