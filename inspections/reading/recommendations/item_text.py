"""The text of an item: its lines as one, without marks and footnotes, and with nested bullets as lines of their own."""

import re
from typing import Final

from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import ListItem
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.letter_shapes import misnamed_signs
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_MARK_OF_FOOTNOTE: Final = re.compile(r" ?(?<![\d£])(?<!\d\.)(?P<digits>\d{1,2})(?=[\s.,;:)]|$)")
_RAISED: Final = 0.85
"""The height of a digit against that of its line's letters, under which it is a footnote's; others have 1."""


def item_text(document: Document, item: ListItem) -> str:
    """The whole text of an item, with nested bullets as lines of their own."""
    parts: list[str] = []
    for number, line in enumerate(item.lines):
        page = document.page(line.page)
        nested = number in item.nested
        # The first line has the mark that its list has, which need not be one that the text names.
        start = item.shape.text_start if number == 0 else line_shape(page, line).text_start if nested else line.start
        text = _clean(page, line, start)
        if nested:
            parts.append(f"\n- {text}")
        else:
            parts.append(f" {text}" if parts and not parts[-1].endswith("-") else text)
    return "".join(parts).strip()


def _clean(page: Page, line: TextLine, start: int) -> str:
    """The text of a line from its text on, without the small raised digits of footnotes."""
    shape = line_shape(page, line)
    text = page.text[start : line.end]
    for at, sign in misnamed_signs(page, start, line.end).items():
        text = f"{text[: at - start]}{sign}{text[at - start + 1 :]}"
    for match in reversed(list(_MARK_OF_FOOTNOTE.finditer(text))):
        box = page.letter_box(start + match.start("digits"))
        if box and box[3] - box[1] < _RAISED * shape.height:
            text = text[: match.start()] + text[match.end() :]
    return " ".join(text.split())
