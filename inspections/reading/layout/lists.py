"""Lists under a heading: whole items across lines and pages, with nested bullets, by where their lines begin.

The lines of an item hang under its text; what begins further left is a heading or a paragraph, and ends the item.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from inspections.reading.layout.asides import is_aside
from inspections.reading.layout.item_marks import Marks, marked_shape
from inspections.reading.layout.line_shapes import LineShape, had_room, leading
from inspections.reading.layout.list_parts import SAYS_NOTHING, Doubt, ListItem, ListRules, ends_sentence, plain_heading
from inspections.reading.layout.margins import Margins
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_SLACK: Final = 7.0
"""Points by which the lines of an item may begin left of its text: 4 in SIF reports; nested marks are 18 further in."""
_SMALL_PRINT: Final = 0.88
"""The height of letters against those of the items: 0.86 at the foot of SEND reports, 0.97 within JTAI letters."""
_LARGER_THAN_SMALL_PRINT: Final = 1.03
"""The size of an item against that of small print: 1.09 at the foot of SEND reports, 1 where only the font differs."""
_NEXT_LINE: Final = 1.5
"""Heights from a line to the next where items do not hang: 1.2 in JARs and SEND reports, 2 to the next paragraph."""
_LONGEST_HEADING: Final = 90
"""Letters of a sub-heading: those of SIF reports of 2014 and 2015 have up to 71, a full line of prose 95."""
_MOST_LINES_BEFORE_FIRST_ITEM: Final = 8
"""Lines between a heading and its first item: up to 8 in area SEND reports, which tell who is to improve what."""
_TALLER: Final = 1.08
"""The height of a heading against that of an item: letters of items differ by 1.04 in a JTAI letter of 2017."""
_TALLER_SIZE: Final = 1.04
"""The size of the letters of a heading against that of an item: boxes of one size differ from font to font."""
_AS_LARGE: Final = 0.96
"""The size of what ends a list against that of its heading: Ghostscript gives some letters a font with a taller box."""
_TALLER_POINTS: Final = 0.8
"""Points by which a list's own heading is taller than its items, where it is: 1.9 or more in all reports."""


