"""The sections of a report: headings with the area they report on, pages and paragraphs, for searching."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead, SectionRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.labels import label_expression, pages_headed_by_labels
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_KNOWN: Final = (
    r"executive summary",
    r"(?:key )?strengths",
    r"summary of (?:key )?findings",
    r"summary for children(?: and young people)?",
    r"recommendations",
    r"what needs to improve.{0,45}",
    r"what (?:does|do) .{3,60} need to improve\??\d?",
    r"areas? for (?:priority action|(?:further )?improvement|(?:further )?development)",
    r"major strengths|important weaknesses.{0,45}",
    r"the service meets the requirements.{0,70}",
    r"areas covered by the visit|findings and evaluation of progress",
    r"the effectiveness of the local area in .{5,90}(?:\n.{3,90})?disabilities",
    r"what is it like to be .{5,90}(?:\n.{0,60}this area\?)?",
    r"what (?:is|does) the (?:local )?area partnership (?:doing|need).{3,60}",
    r"outcomes for children and young people|prospects for improvement|service information|record of main findings:?",
    r"priority and immediate action",
    r"information about .{5,60}",
    r"inspection (?:findings|outcome|judgements?).{0,60}",
    r"the local authority.s strengths",
    r"progress since .{5,40}",
    r"(?:main |headline )?findings",
    r"overview|introduction|background|context|main report|next steps|about this inspection",
    r"(?:practice|case) study:?.{0,80}",
    r"annex.{0,80}",
)
_PARAGRAPH: Final = re.compile(r"\d{1,3}\.\s*(?=[^\W\d_])|[•\uf000-\uf0ff]")
_SHORT_LINE: Final = 70
"""Letters of a line that is not filled, so that its full stop ends a paragraph; a full line has 85 to 95."""
_CONTENTS_LINES: Final = 5
"""Lines that end in a number on a page of contents: 7 to 16 in JARs and SIF reports, 3 at most on other first pages."""


@dataclass(frozen=True)
class _Heading:
    """A heading, where it stands, and the area whose label it repeats, if any."""

    page: int
    start: int
    end: int
    text: str
    area: str | None


@cache
def _pattern(area: Area, grades: str) -> re.Pattern[str]:
    """The label of an area as a heading: alone on its lines, or with the grade after it."""
    label = "|".join(label_expression(printed) for printed in area.printed) or r"(?!)"
    grade = rf"(?:\s*[:–-])?(?:\s+(?:is|are|that|it|they)\b){{0,5}}\s*[:–-]?\s+(?:{grades})"
    return re.compile(
        rf"(?im)(?:\d(?:\.\d)?\.?\s+)?(?:the\s+)?(?:(?:graded\s+)?judge?ment\s+(?:for|about)\s+)?(?:the\s+)?"
        rf"(?:{label})(?:{grade})?[ \t]*[:.]?\d?[ \t]*$"
    )


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?m)(?=[A-Z])(?i:{'|'.join(_KNOWN)})[ \t]*[:?]?[ \t]*$")


def compile_patterns_of_sections(framework: Framework) -> None:
    """Compiles the patterns of a framework's sections before they are needed."""
    for area in framework.areas:
        _pattern(area, _grades(framework))


def report_sections(
    document: Document, framework: Framework, judgements: tuple[JudgementRead, ...]
) -> tuple[SectionRead, ...]:
    """The sections that have any words, in order; what comes before the first heading is in none."""
    summing_up = {area.key for area in framework.areas if area.headline}
    rows = {(judgement.page, judgement.area) for judgement in judgements if judgement.area not in summing_up}
    headed = pages_headed_by_labels(document, framework.areas)
    headings = [
        heading
        for page in document.pages
        if not _is_contents(page)
        for heading in _headings(page, framework, has_areas=page.number in headed)
        if (heading.page, heading.area) not in rows
    ]
    starts = [(heading.page, heading.start) for heading in headings]
    own: list[list[TextLine]] = [[] for _ in headings]
    for line in body_lines(document):
        position = bisect_right(starts, (line.page, line.start)) - 1
        if position >= 0 and (line.page, line.start) >= (headings[position].page, headings[position].end):
            own[position].append(line)
    return tuple(_sections(headings, own))


def _sections(headings: list[_Heading], own: list[list[TextLine]]) -> Iterator[SectionRead]:
    """The sections with words; “Inspection findings” report on the area whose heading they follow."""
    area: str | None = None
    for heading, lines in zip(headings, own, strict=True):
        area = heading.area or (area if heading.text.lower() == "inspection findings" else None)
        if lines:
            paragraphs = tuple(_paragraphs(lines))
            texts = tuple(" ".join(line.text for line in each) for each in paragraphs)
            pages = tuple((each[0].page, each[-1].page) for each in paragraphs)
            yield SectionRead(heading.text, area, heading.page, lines[-1].page, texts, pages)


def _is_contents(page: Page) -> bool:
    """Whether the page is a table of contents, which repeats every heading; SIF reports have one within five pages."""
    return page.number < 6 and len(re.findall(r"(?m)[A-Za-z)] +\d{1,3}[ \t]*$", page.text)) >= _CONTENTS_LINES


def _grades(framework: Framework) -> str:
    return grade_pattern(framework.scale) if framework.scale else r"(?!)"


def _headings(page: Page, framework: Framework, *, has_areas: bool) -> list[_Heading]:
    grades = _grades(framework)
    found: dict[int, _Heading] = {}
    for area in framework.areas if has_areas else ():
        for match in page.matches_at_lines(_pattern(area, grades)):
            _keep_longest(found, _heading(page, match, area.key))
    for match in page.matches_at_lines(_known()):
        found.setdefault(match.start(), _heading(page, match, None))
    return [found[start] for start in sorted(found)]


def _keep_longest(found: dict[int, _Heading], heading: _Heading) -> None:
    before = found.get(heading.start)
    if before is None or before.end < heading.end:
        found[heading.start] = heading


def _heading(page: Page, match: re.Match[str], area: str | None) -> _Heading:
    return _Heading(page.number, match.start(), match.end(), " ".join(match.group().split()), area)


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines of each paragraph: a number, a bullet or the end of a sentence on a short line parts them."""
    own: list[TextLine] = []
    for line in lines:
        ended = bool(own) and own[-1].text.endswith((".", ":", "?")) and len(own[-1].text) < _SHORT_LINE
        if own and (ended or _PARAGRAPH.match(line.text)):
            yield own
            own = []
        own.append(line)
    if own:
        yield own
