"""The first lines of a document, which say what it is; for a letter also those that its title stands in."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_MOST_LINES: Final = 24
"""Lines of a first page: a SIF title ends by the 4th, that of a JTAI letter to many offices by the 18th."""
_LINES_OF_LETTERHEAD: Final = 50
"""Lines that may stand over “Dear …”: addresses and telephone numbers take 17 in letters of 2006 and of 2020."""
_LINES_AFTER_SALUTATION: Final = 6
"""The title of a letter is right under “Dear …”; the first sentence after it already names other inspections."""
_LEAST_LINES_OF_COVER: Final = 3
"""A first page with fewer lines is a blank or a cover sheet of the council's, and the title is on the next."""
_FOOT: Final = 0.88
"""The share of a page's height below which running feet stand: that of Medway's report of 2013 has a wrong title."""
_STRAY_SPACE: Final = re.compile(r"\s+(?=['’‘`´]\s?s\b)|(?<=['’‘`´])\s(?=s\b)")
"""A space beside the apostrophe of “children’s”, which Chromium leaves where it prints a report anew."""
_WORDS_OF_TITLES: Final = (
    r"inspection|children|services|authority|safeguarding|targeted|protection|arrangements|focused|monitoring|"
    r"effectiveness|partnership|assessment|performance|unannounced|contact|referral|review|leavers|looked"
)
_BROKEN_WORDS: Final = re.compile(
    rf"(?i)(?<![^\W\d_])(?:{'|'.join('[ ¬•-]?'.join(word) for word in _WORDS_OF_TITLES.split('|'))})(?![^\W\d_])"
)
"""The words of titles with stray spaces between their letters, or hyphens that stood at the end of a line once."""
_STRAY: Final = re.compile(r"[ ¬•-]")
_SIGN_BEFORE_WORD: Final = re.compile(r"(?<=[^\W\d_] )•(?=[^\W\d_])")
"""What a character that a font has not is drawn as, before a word of a title."""
_LEAST_PROSE: Final = 25
"""Letters of a line of prose in the narrowest column."""
_FEW_CAPITALS: Final = 0.5
"""The share of long words with a capital under which a line is prose: in the names of inspectorates it is 1."""
_LEADING: Final = 2.0
"""Heights of a line from one line of a paragraph to the next, at most."""
_SAME_SIZE: Final = 0.1
"""The share by which the heights of two lines of a paragraph may differ."""
_LONG_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{3,}")


@dataclass(frozen=True)
class FirstLines:
    """The lines in which a document says what it is; `address` has those that a letter has over “Dear …”.

    `is_mended` says that stray spaces were taken out of the words of a title.
    """

    lines: tuple[TextLine, ...]
    address: tuple[TextLine, ...] = ()
    document: Document | None = None
    is_mended: bool = False

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The lines with single spaces, as patterns of titles take long on a line with thousands."""
        plain = (_STRAY_SPACE.sub("", " ".join(line.text.split())) for line in self.lines)
        return tuple(map(_mended, plain)) if self.is_mended else tuple(plain)

    def mended(self) -> "FirstLines":
        """The same lines without what stands inside the words of titles: “Inspec tion”, “ser-vices”."""
        one = replace(self, is_mended=True)
        return one if one._texts != self._texts else self

    def goes_on_from_above(self, line: TextLine) -> bool:
        """Whether a line goes on with a sentence: its first word had no room on the line above, which is prose."""
        position = self.lines.index(line)
        above = self.lines[position - 1] if position else None
        if self.document is None or above is None or above.page != line.page or not _is_open_prose(above.text):
            return False
        page = self.document.page(line.page)
        boxes = {one.start: page.box_of_line(one) for one in self.lines if one.page == line.page}
        own, over = boxes[line.start], boxes[above.start]
        if (
            own is None
            or over is None
            or not _set_alike(over, own)
            or not 0 < own[1] - over[1] < _LEADING * _height(own)
        ):
            return False
        widest = max(box[2] for box in boxes.values() if box and _set_alike(box, own))
        first_word = (own[2] - own[0]) * (len(line.text.split()[0]) + 1) / len(line.text)
        return over[2] + first_word > widest

    @cached_property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(self._texts)

    def lines_at(self, start: int, end: int) -> tuple[TextLine, ...]:
        """The lines that a stretch of `text` touches."""
        found, position = [], 0
        for line, text in zip(self.lines, self._texts, strict=True):
            if position < end and position + len(text) > start:
                found.append(line)
            position += len(text) + 1
        return tuple(found)


def _mended(text: str) -> str:
    return _BROKEN_WORDS.sub(lambda match: _STRAY.sub("", match.group()), _SIGN_BEFORE_WORD.sub("", text))


def _is_open_prose(text: str) -> bool:
    """Whether it is a line of prose whose sentence goes on."""
    words = _LONG_WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return len(text) >= _LEAST_PROSE and text[-1] not in ".:;?!" and capitals < _FEW_CAPITALS * len(words)


def _height(box: Box) -> float:
    return box[3] - box[1]


def _set_alike(one: Box, other: Box) -> bool:
    """Whether two lines have letters of one size."""
    return abs(_height(one) - _height(other)) < _SAME_SIZE * _height(other)


def first_lines_of(document: Document) -> FirstLines:
    """The first lines; for a letter also those after “Dear …”, where its title stands."""
    lines = [line for line in document.lines[: _LINES_OF_LETTERHEAD * 2] if not line.text.isdigit()]
    first = _lines_of_cover(document, lines)
    for position, line in enumerate(lines[:_LINES_OF_LETTERHEAD]):
        if re.match(r"dear\b", line.text, re.IGNORECASE):
            after = max(position, len(first))
            first += lines[after : position + 1 + _LINES_AFTER_SALUTATION]
            return FirstLines(tuple(first), tuple(lines[:position]), document)
    return FirstLines(tuple(first), document=document)


def _lines_of_cover(document: Document, lines: list[TextLine]) -> list[TextLine]:
    """The lines of the first page, or of the first pages where that has hardly any, without those at the foot."""
    first = [line for line in lines[:_MOST_LINES] if not _is_at_foot(document, line)]
    cover = [line for line in first if line.page == first[0].page]
    return cover if len(cover) >= _LEAST_LINES_OF_COVER else first


def _is_at_foot(document: Document, line: TextLine) -> bool:
    page = document.page(line.page)
    box = page.letter_box(line.start)
    return box is not None and box[1] > _FOOT * page.text_height
