"""Facts of letters: the date over the salutation, the days on site in the first sentences, the signatories."""

import re
from datetime import date
from typing import Final

from inspections.reading.cover.date_forms import MONTH_NAMES, dates_in_words
from inspections.reading.cover.dates import WEEKDAY, WHOLE_DATE, DayRead, Periods, dates_at_start, day_in, periods_in
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
_BEFORE_DATE: Final = re.compile(
    r"(?i)(?:(?:our )?ref(?:erence)?(?: no)?\.?:?\s*\S{1,30}\s+)?"
    r"(?:(?:meeting )?date(?: of (?:meeting|committee|publication|letter|issue))?:?\s*)?"
)
_SHORT_YEAR: Final = rf"\d{{1,2}}\s*(?:st|nd|rd|th)?\s*(?:{MONTH_NAMES})\.?,?\s*['’]\d\d"
"""A day with a year of two figures, as it stands once a date in figures is put in words."""
_ANY_DAY: Final = re.compile(rf"(?i)(?:the\s+)?(?:{WEEKDAY},?\s+)?(?:the\s+)?(?:{WHOLE_DATE.pattern}|{_SHORT_YEAR})\.?")
_LONGEST_DATE_LINE: Final = 90
"""Letters: a reference with its number, the label and the longest date have 70."""
_FIRST_OF_DATES: Final = (
    rf"(?:the\s+)?(?:{WEEKDAY}\b\.?,?\s+)?(?:the\s+)?(?:\d{{1,2}}|(?:{MONTH_NAMES})\.?\s+\d{{1,2}})"
)
_DOT_IN_DATE: Final = r"(?:(?<=\d)\.(?=\d)|(?<=\b[A-Z][a-z]{2})\.(?=\s*(?:\d|[-–—]|to\b|and\b)))"


def letter_date(document: Document) -> PrintedValue | None:
    """The date that has a line of its own between the letterhead and the first paragraph."""
    for line in document.lines[:_LETTERHEAD_LINES]:
        day = _day_alone(line.text) if len(line.text) <= _LONGEST_DATE_LINE else None
        if day:
            # Which of two numbers is the month is a matter of custom, and for a person to check.
            confidence = Confidence.CERTAIN if day.sure else Confidence.CHECK
            evidence = document.page(line.page).evidence(line.start, line.end, "the date of the letter", confidence)
            return PrintedValue(day.day.isoformat(), evidence)
    return None


def _day_alone(line: str) -> DayRead | None:
    """The day of a line that has nothing else but a reference and a label."""
    if not any(map(str.isdigit, line)):
        return None
    for start in sorted({0, *(match.end() for match in _BEFORE_DATE.finditer(line) if match.start() == 0)}):
        dates = dates_in_words(line[start:].strip())
        if _ANY_DAY.fullmatch(dates.text):
            return day_in(line[start:])
    return None


def windows_in_prose(document: Document, before: str) -> Windows | None:
    """The period that follows a pattern on the first pages, as in “took place from 20 to 24 January 2025”.

    Where the sentence leaves out the year, it is that of the letter's own date.
    """
    pattern = re.compile(rf"(?is){before}\s+(?P<dates>{_FIRST_OF_DATES}(?:[^.]|{_DOT_IN_DATE}){{3,70}})")
    for page in document.pages[:2]:
        match = pattern.search(page.text)
        if not match:
            continue
        dates, rule = _dates(match), "the sentence that says when it was"
        periods = periods_in(_up_to_last_year(dates))
        if periods is None:
            periods, rule = _of_the_year_of(document, dates), f"{rule}, in the year of the letter"
        if periods:
            return windows_at(page, match.start(), match.end("dates"), periods, rule)
    return None


def _of_the_year_of(document: Document, dates: str) -> Periods | None:
    """The days of a sentence without a year, in the year of the letter; to check."""
    letter = letter_date(document)
    return periods_in(dates_at_start(dates), date.fromisoformat(letter.value)) if letter else None


def _dates(match: re.Match[str]) -> str:
    """The dates in the sentence, in words; “between … and …” is one period."""
    dates = dates_in_words(match["dates"]).text
    between = match.string[: match.start("dates")].rstrip().lower().endswith("between")
    return re.sub(r"\band\b", "to", dates, count=1) if between else dates


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
