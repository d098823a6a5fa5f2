"""Other inspections and visits of the council that a report names: their kind and month, and the grade that it gives.

All of them are to check: a sentence may speak of another council, or of work that the record does not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspections.reading.contract import EventRead
from inspections.reading.cover.date_forms import MONTH_NAMES, MONTHS
from inspections.reading.findings import Windows
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.quotation import quotation
from inspections.reading.vocabulary import EventKind, Grade

_YEAR_ALONE: Final = re.compile(r"\b20\d\d\b")
_MONTH_BEFORE: Final = re.compile(rf"(?i)\b(?P<month>{MONTH_NAMES})\b\.?,?\s+$")
_LONGEST_MONTH: Final = 14
"""Letters of a month with the spaces after it."""
_NAMES: Final = (
    (EventKind.ASSURANCE_VISIT, r"(?:focused\s+)?assurance\s+visits?"),
    (EventKind.FOCUSED_VISIT, r"focus(?:s)?ed\s+visits?"),
    (EventKind.MONITORING_VISIT, r"monitoring\s+visits?"),
    (EventKind.JTAI, r"joint\s+targeted\s+area\s+inspections?|JTAIs?"),
    (EventKind.SEND, r"(?:SEND|special\s+educational\s+needs[^.]{0,40}?)\s+(?:area\s+)?(?:inspection|revisit)s?"),
    (EventKind.INSPECTION, r"inspections?(?:\s+report)?"),
)
_PREVIOUS: Final = re.compile(
    r"(?i)\bdates?\s+of\s+(?:the\s+)?(?:previous|last)\s+inspections?[ \t]*:?(?P<days>[^\n]*)\Z"
)
"""The label of a cover before the date of the previous inspection, on one line."""
_LONGEST_LABEL: Final = 80
"""Letters from that label to the last date of its line: an area SEND report has 55."""
_PARTS_OF_NAMES: Final = ("inspection", "visit", EventKind.JTAI.value)
_NAME: Final = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _NAMES), re.IGNORECASE)
_DATED_NAME: Final = re.compile(
    rf"\s+(?:(?:Ofsted|ILACS|SIF|full|short|standard|single|last|previous)\s+){{0,3}}(?:{_NAME.pattern})", re.IGNORECASE
)
_LEADS_TO_DATE: Final = re.compile(
    r"(?is)(?:\s+\(\w+\)|\))?"
    r"(?:,\s+(?:held\s+|undertaken\s+|published\s+)?"
    r"|(?:\s+(?!(?:that|have|has|had|review|board|audit|when|which|team|highlighted)\b)[^\s,;]+){0,16}?\s+)"
    r"(?:in|of|during|on|from|and|since)\s+(?:early\s+|late\s+|the\s+)?"
)
"""What may stand between the name of an event and its date: no clause of its own."""
_ALSO: Final = re.compile(r"(?i)\s*(?:,|and|&|,\s+and)\s+(?:in\s+|of\s+)?")
"""What stands between the dates of two events of one name."""
_OF_OTHERS: Final = re.compile(
    r"(?i)\b(?:children.s\s+homes?|fostering|adoption\s+(?:agency|panel)|schools?|college|prison|police|hospital|"
    r"probation|youth\s+offending|youth\s+justice|care\s+quality\s+commission|CQC|adult|HMIC\w*|peer|thematic|"
    r"adoption\s+(?:services?|inspection)|judged\s+the\s+home|(?:their|its)\s+(?:most\s+recent|last))\b"
)
"""Words of a sentence that is about the work of somebody else, or about no inspection."""
_SENTENCE_END: Final = re.compile(r"[.;:](?=\s|$)|\n\s*(?:•|\d{1,3}\.\s)")
_NEXT: Final = re.compile(
    r"(?is)[.;]\s+(?:the\s+local\s+authority|it|the\s+council|services)\s+(?:was|were)\s+judged[^.]{0,60}"
)
_GRADES: Final = (
    (Grade.REQUIRES_IMPROVEMENT, re.compile(r"(?i)\brequir(?:es?|ed|ing)\s+improvement(?:\s+to\s+be\s+good)?\b")),
    (Grade.OUTSTANDING, re.compile(r"(?i)\boutstanding\b")),
    (Grade.INADEQUATE, re.compile(r"(?i)\binadequate\b")),
    (Grade.ADEQUATE, re.compile(r"(?i)\badequate\b")),
    (Grade.GOOD, re.compile(r"(?i)\bgood\b")),
)
_JUDGED: Final = re.compile(
    r"(?is)(?:(?!\b(?:while|but|since|although|and)\b).){0,70}?\b(?:judged|found|graded|rated|overall\s+effectiveness|"
    r"(?:services|council|authority)\s+required)\b[^.,;]{0,80}"
)
_OF_AN_AREA: Final = re.compile(
    r"(?i)\b(?:safeguarding|protection|looked\s+after|in\s+care|leavers|adoption|leadership)\b"
)
_LONGEST_SENTENCE: Final = 400
"""Letters on either side of a date that are looked at: the longest sentence of a report has fewer."""
_YEAR: Final = len("2019")
"""Letters of a date that has no month."""


@dataclass(frozen=True)
class _Dated:
    """A year with the month before it, if there is one, and where they stand."""

    when: str
    start: int
    end: int


@dataclass(frozen=True)
class _Named:
    """A date in a sentence with the event that it is of: their place on the page, and that of the sentence."""

    kind: EventKind
    when: str
    start: int
    end: int
    sentence: tuple[int, int]


def earlier_events(document: Document, on_site: Windows | None, framework: str) -> tuple[EventRead, ...]:
    """The events before this inspection that the report names, each once, in the order of their dates.

    An inspection that the cover calls the previous one was of the same kind.
    """
    own = next((kind for kind in EventKind if kind == framework), EventKind.INSPECTION)
    found: dict[tuple[EventKind, str], EventRead] = {}
    for page in document.pages:
        for named in _named_on(page, on_site, own):
            if (named.kind, named.when) not in found:
                found[named.kind, named.when] = _read(page, named)
    months = {(kind, when[:4]) for kind, when in found if len(when) > _YEAR}
    # A year alone is taken for an event of which another sentence gives the month.
    kept = [event for (kind, when), event in found.items() if len(when) > _YEAR or (kind, when) not in months]
    return tuple(sorted(kept, key=lambda event: (event.when, event.kind)))


def _named_on(page: Page, on_site: Windows | None, own: EventKind) -> Iterator[_Named]:
    """Those before the report's own inspection: most dates of a report are of its own year, and are not looked at."""
    before: _Named | None = None
    for dated in _dates_in(page.text):
        if not _is_earlier(dated.when, on_site):
            before = None
            continue
        if previous := _PREVIOUS.search(page.text, max(0, dated.start - _LONGEST_LABEL), dated.start):
            # Of a period that is printed the month in which it begins.
            if not _YEAR_ALONE.search(previous["days"]):
                end = page.text.find("\n", dated.end)
                line = (previous.start(), end if end >= 0 else len(page.text))
                yield _Named(own, dated.when, previous.start(), dated.end, line)
            before = None
            continue
        first, last = sentence = _sentence(page.text, dated)
        if before is None and not _may_name_event(page.text[first:last]):
            continue
        if _OF_OTHERS.search(page.text, first, last):
            continue
        named = _named_with(page.text, dated, sentence)
        if named is None and before and _ALSO.fullmatch(page.text, before.end, dated.start):
            named = _Named(before.kind, dated.when, dated.start, dated.end, sentence)
        if named:
            yield named
        before = named


