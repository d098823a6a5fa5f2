"""What a person typed, as words and phrases to search for. Whatever was typed, the result is safe for a database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST_QUERY: Final = 300
"""So many characters of what was typed are looked at."""

MOST_WORDS: Final = 16
"""So many words are searched for at once."""

Phrase = tuple[str, ...]

# A minus before a word or an opening quotation mark excludes it; a quotation mark that is never closed ends with the
# text.
_PART = re.compile(r'(?:(?<=\s)|^)(?P<minus>-?)"(?P<phrase>[^"]*)(?:"|$)|(?P<word>\S+)')
_TOKEN = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True)
class QueryWords:
    """Phrases that must all be in a text, and those that must not be. Words are of letters and digits only.

    `cut` says that more was typed than is searched for; `lone_minus` that there is only something to exclude.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    cut: bool = False
    lone_minus: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted)


def query_words(typed: str) -> QueryWords:
    """Every word is required; words in quotation marks, as they stand; a minus before a word excludes it."""
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    cut = len(typed) > LONGEST_QUERY
    count = 0
    for minus, phrase in _phrases(typed[:LONGEST_QUERY]):
        if count + len(phrase) > MOST_WORDS:
            cut = True
            break
        count += len(phrase)
        (unwanted if minus else wanted).append(phrase)
    if not wanted:
        return QueryWords(cut=cut, lone_minus=bool(unwanted))
    return QueryWords(tuple(wanted), tuple(unwanted), cut)


def _phrases(typed: str) -> Iterator[tuple[bool, Phrase]]:
    """“multi-agency” is a phrase of two words, as the index holds it."""
    for part in _PART.finditer(typed.translate(_QUOTES)):
        word = part["word"]
        minus = word.startswith("-") if word is not None else bool(part["minus"])
        tokens = tuple(_TOKEN.findall(word if word is not None else part["phrase"]))
        if tokens:
            yield minus, tokens
