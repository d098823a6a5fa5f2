"""Letters on joint targeted area inspections, 2016 on; narrative only."""

import re
from collections import Counter
from datetime import date
from typing import Final

from inspections.reading.contract import Note
from inspections.reading.cover.letters import letter_date, windows_in_prose
from inspections.reading.findings import Findings, PrintedValue
from inspections.reading.framework import Edition, Framework, FrameworkWords, Statement
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.letter_shapes import count_odd, misnamed_capitals
from inspections.reading.pdf.page import Page
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.vocabulary import Audience, Body, Confidence, Kind, Licence

GROUPS = re.compile(
    r"(?i)(?:key |early help )?areas? for (?:priority actions?|improvements?):?|what needs to improve\s*[?:]*\d?"
)
ENDS = r"(?i)(?:key strengths|strengths|main findings|headline findings|case study|practice study|next steps|yours)\b"
ALWAYS_ENDS = re.compile(r"(?i)(?:case study|practice study|next steps$|yours (?:sincerely|faithfully))")
LISTS = ListLayout(
    starts=GROUPS,
    rules=ListRules(groups=GROUPS, ends=re.compile(ENDS), always_ends=ALWAYS_ENDS, paragraphs=1, like_headings=True),
)
STRENGTHS = ListLayout(
    starts=re.compile(r"(?i)(?:key |early help )?strengths:?"),
    rules=ListRules(
        groups=re.compile(r"(?!)"),
        ends=re.compile(r"(?i)(?:case study|practice study|areas? for|next)"),
        always_ends=ALWAYS_ENDS,
        paragraphs=1,
        like_headings=True,
    ),
)


_THEME: Final = re.compile(
    r"(?i)multi-?\s*agency\s+responses?\s+to\s+(?P<theme>[^.:;]{5,160}?)\s+in\s+(?:the\s+)?(?=(?-i:[A-Z]))"
)
_DEEP_DIVE: Final = re.compile(
    # Ghostscript calls some quotation marks digits.
    r"(?i)deep\s+dive[\W\d]{1,3}focus\s+on\s+(?:the\s+(?:multi-?\s*agency\s+)?response\s+to\s+)?(?P<deep>[^.;]{5,200}?)\s*[.;]"
)
_NAMED_DIVE: Final = re.compile(r"(?i)\bdeep\s+dive\b")
_PAGES_OF_THEME: Final = 2
"""Pages on which a letter says what it is about, in its title and its first sentences."""
CERTAIN: Final = Confidence.CERTAIN
ENDING = r"(?: (?:local )?(?:safeguarding )?children.s partnership)?(?:[ \t]*$|:)"
"""What may stand between the name of the area and the end of its line."""


def read(document: Document, framework: Framework) -> Findings:
    """A letter to the partners of an area, without grades and without an inspector: directors sign it."""
    return Findings(
        kind=Kind.JTAI,
        windows=windows_in_prose(document, r"\b(?:between|(?-i:From)|took\s+place\s+(?:from|on|between))"),
        published=letter_date(document),
        theme=_theme(document),
        recommendations=listed_items(document, LISTS, Audience.PARTNERS),
        strengths=listed_items(document, STRENGTHS, Audience.PARTNERS),
        notes=(
            Note("narrative", "A joint targeted area inspection is reported in words; it prints no grades."),
            *notes_on_lists(document, Audience.PARTNERS, LISTS, STRENGTHS),
        ),
    )


def _theme(document: Document) -> PrintedValue | None:
    """What the response of the agencies was to, and the deep dive into a part of it, from the first pages."""
    themes = [(page, match) for page in document.pages[:_PAGES_OF_THEME] for match in _THEME.finditer(page.text)]
    if not themes:
        return None
    # In capitals it is not told where the name of the area begins, and a title may have stray spaces and signs.
    small = [one for one in themes if not one[1]["theme"].isupper()] or themes
    alike = [one for one in small if _letters(one[1]["theme"]) == _letters(small[0][1]["theme"])]
    # A stray space parts a word, and one that is missing joins two. What is printed more often may be right: a running
    # head repeats the title with its fault.
    spaced = Counter(" ".join(one[1]["theme"].split()) for one in alike)
    often = spaced.most_common(2)
    settled, most = len(often) == 1, len(often) == 1 or often[0][1] > often[1][1]
    best = [one for one in alike if not most or " ".join(one[1]["theme"].split()) == often[0][0]]
    page, found = min(best, key=lambda one: (one[1]["theme"].count("•"), len(one[1]["theme"].split())))
    deep = _first(document, _DEEP_DIVE)
    # A deep dive that is named and not understood, or stands in letters with wrong names, leaves the theme to check.
    certain = deep is not None or (_first(document, _NAMED_DIVE) is None and not _has_misnamed_lines(document))
    certain = certain and settled and not found["theme"].isupper() and "•" not in found["theme"]
    words = _plain(found["theme"]) + (f" (deep dive: {_plain(deep[1]['deep'])})" if deep else "")
    sure = CERTAIN if certain else Confidence.CHECK
    return PrintedValue(words, page.evidence(found.start("theme"), found.end("theme"), "after “response to”", sure))


def _has_misnamed_lines(document: Document) -> bool:
    lines = ((page, line) for page in document.pages[:_PAGES_OF_THEME] for line in page.lines)
    return any(
        count_odd(page, line.start, line.end) or misnamed_capitals(page, line.start, line.end) for page, line in lines
    )


def _first(document: Document, pattern: re.Pattern[str]) -> tuple[Page, re.Match[str]] | None:
    found = ((page, match) for page in document.pages[:_PAGES_OF_THEME] for match in pattern.finditer(page.text))
    return next(found, None)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def _plain(words: str) -> str:
    return re.sub(r"(?<=[a-z])\d\b", "", " ".join(words.split()))


FRAMEWORK = Framework(
    key="jtai",
    short="JTAI",
    name="Joint targeted area inspection",
    match_order=110,
    title_patterns=(r"joint targeted area inspection",),
    council_name_patterns=(
        rf"joint targeted area inspection of (?!the multi)(?:the )?(?P<name>[A-Z].{{1,60}}?){ENDING}",
        (
            r"joint targeted area inspection of the multi-agency responses? to [\s\S]{5,140}? in "
            rf"(?:the )?(?P<name>(?-i:[A-Z]).{{1,60}}?){ENDING}"
        ),
    ),
    editions=(Edition("2016", (), date(2016, 2, 1), None),),
    scale={},
    kinds=(Kind.JTAI,),
    licence=Licence.OPEN_GOVERNMENT,
    read=read,
    prints_lists=True,
    body=Body.PARTNERSHIP,
    # Each letter counts from its own draft, so that only the day it names is sure.
    statement=Statement(
        named_by=r"send the written statement of action to \S+ by (?:[a-z]+day )?(?P<day>\d{1,2} [a-z]+ \d{4})"
    ),
    listed_as=(r"joint targeted area inspection",),
    words=FrameworkWords(kinds={Kind.JTAI: "Joint targeted area inspection"}),
    plain_words=(
        "Several inspectorates, of children’s services, health, police and usually probation, look together at how "
        "services in an area work with each other for children, usually on one theme such as neglect or domestic "
        "abuse. It gives no grade, and it is about all of them, not about the council alone."
    ),
)
