"""Facts that follow a printed label: dates on site, date of publication, lead inspector."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from inspections.reading.cover.dates import YEAR, Periods, day_in, holds_only_dates, month_alone, periods_in
from inspections.reading.cover.inspectors import names_over_lines
from inspections.reading.findings import PrintedValue, Windows
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine
from inspections.reading.vocabulary import Confidence

DATES_LABEL: Final = (
    r"(?:(?:date\(?s?\)?|period)\s+of\s+(?:the\s+)?inspection"
    r"|(?:on-?site\s+)?inspection\s+(?:date\(?s?\)?|period))\s*[:;–-]?"
)
PUBLISHED_LABEL: Final = (
    r"(?:(?:report )?published|(?:report )?publication date|date (?:of publication|published))\s*[:–-]?"
)
LEAD_LABEL: Final = r"(?:joint\s+)?(?:lead|reporting)\s+(?:inspectors?|HMI)\b\s*[:–-]?"
_LONGEST_DATE: Final = 30
"""Letters: “Wednesday 30 September 2016” has 27."""
_MOST_LINES_OF_DATES: Final = 8
"""The two periods of a SIF inspection that was broken off take seven in a narrow column, a day on each line."""
_MOST_LINES_OF_NAMES: Final = 6
"""Three inspectors of an ILACS report, each over the role, take six."""
_FURTHEST_BELOW: Final = 2.5
"""Heights of a line from one line to the next: ILACS covers of 2019 set a role almost two below its name."""
_NEXT_LABEL: Final = re.compile(
    r"^(?:lead|reporting|deputy|team|shadow|additional|associate|assistant|seconded|quality|senior data|"
    r"inspection|judge?ment|age group|published|report published|unique reference|the overall|children|"
    r"service|dates? of|contents|local authority|the inspection)\b|^\W?\d+\.?\s"
    # Whatever else comes before a colon is a label too: “Ofsted inspector: …”.
    r"|^[^\W\d][^:]{1,45}:(?:\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LabelledText:
    """What follows a label, on its own line and on those after it that have no label of their own."""

    page: Page
    text: str
    start: int
    end: int


def text_after_label(pages: Iterable[Page], label: str, more_lines: int) -> LabelledText | None:
    """What follows the label on the first line that starts with it; None where no line does."""
    pattern = re.compile(rf"(?im)^[ \t]*(?:{label})[ \t]*(?P<rest>.*)$")
    for page in pages:
        match = pattern.search(page.text)
        if match:
            end = _end_of_value(page, match.end(), more_lines)
            value = page.text[match.start("rest") : end].strip()
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return LabelledText(page, value, start, end)
    return None


def _end_of_value(page: Page, end: int, more_lines: int) -> int:
    for line in [line for line in page.lines if line.start >= end][:more_lines]:
        if _NEXT_LABEL.match(line.text) and not holds_only_dates(line.text):
            break
        end = line.end
    return end


def dates_on_site(document: Document, pages: int = 2) -> Windows | None:
    """The periods after “Inspection dates”; to check where part of a date had to be corrected."""
    found = text_after_label(document.pages[:pages], DATES_LABEL, 0)
    if not found:
        return None
    text, end = _with_lines_of_dates(found)
    periods = periods_in(text)
    if periods is None:
        return None
    # Words or signs that are not part of a date may be what joins it to another.
    whole = Periods(periods.periods, periods.sure and holds_only_dates(text) and not _goes_on(text))
    return windows_at(found.page, found.start, end, whole, "after “Inspection dates”")


def _with_lines_of_dates(found: LabelledText) -> tuple[str, int]:
    """What follows the label, with the lines below that have only dates, and where they end."""
    text, end = found.text, found.end
    for line in _lines_below(found)[:_MOST_LINES_OF_DATES]:
        # A number by itself is that of the page, unless a day, a month or a year is still to come.
        if not holds_only_dates(line.text) or (
            line.text.isdigit() and len(line.text) < 4 and YEAR.search(text) and not _goes_on(text)
        ):
            break
        text, end = f"{text}\n{line.text}", line.end
    return text, end


def _goes_on(text: str) -> bool:
    """Whether the text breaks off in the middle of a period."""
    return bool(re.search(r"(?:\b(?:to|and|until|till|through|of|from|between)|[-–—,;&])\s*$", text, re.IGNORECASE))


def windows_at(page: Page, start: int, end: int, periods: Periods, rule: str) -> Windows:
    """The periods as ISO dates, with the stretch of a page that prints them as evidence."""
    confidence = Confidence.CERTAIN if periods.sure else Confidence.CHECK
    days = tuple((first.isoformat(), last.isoformat()) for first, last in periods.periods)
    return Windows(days, page.evidence(start, end, rule, confidence))


def date_published(document: Document, pages: int = 2) -> PrintedValue | None:
    """The day that follows “Report published”, or the month where no day is printed."""
    for more_lines in (0, 1):
        found = text_after_label(document.pages[:pages], PUBLISHED_LABEL, more_lines)
        # Prose may go on “published 3 May 2019 that …”: only a date follows a label.
        if not found or len(found.text) > _LONGEST_DATE:
            continue
        day = day_in(found.text)
        value = day.day.isoformat() if day else month_alone(found.text)
        if value:
            sure = holds_only_dates(found.text) and (day is None or day.sure)
            confidence = Confidence.CERTAIN if sure else Confidence.CHECK
            evidence = found.page.evidence(found.start, found.end, "after “Report published”", confidence)
            return PrintedValue(value, evidence)
    return None


def lead_inspector(pages: Iterable[Page]) -> PrintedValue | None:
    """The names after “Lead inspector”, joined with “; ” where there are several."""
    found = text_after_label(pages, LEAD_LABEL, 0)
    if not found:
        return None
    several = bool(re.match(r"\s*\w+\s+inspectors\b", found.page.text[found.start :], re.IGNORECASE))
    people = names_over_lines([found.text, *(line.text for line in _lines_after(found))], several=several)
    if not people.names:
        return None
    confidence = Confidence.CERTAIN if people.sure else Confidence.CHECK
    end = ([found.end] + [line.end for line in _lines_after(found)])[people.lines - 1]
    return PrintedValue(
        "; ".join(people.names), found.page.evidence(found.start, end, "after “Lead inspector”", confidence)
    )


def _lines_after(found: LabelledText) -> list[TextLine]:
    """The next lines of the page, up to one with a label."""
    following = _lines_below(found)[:_MOST_LINES_OF_NAMES]
    return list(takewhile(lambda line: not _NEXT_LABEL.match(line.text), following))


def _lines_below(found: LabelledText) -> list[TextLine]:
    """The lines drawn next, as long as each stands closely under the one before; others are from elsewhere."""
    page, below = found.page, []
    last = page.letter_box(found.start)
    for line in (line for line in page.lines if line.start >= found.end):
        box = page.letter_box(line.start)
        if not last or not box or not -3 < box[1] - last[1] < _FURTHEST_BELOW * (last[3] - last[1]):
            break
        below.append(line)
        last = box
    return below