class ListReader:
    """Reads one list, line by line, from its heading on."""

    def __init__(
        self,
        document: Document,
        lines: Sequence[TextLine],
        rules: ListRules,
        marks: Marks = Marks.WRITTEN,
        gutters: Mapping[int, float] | None = None,
    ) -> None:
        self._document = document
        self._lines = lines
        self._rules = rules
        self._section: str | None = None
        self._subsection: str | None = None
        self._waiting = 0
        self._margins = Margins(document, lines, gutters or {})
        self._marks = marks
        self.says_nothing = False
        self._empty: str | None = None
        self.items: list[ListItem] = []
        self._open: ListItem | None = None
        self._after_aside = False

    def read(self, start: int, heading: int = 1) -> int:
        """Gathers the items under a heading of that many lines; returns the position of the line that ends the list."""
        self._heading_line = self._lines[start]
        self._heading = self._shape(self._heading_line)
        self._first = self._first_marked(start)
        self._body_height = self._shape(self._first).height
        self._section = plain_heading(" ".join(line.text for line in self._lines[start : start + heading]))
        for position in range(start + heading, len(self._lines)):
            if not self._take(position):
                return position
        return len(self._lines)

    def _shape(self, line: TextLine) -> LineShape:
        """The shape of a line, with its left edges as they would be on the page of the heading."""
        shape = marked_shape(self._document.page(line.page), line, self._marks)
        shift = self._margins.shift(line, self._heading_line)
        return replace(shape, left=shape.left - shift, text_left=shape.text_left - shift) if shift else shape

    def _is_larger(self, line: TextLine, other: TextLine, by: float) -> bool:
        """Whether the letters of a line are set in a larger size than those of another: boxes differ between fonts."""
        own, others = (self._document.page(one.page).letter_size(self._shape(one).text_start) for one in (line, other))
        return own > by * others or not (own and others)

    def _take(self, position: int) -> bool:
        """Whether the line still belongs to the list."""
        line = self._lines[position]
        if self._rules.groups.fullmatch(line.text):
            self._section, self._subsection = plain_heading(line.text), None
            self._open, self._waiting, self._after_aside = None, 0, False
            return True
        if self._is_aside(line):
            self._after_aside = True
            return True
        shape = self._shape(line)
        if self._ends(line, shape) or self._ends_after_aside(position, shape):
            return False
        self._after_aside = False
        return self._is_small_print(line, shape) or self._takes_text(position, shape)

    def _takes_text(self, position: int, shape: LineShape) -> bool:
        """Whether the line begins or continues an item, or stands between items."""
        line = self._lines[position]
        if self._open and self._open.goes_on_with_dash(line, shape):
            shape = replace(shape, bulleted=False, text_left=shape.left)
        if not (shape.marked and self._starts_item(shape)):
            return self._continues(position, shape) or self._is_between(position, shape)
        if shape.number is not None and self._has_begun() and self.items[-1].number is None:
            # In SIF reports of 2014 numbered paragraphs after bullets are the findings that follow the list.
            return False
        self._begin(line, shape)
        return True

    def _is_aside(self, line: TextLine) -> bool:
        """Whether the line stands in a frame of its own, as a case study does, where the items of a group do not."""
        if not self._has_begun():
            return False
        first = next(one for one in self.items if one.section == self._section).lines[0]
        return is_aside(self._document, line, (self._heading_line, first), self._lines)

    def _ends_after_aside(self, position: int, shape: LineShape) -> bool:
        """Whether a line after a frame is no part of the list: no item, no heading of one, no rest of a sentence."""
        new = self._after_aside and not shape.marked and self._is_new(self._lines[position])
        return new and not self._heads_items(position)

    def _is_new(self, line: TextLine) -> bool:
        """Whether a line begins something new: with a capital, where no sentence of an item is open."""
        return self._open is None or (ends_sentence(self._open.lines[-1].text) and not line.text[0].islower())

    def _may_be_apart(self, item: ListItem, line: TextLine) -> bool:
        """Whether a line begins something new: after white space, or a page where no sentence is open."""
        if item.lines[-1].page == line.page:
            return line.text.lstrip("‘“'\"(")[:1].isupper()
        return self._is_new(line) or item.lines[-1].text.endswith(".")

    def _first_marked(self, start: int) -> TextLine:
        """The first line of the list's first item; the heading where it has none."""
        near = self._lines[start + 1 : start + 1 + _MOST_LINES_BEFORE_FIRST_ITEM * 2]
        return next((line for line in near if self._shape(line).marked), self._heading_line)

    def _ends(self, line: TextLine, shape: LineShape) -> bool:
        """Whether this is the heading of what follows the list: one as tall as the list's own, else by its words."""
        hangs = self._open is not None and shape.left >= self._open.shape.text_left - _SLACK
        heading = not shape.marked and line.text[0].isupper() and not (hangs and self._is_close(line, shape))
        if heading and self._rules.always_ends.match(line.text):
            return True
        if self._heading.height > self._body_height + _TALLER_POINTS:
            tall = shape.height >= self._heading.height - 0.3 and not shape.marked
            return tall and self._is_larger(line, self._heading_line, _AS_LARGE)
        return heading and bool(self._rules.ends.match(line.text))

    def _is_close(self, line: TextLine, shape: LineShape) -> bool:
        """Whether a line stands right under the last of the open item, or goes on with its sentence on a new page."""
        item = self._open
        if item is None:
            return False
        last = item.lines[-1]
        if last.page != line.page:
            return not ends_sentence(last.text)
        return self._is_next_line(item, line, shape)

    def _is_wrapped(self, item: ListItem, line: TextLine, shape: LineShape) -> bool:
        """Whether a line close under the last one of an item had no room there, or goes on with its sentence."""
        last, page = item.lines[-1], self._document.page(line.page)
        roomy = last.page == line.page and had_room(page, last, line)
        return self._is_close(line, shape) and not roomy

    def _is_next_line(self, item: ListItem, line: TextLine, shape: LineShape) -> bool:
        down = shape.top - (item.last or item.shape).top
        return 0 < down < _NEXT_LINE * leading(self._document.page(line.page), shape)

    def _is_small_print(self, line: TextLine, shape: LineShape) -> bool:
        """Whether a line is set small to its end: one of text may begin with the raised number of a footnote."""
        small = shape.height < _SMALL_PRINT * self._body_height
        size, last = (self._document.page(line.page).letter_size(at) for at in (shape.text_start, line.end - 1))
        usual = self._document.page(self._first.page).letter_size(self._shape(self._first).text_start)
        to_its_end = last <= size or usual > _LARGER_THAN_SMALL_PRINT * last
        return small and to_its_end and self._is_larger(self._first, line, _LARGER_THAN_SMALL_PRINT)

    def _starts_item(self, shape: LineShape) -> bool:
        """Whether the mark is at the list's own level; deeper ones are nested."""
        item = self._open
        if item is None:
            return True
        if item.shape.number is not None and shape.bulleted:
            return shape.left < item.shape.left - _SLACK
        return shape.left < item.shape.left + _SLACK

    def _has_begun(self) -> bool:
        """Whether the group at hand has an item."""
        return bool(self.items) and self.items[-1].section == self._section

    def _begin(self, line: TextLine, shape: LineShape) -> None:
        self._waiting = 0
        self._open = ListItem(shape.number, self._section, self._subsection, shape, [line])
        nothing = SAYS_NOTHING.match(line.text[shape.text_start - line.start :]) is not None
        if nothing and not self._has_begun():
            self.says_nothing, self._empty = True, self._section
            return
        # After other items “There are no arrangements to improve attendance” is one as well, as others after it are.
        if nothing or self._section == self._empty:
            self._open.doubts.add(Doubt.NOTHING)
        self.items.append(self._open)

    def _continues(self, position: int, shape: LineShape) -> bool:
        item, line = self._open, self._lines[position]
        if item is None or self._looks_like_heading(line, shape) or self._begins_part(item, position, shape):
            return False
        if shape.marked and shape.left >= item.shape.left + _SLACK and not self._goes_on_with_number(item, shape):
            item.nested.add(len(item.lines))
        elif not self._hangs(item, line, shape):
            return False
        elif self._may_be_apart(item, line) and not self._is_wrapped(item, line, shape):
            item.doubts.add(Doubt.SECOND_PARAGRAPH)
        item.go_on(line, shape)
        return True

    def _begins_part(self, item: ListItem, position: int, shape: LineShape) -> bool:
        """Whether this is a sub-heading over another item, and not a wrapped line: most stand left of items' text."""
        line, before = self._lines[position], self._lines[position - 1]
        if shape.marked:
            return False
        if shape.left >= item.shape.text_left - _SLACK:
            return self._is_heading_at_indent(item, position, shape)
        if item.hanging is False:
            return False
        if not line.text[0].isupper() or before.page != line.page or not self._heads_items(position):
            return False
        return ends_sentence(before.text) or had_room(self._document.page(line.page), before, line)

    def _is_heading_at_indent(self, item: ListItem, position: int, shape: LineShape) -> bool:
        """Whether this is a sub-heading that hangs like the items' text: white space above it, an item below."""
        line = self._lines[position]
        if not line.text[0].isupper() or not ends_sentence(item.lines[-1].text) or self._is_close(line, shape):
            return False
        below = self._shape(self._lines[position + 1]) if position + 1 < len(self._lines) else shape
        return self._heads_items(position) and below.left < item.shape.left + _SLACK

    def _goes_on_with_number(self, item: ListItem, shape: LineShape) -> bool:
        """Whether the line begins with a number in mid-sentence: “… those aged 16 and” over “17. (outcome 2)”."""
        under_text = abs(shape.left - item.shape.text_left) < _SLACK
        return shape.number is not None and under_text and not ends_sentence(item.lines[-1].text)

    def _hangs(self, item: ListItem, line: TextLine, shape: LineShape) -> bool:
        if shape.left >= item.shape.text_left - _SLACK:
            item.hanging = True if item.hanging is None else item.hanging
            return True
        if item.hanging or shape.marked or shape.left < item.shape.left - _SLACK:
            return False
        if any(other.hanging for other in self.items):
            item.doubts.add(Doubt.SECOND_PARAGRAPH)
        if line.page == item.lines[-1].page:
            return self._is_next_line(item, line, shape)
        return line.text[0].islower() and not ends_sentence(item.lines[-1].text)

    def _looks_like_heading(self, line: TextLine, shape: LineShape) -> bool:
        """Whether its letters are taller than those of the items; a heading begins with a capital."""
        item = self._open
        if item is None or shape.height <= _TALLER * item.shape.height or len(line.text) >= _LONGEST_HEADING:
            return False
        continues = line.text[0].islower() or line.text[0] in "(["
        return not continues and self._is_larger(line, item.lines[0], _TALLER_SIZE)

    def _is_between(self, position: int, shape: LineShape) -> bool:
        """Whether it is a sub-heading within the list, or one of the lines between its heading and its first item."""
        line = self._lines[position]
        if self._goes_on_far_below(line, shape):
            return True
        if self._heads_items(position):
            self._open, self._subsection, self._waiting = None, line.text.rstrip(":"), 0
            return True
        self._waiting += 1
        return self._open is None and self._waiting <= _MOST_LINES_BEFORE_FIRST_ITEM

    def _goes_on_far_below(self, line: TextLine, shape: LineShape) -> bool:
        """Whether the line goes on with the sentence of the open item, though far below it; if so, it is put there."""
        item = self._open
        if item is None or not item.is_open_to(line) or shape.left < item.shape.left - _SLACK:
            return False
        item.doubts.add(Doubt.SECOND_PARAGRAPH)
        if shape.marked:
            # The letter of a mark, as in “a) visits by day”, is small as well.
            item.nested.add(len(item.lines))
        item.go_on(line, shape)
        return True

    def _heads_items(self, position: int) -> bool:
        """Whether an item follows this line, or this and the second line of a wrapped sub-heading."""
        for line in self._lines[position : position + 2]:
            if len(line.text) >= _LONGEST_HEADING or ends_sentence(line.text):
                return False
            following = self._lines[position + 1 : position + 2]
            if following and self._shape(following[0]).marked:
                return True
            position += 1
        return False
