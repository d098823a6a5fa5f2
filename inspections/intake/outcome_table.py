"""A table of outcomes, one judgement a line, read into typed inspections; what is wrong is said line by line."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspections.judgement import JudgementFacts
from inspections.models.choices import GRADE_RANKS_BY_KEY, framework_choices, kind_choices
from inspections.partial_dates import PartialDate, parse_partial_date
from inspections.reading.vocabulary import Kind

COLUMNS = (
    "dfe_la_number",
    "framework",
    "kind",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "recommendations",
    "area",
    "grade",
    "source",
)
OPTIONAL_COLUMNS = ("source_text", "sure", "published_source", "theme", "inspection_source_text")
"""Where a grade is from, in words, and whether it is beyond doubt (yes or no); where the publication date is from; what
a visit looked at; where its days and kind are from, in words. A table may leave them out."""

_LONGEST_NAME = 200
"""As long as the field of the record."""
_LONGEST_THEME = 120
"""As long as the field of the record."""
SOURCES = {
    "report": "import",
    "official": "official",
    "press": "press",
    "derived": "derived",
    "entered": "entered",
    "import": "import",
}
DATE_SOURCES = ("printed", "filename", "site", "official", "entered")
_SURE = {"": True, "yes": True, "no": False}


@dataclass(frozen=True)
class ImportedInspection:
    """An inspection of the table; `line` is where it first stands. Only a visit may lack its publication."""

    line: int
    dfe_number: str
    framework: str
    kind: str
    start: datetime.date | None
    end: datetime.date | None
    published: PartialDate | None
    lead_inspector: str
    recommendations: int | None
    judgements: tuple[JudgementFacts, ...]
    published_source: str = "site"
    theme: str = ""
    source_text: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a line, in a sentence for the person who made the table."""

    line: int
    message: str


@dataclass(frozen=True)
class OutcomeTable:
    outcomes: tuple[ImportedInspection, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Line:
    number: int
    cells: dict[str, str]


def read_outcomes(text: str) -> OutcomeTable:
    """The inspections of a CSV table with the columns of COLUMNS, in the order in which they first stand."""
    try:
        lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error:
        return OutcomeTable((), (Problem(1, "This is no table in CSV form. Save it as “CSV UTF-8” and choose that."),))
    absent = [name for name in COLUMNS if name not in (lines[0] if lines else ())]
    if absent:
        return OutcomeTable((), (Problem(1, f"The first line lacks the columns {', '.join(absent)}."),))
    groups: dict[tuple[str, ...], list[_Line]] = {}
    for number, row in enumerate(lines, start=2):
        cells = {name: (row.get(name) or "").strip() for name in (*COLUMNS, *OPTIONAL_COLUMNS)}
        key = (cells["dfe_la_number"], cells["framework"], cells["inspection_start"], cells["published"])
        groups.setdefault(key, []).append(_Line(number, cells))
    problems = [problem for lines in groups.values() for problem in _problems(lines)]
    wrong = {problem.line for problem in problems}
    good = [lines for lines in groups.values() if not wrong & {line.number for line in lines}]
    return OutcomeTable(tuple(_outcome(lines) for lines in good), tuple(problems))


def _outcome(lines: list[_Line]) -> ImportedInspection:
    cells = lines[0].cells
    return ImportedInspection(
        line=lines[0].number,
        dfe_number=cells["dfe_la_number"],
        framework=cells["framework"],
        kind=cells["kind"],
        start=_day(cells["inspection_start"]),
        end=_day(cells["inspection_end"]),
        published=parse_partial_date(cells["published"]) if cells["published"] else None,
        lead_inspector=cells["lead_inspector"],
        recommendations=int(cells["recommendations"]) if cells["recommendations"] else None,
        judgements=tuple(_judgement(line.cells) for line in lines if line.cells["area"]),
        published_source=cells["published_source"] or "site",
        theme=cells["theme"],
        source_text=cells["inspection_source_text"],
    )


def _judgement(cells: dict[str, str]) -> JudgementFacts:
    return JudgementFacts(
        area=cells["area"],
        grade=cells["grade"],
        source=SOURCES[cells["source"]],
        source_text=cells["source_text"] or None,
        sure=_SURE[cells["sure"]],
    )


def _problems(lines: list[_Line]) -> Iterator[Problem]:
    seen: set[str] = set()
    for line in lines:
        for message in _wrong(line.cells):
            yield Problem(line.number, message)
        if line.cells["area"] in seen:
            yield Problem(line.number, f"The area {line.cells['area']} stands twice for this inspection.")
        seen.add(line.cells["area"])


def _wrong(cells: dict[str, str]) -> Iterator[str]:
    """What is wrong with one line by itself."""
    if cells["framework"] not in dict(framework_choices()):
        yield f"There is no framework called “{cells['framework']}”."
    if cells["kind"] not in dict(kind_choices()):
        yield f"There is no kind of inspection called “{cells['kind']}”."
    if cells["area"] and cells["grade"] not in GRADE_RANKS_BY_KEY:
        yield f"There is no grade called “{cells['grade']}”."
    if cells["source"] not in SOURCES:
        yield f"The source is “{cells['source']}”; it can be {', '.join(SOURCES)}."
    yield from _wrong_optional(cells)
    if cells["recommendations"] and not re.fullmatch(r"[0-9]{1,3}", cells["recommendations"]):
        yield f"The number of recommendations is “{cells['recommendations'][:20]}”, which is no number up to 999."
    if len(cells["lead_inspector"]) > _LONGEST_NAME or any("\0" in cell for cell in cells.values()):
        yield f"The lead inspector is longer than {_LONGEST_NAME} letters, or the line has bytes that are no text."
    yield from _wrong_dates(cells)


def _wrong_optional(cells: dict[str, str]) -> Iterator[str]:
    if cells["sure"] not in _SURE:
        yield f"“{cells['sure']}” says neither yes nor no to whether this is sure."
    if cells["published_source"] and cells["published_source"] not in DATE_SOURCES:
        yield f"The source of the date is “{cells['published_source']}”; it can be {', '.join(DATE_SOURCES)}."
    if len(cells["theme"]) > _LONGEST_THEME:
        yield f"The theme is longer than {_LONGEST_THEME} letters."


def _wrong_dates(cells: dict[str, str]) -> Iterator[str]:
    days: list[datetime.date | None] = []
    for name in ("inspection_start", "inspection_end"):
        try:
            days.append(_day(cells[name]))
        except ValueError:
            yield f"“{cells[name]}” is no date; write it as 2016-08-05."
            return
    start, end = days
    if not cells["published"] and cells["kind"] == Kind.VISIT and start and end:
        return
    try:
        published = parse_partial_date(cells["published"])
    except ValueError:
        yield f"The publication date is “{cells['published']}”; write it as 2016-08-05, 2016-08 or 2016."
        return
    if (start is None) != (end is None) or (start and end and start > end):
        yield "Give both days on site, the first not after the last, or neither."
    elif end and published.day < end:
        yield "The report is published before the inspection ended."


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
