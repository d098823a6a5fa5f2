"""The matters that inspectors ask about, by the field's own words (matters.toml), and which of them are close."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

_UP_TO_FIVE_WORDS: Final = r"(?:[\s,\-–]+[\w']+){0,5}[\s,\-–]+"


class Weight(StrEnum):
    """How much it tells by itself that two asks name a matter.

    Private fostering is one thing; that both name assessments says less, that both name partners very little.
    """

    PARTICULAR = "particular"
    GENERAL = "general"
    SLIGHT = "slight"


@dataclass(frozen=True)
class Matter:
    """`words` is found in a text that asks about the matter, once what `never` finds is out of it."""

    key: str
    label: str
    weight: Weight
    words: re.Pattern[str]
    never: re.Pattern[str] | None

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text names it; the text has straight apostrophes."""
        if self.never is not None:
            text = self.never.sub(lambda found: "#" * len(found.group()), text)
        return [found.span() for found in self.words.finditer(text)]


def _declared() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("matters.toml").read_text(encoding="utf-8"))


def _matter(key: str, declared: Mapping[str, Any]) -> Matter:
    never = declared.get("never")
    return Matter(
        key=key,
        label=declared["label"],
        weight=Weight(declared.get("weight", Weight.PARTICULAR)),
        words=_pattern(declared["words"]),
        never=_pattern(never) if never else None,
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_alternative, phrases))})(?!\w)")


def _alternative(phrase: str) -> str:
    parts = (map(_word, part.split()) for part in phrase.split(" ... "))
    pattern = _UP_TO_FIVE_WORDS.join(r"[\s\-–]+".join(part) for part in parts)
    return pattern if phrase[:2].isupper() else f"(?i:{pattern})"


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")


_DECLARED: Final = _declared()
MATTERS: Final = tuple(_matter(key, declared) for key, declared in _DECLARED.items())
LABELS: Final = {matter.key: matter.label for matter in MATTERS}
NEAR: Final[Mapping[tuple[str, str], float]] = {
    (key, other): share for key, declared in _DECLARED.items() for other, share in declared.get("near", {}).items()
}
"""How close two matters are, from 0 to 1; each pair once."""
FINGERPRINT: Final = hashlib.sha256(repr(sorted(_DECLARED.items())).encode()).hexdigest()[:6]
"""Changes with the words."""
