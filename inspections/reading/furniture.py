"""Page furniture: running heads, running feet and page numbers, told by standing on page after page."""

import re
from collections import Counter
from functools import lru_cache

from inspections.reading.document import Document
from inspections.reading.text import Line

_EDGE_LINES = 3
_LEAST_PAGES = 3
_NUMBER = re.compile(r"(?i)(?:page )?\d{1,3}(?: of \d{1,3})?|•")


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


@lru_cache(maxsize=1)
def body_lines(document: Document) -> tuple[Line, ...]:
    """The lines of all pages in order, without furniture and without numbers that stand alone."""
    edges = [(_edge(page.lines), page.lines) for page in document.pages]
    seen = Counter(key for edge, _ in edges for key in {_key(line) for line in edge})
    furniture = {key for key, pages in seen.items() if pages >= _LEAST_PAGES}
    return tuple(
        line
        for edge, lines in edges
        for line in lines
        if not (_is_number(line) or (line in edge and _key(line) in furniture))
    )


def _edge(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return lines[:_EDGE_LINES] + lines[_EDGE_LINES:][-_EDGE_LINES:]


def _is_number(line: Line) -> bool:
    """Whether the line is a page number, the raised number of a footnote, or a bullet by itself."""
    return len(line.text) < 16 and bool(_NUMBER.fullmatch(line.text))
