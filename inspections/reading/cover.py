"""Facts that stand after a printed label: dates on site, date of publication, lead inspector."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inspections.reading.dates import Periods, periods_in, single_day
from inspections.reading.document import Document
from inspections.reading.findings import Fact, Windows
from inspections.reading.page import Page
from inspections.reading.people import names_in
from inspections.reading.vocabulary import Confidence

_DATES: Final = r"(?:date\(?s?\)? of (?:the )?inspection|inspection dates?)\s*[:–-]?"
_PUBLISHED: Final = r"(?:(?:report )?published|(?:report )?publication date|date (?:of publication|published))\s*[:–-]?"
_LEAD: Final = r"(?:lead|reporting)\s+(?:inspectors?|HMI)\b\s*[:–-]?"
_LONGEST_DATE: Final = 30
_NEXT_LABEL: Final = re.compile(
    r"^(?:lead|reporting|deputy|team|shadow|additional|associate|assistant|seconded|quality|senior data|"
    r"inspection|judge?ment|age group|published|report published|unique reference|the overall|children|"
    r"service|dates? of|contents|local authority|the inspection)\b|^\W?\d+\.?\s",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Labelled:
    """What stands after a label: on its line, and on the lines after it that carry no label themselves."""

    page: Page
    text: str
    start: int
    end: int


def after_label(pages: Iterable[Page], label: str, more_lines: int) -> Labelled | None:
    """The first place where a line starts with the label, and what follows it."""
    pattern = re.compile(rf"(?im)^[ \t]*(?:{label})[ \t]*(?P<rest>.*)$")
    for page in pages:
        match = pattern.search(page.text)
        if match:
            end = _end_of_value(page, match.end(), more_lines)
            value = page.text[match.start("rest") : end].strip()
            return Labelled(page, value, match.start(), end)
    return None


def _end_of_value(page: Page, end: int, more_lines: int) -> int:
    for line in [line for line in page.lines if line.start >= end][:more_lines]:
        if _NEXT_LABEL.match(line.text):
            break
        end = line.end
    return end


def dates_on_site(document: Document, pages: int = 2) -> Windows | None:
    """The periods after “Inspection dates”; to check where a part had to be put right."""
    for more_lines in (0, 1, 2):
        found = after_label(document.pages[:pages], _DATES, more_lines)
        periods = periods_in(found.text) if found else None
        if found and periods and not _goes_on(found.text):
            return windows(found.page, found.start, found.end, periods, "after “Inspection dates”")
    return None


def _goes_on(text: str) -> bool:
    """Whether the line ends in the middle of a period."""
    return bool(re.search(r"(?:\bto|\band|[-–,&])\s*$", text))


def windows(page: Page, start: int, end: int, periods: Periods, rule: str) -> Windows:
    """The periods as ISO dates with their place."""
    confidence = Confidence.CERTAIN if periods.sure else Confidence.CHECK
    days = tuple((first.isoformat(), last.isoformat()) for first, last in periods.periods)
    return Windows(days, page.place(start, end, rule, confidence))


def date_published(document: Document, pages: int = 2) -> Fact | None:
    """The day after “Report published”."""
    for more_lines in (0, 1):
        found = after_label(document.pages[:pages], _PUBLISHED, more_lines)
        # Prose may go on with “published 3 May 2019 that …”: a label has a date alone.
        day = single_day(found.text) if found and len(found.text) <= _LONGEST_DATE else None
        if day:
            break
    if not found or not day:
        return None
    place = found.page.place(found.start, found.end, "after “Report published”", Confidence.CERTAIN)
    return Fact(day.isoformat(), place)


def lead_inspector(pages: Iterable[Page], only_first_name: bool = False) -> Fact | None:
    """The names after “Lead inspector”, several joined with “; ”."""
    pages = tuple(pages)
    for more_lines in (0, 1, 2, 3):
        found = after_label(pages, _LEAD, more_lines)
        names = names_in(found.text) if found else ()
        if found and names and not _name_goes_on(found.text):
            break
    if not found or not names:
        return None
    names = names[:1] if only_first_name else names
    place = found.page.place(found.start, found.end, "after “Lead inspector”", Confidence.CERTAIN)
    return Fact("; ".join(names), place)


def _name_goes_on(text: str) -> bool:
    return bool(re.search(r"(?:\band|,)\s*$", text))
