"""The items of the lists in a report: their text without marks and footnotes, tag, audience and boxes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from inspections.reading.contract import RecommendationRead
from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.lists import ListItem, ListReader, ListRules, count_heading_lines
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine
from inspections.reading.recommendations.framework_tags import text_and_tag
from inspections.reading.vocabulary import Audience, Confidence

_MARK_OF_FOOTNOTE: Final = re.compile(r"(?<=[A-Za-z’.,;:?!)])\d{1,2}(?=[\s.,;:)]|$)")
_SHARE_BEFORE_BOARD: Final = 0.25
"""The share of a SIF report before the council's own lists; its board's section begins at four fifths."""
_RAISED: Final = 0.85
"""The height of a digit against that of its line's letters, under which it is a footnote's; others have 1."""


@dataclass(frozen=True)
class ListLayout:
    """Which lines start a list, its rules, the heading after which lists are for the board, and what ends them all."""

    starts: re.Pattern[str]
    rules: ListRules
    board: re.Pattern[str] | None = None
    until: re.Pattern[str] = re.compile(r"(?i)(?:annex|appendix)\b.{0,60}")


def listed_items(document: Document, lists: ListLayout, audience: Audience) -> tuple[RecommendationRead, ...]:
    """The items of every list in the document, in order; those for each audience are numbered by themselves."""
    lines = body_lines(document)
    found: list[RecommendationRead] = []
    position = 0
    while position < len(lines) and not (found and lists.until.fullmatch(lines[position].text)):
        at_board = lists.board and count_heading_lines(lists.board, lines, position)
        if at_board and (found or not _is_early(document, lines[position])) and _is_body(document, lines, position):
            audience = Audience.BOARD
        heading = count_heading_lines(lists.starts, lines, position) if lines[position].text[0].isupper() else 0
        if not heading:
            position += 1
            continue
        reader = ListReader(document, lines, lists.rules)
        position = max(position + 1, reader.read(position, heading))
        already = sum(one.audience is audience for one in found)
        items = [item for item in reader.items if not _leads_in(item)]
        found += [_recommendation(document, item, already + n, audience) for n, item in enumerate(items, start=1)]
    return tuple(found)


def _leads_in(item: ListItem) -> bool:
    """Whether a numbered paragraph only introduces the list: “… should take the following action.”"""
    return bool(re.search(r"(?i)following actions?[.:]?$", item.lines[-1].text))


def _is_early(document: Document, line: TextLine) -> bool:
    """Whether a line is in the first part of a report, where a judgement table that goes on may name the board."""
    return line.page - document.pages[0].number <= len(document.pages) * _SHARE_BEFORE_BOARD


def _is_body(document: Document, lines: Sequence[TextLine], position: int) -> bool:
    """Whether a heading is in the body: neither on the cover nor among the lines of a table of contents."""
    line = lines[position]
    if line.page == document.pages[0].number:
        return False
    near = [other.text for other in lines[position + 1 : position + 4] if other.page == line.page]
    return sum(bool(re.search(r"\s\d{1,3}$", text)) for text in near) < 2


def item_text(document: Document, item: ListItem) -> str:
    """The whole text of an item, with nested bullets as lines of their own."""
    parts: list[str] = []
    for number, line in enumerate(item.lines):
        marked = number == 0 or number in item.nested
        text = _clean(document.page(line.page), line, marked=marked)
        if number in item.nested:
            parts.append(f"\n- {text}")
        else:
            parts.append(f" {text}" if parts and not parts[-1].endswith("-") else text)
    return "".join(parts).strip()


def _recommendation(document: Document, item: ListItem, position: int, audience: Audience) -> RecommendationRead:
    text, tag = text_and_tag(item_text(document, item))
    return RecommendationRead(
        number=item.number or str(position),
        text=text,
        section=item.section,
        audience=audience,
        tag=tag,
        page=item.lines[0].page,
        boxes=document.boxes_of_lines(tuple(item.lines)),
        subsection=item.subsection,
        confidence=_confidence(document, item),
    )


def _confidence(document: Document, item: ListItem) -> Confidence:
    """To check on pages wider than they are high: two pages of a report may stand side by side on one."""
    wide = any(document.page(line.page).is_wide for line in item.lines)
    return Confidence.CHECK if wide else Confidence.CERTAIN


def _clean(page: Page, line: TextLine, *, marked: bool) -> str:
    """The text of a line without the mark of its item and without the small raised digits of footnotes."""
    shape = line_shape(page, line)
    start = shape.text_start if marked else line.start
    text = page.text[start : line.end]
    for match in reversed(list(_MARK_OF_FOOTNOTE.finditer(text))):
        box = page.letter_box(start + match.start())
        if box and box[3] - box[1] < _RAISED * shape.height:
            text = text[: match.start()] + text[match.end() :]
    return " ".join(text.split())
