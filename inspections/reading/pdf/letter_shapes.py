"""Whether letters have the height and the depth that their names say: a font may call its glyphs by wrong names.

The page then looks right and its text is nonsense, or one letter of it is another. This asks the font, not a picture.
"""

import math
import re
from itertools import islice
from statistics import median
from typing import Final

from inspections.reading.pdf.page import Page

_SMALL: Final = frozenset("acemnorsuvwxz")
_TALL: Final = frozenset("bdfhklABCDEFGHKLMNPRSTUVWXYZ")
_LOW: Final = frozenset("gpqy")
_KNOWN: Final = _SMALL | _TALL | _LOW
_MOST: Final = 16
"""Letters that are looked at, spread over the text: they tell as much as all of them."""
_LEAST: Final = 10
"""Letters from which shapes say anything."""
_HIGHER: Final = 1.16
"""Times the height of small letters that a tall one has at least: 1.3 to 1.5 in the typefaces of reports."""
_DEEPER: Final = 0.12
"""How far below the others a letter like “p” reaches, in heights of a small letter: 0.3 to 0.4."""
LEAST_SHARE: Final = 0.8
"""The share of letters that look as named: 0.93 or more in all reports, 0.6 or less where a font names others."""
_COMMON: Final = re.compile(r"(?i)\b(?:the|of|and|to|in|for|is|are|with|that)\b")
_LEAST_COMMON: Final = 0.05
"""The share of those words in English: a fifth in reports, none in text of wrongly named letters."""
_LEAST_WORDS: Final = 40
"""Words of a page from which their share says anything."""
_LINES: Final = 30
"""Lines of a page whose letters are looked at, where its words are no English."""
_DIGIT: Final = re.compile(r"\d")
_OF_QUOTE: Final = 0.4
"""The height of a quotation mark against that of its line, at most: 0.24; a digit has 0.6, however small it is set."""
_OF_DASH: Final = 0.12
"""The height of a dash against that of its line, at most."""
_ODD: Final = re.compile(
    r"[^\s!-~\u00a0-\u00b2\u00b7-\u00ffŒœŠšŴŵŶŷŽžẀ-ẅ\u2010-\u2021\u2023-\u2027\u2030-\u203a\u2070-\u209f€™←-⇿−■-◿✓✔➔-➢\uf000-\uf0ff\ufb00-\ufb06]"
)
"""Characters that no report in English holds, or rarely: quotation marks turn into µ, ¶, ´ and ³, letters into •."""
_ODD_THERE: Final = {"³": re.compile(r"³(?=[^\W\d_])"), "•": re.compile(r"(?<=[\w•])•")}
"""Where characters are odd that others are not: within a word, and not as a note's mark or that of an item."""
_CAPITALS: Final = re.compile(r"\b[A-Z]{3,}\b")
"""A word in capitals, or small letters that a font calls by others' names: “DQG” for “and”."""
_MOST_COMPARED: Final = 4
"""Small letters of a line, and letters of a word in capitals, that are held against each other."""
_SHARE_ODD: Final = 0.1
"""The share of such characters from which a page is not what it looks like: some of its fonts have wrong names."""
MANY_ODD: Final = 10
"""Odd characters on a page from which others of its lines may be lost."""


def share_shaped_as_named(page: Page, start: int, end: int) -> float | None:
    """The share of some letters of a stretch of text that look as they are named; None where too few tell."""
    known = [at for at in range(start, end) if page.raw_text[at] in _KNOWN]
    letters = [one for at in known[:: max(1, -(-len(known) // _MOST))] if (one := _letter(page, at))]
    small = [height for name, height, _ in letters if name in _SMALL]
    feet = [foot for name, _, foot in letters if name not in _LOW]
    if len(letters) < _LEAST or not small or not feet:
        return None
    size, foot = median(small), median(feet)
    return sum(_fits(one, size, foot) for one in letters) / len(letters)


def is_nonsense(page: Page) -> bool:
    """Whether the words of a page are no English and its letters are not those that the page shows."""
    if count_odd(page, 0, len(page.text)) > max(MANY_ODD, _SHARE_ODD * len(page.text)):
        return True
    words = page.text.split()
    if len(words) < _LEAST_WORDS or _has_common(page.text, math.ceil(_LEAST_COMMON * len(words))):
        return False
    shares = [share_shaped_as_named(page, line.start, line.end) for line in page.lines[:_LINES]]
    known = [share for share in shares if share is not None]
    return bool(known) and median(known) < LEAST_SHARE


def _has_common(text: str, least: int) -> bool:
    """Whether a text has so many of the commonest words; those after them are not looked for."""
    return sum(1 for _ in islice(_COMMON.finditer(text), least)) == least


def count_odd(page: Page, start: int, end: int) -> int:
    """How many characters of a stretch of text are such as no report in English holds."""
    text = page.text
    odd = _ODD.finditer(text, start, end)
    return sum(
        match[0] not in _ODD_THERE or _ODD_THERE[match[0]].match(text, match.start()) is not None for match in odd
    )


def misnamed_capitals(page: Page, start: int, end: int) -> bool:
    """Whether a word in capitals is of letters no taller than the small ones beside it."""
    words = list(_CAPITALS.finditer(page.raw_text, start, end))
    if not words:
        return False
    small = [at for at in range(start, end) if page.raw_text[at] in _SMALL][:_MOST_COMPARED]
    heights = [letter[1] for at in small if (letter := _letter(page, at))]
    if not heights:
        return False
    usual = median(heights)
    some = (at for word in words for at in range(*word.span())[:_MOST_COMPARED])
    capitals = (letter for at in some if (letter := _letter(page, at)))
    return any(height < _HIGHER * usual for name, height, _ in capitals if name in _TALL)


def misnamed_signs(page: Page, start: int, end: int) -> dict[int, str]:
    """Where a digit is as small as a quotation mark or a dash, and what a person sees there: “children9s”."""
    digits = [match.start() for match in _DIGIT.finditer(page.text, start, end)]
    return {at: sign for at in digits if (sign := _sign(page, at))}


def _sign(page: Page, at: int) -> str | None:
    """The quotation mark or dash that a digit looks like; None for a true digit."""
    ink, line = page.letter_edges(at), page.letter_box(at)
    if ink is None or line is None or not 0 < ink[3] - ink[1] < _OF_QUOTE * (line[3] - line[1]):
        return None
    if ink[3] - ink[1] < _OF_DASH * (line[3] - line[1]):
        return "–"
    after_word = at > 0 and not page.text[at - 1].isspace() and page.text[at - 1] not in "(["
    return "’" if after_word else "‘"


def _letter(page: Page, at: int) -> tuple[str, float, float] | None:
    """The name of a letter, its height, and how far down it reaches, both in heights of its line."""
    ink, line = page.letter_edges(at), page.letter_box(at)
    if ink is None or line is None or line[3] <= line[1]:
        return None
    whole = line[3] - line[1]
    return page.raw_text[at], (ink[3] - ink[1]) / whole, (ink[3] - line[1]) / whole


def _fits(letter: tuple[str, float, float], small: float, foot: float) -> bool:
    """Whether a letter reaches as far up and down as one of its name does, beside small letters of that height."""
    name, height, own_foot = letter
    low = own_foot > foot + _DEEPER * small
    if name in _LOW:
        return low
    return not low and (height >= _HIGHER * small) == (name in _TALL)
