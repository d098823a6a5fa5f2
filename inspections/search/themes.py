"""Themes: what passages of reports are about, by the words in them (themes.toml), and the tags of the national
framework.

docs/themes.md explains them to people.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Theme:
    """A theme applies where one of its words is in the text.

    A star stands for any ending; words in capitals are abbreviations and match in capitals only; between the words of a
    phrase there may be spaces or hyphens.
    """

    key: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Tag:
    """A reference of the children's social care national framework, which inspectors print since March 2025."""

    key: str
    label: str
    printed: str


_WORD: Final = re.compile(r"\w+")


def _declared() -> tuple[Theme, ...]:
    data = tomllib.loads(Path(__file__).with_name("themes.toml").read_text(encoding="utf-8"))
    return tuple(Theme(key, each["label"], tuple(each["words"])) for key, each in data.items())


THEMES: Final = _declared()
TAGS: Final = (
    Tag("outcome_1", "Outcome 1: families stay together", "outcome 1"),
    Tag("outcome_2", "Outcome 2: the family network helps", "outcome 2"),
    Tag("outcome_3", "Outcome 3: safe in and outside home", "outcome 3"),
    Tag("outcome_4", "Outcome 4: stable, loving homes", "outcome 4"),
    Tag("enabler_1", "Enabler 1: agencies work together", "enabler 1"),
    Tag("enabler_2", "Enabler 2: leaders", "enabler 2"),
    Tag("enabler_3", "Enabler 3: workforce", "enabler 3"),
    Tag("principle", "A principle", "principle"),
)
# Enablers and outcomes that are printed in words instead of their number.
_TAG_WORDS: Final = {"multi-agency": "enabler_1", "leaders": "enabler_2", "workforce": "enabler_3"}

LABELS: Final = {theme.key: theme.label for theme in THEMES} | {tag.key: tag.label for tag in TAGS}


FINGERPRINT: Final = hashlib.sha256(repr((THEMES, TAGS)).encode()).hexdigest()[:8]
"""Changes with the themes."""


def themes_of(text: str, tag: str | None = None) -> tuple[str, ...]:
    """The keys of the themes whose words are in a text, in the order of THEMES, then those of its tag."""
    plain, patterns = text.replace("’", "'"), _patterns()
    held = set[str]()
    for word in _WORD.finditer(plain):
        for key in _begun_by(word[0]) - held:
            if patterns[key].match(plain, word.start()):
                held.add(key)
    found = tuple(key for key in patterns if key in held)
    tagged = (tag_key(one) for one in tag.split("; ")) if tag else ()
    return (*found, *dict.fromkeys(key for key in tagged if key))


def tag_key(tag: str) -> str | None:
    """The key of a tag as the reader normalised it (`outcome 4`, `enabler: leaders drive …`); None for one unknown."""
    for each in TAGS:
        if tag.startswith(each.printed):
            return each.key
    if not tag.startswith("enabler"):
        return None
    return next((key for words, key in _TAG_WORDS.items() if words in tag.partition(":")[2]), None)


@lru_cache(maxsize=16_384)
def _begun_by(word: str) -> frozenset[str]:
    """The themes of which some words may begin with this one; to search for all of them takes six times as long.

    Case has exceptions outside ASCII, such as the long s, so that other words are not told from each other.
    """
    if not word.isascii():
        return frozenset(_patterns())
    begins = {word.lower()[:length] for length in range(1, len(word) + 1)}
    return frozenset(
        theme.key
        for theme in THEMES
        for first, star in map(_first, theme.words)
        if (first in begins if star else first == word.lower())
    )


@cache
def _first(words: str) -> tuple[str, bool]:
    """The first word of some in lower case, and whether a star follows it."""
    first = _WORD.match(words)
    assert first, f"“{words}” begin with no word"  # noqa: S101
    return first[0].lower(), words[first.end() :].startswith("*")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Of the words of each theme, by its key."""
    return {theme.key: re.compile(rf"\b(?:{'|'.join(map(_alternative, theme.words))})\b") for theme in THEMES}


def _alternative(words: str) -> str:
    pattern = r"[\s\-–]+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())
    return pattern if words[:2].isupper() else f"(?i:{pattern})"