def _may_name_event(sentence: str) -> bool:
    """Whether it has a part of any name of an event: much faster than to look for the names."""
    small = sentence.lower()
    return any(part in small for part in _PARTS_OF_NAMES)


def _dates_in(text: str) -> Iterator[_Dated]:
    """Every year of a text with the month before it: to look for months first would take ten times as long."""
    for year in _YEAR_ALONE.finditer(text):
        earliest = max(0, year.start() - _LONGEST_MONTH)
        month = _MONTH_BEFORE.search(text[earliest : year.start()])
        if month:
            when = f"{year.group()}-{MONTHS[month['month'].lower()]:02}"
            yield _Dated(when, earliest + month.start(), year.end())
        else:
            yield _Dated(year.group(), year.start(), year.end())


def _named_with(text: str, dated: _Dated, sentence: tuple[int, int]) -> _Named | None:
    """The event that a date is of, by the name right after it or before it in its sentence."""
    first, last = sentence
    after = _DATED_NAME.match(text, dated.end, last)
    if after:
        return _Named(_kind(after), dated.when, dated.start, after.end(), sentence)
    names = list(_NAME.finditer(text, first, dated.start))
    if names and _LEADS_TO_DATE.fullmatch(text, names[-1].end(), dated.start):
        return _Named(_kind(names[-1]), dated.when, names[-1].start(), dated.end, sentence)
    return None


def _kind(match: re.Match[str]) -> EventKind:
    return next(kind for kind in EventKind if kind in match.re.groupindex and match[kind])


def _sentence(text: str, dated: _Dated) -> tuple[int, int]:
    """Where the sentence of a date begins and ends."""
    earliest, latest = max(0, dated.start - _LONGEST_SENTENCE), dated.end + _LONGEST_SENTENCE
    before = [end.end() for end in _SENTENCE_END.finditer(text, earliest, dated.start)]
    after = _SENTENCE_END.search(text, dated.end, latest)
    return (before[-1] if before else earliest), (after.start() if after else min(latest, len(text)))


def _is_earlier(when: str, on_site: Windows | None) -> bool:
    """Whether it was before the report's own inspection; of the same year or month it may be that one."""
    if on_site is None:
        return False
    return when < on_site.start[: len(when)]


def _read(page: Page, named: _Named) -> EventRead:
    return EventRead(
        kind=named.kind,
        when=named.when,
        grade=_grade(page.text, named) if named.kind is EventKind.INSPECTION else None,
        words=quotation(page.text, named.sentence, (named.start, named.end)),
        page=page.number,
        box=page.displayed_box(named.start, named.end) or (0.0, 0.0, *page.size),
    )


def _grade(text: str, named: _Named) -> Grade | None:
    """The only grade that the rest of the sentence gives the event, or the next sentence gives the council."""
    rest, follows = _JUDGED.match(text, named.end, named.sentence[1]), _NEXT.match(text, named.sentence[1])
    told = rest.group() if rest else follows.group() if follows else ""
    if _YEAR_ALONE.search(told) or _OF_AN_AREA.search(text, *named.sentence):
        return None
    grades = []
    for grade, words in _GRADES:
        told, count = words.subn("", told)
        grades += [grade] * bool(count)
    return grades[0] if len(grades) == 1 else None
