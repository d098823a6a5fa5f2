"""Whether the letters of an item are those that its page shows: a file may call them by other names, or not at all."""

import re
from collections.abc import Iterable
from typing import Final

from inspections.reading.layout.list_parts import Doubt
from inspections.reading.pdf.letter_shapes import (
    LEAST_SHARE,
    MANY_ODD,
    count_odd,
    misnamed_capitals,
    misnamed_signs,
    share_shaped_as_named,
)
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.shown_words import hides_any

_DIGIT_IN_WORD: Final = re.compile(r"(?<=[a-z]{2})\d(?=[a-z]{2})")
"""A digit within a word, which is rarely what is printed."""


def doubts_of_letters(stretches: Iterable[tuple[Page, int, int]]) -> set[Doubt]:
    """The doubts about stretches of the text of pages, each with where it begins and ends."""
    known = [stretch for stretch in stretches if not stretch[0].is_recognised]
    doubts: set[Doubt] = set()
    shares = []
    for page, start, end in known:
        if misnamed_signs(page, start, end):
            doubts.add(Doubt.CORRECTED)
        if hides_any(page, start, end):
            doubts.add(Doubt.HIDDEN)
        if (
            page.lacks_letters(start, end)
            or count_odd(page, start, end)
            or _DIGIT_IN_WORD.search(page.text, start, end)
        ):
            doubts.add(Doubt.LETTERS_MISSING)
        if misnamed_capitals(page, start, end):
            doubts.add(Doubt.UNLIKE_LETTERS)
        share = share_shaped_as_named(page, start, end)
        shares += [] if share is None else [share]
    if any(count_odd(page, 0, len(page.text)) > MANY_ODD for page in {page for page, _, _ in known}):
        doubts.add(Doubt.LETTERS_MISSING)
    if shares and min(shares) < LEAST_SHARE:
        doubts.add(Doubt.UNLIKE_LETTERS)
    return doubts
