"""Area SEND inspections: letters from 2016 to 2022, reports from 2023 on; an outcome sentence, no grades."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from inspections.reading.contract import Note, RecommendationRead
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.cover.inspection_teams import leads_of_joint_team
from inspections.reading.cover.letters import letter_date, signatories, windows_in_prose
from inspections.reading.findings import Findings
from inspections.reading.framework import Edition, Framework, FrameworkWords
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.boxed_lists import boxed_list
from inspections.reading.recommendations.listed_items import (
    ListLayout,
    listed_items,
    note_of_empty_list,
    note_of_no_list,
    notes_on_lists,
)
from inspections.reading.vocabulary import Audience, Body, Confidence, Kind, Licence

GROUPS: Final = re.compile(r"(?i)areas? for (?:priority action|improvement):?")
ENDS: Final = re.compile(r"(?i)(?:local area partnership details|information about|inspection team|what is it like)")
LISTS: Final = ListLayout(
    starts=GROUPS, rules=ListRules(groups=GROUPS, ends=ENDS, always_ends=ENDS, like_headings=True)
)
_FIRST_COLUMN: Final = r"(?:responsible bod(?:y|ies)\s+)?"
"""What stands left of the heading of a list whose table tells who is to improve what."""
BOXES: Final = (
    re.compile(rf"(?i){_FIRST_COLUMN}areas? for priority action:?"),
    re.compile(rf"(?i){_FIRST_COLUMN}areas? for improvement:?"),
)

NEXT_OF_LETTER: Final = re.compile(
    r"(?i)(?:strengths|areas for (?:development|improvement)|the effectiveness of|the inspection raises|"
    r"the local area is required|yours)\b"
)
LETTER_RULES: Final = ListRules(groups=re.compile(r"(?!)"), ends=NEXT_OF_LETTER, always_ends=NEXT_OF_LETTER)
STRENGTHS: Final = ListLayout(starts=re.compile(r"(?i)strengths:?"), rules=LETTER_RULES)
TO_DEVELOP: Final = ListLayout(starts=re.compile(r"(?i)areas for (?:development|improvement):?"), rules=LETTER_RULES)
WEAKNESSES: Final = ListLayout(
    starts=re.compile(r"(?i)the (?:local )?area (?:is|partners are) required to (?:produce|submit|prepare)\b.*"),
    rules=LETTER_RULES,
)
SECTION_OF_WEAKNESSES: Final = "Areas of significant weakness"

_COVER: Final = 2
"""Pages on which a report prints its dates after a label, which no letter does."""
OUTCOMES: Final = (
    r"typically\s+lead\s+to\s+positive\s+experiences\s+and\s+outcomes",
    r"lead\s+to\s+inconsistent\s+experiences\s+and\s+outcomes",
    r"widespread\s+and/or\s+systemic\s+failings",
    r"written\s+statement\s+of\s+action\s+(?:\(\w+\)\s+)?is\s+(?:not\s+)?required",
    r"(?:made|making)\s+sufficient\s+progress",
)
EDITION_2016: Final = Edition("2016", (), date(2016, 5, 1), date(2022, 12, 31))
EDITION_2023: Final = Edition("2023", (), date(2023, 1, 1), None)


def read(document: Document, framework: Framework) -> Findings:
    """The partnership's report, or the letter that came before such reports."""
    labelled = cover.text_after_label(document.pages[:_COVER], cover.DATES_LABEL, 0)
    return _read_report(document) if labelled else _read_letter(document)


def _read_report(document: Document) -> Findings:
    """Dates on site, the sentence with the outcome as a note, and what is to be improved."""
    items = _to_improve(document)
    return Findings(
        kind=Kind.SEND,
        edition=EDITION_2023.key,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=leads_of_joint_team(document),
        recommendations=items,
        notes=(*_outcome(document), *_empty_lists(document, items)),
    )


def _read_letter(document: Document) -> Findings:
    """A letter to the leaders of an area, with strengths and areas for development under each of its questions."""
    return Findings(
        kind=Kind.SEND,
        edition=EDITION_2016.key,
        windows=windows_in_prose(document, r"\b(?:between|(?-i:From)|took\s+place\s+(?:from|on|between))"),
        published=letter_date(document),
        lead_inspector=signatories(document),
        recommendations=_weaknesses(document),
        strengths=listed_items(document, STRENGTHS, Audience.PARTNERS),
        areas_for_improvement=listed_items(document, TO_DEVELOP, Audience.PARTNERS),
        notes=(
            *_outcome(document),
            *notes_on_lists(document, Audience.PARTNERS, STRENGTHS, TO_DEVELOP, WEAKNESSES),
        ),
    )


