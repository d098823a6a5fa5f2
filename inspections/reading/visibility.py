"""Whether a person sees what the text says: ink in the words' boxes, and no other words in the same place.

Hidden, white and off-page text is extracted like any other; a grade read from it must never pass as certain.
"""

from dataclasses import replace
from typing import Final

from inspections.reading.contract import Box, Place
from inspections.reading.document import Document
from inspections.reading.geometry import covers, union
from inspections.reading.page import Page
from inspections.reading.text import Word
from inspections.reading.vocabulary import Confidence

_SCALE: Final = 1.0
_LEAST_CONTRAST: Final = 60
_LEAST_SIZE: Final = 4.0


def unseen(page: Page, words: tuple[Word, ...]) -> set[int]:
    """The starts of those words that the displayed page does not plainly show."""
    if not words:
        return set()
    boxes = {word.start: page.shown(word.box) for word in words}
    hidden = {word.start for word in words if _too_small(word.box) or not _on_page(boxes[word.start])}
    inside = [box for start, box in boxes.items() if start not in hidden]
    if inside:
        picture = page.picture(union(inside), _SCALE)
        hidden |= {s for s, b in boxes.items() if s not in hidden and picture.contrast(b) < _LEAST_CONTRAST}
    return hidden | {word.start for word in words if _overprinted(page, word)}


def shown(document: Document, places: dict[str, Place]) -> dict[str, Place]:
    """The places, to check where the displayed page shows nothing: a date in white is on the page and is not."""
    found = dict(places)
    for number in {place.page for place in places.values()}:
        here = {fact: place for fact, place in places.items() if place.page == number}
        page = document.page(number)
        picture = page.picture(union(place.box for place in here.values()), _SCALE)
        for fact, place in here.items():
            if picture.contrast(place.box) < _LEAST_CONTRAST:
                found[fact] = replace(place, confidence=Confidence.CHECK)
    return found


def _too_small(box: Box) -> bool:
    """Whether the words are too small for a person to read."""
    return min(box[3] - box[1], box[2] - box[0]) < _LEAST_SIZE


def _on_page(box: Box) -> bool:
    return box[2] - box[0] > 2 and box[3] - box[1] > 2


def _overprinted(page: Page, word: Word) -> bool:
    """Whether other words lie over this one; the same word twice is only a way of printing bold."""
    _, top, _, bottom = core = _core(word.box)
    near = (other for other in page.words if other.box[1] < bottom and other.box[3] > top)
    return any(
        covers(core, _core(other.box)) > 0.3 or covers(_core(other.box), core) > 0.3
        for other in near
        if other.start != word.start and other.text.lower() != word.text.lower()
    )


def _core(box: Box) -> Box:
    """The middle half of a line's height, so that lines set close do not count as lying over each other."""
    quarter = (box[3] - box[1]) / 4
    return (box[0], box[1] + quarter, box[2], box[3] - quarter)
