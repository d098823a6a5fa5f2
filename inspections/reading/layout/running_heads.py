"""Running heads, running feet and page numbers, which are known by standing on page after page."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from inspections.reading.layout.lone_marks import lone_marks
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_EDGE_LINES: Final = 3
"""Lines at either end of a page: ILACS reports have a title, a date and a number there."""
_LEAST_PAGES: Final = 3
"""Pages of which one may begin as another does by chance; two do in many reports."""
_LEAST_SHARE: Final = 0.2
"""Share of a document's pages: “Inspection findings” heads a tenth of those of SIF reports, running heads over half."""
_TALL: Final = 0.9
"""The height of a number against that of the line above it, from which it belongs to the text: footnotes have less."""
_SHARE_OF_ALL: Final = 0.5
"""Share of the pages of a letter, which may have two, on which a line at the edge is that of the whole letter."""
_SHORT: Final = 16
"""Letters of a line that may be a number alone or the mark of an item: “Page 100 of 100” has one less."""
_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(r"(?i)(?:page )?\d{1,3}(?: of \d{1,3})?")


def _key(line: TextLine) -> str:
    return _DIGITS.sub("#", line.text.lower())


def running_lines(document: Document) -> tuple[TextLine, ...]:
    """The lines at the edge of the first page that stand, but for numbers, at the edge of at least half of all pages,
    and of two.
    """
    edges = [{_key(line): line for line in _edge(page.lines)} for page in document.pages]
    seen = Counter(key for edge in edges for key in edge)
    least = max(2, _SHARE_OF_ALL * len(document.pages))
    return tuple(line for edge in edges[:1] for key, line in edge.items() if seen[key] >= least)


@lru_cache(maxsize=1)
def body_lines(document: Document) -> tuple[TextLine, ...]:
    """The lines of all pages in order, without running heads and feet and without numbers that stand alone."""
    edges = [[(line, _key(line)) for line in _edge(page.lines)] for page in document.pages]
    seen = Counter(key for edge in edges for key in {key for _, key in edge})
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(document.pages))
    repeated = {key for key, pages in seen.items() if pages >= least}
    running = {(line.page, line.start) for edge in edges for line, key in edge if key in repeated}
    return tuple(
        line
        for page in document.pages
        for line in page.lines
        if (line.page, line.start) not in running
        and not (len(line.text) < _SHORT and (_is_number_alone(page, line) or _is_mark(page, line)))
    )


def _is_number_alone(page: Page, line: TextLine) -> bool:
    """Whether the line is a page number, or the raised number of a footnote."""
    return bool(_NUMBER.fullmatch(line.text)) and (line in _edge(page.lines) or not _goes_on(page, line))


def _goes_on(page: Page, line: TextLine) -> bool:
    """Whether a number ends what the line above says, “up to the age of” over “25”: then it is as tall and close."""
    before = page.lines[page.lines.index(line) - 1]
    number, above = page.letter_box(line.start), page.letter_box(before.start)
    if number is None or above is None:
        return False
    height = above[3] - above[1]
    return number[3] - number[1] > _TALL * height and 0.5 * height < number[1] - above[1] < 2 * height


def _is_mark(page: Page, line: TextLine) -> bool:
    """Whether the line is the mark of an item, which stands on the row of another line."""
    return len(line.text) < 6 and line.start in lone_marks(page)


def _edge(lines: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    return lines[:_EDGE_LINES] + lines[_EDGE_LINES:][-_EDGE_LINES:]
