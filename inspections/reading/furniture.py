"""Page furniture: running heads, running feet and page numbers, told by standing on page after page."""

import re
from collections import Counter

from inspections.reading.document import Document, Line

_EDGE_LINES = 3
_LEAST_PAGES = 3


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def body_lines(document: Document) -> tuple[Line, ...]:
    """The lines of all pages in order, without furniture and without numbers that stand alone."""
    edges = Counter(_key(line) for page in document.pages for line in set(_edge(page.lines)))
    furniture = {key for key, pages in edges.items() if pages >= _LEAST_PAGES}
    return tuple(
        line for page in document.pages for line in page.lines if not _is_furniture(line, page.lines, furniture)
    )


def _edge(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return lines[:_EDGE_LINES] + lines[_EDGE_LINES:][-_EDGE_LINES:]


def _is_furniture(line: Line, lines: tuple[Line, ...], furniture: set[str]) -> bool:
    if re.fullmatch(r"(?:page )?\d{1,3}(?: of \d{1,3})?", line.text.lower()):
        return True
    return _key(line) in furniture and line in _edge(lines)
