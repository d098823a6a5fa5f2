"""Whether a person sees what the text says: the ink of its letters in their boxes, and nothing else over them.

Hidden, white, covered and off-page text is extracted like any other; a value read from it must never pass as certain.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from inspections.reading.contract import Box, Evidence
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around, share_covered
from inspections.reading.pdf.glyphs import has_known_shape, likeness_to_letters
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.raster import GreyPicture
from inspections.reading.pdf.text import Word
from inspections.reading.vocabulary import Confidence

_LETTER_PIXELS: Final = 45.0
"""Height of a line of letters in the picture, enough to tell one letter from another."""
_SCALES: Final = (1.0, 8.0)
_MOST_PIXELS: Final = 2_000_000
"""Pixels of a picture: room for a table across a page, and no more than a moment even on a page a mile long."""
_LEAST_CONTRAST: Final = 60
"""Of 255, which the letters of all reports have; ivory or pale yellow on white has less than half of this."""
_LEAST_LIKENESS: Final = 0.6
"""The words of all reports have 0.68 or more, words that stand elsewhere than they claim 0.17 or less."""
_LEAST_LETTERS: Final = 3
"""Letters with a known shape from which likeness says anything: a digit alone, as in APA letters, has too few."""
_MOST_LETTERS: Final = 8
"""Letters that are compared, spread over the words: to compare all takes long and says no more."""
_LAST_WORDS: Final = 5
"""Words of a fact that are looked at, from its end: a date has three or four, and its label comes first."""
_LEAST_SIZE: Final = 4.0
"""Points of height or width of a word that a person can read; the smallest grade in reports has 5."""
_LEAST_OVERLAP: Final = 0.3
"""The share of a word under another from which it is overprinted: letters set tight touch by less."""


def starts_of_unseen_words(page: Page, words: tuple[Word, ...]) -> set[int]:
    """The offsets of those words that the displayed page does not plainly show."""
    hidden = {word.start for word in words if _is_off(page, word)}
    inside = [word for word in words if word.start not in hidden]
    if inside:
        picture = _picture(page, inside)
        hidden |= {word.start for word in inside if not _shows(picture, page, (word,))}
    return hidden | {word.start for word in words if _overprinted(page, word)}


def evidence_as_displayed(document: Document, found: dict[str, Evidence]) -> dict[str, Evidence]:
    """The evidence, to check where the displayed page does not show its words: a date in white is no date."""
    words = {fact: _last_words(document.page(evidence.page), evidence) for fact, evidence in found.items()}
    near: dict[int, list[Word]] = {}
    for fact, evidence in found.items():
        page = document.page(evidence.page)
        near.setdefault(page.number, []).extend(word for word in words[fact] if not _is_off(page, word))
    pictures = {number: _picture(document.page(number), own) for number, own in near.items() if own}
    return {
        fact: _as_shown(document.page(evidence.page), evidence, words[fact], pictures.get(evidence.page))
        for fact, evidence in found.items()
    }


def _last_words(page: Page, evidence: Evidence) -> list[Word]:
    return [word for word in page.words_of(evidence) if word.text[0].isalnum()][-_LAST_WORDS:]


def _as_shown(page: Page, evidence: Evidence, words: Sequence[Word], picture: GreyPicture | None) -> Evidence:
    """The evidence, to check where the picture of what is read on its page does not show its words."""
    off = not words or any(_is_off(page, word) for word in words)
    seen = picture is not None and not off and _shows(picture, page, words)
    return evidence if seen else replace(evidence, confidence=Confidence.CHECK)


def _picture(page: Page, words: Sequence[Word]) -> GreyPicture:
    """The page around the words, large enough to tell the letters apart."""
    box = box_around(word.box for word in words)
    height = sorted(word.box[3] - word.box[1] for word in words)[len(words) // 2]
    least, most = _SCALES
    room = math.sqrt(_MOST_PIXELS / max(1.0, (box[2] - box[0]) * (box[3] - box[1])))
    return page.grey_picture(box, min(room, most, max(least, _LETTER_PIXELS / height)))


def _shows(picture: GreyPicture, page: Page, words: Sequence[Word]) -> bool:
    """Whether there is ink where each word stands, in the shape of its letters."""
    if any(picture.contrast(word.box) < _LEAST_CONTRAST for word in words):
        return False
    known = [index for word in words for index in range(word.start, word.end) if has_known_shape(page.raw_text[index])]
    if len(known) < _LEAST_LETTERS:
        return True
    some = known[:: -(-len(known) // _MOST_LETTERS)]
    edges = ((page.raw_text[index], page.letter_edges(index)) for index in some)
    return likeness_to_letters(picture, [(letter, box) for letter, box in edges if box]) >= _LEAST_LIKENESS


def _is_off(page: Page, word: Word) -> bool:
    """Whether the word is too small for a person to read, off the page, or under a note or a form field."""
    covered = any(share_covered(over, word.box) > 0 for over in page.annotation_boxes)
    return covered or _too_small(word.box) or not page.has_on_it(word.box)


def _too_small(box: Box) -> bool:
    """Whether the words are too small for a person to read."""
    return min(box[3] - box[1], box[2] - box[0]) < _LEAST_SIZE


def _overprinted(page: Page, word: Word) -> bool:
    """Whether other words lie over this one; the same word twice is only a way to print bold."""
    _, top, _, bottom = core = _core(word.box)
    near = (other for other in page.words if other.box[1] < bottom and other.box[3] > top)
    return any(
        share_covered(core, _core(other.box)) > _LEAST_OVERLAP or share_covered(_core(other.box), core) > _LEAST_OVERLAP
        for other in near
        if other.start != word.start and other.text.lower() != word.text.lower()
    )


def _core(box: Box) -> Box:
    """The middle half of a line's height, so that lines set close together do not count as overprinted."""
    quarter = (box[3] - box[1]) / 4
    return (box[0], box[1] + quarter, box[2], box[3] - quarter)
