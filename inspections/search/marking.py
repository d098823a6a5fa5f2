"""Marking the words that were searched for in a text, whole or as the part around them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inspections.search.words import QueryWords
from inspections.stems import Word, joined_runs, words_of

TextPart = tuple[str, bool]
"""A part of a text, and whether it was searched for."""

SNIPPET: Final = 48
"""So many words of a paragraph are shown around those found: about three lines."""

_BEFORE: Final = 8
"""So many of them stand before the first that was found."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

_Span = tuple[int, int]


def without_controls(text: str) -> str:
    """The text without control characters; what is indexed has none."""
    return _CONTROL.sub(" ", text)


def marked_parts(text: str, words: QueryWords, *, whole: bool) -> tuple[TextPart, ...]:
    """The parts of a text, in order; templates escape each. `whole`, or about three lines around what was found."""
    found = list(words_of(text))
    spans = _merged(_spans(text, found, words))
    if whole or len(found) <= SNIPPET:
        return tuple(_parts(text, spans))
    return tuple(_cut(text, found, spans))


def _spans(text: str, found: Sequence[Word], words: QueryWords) -> Iterator[_Span]:
    """From word to word, by their numbers, of everything that was searched for."""
    stems = [word.stem for word in found]
    for phrase in words.phrases:
        size = len(phrase)
        for at in range(len(stems) - size + 1):
            if tuple(stems[at : at + size]) == phrase:
                yield found[at].start, found[at + size - 1].end
    singles = {phrase[0] for phrase in words.phrases if len(phrase) == 1}
    for run, stem in joined_runs(text, found):
        if stem in singles:
            yield run[0].start, run[-1].end


def _merged(spans: Iterator[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _parts(text: str, spans: Sequence[_Span], first: int = 0, last: int | None = None) -> Iterator[TextPart]:
    last = len(text) if last is None else last
    at = first
    for start, end in spans:
        if start < first or end > last:
            continue
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < last:
        yield text[at:last], False


def _cut(text: str, found: Sequence[Word], spans: Sequence[_Span]) -> Iterator[TextPart]:
    start = spans[0][0] if spans else 0
    number = next((n for n, word in enumerate(found) if word.end > start), 0)
    first = min(max(number - _BEFORE, 0), len(found) - SNIPPET)
    last = first + SNIPPET
    begin, end = _spaced(text, found[first].start if first else 0, found[last - 1].end)
    end = end if last < len(found) else len(text)
    if first:
        yield "…", False
    yield from _parts(text, spans, begin, end)
    if last < len(found):
        yield "…", False


def _spaced(text: str, begin: int, end: int) -> _Span:
    """From space to space: “well-being” is two words to search for, and one to read."""
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return begin, end
