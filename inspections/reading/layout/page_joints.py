"""Whether the pages of a report follow each other by their words: where one breaks off, the next goes on."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from inspections.reading.layout.running_heads import body_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_LEAST_LETTERS: Final = 45
"""Letters of a line of running text; headings, cells and notes have fewer."""
_OPEN: Final = re.compile(r"[a-z,–-]$")
"""How a line ends whose sentence goes on."""
_LAST_LINES: Final = 2
"""Lines at the foot of a page, one of which may be a footnote."""


@lru_cache(maxsize=1)
def where_words_jump(document: Document) -> tuple[int, ...]:
    """The pages that begin in the middle of a sentence which the page before does not leave open.

    None where no page leaves a sentence open either: then a figure or a table stands between.
    """
    pages = [list(own) for _, own in groupby(body_lines(document), key=lambda line: line.page)]
    begun = [after for before, after in pairwise(pages) if _goes_on(after) and not _is_open(before)]
    left = [before for before, after in pairwise(pages) if _is_open(before) and not _goes_on(after)]
    return tuple(own[0].page for own in begun) if begun and left else ()


def _goes_on(lines: Sequence[TextLine]) -> bool:
    """Whether the first line of a page is running text that begins with a small letter."""
    return lines[0].text[0].islower() and len(lines[0].text) >= _LEAST_LETTERS


def _is_open(lines: Sequence[TextLine]) -> bool:
    """Whether the last line of a page, or the one above a footnote, is running text that ends in mid-sentence."""
    return any(_OPEN.search(line.text) and len(line.text) >= _LEAST_LETTERS for line in lines[-_LAST_LINES:])
