"""Whether the letters of an item are those that its page shows: a file may call them by other names, or not at all."""

import re
from collections.abc import Iterable
from typing import Final

from inspections.reading.layout.list_parts import Doubt
from inspections.reading.pdf.letter_shapes import LEAST_SHARE, misnamed_apostrophes, share_shaped_as_named
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.shown_words import hidden_share

_ODD: Final = re.compile(
    r"[^\s!-~\u00a0-\u00ffŒœŠšŴŵŶŷŽžẀ-ẅ\u2010-\u2027\u2030-\u203a\u2070-\u209f€™←-⇿−■-◿✓✔➔-➢\uf000-\uf0ffﬀ-ﬆ]"
    r"|\d(?<=[a-z]{2}\d)(?=[a-z]{2})"
)
"""Characters that no report in English holds, and a digit within a word."""


def doubts_of_letters(stretches: Iterable[tuple[Page, int, int]]) -> set[Doubt]:
    """The doubts about stretches of the text of pages, each with where it begins and ends."""
    doubts: set[Doubt] = set()
    shares = []
    for page, start, end in stretches:
        if page.is_recognised:
            continue
        if misnamed_apostrophes(page, start, end):
            doubts.add(Doubt.CORRECTED)
        if hidden_share(page, start, end) > 0:
            doubts.add(Doubt.HIDDEN)
        if page.lacks_letters(start, end) or _ODD.search(page.text, start, end):
            doubts.add(Doubt.LETTERS_MISSING)
        share = share_shaped_as_named(page, start, end)
        shares += [] if share is None else [share]
    if shares and min(shares) < LEAST_SHARE:
        doubts.add(Doubt.UNLIKE_LETTERS)
    return doubts
