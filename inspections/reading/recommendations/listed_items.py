"""The items of the lists in a report: their text without marks and footnotes, tag, audience and boxes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inspections.reading.contract import Note, RecommendationRead
from inspections.reading.layout.line_shapes import LineShape, line_shape
from inspections.reading.layout.list_parts import (
    SAYS_NOTHING,
    ListItem,
    ListRules,
    count_heading_lines,
    plain_heading,
)
from inspections.reading.layout.ordered_pages import OrderedPages
from inspections.reading.layout.prose import goes_on_with_sentence
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine
from inspections.reading.recommendations.contents import is_of_contents, notes_beside_contents, stands_again
from inspections.reading.recommendations.framework_tags import text_and_tag
from inspections.reading.recommendations.item_text import item_text
from inspections.reading.recommendations.marked_lists import read_list
from inspections.reading.recommendations.other_parts import ASIDE
from inspections.reading.recommendations.plausible_lists import with_doubts
from inspections.reading.vocabulary import Audience, Confidence

_SHARE_BEFORE_BOARD: Final = 0.25
"""The share of a SIF report before the council's own lists; its board's section begins at four fifths."""
_ASKS: Final = re.compile(r"(?i)\bshould(?: also)?(?: (?:ensure|make sure)(?: that)?)?:$")
"""How a line ends that leads in to what somebody is asked to do."""
_NAMES_MORE: Final = re.compile(
    r"(?=[A-Z])(?i:.{0,40}\b(?:else|also|further|other|additional)\b.{0,50}"
    r"\b(?:improve(?:d|ments?)?|actions?|recommendations)\b.{0,20})(?<!\.)"
)
"""How a heading right after a list is worded under which more may be asked for: “What else needs to improve?”.

