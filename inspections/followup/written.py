"""What people of a council write, as it is kept."""

from __future__ import annotations

import re
from typing import Final

from inspections.errors import InvalidValueError

LONGEST_TEXT: Final = 20_000
"""Characters: a response of some eight pages, which no recommendation needs."""
_UNSEEN: Final = re.compile(r"[^\S\n\t ]|[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Controls, odd spaces, and what turns the direction of the words around it."""


def cleaned(text: str) -> str:
    """With line ends of one kind, nothing that no page can show, and no space around it."""
    return _UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def text_of(text: str, what: str) -> str:
    """A text of several lines, blank or not. Raises InvalidValueError where it is too long; `what` names it."""
    kept = cleaned(text)
    if len(kept) > LONGEST_TEXT:
        raise InvalidValueError(f"{what} has {len(kept):,} characters. The limit is {LONGEST_TEXT:,}.")
    return kept


def needed_text(text: str, what: str, *, ask: str) -> str:
    """A text of several lines. Raises InvalidValueError where it is blank (`ask` says what to write) or too long."""
    kept = text_of(text, what)
    if not kept:
        raise InvalidValueError(ask)
    return kept


def line_of(text: str, what: str, *, longest: int, ask: str) -> str:
    """One line. Raises InvalidValueError where it is blank or too long."""
    kept = " ".join(cleaned(text).split())
    if not kept:
        raise InvalidValueError(ask)
    if len(kept) > longest:
        raise InvalidValueError(f"{what} has {len(kept)} characters. The limit is {longest}.")
    return kept
