"""The lines and words of a page, and the plain text they are cut from: one character for each that PDFium gives."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from inspections.reading.contract import Box

_BULLETS = "\uf06e\uf0a7\uf0b7\uf02d\uf0be\uf0d8\uf0fc\u25fc\u25a0\u25aa\u25cf\u2022\u2023\u25e6\u00b7"
_BULLETS += "\u2219\u2043\u25ba\u25b6\u25b8\u27a2\u27a4\u2756\u25c6\u25c7\u25cb\u25a1\u25ab\u2713\u2714\u2794"
# A program that names the letters of a file anew may call a square any sign of these: ps2pdf has scissors for it. The
# quotation marks and the digits in circles among them are what they are.
_BULLETS += "".join(map(chr, (*range(0x25A0, 0x2600), *range(0x2700, 0x275B), *range(0x2794, 0x27C0))))
# Control characters, which no feed or document may contain, and marks that reverse the direction of reading.
_UNPRINTABLE = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127, *range(0x202A, 0x202F))))
_UNPRINTABLE += "\u2066\u2067\u2068\u2069"
# One character for one, so that offsets in the plain text are offsets on the page. PDFium gives a hyphen at the
# end of a line as U+FFFE, without the line break.
_PLAIN: Final = {
    "\r": " ",
    "\ufffe": "-",
    "\u00ad": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": " ",
    "\u00a0": " ",
    "\u2500": "–",
    "\u2015": "–",
    "\u2212": "–",
    "\u2012": "–",
    **dict.fromkeys(_BULLETS, "•"),
    **dict.fromkeys(_UNPRINTABLE, " "),
}

MARK_OF_FOOTNOTE: Final = r"(?:(?<=[a-z.])\d|[¹²³*†‡]+)"
"""The mark of a footnote, glued to the end of a word."""


def plain_text(raw: str) -> str:
    """The text with odd spaces, dashes and bullets made ordinary; ten times faster than `str.translate`."""
    for character in _PLAIN.keys() & set(raw):
        raw = raw.replace(character, _PLAIN[character])
    return raw


class TextLine(NamedTuple):
    """A line of a page: its text without the spaces around it, and where that lies in the page's text.

    A tuple, as words are: a report has a thousand of each, and frozen dataclasses take three times as long to make.
    """

    page: int
    text: str
    start: int
    end: int


class Word(NamedTuple):
    """A run of letters without a space: where it lies in the page's text, and its box in the space of the text."""

    text: str
    start: int
    end: int
    box: Box


def is_broken_after(raw_text: str, word: Word) -> bool:
    """Whether a word of that text is broken at the end of its line and goes on in the next."""
    return raw_text[word.end : word.end + 1] == "\ufffe"


def lines_of_text(page: int, text: str) -> tuple[TextLine, ...]:
    """The lines of a page's text that are not blank, in its order."""
    found, position = [], 0
    for whole in text.split("\n"):
        own = whole.strip()
        if own:
            start = position + (len(whole) - len(whole.lstrip()) if whole[0] != own[0] else 0)
            found.append(TextLine(page, own, start, start + len(own)))
        position += len(whole) + 1
    return tuple(found)


def matches_at_lines(text: str, lines: Iterable[TextLine], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where the pattern matches at the start of a line, none within another."""
    end = 0
    for line in lines:
        match = pattern.match(text, line.start) if line.start >= end else None
        if match:
            end = match.end()
            yield match