def _weaknesses(document: Document) -> tuple[RecommendationRead, ...]:
    """The weaknesses for which the area must write a statement of action."""
    items = listed_items(document, WEAKNESSES, Audience.PARTNERS)
    return tuple(replace(item, section=SECTION_OF_WEAKNESSES) for item in items)


def _to_improve(document: Document) -> tuple[RecommendationRead, ...]:
    """The ruled cells of each list; without rules, its paragraphs where it has several, else its marked items."""
    marked = listed_items(document, LISTS, Audience.PARTNERS)
    found: list[RecommendationRead] = []
    for heading in BOXES:
        boxed = boxed_list(document, heading, _others(heading), Audience.PARTNERS)
        own = [_as_doubted(item) for item in marked if heading.fullmatch(item.section or "")]
        if own and boxed.holds_marks_alone and not boxed.framed:
            found += own
            continue
        # Without rules, marks may be those of items or nested in the cells of a table: a person has to look.
        unruled = boxed.items if not own or len(boxed.items) > 1 else own
        found += boxed.items if boxed.framed else (replace(one, confidence=Confidence.CHECK) for one in unruled)
    return tuple(replace(item, number=str(number)) for number, item in enumerate(found, start=1))


def _empty_lists(document: Document, items: tuple[RecommendationRead, ...]) -> tuple[Note, ...]:
    """A note on each list whose heading is printed and under which nothing was read, or that there is no list."""
    sections = {item.section or "" for item in items}
    unread = [heading for heading in BOXES if not any(heading.fullmatch(section) for section in sections)]
    first = (
        (heading, next((one for one in document.lines if heading.fullmatch(one.text)), None)) for heading in unread
    )
    empty = tuple(note_of_empty_list(line) for _, line in first if line)
    return empty or (() if items else (note_of_no_list(),))


def _as_doubted(item: RecommendationRead) -> RecommendationRead:
    """The item, to check where it begins with a small letter: then it may be part of one that has no mark.

    Where a program lost the cells of a report, the bullets within them are all that has a mark.
    """
    return replace(item, confidence=Confidence.CHECK) if item.text[:1].islower() else item


@cache
def _others(heading: re.Pattern[str]) -> re.Pattern[str]:
    """What ends a list: the next part of the report, or the heading of the other list."""
    other = next(box for box in BOXES if box is not heading)
    return re.compile(rf"{ENDS.pattern}|{other.pattern.removeprefix('(?i)')}$")


def _outcome(document: Document) -> tuple[Note, ...]:
    """The first sentence with one of the standard outcomes, as printed."""
    pattern = re.compile(rf"(?i)\b(?:{'|'.join(OUTCOMES)})\b")
    for page in document.pages[:4]:
        for match in pattern.finditer(page.text):
            start, end = page.text.rfind(".", 0, match.start()) + 1, page.text.find(".", match.end()) + 1
            sentence = " ".join(page.text[start : end or match.end()].split())
            # A revisit says at first that it is to decide whether there was progress.
            if "whether" not in sentence:
                sentence = re.sub(r"^.*?\bInspection outcome\b\s*", "", sentence)
                return (Note("outcome", sentence, page.number),)
    return (Note("outcome_missing", "No sentence with the outcome was found."),)


FRAMEWORK = Framework(
    key="send",
    short="Area SEND",
    name="Area SEND inspection",
    match_order=120,
    title_patterns=(
        r"area (?:send|special educational needs and/or disabilit(?:y|ies)(?: \(send\))?) inspection of\b",
        r"(?:joint )?(?:local )?area send (?:inspection|revisit)(?: in| of|:)",
    ),
    council_name_patterns=(
        (
            r"area (?:send|special educational needs and/or disabilit(?:y|ies)(?: \(send\))?) inspection of "
            r"(?:the )?(?P<name>.{3,60}?(?:\s.{1,40}?)??) local area partnership"
        ),
        r"(?:joint )?(?:local )?area send (?:inspection|revisit)(?: in| of|:) (?:the )?(?P<name>.{3,60}?)[ \t]*$",
    ),
    editions=(EDITION_2016, EDITION_2023),
    scale={},
    kinds=(Kind.SEND,),
    licence=Licence.OPEN_GOVERNMENT,
    read=read,
    body=Body.PARTNERSHIP,
    listed_as=(r"(?:joint )?(?:local )?area (?:send|special educational needs)\b",),
    words=FrameworkWords(kinds={Kind.SEND: "Area SEND inspection"}),
    plain_words=(
        "Ofsted and the Care Quality Commission look at how the services of an area work together for children and "
        "young people with special educational needs or disabilities. Since 2023 the report ends in one of three "
        "outcomes: experiences are typically positive, they are inconsistent, or there are widespread or systemic "
        "failings. It is about the partners of an area together, not about the council alone."
    ),
)
