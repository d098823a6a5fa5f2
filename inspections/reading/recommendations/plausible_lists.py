"""Whether a list is plausible: its items against each other and against what such lists hold; if not, to check."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from inspections.reading.layout.frames import is_framed
from inspections.reading.layout.list_parts import Doubt, ListItem, ends_sentence
from inspections.reading.layout.ordered_pages import OrderedPages
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.fonts import is_bold, is_italic
from inspections.reading.pdf.geometry import shared_length, shares_row
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine
from inspections.reading.recommendations.column_starts import has_other_columns
from inspections.reading.recommendations.doubtful_letters import doubts_of_letters
from inspections.reading.recommendations.item_text import item_text
from inspections.reading.recommendations.lost_words import doubts_of_places
from inspections.reading.recommendations.mixed_marks import add_doubts_of_marks, has_note

_WORD: Final = re.compile(r"[^\W\d_]{2}")
_TIMES_THE_OTHERS: Final = 3.5
"""How many times as long as half of its list an item is at most: 3.3 in an ILACS report, 2.9 in a JTAI letter."""
_LONG: Final = 90
"""Words from which length is held against the others; the longest item of an ILACS report has 67."""
_TOO_LONG: Final = 230
"""Words that no item has: 222 in a SIF report, 215 in a JTAI letter; one that swallowed a page has 1,341."""
_LEAST_ITEMS: Final = 4
"""Items from which it is known how those of a list end."""
_SHARE_THAT_ENDS: Final = 0.75
"""The share of the items that end in a full stop, from which one without it may be cut short."""
_DANGLING: Final = re.compile(
    r"(?i)(?:[,:–-]|\b(?:and|or|of|the|to|in|for|with|a|an|by|that|their|from|on|at|under|over|aged?|than|within|between"
    r"|is|are|be|which|who|when|if|as|least|about|into|through|per|every|each|stage|paragraphs?))$"
)
"""How a text ends that goes on elsewhere."""
_GRADES: Final = "(?:outstanding|good|inadequate|adequate|requires improvement(?: to be good)?)"
_GRADE: Final = re.compile(
    r"(?i)(?:[:–-]\s*|\b(?:is|are|was|were|as)\s+)"
    rf"{_GRADES}[.]?$"
)
_GRADE_ALONE: Final = re.compile(rf"(?i){_GRADES}\W*")

_RUN_IN: Final = re.compile(
    r"\S\s(?:[(\[](?:\d{1,2}|[a-z]|[ivx]{2,4})[)\]]|(?<=[.;:] )(?:\d{1,2}|[b-z]|[ivx]{2,4})[.)]|[•»])\s+[A-Z‘“]"
    r"|\.\s+[(\[](?:\d{1,2}|[a-z]|[ivx]{2,4})[)\]]$"
)
"""The mark of an item within the text of another: “… at weekends. (2) How quickly …”."""
_BEGINS_ANEW: Final = re.compile(r"[‘“'\"(]?[A-Z]")
"""How a line begins that may be a heading, or the words of somebody else."""
_OTHER_SIZE: Final = 0.04
"""The share by which the size of a line differs from that of its item where it is none of it: 0.09 in a made page."""
_LONGEST_MARK: Final = 6
"""Letters of a mark that is a line of its own, beside the first line of its item."""
_FAR_RIGHT: Final = 0.5
"""The share of the width of a list from which a line of it begins too far to the right: nested ones take 0.15."""
_LONE_NUMBER: Final = re.compile(r"\d{1,3}")
"""A line within an item that may be the number of a page, where a program let pages flow into each other."""
_LETTERED: Final = re.compile(r"\(?(?P<mark>[a-z]|[ivx]{2,4})[.)]")
"""A letter or roman figure before an item; the bullet “o” has neither a full stop nor a bracket after it."""
_SERIES: Final = (
    tuple("abcdefghijklmnopqrstuvwxyz"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"),
)
"""The orders of such marks: “i” is the ninth letter and the first figure, so that one of the two must fit."""
_OF_ENDS: Final = frozenset((Doubt.SECOND_PARAGRAPH, Doubt.UNFINISHED))
"""Doubts about how an item ends: its last line at the foot of a page may be the first of the next one."""


def with_doubts(
    document: Document, items: list[ListItem], pages: OrderedPages, *, out_of_order: bool
) -> list[ListItem]:
    """The same items, each with its doubts; `out_of_order` where their list stands where none was to be looked for."""
    texts = [item_text(document, item) for item in items]
    lengths = [len(text.split()) for text in texts]
    most_end = len(items) >= _LEAST_ITEMS and sum(map(_ends, texts)) >= _SHARE_THAT_ENDS * len(items)
    jumps, beside = _jumps(items) or _letters_jump(items), _out_of_line(document, items)
    add_doubts_of_marks(document, items)
    columns, framed = has_other_columns(document, items), _framed_beside_others(document, items)
    places = doubts_of_places(document, items)
    for item, text, length, lost in zip(items, texts, lengths, places, strict=True):
        own = {line.page for line in item.lines}
        others = median(lengths)
        found = {
            Doubt.LONG: length > _TOO_LONG or (length > _LONG and length > _TIMES_THE_OTHERS * others),
            Doubt.NO_WORDS: _WORD.search(text) is None,
            Doubt.NUMBERING: jumps,
            Doubt.ORDER: out_of_order,
            Doubt.UNFINISHED: bool(_DANGLING.search(text)) or (most_end and not _ends(text) and _is_last(pages, item)),
            Doubt.GRADE: _GRADE_ALONE.fullmatch(text) is not None
            or any(_GRADE.search(line.text) for line in item.lines),
            Doubt.SECOND_PARAGRAPH: _has_line_set_otherwise(document, item)
            or has_note(item)
            or Doubt.SECOND_PARAGRAPH in item.doubts,
            Doubt.RUN_IN: _RUN_IN.search(text) is not None,
            Doubt.LONE_NUMBER: any(_LONE_NUMBER.fullmatch(line.text) for line in item.lines[1:]),
            Doubt.HIDDEN: any(page in pages.with_hidden for page in own),
            Doubt.COLUMNS: columns
            or any(page in pages.gutters for page in own)
            or any(line in beside for line in item.lines),
            Doubt.FRAMED: any(line in framed for line in item.lines),
            Doubt.WIDE_PAGE: any(document.page(page).is_wide for page in own),
        }
        item.doubts |= {doubt for doubt, holds in found.items() if holds}
        item.doubts |= lost | doubts_of_letters((document.page(line.page), line.start, line.end) for line in item.lines)
    _add_doubts_of_neighbours(items, texts)
    return items


def _add_doubts_of_neighbours(items: Sequence[ListItem], texts: Sequence[str]) -> None:
    """Doubts about where an item ends and the next begins: the list's other doubts are there already."""
    for before, item in pairwise(items):
        if before.doubts & _OF_ENDS and before.lines[-1].page < item.lines[0].page:
            item.doubts.add(Doubt.BEGINNING)
    for position in _that_go_on(texts):
        for item in items[max(0, position - 1) : position + 1]:
            item.doubts.add(Doubt.GOES_ON)


