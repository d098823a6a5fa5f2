"""Lines of outcomes, one judgement each, read into typed inspections; what is wrong is said line by line."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator
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
_DAYS = "Give both days on site or neither. The first cannot be after the last."


@dataclass(frozen=True)
class ImportedInspection:
    """An inspection of the table; `line` is where it first stands. Only a visit may lack its publication.

    Of a table that was made for other ends, `lacks` says in a sentence what it would need to be a new inspection; blank
    where nothing is missing. `key` is that of the inspection on the record, where the table gives it.
    """

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
    key: str = ""
    lacks: str = ""


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
class OutcomeLine:
    """A line as text under the names of COLUMNS and OPTIONAL_COLUMNS, with the number that people know it by."""

    number: int
    cells: dict[str, str]


def read_outcomes(text: str) -> OutcomeTable:
    """The inspections of a CSV table with the columns of COLUMNS, in the order in which they first stand."""
    try:
        lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error:
        return OutcomeTable((), (Problem(1, "This is not a CSV table. Save it as “CSV UTF-8” and choose that."),))
    absent = [name for name in COLUMNS if name not in (lines[0] if lines else ())]
    if absent:
        return OutcomeTable((), (Problem(1, f"The first line lacks the columns {', '.join(absent)}."),))
    cells = ({name: (row.get(name) or "").strip() for name in (*COLUMNS, *OPTIONAL_COLUMNS)} for row in lines)
    return outcomes_of_lines(OutcomeLine(number, each) for number, each in enumerate(cells, start=2))


def outcomes_of_lines(lines: Iterable[OutcomeLine], *, partial: bool = False) -> OutcomeTable:
    """The inspections of lines, in the order in which they first stand.

    With `partial` a line may leave out what an inspection that is on the record already has.
    """
    groups: dict[tuple[str, ...], list[OutcomeLine]] = {}
    for line in lines:
        names = ("dfe_la_number", "framework", "inspection_start", "published")
        groups.setdefault(tuple(line.cells[name] for name in names), []).append(line)
    problems = [problem for each in groups.values() for problem in _problems(each, partial=partial)]
    wrong = {problem.line for problem in problems}
    good = [each for each in groups.values() if not wrong & {line.number for line in each}]
    return OutcomeTable(tuple(_outcome(each) for each in good), tuple(problems))


def _outcome(lines: list[OutcomeLine]) -> ImportedInspection:
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
        key=cells.get("key", ""),
        lacks=_lacks(cells),
    )


def _lacks(cells: dict[str, str]) -> str:
    """What a new inspection would need besides."""
    lacks = [words for name, words in (("framework", "the framework"), ("kind", "the kind")) if not cells[name]]
    has_days = bool(cells["inspection_start"]) and bool(cells["inspection_end"])
    if not cells["published"] and not (cells["kind"] == Kind.VISIT and has_days):
        lacks.append("when its report was published")
    if bool(cells["inspection_start"]) != bool(cells["inspection_end"]):
        lacks.append("both days on site")
    if not lacks:
        return ""
    return (
        f"The record has no such inspection, and the table does not say {' or '.join(lacks)}, which a new "
        "inspection needs."
    )


def _judgement(cells: dict[str, str]) -> JudgementFacts:
    return JudgementFacts(
        area=cells["area"],
        grade=cells["grade"],
        source=SOURCES[cells["source"]],
        source_text=cells["source_text"] or None,
        sure=_SURE[cells["sure"]],
    )


def _problems(lines: list[OutcomeLine], *, partial: bool) -> Iterator[Problem]:
    seen: set[str] = set()
    for line in lines:
        for message in _wrong(line.cells, partial=partial):
            yield Problem(line.number, message)
        if line.cells["area"] in seen:
            what = f"The area {line.cells['area']}" if line.cells["area"] else "Without an area, it"
            yield Problem(line.number, f"{what} appears twice for this inspection.")
        seen.add(line.cells["area"])


def _wrong(cells: dict[str, str], *, partial: bool) -> Iterator[str]:
    """What is wrong with one line by itself."""
    may_lack = {""} if partial else set()
    if cells["framework"] not in may_lack and cells["framework"] not in dict(framework_choices()):
        yield f"There is no framework called “{cells['framework']}”."
    if cells["kind"] not in may_lack and cells["kind"] not in dict(kind_choices()):
        yield f"There is no kind of inspection called “{cells['kind']}”."
    if cells["area"] and cells["grade"] not in GRADE_RANKS_BY_KEY:
        yield f"There is no grade called “{cells['grade']}”."
    if cells["source"] not in SOURCES:
        yield f"The source is “{cells['source']}”; it can be {', '.join(SOURCES)}."
    yield from _wrong_optional(cells)
    if cells["recommendations"] and not re.fullmatch(r"[0-9]{1,3}", cells["recommendations"]):
        yield f"The number of recommendations is “{cells['recommendations'][:20]}”, which is not a number up to 999."
    if len(cells["lead_inspector"]) > _LONGEST_NAME or any("\0" in cell for cell in cells.values()):
        yield f"The lead inspector is longer than {_LONGEST_NAME} letters, or the line has bytes that are not text."
    yield from _wrong_dates(cells, partial=partial)


def _wrong_optional(cells: dict[str, str]) -> Iterator[str]:
    if cells["sure"] not in _SURE:
        yield f"“{cells['sure']}” is neither yes nor no for whether this is sure."
    if cells["published_source"] and cells["published_source"] not in DATE_SOURCES:
        yield f"The source of the date is “{cells['published_source']}”; it can be {', '.join(DATE_SOURCES)}."
    if len(cells["theme"]) > _LONGEST_THEME:
        yield f"The theme is longer than {_LONGEST_THEME} letters."


def _wrong_dates(cells: dict[str, str], *, partial: bool) -> Iterator[str]:
    days: list[datetime.date | None] = []
    for name in ("inspection_start", "inspection_end"):
        try:
            days.append(_day(cells[name]))
        except ValueError:
            yield f"“{cells[name]}” is not a date; write it as 2016-08-05."
            return
    start, end = days
    if not cells["published"] and (partial or (cells["kind"] == Kind.VISIT and start and end)):
        if start and end and start > end:
            yield _DAYS
        return
    try:
        published = parse_partial_date(cells["published"])
    except ValueError:
        yield f"The publication date is “{cells['published']}”; write it as 2016-08-05, 2016-08 or 2016."
        return
    if (not partial and (start is None) != (end is None)) or (start and end and start > end):
        yield _DAYS
    elif end and published.day < end:
        yield "The report is published before the inspection ended."


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
