"""Facts of letters: the date over the salutation, the days on site in the first sentences, the signatories."""

import re
from datetime import date
from typing import Final

from inspections.reading.cover.dates import WHOLE_DATE, first_day_in, periods_in
from inspections.reading.cover.inspectors import inspector_names
from inspections.reading.cover.labelled_facts import windows_at
from inspections.reading.findings import PrintedValue, Windows
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine
from inspections.reading.vocabulary import Confidence

_LETTERHEAD_LINES: Final = 50
"""Lines in which the date of a letter stands; a JTAI letter is to seven people, whose names and offices come first."""
_LINES_OF_SIGNATURE: Final = 8
"""Lines under “Yours sincerely” in which the name stands: a picture of the signature may have words of its own."""
_DATE_LINE: Final = re.compile(
    r"(?i)(?:(?:our )?ref(?:erence)?(?: no)?\.?:?\s*\S{1,30}\s+)?"
    rf"(?:(?:meeting )?date(?: of (?:meeting|committee))?:?\s*)?(?:\w+day,?\s+)?{WHOLE_DATE.pattern}"
)
_DATE_IN_NUMBERS: Final = re.compile(r"(?i)(?:date:?\s*)?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)")


def letter_date(document: Document) -> PrintedValue | None:
    """The date that has a line of its own between the letterhead and the first paragraph."""
    for line in document.lines[:_LETTERHEAD_LINES]:
        numbers = _DATE_IN_NUMBERS.fullmatch(line.text)
        if numbers or _DATE_LINE.fullmatch(line.text):
            day = _day_of(numbers) if numbers else first_day_in(line.text)
            # Which of two numbers is the month is a matter of custom, and for a person to check.
            confidence = Confidence.CHECK if numbers else Confidence.CERTAIN
            evidence = document.page(line.page).evidence(line.start, line.end, "the date of the letter", confidence)
            return PrintedValue(day.isoformat(), evidence) if day else None
    return None


def _day_of(numbers: re.Match[str]) -> date | None:
    try:
        return date(int(numbers["year"]), int(numbers["month"]), int(numbers["day"]))
    except ValueError:
        return None


def windows_in_prose(document: Document, before: str) -> Windows | None:
    """The period that follows a pattern on the first pages, as in “took place from 20 to 24 January 2025”."""
    pattern = re.compile(rf"(?is){before}\s+(?P<dates>(?:\w{{3,6}}day,?\s+)?\d{{1,2}}[^.]{{3,70}})")
    for page in document.pages[:2]:
        match = pattern.search(page.text)
        periods = periods_in(_up_to_last_year(_dates(match))) if match else None
        if match and periods:
            return windows_at(page, match.start(), match.end("dates"), periods, "the sentence that says when it was")
    return None


def _dates(match: re.Match[str]) -> str:
    """The dates in the sentence; “between … and …” is one period."""
    between = match.string[: match.start("dates")].rstrip().lower().endswith("between")
    return re.sub(r"\band\b", "to", match["dates"], count=1) if between else match["dates"]


def _up_to_last_year(text: str) -> str:
    """The dates up to the last year; other numbers may follow it."""
    years = list(re.finditer(r"\b20\d\d\b", text))
    return text[: years[-1].end()] if years else text


def signatories(document: Document) -> PrintedValue | None:
    """The names under “Yours sincerely”."""
    lines = document.lines
    for position, line in enumerate(lines):
        if re.match(r"(?i)yours (?:sincerely|faithfully)", line.text):
            return _signed(document, lines[position + 1 : position + 1 + _LINES_OF_SIGNATURE])
    return None


def _signed(document: Document, lines: tuple[TextLine, ...]) -> PrintedValue | None:
    for line in lines:
        names = inspector_names(line.text)
        if names:
            page = document.page(line.page)
            return PrintedValue(
                "; ".join(names), page.evidence(line.start, line.end, "the signatory", Confidence.CERTAIN)
            )
    return None