def _that_go_on(texts: Sequence[str]) -> list[int]:
    """The positions of items that may be the rest of text before: a small letter after no end of a sentence.

    Before the first item there may be a line that lost its mark.
    Where most items of a list begin with a small letter, as those of many annual assessments do, it says nothing.
    """
    small = [text[:1].islower() for text in texts]
    if sum(small) > len(texts) / 2:
        return []
    return [at for at, is_small in enumerate(small) if is_small and not (at and ends_sentence(texts[at - 1]))]


def _framed_beside_others(document: Document, items: Sequence[ListItem]) -> set[TextLine]:
    """The lines of items that stand in a frame where others of their group do not: a case study's, it may be."""
    lines = [(item.section, line) for item in items for line in item.lines]
    framed = {line for _, line in lines if is_framed(document.page(line.page), line)}
    outside = {section for section, line in lines if line not in framed}
    return {line for section, line in lines if line in framed and section in outside}


def _out_of_line(document: Document, items: Sequence[ListItem]) -> set[TextLine]:
    """The lines of a list that stand beside another one of it, or far to the right of where its items begin.

    They are of columns that are too short to be known as such, or notes in the margin.
    """
    lines = [line for item in items for line in item.lines if len(line.text) > _LONGEST_MARK]
    boxes = [(line, box) for line in lines if (box := document.page(line.page).box_of_line(line))]
    if not boxes:
        return set()
    left, right = min(box[0] for _, box in boxes), max(box[2] for _, box in boxes)
    pairs = (
        (line, other)
        for (line, box), (other, near) in pairwise(boxes)
        if line.page == other.page and shares_row(box, near) and shared_length(box[0], box[2], near[0], near[2]) <= 0
    )
    far = {line for line, box in boxes if box[0] - left > _FAR_RIGHT * (right - left)}
    turned = {line for line in lines if _runs_left(document.page(line.page), line)}
    return far | turned | {line for pair in pairs for line in pair}