It begins with a capital and ends with no full stop, as a line of prose may that says the same.
"""
_AT_ONCE: Final = 2
"""Lines from the end of a list to such a heading, with one of a part of the list between them."""
_NEAR: Final = 26
"""Lines after it among which a list may go on: a case study of a JTAI letter takes a dozen."""
_MAY_GO_ON: Final = "The list may go on after what stands here: look at the page and add what belongs to it."
_ENDS_FILE: Final = "The report ends with a list, which none does: pages may be missing, or stand in another order."
_BEGINS_LATER: Final = "The first item stands on the page after its heading: look at the foot of this page for others."
_LARGER: Final = 1.04
"""The size of the letters of a heading against those of an item."""
_SAME_EDGE: Final = 3.0
"""Points by which the marks of one list begin apart."""


@dataclass(frozen=True, eq=False)
class ListLayout:
    """Which lines start a list, its rules, the heading after which lists are for the board, and what ends them all.

    Each is made once, for its framework, and only the same is equal: to compare long patterns takes a while each time.
    """

    starts: re.Pattern[str]
    rules: ListRules
    board: re.Pattern[str] | None = None
    until: re.Pattern[str] = re.compile(r"(?i)(?:annex|appendix)\b.{0,60}")


@dataclass(frozen=True)
class _ListsRead:
    """The items of the lists of a document, notes on them, and the pages that were looked at."""

    items: tuple[RecommendationRead, ...]
    notes: tuple[Note, ...]
    pages: frozenset[int]


def listed_items(document: Document, lists: ListLayout, audience: Audience) -> tuple[RecommendationRead, ...]:
    """The items of every list in the document, in order; those for each audience are numbered by themselves."""
    return _lists_read(document, lists, audience).items


def notes_on_lists(document: Document, audience: Audience, *layouts: ListLayout) -> tuple[Note, ...]:
    """What a reviewer should know of those lists: which items are to check and why, and headings with no item."""
    found = (note for lists in layouts for note in _lists_read(document, lists, audience).notes)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def _lists_read(document: Document, lists: ListLayout, audience: Audience) -> _ListsRead:
    """Reads the lists, and again where the pages they turned out to be on are not read as they were drawn."""
    pages = OrderedPages(document)
    while True:
        found = _read(document, lists, pages, audience)
        if not pages.put_in_order(found.pages):
            return found


def _read(document: Document, lists: ListLayout, pages: OrderedPages, audience: Audience) -> _ListsRead:
    lines = pages.lines
    found: list[RecommendationRead] = []
    notes: list[Note] = []
    touched: set[int] = set()
    position, out_of_order, said_nothing = 0, False, False
    while position < len(lines):
        if _ends_all(document, lists, lines, position):
            # A note of no items says little: the heading may have been a line of contents without page numbers.
            if found or said_nothing:
                break
            early = _is_early(document, lines[position]) or is_of_contents(lines, position)
            out_of_order = out_of_order or not early
        at_board = lists.board and count_heading_lines(lists.board, lines, position)
        if at_board and (found or not _is_early(document, lines[position])) and _is_body(document, lines, position):
            audience, out_of_order = Audience.BOARD, out_of_order or not (found or said_nothing)
        heading = _heading_lines(document, lists, lines, position)
        if not heading:
            position += 1
            continue
        listed = read_list(document, pages, lists.rules, position, heading)
        if stands_again(lines, position):
            notes += notes_beside_contents(lines, position, listed.items)
            position += 1
            continue
        touched |= {line.page for line in lines[position : listed.end + 1]}
        own = [item for item in listed.items if not _leads_in(item)]
        items = with_doubts(document, own, pages, out_of_order=out_of_order)
        already = sum(one.audience is audience for one in found)
        found += [_recommendation(document, item, already + n, audience) for n, item in enumerate(items, start=1)]
        if listed.says_nothing and not items:
            said_nothing = True
            notes.append(_note_of_nothing(lines[position]))
        elif items or not is_of_contents(lines, position):
            notes += _notes(lines[position], items, found[len(found) - len(items) :])
            notes += _note_of_rest(document, lists, lines, (position, listed.end), items)
            if not listed.says_nothing:
                notes += _notes_of_empty_groups(lists, lines[position + heading : listed.end], items)
        position = max(position + heading, listed.end)
    return _ListsRead(tuple(found), tuple(notes), frozenset(touched))


def _heading_lines(document: Document, lists: ListLayout, lines: Sequence[TextLine], position: int) -> int:
    """Lines of the heading of a list at a position; 0 where there is none, or a line of prose that says its words."""
    heading = count_heading_lines(lists.starts, lines, position) if lines[position].text[0].isupper() else 0
    return 0 if heading and goes_on_with_sentence(document, lines, position) else heading


def note_of_empty_list(heading: TextLine) -> Note:
    """That nothing was read under a heading which is printed."""
    name = plain_heading(heading.text)
    message = f"No item was read under the heading “{name}”. Look at the page and add what stands there."
    return Note("list_empty", message, heading.page)


def note_of_no_list() -> Note:
    """That no list was found in a report of a kind of which each has one."""
    message = (
        "No list of what is to improve was found, though every report of this kind has one. Look for it on the pages."
    )
    return Note("list_not_found", message)


def _note_of_rest(
    document: Document, lists: ListLayout, lines: Sequence[TextLine], place: tuple[int, int], items: Sequence[ListItem]
) -> list[Note]:
    """That a list may go on after what ended it, as a case study does: marks like its own stand under it.

    The place is that of its heading, and of the line that ended it.
    """
    heading, end = lines[place[0]], place[1]
    if not items:
        return []
    later = items[0].lines[0].page > heading.page
    notes = [Note("list_goes_on", _BEGINS_LATER, heading.page)] if later else []
    if not lines[end:]:
        return [*notes, Note("list_goes_on", _ENDS_FILE, items[-1].lines[-1].page)]
    goes_on = _goes_on(document, lists, lines[end:], items)
    return [*notes, Note("list_goes_on", _MAY_GO_ON, lines[end].page)] if goes_on else notes


def _goes_on(document: Document, lists: ListLayout, after: Sequence[TextLine], items: Sequence[ListItem]) -> bool:
    """Whether the heading of a part of a list, what leads in to one, or a mark of its own stands in lines after it."""
    if _names_more(document, lists, after, items):
        return True
    # A sub-heading with a case study under it ends the list already.
    aside = any(ASIDE.match(line.text) for line in after[:_AT_ONCE])
    last, own = items[-1].lines[0], items[-1].shape
    for line in after[1 if aside else 0 : _NEAR]:
        if lists.rules.groups.fullmatch(line.text) and not lists.starts.fullmatch(line.text):
            return True
        if line.page > last.page + 1 or (not ASIDE.match(line.text) and _ends_for_good(document, lists, items, line)):
            return False
        shape = line_shape(document.page(line.page), line)
        # The marks of a list are one sign, or numbers or letters that differ.
        alike = shape.marked and (line.text[0] == last.text[0] or (line.text[0] + last.text[0]).isalnum())
        own_mark = alike and abs(shape.left - own.left) < _SAME_EDGE and _follows(own, shape)
        if own_mark or _ASKS.search(line.text):
            return True
    return False


def _names_more(document: Document, lists: ListLayout, after: Sequence[TextLine], items: Sequence[ListItem]) -> bool:
    """Whether the line after a list is a heading under which more may be asked for, and no first line of prose."""
    goes_on = after[1:] and after[1].text[0].islower() and not _is_larger(document, items, after[0])
    return not (goes_on or lists.starts.fullmatch(after[0].text)) and bool(_NAMES_MORE.fullmatch(after[0].text))


def _ends_for_good(document: Document, lists: ListLayout, items: Sequence[ListItem], line: TextLine) -> bool:
    """Whether a line is the heading of another part of the report: by its words, or in larger letters than items."""
    words = (
        lists.starts.fullmatch(line.text),
        lists.rules.ends.match(line.text),
        lists.rules.always_ends.match(line.text),
    )
    return any(words) or _is_larger(document, items, line)


def _is_larger(document: Document, items: Sequence[ListItem], line: TextLine) -> bool:
    """Whether a line is set in larger letters than the items."""
    first = items[0].lines[0]
    own, other = document.page(line.page).letter_size(line.start), document.page(first.page).letter_size(first.end - 1)
    return own > _LARGER * other


def _follows(last: LineShape, shape: LineShape) -> bool:
    """Whether a mark may be the one after another: the next number, a new first one, or a bullet after a bullet."""
    if last.number is None or shape.number is None:
        return last.number is None and shape.number is None
    return int(shape.number) in (1, int(last.number) + 1)


def _notes_of_empty_groups(lists: ListLayout, lines: Sequence[TextLine], items: Sequence[ListItem]) -> list[Note]:
    """On each heading of a group within a list with no item under it, where other groups have some."""
    places = {line: position for position, line in enumerate(lines)}
    groups = [position for position, line in enumerate(lines) if lists.rules.groups.fullmatch(line.text)]
    first = [places.get(item.lines[0], -1) for item in items]
    ends = [*groups[1:], len(lines)]
    empty = [at for at, end in zip(groups, ends, strict=False) if not any(at < one < end for one in first)]
    empty = [at for at in empty if not any(SAYS_NOTHING.match(line.text) for line in lines[at + 1 : at + 2])]
    return [note_of_empty_list(lines[at]) for at in empty] if items else []


def _note_of_nothing(heading: TextLine) -> Note:
    """That the report itself says that there is nothing in a list."""
    message = f"Under the heading “{plain_heading(heading.text)}” the report says that there is nothing."
    return Note("list_says_none", message, heading.page)


def _notes(heading: TextLine, items: Sequence[ListItem], found: Sequence[RecommendationRead]) -> list[Note]:
    """Why items are to check, or that there are none."""
    if not items:
        return [note_of_empty_list(heading)]
    name = plain_heading(heading.text)
    doubtful = [(one.number, one.page, item) for one, item in zip(found, items, strict=True) if item.doubts]
    return [
        Note("list_to_check", f"Item {number} under “{name}” is to check: {'; '.join(sorted(item.doubts))}.", page)
        for number, page, item in doubtful
    ]


def _ends_all(document: Document, lists: ListLayout, lines: Sequence[TextLine], position: int) -> bool:
    """Whether this is the heading of an annex, and no line of prose that names one."""
    text = lines[position].text
    return (
        text[0].isupper()
        and lists.until.fullmatch(text) is not None
        and not goes_on_with_sentence(document, lines, position)
    )


def _leads_in(item: ListItem) -> bool:
    """Whether a numbered paragraph only introduces the list: “… should take the following action.”"""
    return bool(re.search(r"(?i)following actions?[.:]?$", item.lines[-1].text))


def _is_early(document: Document, line: TextLine) -> bool:
    """Whether a line is in the first part of a report, where a judgement table that goes on may name the board."""
    return line.page - document.pages[0].number <= len(document.pages) * _SHARE_BEFORE_BOARD


def _is_body(document: Document, lines: Sequence[TextLine], position: int) -> bool:
    """Whether a heading is in the body: neither on the cover nor among the lines of a table of contents."""
    return lines[position].page != document.pages[0].number and not is_of_contents(lines, position)


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
        confidence=Confidence.CHECK if item.doubts else Confidence.CERTAIN,
    )
