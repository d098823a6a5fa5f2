"""Marked text as the databases return it: the words found stand between two characters that no text contains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

OPEN: Final = "\x02"
CLOSE: Final = "\x03"

TextPart = tuple[str, bool]
"""A part of a text, and whether it was searched for."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def without_controls(text: str) -> str:
    """The text without control characters; what is indexed has none."""
    return _CONTROL.sub(" ", text)


def marked_parts(marked: str) -> tuple[TextPart, ...]:
    """The parts of a marked text, in order; templates escape each."""
    return tuple(_parts(marked))


def _parts(marked: str) -> Iterator[TextPart]:
    for position, piece in enumerate(marked.split(OPEN)):
        found, close, rest = piece.partition(CLOSE)
        if position and close:
            yield found, True
            if rest:
                yield rest, False
        elif piece:
            yield piece, False
