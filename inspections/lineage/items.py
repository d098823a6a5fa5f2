"""By which short names the words of recommendations are known, and where changed words are found again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

_LETTERS: Final = re.compile(r"\w+")
_LENGTH: Final = 16
"""Hexadecimal digits: the few dozen recommendations of a council never share them by chance."""
_STILL_THE_SAME: Final = 0.85
"""The share of letters that stay where an editor mends a slip, or a newer reader finds the end of a sentence."""


def item_key(text: str) -> str:
    """What stands for the words of a recommendation, however they are spaced, capitalised or punctuated."""
    return _digest(" ".join(_LETTERS.findall(text.casefold())))


def list_key(texts: Iterable[str]) -> str:
    """What stands for the words of a whole list, in whatever order."""
    return _digest(" ".join(sorted(map(item_key, texts))))


def found_again(text: str, among: Iterable[str]) -> str | None:
    """The one text that is this one with few letters changed; None where there is none, or more than one."""
    near = [other for other in among if _share_in_common(text, other) >= _STILL_THE_SAME]
    return near[0] if len(near) == 1 else None


def _share_in_common(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _STILL_THE_SAME else 0.0


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]
