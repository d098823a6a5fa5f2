"""What a person typed, as words and phrases to search for. Whatever was typed, the result is safe for a database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspections.stems import stem

LONGEST_QUERY: Final = 300
"""So many characters of what was typed are looked at."""

MOST_WORDS: Final = 16
"""So many words are searched for at once."""

Phrase = tuple[str, ...]

# A minus before a word or an opening quotation mark excludes it; a quotation mark that is never closed ends with the
# text.
_PART = re.compile(r'(?:(?<=\s)|^)(?P<minus>-?)"(?P<phrase>[^"]*)(?:"|$)|(?P<word>\S+)')
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_HYPHENED = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-\u2010\u2011][^\W_]+)+")
_OR: Final = ("OR", "|")
_AND: Final = ("AND", "&")

_ONE_OR_TWO: Final = {
    one.replace(" ", ""): one
    for one in ("well being", "child care", "case work", "case load", "care giver", "foster care", "step parent")
}
"""Words that are also written as two, with nothing between them that would tell."""


@dataclass(frozen=True)
class QueryWords:
    """Groups of phrases, of each of which one must be in a text, and phrases that must not be.

    Words stand as they were typed, of letters, digits and apostrophes only. `cut` says that more was typed than is
    searched for; `lone_minus` that there is only something to exclude.
    """

    wanted: tuple[tuple[Phrase, ...], ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    cut: bool = False
    lone_minus: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def groups(self) -> tuple[tuple[Phrase, ...], ...]:
        """The wanted groups as stems."""
        return tuple(tuple(map(_stems, group)) for group in self.wanted)

    @property
    def excluded(self) -> tuple[Phrase, ...]:
        """The unwanted phrases as stems."""
        return tuple(map(_stems, self.unwanted))

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every wanted phrase as stems, for marking."""
        return tuple(phrase for group in self.groups for phrase in group)

    @property
    def single(self) -> tuple[str, ...]:
        """The words that were typed by themselves, which may be misspelt."""
        return tuple(group[0][0] for group in self.wanted if len(group[0]) == 1)


@dataclass
class _Part:
    """What stands between spaces, or in quotation marks: every way of writing it, the typed one first."""

    minus: bool
    ways: list[Phrase]
    joins: bool = False


def query_words(typed: str) -> QueryWords:
    """Every word is required, or one of two with OR between them; words in quotation marks, as they stand; a minus
    excludes.
    """
    wanted: list[list[Phrase]] = []
    unwanted: list[Phrase] = []
    cut = len(typed) > LONGEST_QUERY
    count = 0
    for part in _parts(typed[:LONGEST_QUERY]):
        count += len(part.ways[0])
        if count > MOST_WORDS:
            cut = True
            break
        if part.minus:
            unwanted += part.ways
        elif part.joins and wanted:
            wanted[-1] += part.ways
        else:
            wanted.append(list(part.ways))
    if not wanted:
        return QueryWords(cut=cut, lone_minus=bool(unwanted))
    return QueryWords(tuple(tuple(dict.fromkeys(group)) for group in wanted), tuple(unwanted), cut)


def _parts(typed: str) -> Iterator[_Part]:
    """OR and AND in capitals join what stands on both sides; anywhere else they are nothing."""
    joins = False
    found = list(_PART.finditer(typed.translate(_QUOTES)))
    for at, part in enumerate(found):
        word = part["word"]
        if word in (*_OR, *_AND) and 0 < at < len(found) - 1:
            joins = word in _OR
            continue
        ways = _ways(word if word is not None else part["phrase"], quoted=word is None)
        if ways:
            yield _Part(word.startswith("-") if word is not None else bool(part["minus"]), ways, joins)
            joins = False


def _ways(text: str, *, quoted: bool) -> list[Phrase]:
    """“multi-agency” is a phrase of two words, and one word where somebody writes it without the hyphen."""
    words = tuple(_TOKEN.findall(text))
    words = tuple(word for word in words if stem(word))
    if not words:
        return []
    ways = [words]
    if not quoted and len(words) > 1 and _HYPHENED.fullmatch(text.strip("-.,;:()?!")):
        ways.append(("".join(words),))
    if len(words) == 1 and words[0].lower() in _ONE_OR_TWO:
        ways.append(tuple(_ONE_OR_TWO[words[0].lower()].split()))
    return ways


def _stems(phrase: Phrase) -> Phrase:
    return tuple(map(stem, phrase))
