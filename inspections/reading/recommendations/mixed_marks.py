"""Marks that tell that some items of a list may be parts of others, and lines within an item that may be notes."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from inspections.reading.layout.list_parts import ListItem, ends_sentence

_NOTE: Final = re.compile(r"(?:\d{1,2}|[*†‡])\s+[A-Z]")
"""How a footnote begins that is set like the text: “1 See the guidance”."""


def parts_of_others(items: Sequence[ListItem]) -> list[ListItem]:
    """The items of groups with different signs before them, and those after an item that ends in a colon."""
    groups: dict[str | None, list[ListItem]] = {}
    for item in items:
        groups.setdefault(item.section, []).append(item)
    mixed = (one for own in groups.values() if len(set(_signs(own))) > 1 for one in own)
    return [*mixed, *(one for own in groups.values() for one in _after_colon(own))]


def has_note(item: ListItem) -> bool:
    """Whether a line of an item, after the end of a sentence, begins like a footnote."""
    return any(ends_sentence(above.text) and _NOTE.match(line.text) for above, line in pairwise(item.lines))


def _signs(items: Iterable[ListItem]) -> Iterable[str]:
    """The signs before items that are neither numbers nor letters."""
    written = (item.lines[0].text[0] for item in items if item.lines[0].start < item.shape.text_start)
    return (sign for sign in written if not sign.isalnum() and sign != "(")


def _after_colon(items: Sequence[ListItem]) -> Sequence[ListItem]:
    for number, item in enumerate(items, start=1):
        if item.lines[-1].text.endswith(":"):
            return items[number:]
    return ()
