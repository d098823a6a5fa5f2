"""What lists are made of: the rules of a kind of list, its items as they are gathered, and its headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from inspections.reading.layout.line_shapes import LineShape
from inspections.reading.pdf.text import TextLine

_LONGEST_LINE_OF_HEADING: Final = 75
"""Letters of a line that a heading goes on from: up to 74 in SIF reports of 2017."""
_MOST_LINES_OF_HEADING: Final = 3
"""Lines of a heading: two in SIF reports, three where the name of a board is long and the letters are tall."""
_DASH_AND_SPACE: Final = 0.95
"""How wide a dash and a space are at most, in heights of a letter; a dash that marks a nested item takes 1.5."""

SAYS_NOTHING: Final = re.compile(
    r"(?i)(?:there (?:are|were) no|none\b|no (?:areas|priority)|(?:the )?inspect(?:ion|ors) did not (?:find|identify))"
    r".{0,90}(?:action|improve|priorit)"
)
"""How a list begins of which the report says that there is nothing in it."""
_RAISED_SIGNS: Final = "!'’*\"”“°^|"
"""What the raised mark of a footnote is recognised as in a scan: “What needs to improve?!”."""
_RAISED: Final = re.compile(rf"(?<=[\w?:.])[{_RAISED_SIGNS}]{{1,2}}$")


@dataclass(frozen=True)
class ListRules:
    """Which lines are headings of groups within the list, which end it, and which end it whatever their size.

    `ends` is asked only where the list's own heading is no taller than its items. Elsewhere the height of a line
    decides, and the same words may be the heading of a part of the list. `paragraphs` says from how many on mere
    paragraphs are items without marks; with 0 they never are. `like_headings` says that sub-headings within the list
    may be set like its own heading, as those of joint letters for each agency, and begin no other part of the report.
    """

    groups: re.Pattern[str]
    ends: re.Pattern[str]
    always_ends: re.Pattern[str] = re.compile(r"(?!)")
    paragraphs: int = 0
    like_headings: bool = False


class Doubt(StrEnum):
    """Why an item is to check, as the end of a sentence about it."""

    SECOND_PARAGRAPH = "a paragraph after white space may not belong to it"
    COLUMNS = "the page has columns"
    WIDE_PAGE = "two pages may stand side by side on one"
    LETTERS_MISSING = "the file does not say what some of its letters are"
    UNMARKED = "its list has no marks that the file names"
    OTHER_MARKS = "its list has marks that no list known has"
    LONG = "it is much longer than such items are"
    NUMBERING = "the numbers or letters of its list jump"
    UNFINISHED = "it does not end as the others do"
    GRADE = "it holds what looks like a heading or a judgement"
    BEGINNING = "its first words may stand at the foot of the page before"
    GOES_ON = "an item begins with a small letter where others do not, and may be the rest of text before it"
    NESTED = "it may be a part of text before it that has no mark"
    PART = "it may be a part of another item, by the marks of its list"
    ORDER = "a part of the report that comes after its list stands before it"
    FRAMED = "it stands in a frame, and others beside it in none"
    HOLDS_ITEMS = "what it holds may be items of their own, by their marks"
    OTHER_PART = "the heading over it is set like that of its list, so that it may be of another part"
    LATE_HEADING = "a heading stands over it and none over the first item, so that it may be of another part"
    RUN_IN = "marks within its lines may be those of other items"
    LONE_NUMBER = "a number stands on a line of it by itself"
    CORRECTED = "a letter that the file names wrongly was corrected"
    HIDDEN = "the page does not show all of its words"
    UNLIKE_LETTERS = "the page does not show the letters that the file names"
    COVERED = "something dark lies where words of it may have stood"
    OVERLAID = "words of it lie over each other, as where something is written across a page"
    NO_WORDS = "no word of it could be read"
    GAP = "white space within a line of it may have held words"
    NOTHING = "a line of its list says that there is nothing in it"
    EDGE = "it runs to the edge of its page, where words may be cut off"


@dataclass
class ListItem:
    """An item as it is gathered: its lines, and which of them begin nested bullets."""

    number: str | None
    section: str | None
    subsection: str | None
    shape: LineShape
    lines: list[TextLine] = field(default_factory=list)
    nested: set[int] = field(default_factory=set)
    hanging: bool | None = None
    last: LineShape | None = None
    doubts: set[Doubt] = field(default_factory=set)

    def go_on(self, line: TextLine, shape: LineShape) -> None:
        """Adds its next line."""
        self.lines.append(line)
        self.last = shape

    def is_open_to(self, line: TextLine) -> bool:
        """Whether a line of the same page goes on with its sentence, by a small letter that begins no address."""
        last = self.lines[-1]
        small = line.text[0].islower() and not line.text.startswith(("www.", "http"))
        return last.page == line.page and small and not ends_sentence(last.text)

    def goes_on_with_dash(self, line: TextLine, shape: LineShape) -> bool:
        """Whether a line begins with a dash in mid-sentence: a mere space after it, and no full stop before it."""
        if self.nested or line.text[0] not in "-–—" or ends_sentence(self.lines[-1].text):
            return False
        after = line.text[1:].lstrip()[:1]
        return not after.isupper() and shape.text_left - shape.left < _DASH_AND_SPACE * shape.height


def count_heading_lines(pattern: re.Pattern[str], lines: Sequence[TextLine], position: int) -> int:
    """How many lines a heading that matches the pattern takes; 0 where none begins here."""
    text = lines[position].text
    if text[-1] in _RAISED_SIGNS:
        text = _RAISED.sub("", text)
    if pattern.fullmatch(text):
        return 1
    if len(text) > _LONGEST_LINE_OF_HEADING or not text[0].isupper() or text.endswith((".", ";", ":")):
        return 0
    for count, line in enumerate(lines[position + 1 : position + _MOST_LINES_OF_HEADING], start=2):
        text = f"{text} {line.text}"
        if line.page == lines[position].page and len(line.text) <= _LONGEST_LINE_OF_HEADING and pattern.fullmatch(text):
            return count
    return 0


def plain_heading(text: str) -> str:
    """A heading without a colon or the digit of a footnote at its end."""
    return re.sub(r"(?<=[a-z?])\d$", "", text.strip()).rstrip(": ").strip()


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or a part of one that a list goes on from."""
    return text.rstrip().endswith((".", ";", ":", ")", "!"))