def _runs_left(page: Page, line: TextLine) -> bool:
    """Whether the last letter of a line stands left of the first, as where a note in the margin was put before it."""
    first, last = page.letter_box(line.start), page.letter_box(line.end - 1)
    return first is not None and last is not None and last[0] < first[0]


def _has_line_set_otherwise(document: Document, item: ListItem) -> bool:
    """Whether a line that begins anew is bold, as headings are, italic or of another size, where the first is not."""
    first = item.lines[0]
    own = document.page(first.page)
    size, bold, italic = (of(own, first.end - 1) for of in (Page.letter_size, is_bold, is_italic))
    for line in item.lines[1:]:
        if _BEGINS_ANEW.match(line.text):
            page, ends = document.page(line.page), (line.start, line.end - 1)
            if (not bold and all(is_bold(page, at) for at in ends)) or (
                not italic and all(is_italic(page, at) for at in ends)
            ):
                return True
            if not page.is_recognised and all(abs(page.letter_size(at) - size) > _OTHER_SIZE * size for at in ends):
                return True
    return False


def _ends(text: str) -> bool:
    return text.endswith((".", ")", "]"))


def _is_last(pages: OrderedPages, item: ListItem) -> bool:
    """Whether an item ends with the last line of its page, so that the rest of it may be on the next."""
    return item.lines[-1] == pages.last_line(item.lines[-1].page)


def _jumps(items: Sequence[ListItem]) -> bool:
    """Whether the numbers of a list do not follow each other; under another heading they may begin again."""
    numbered = [(int(item.number), item.section) for item in items if item.number]
    return any(
        after != before + 1 and (section == other or (after != 1 and after <= before))
        for (before, section), (after, other) in pairwise(numbered)
    )


def _letters_jump(items: Sequence[ListItem]) -> bool:
    """Whether the letters of a group skip one, begin again, or stand before some of its items only."""
    groups: dict[str | None, list[str | None]] = {}
    for item in items:
        groups.setdefault(item.section, []).append(_letter(item))
    return any(any(marks) and not any(_follow(marks, series) for series in _SERIES) for marks in groups.values())


def _letter(item: ListItem) -> str | None:
    first = item.lines[0]
    mark = _LETTERED.match(first.text) if item.shape.bulleted and first.start < item.shape.text_start else None
    return mark["mark"] if mark else None


def _follow(marks: Sequence[str | None], series: Sequence[str]) -> bool:
    places = [series.index(mark) for mark in marks if mark in series]
    return len(places) == len(marks) and all(after == before + 1 for before, after in pairwise(places))
