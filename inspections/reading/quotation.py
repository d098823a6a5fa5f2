"""The words of a report that are quoted for what they mention: whole words, from the beginning of the sentence on, with
an ellipsis where something is left out.
"""

from typing import Final

type Span = tuple[int, int]
"""From which letter to before which."""

_LONGEST: Final = 290
"""Letters of the words that are kept: the longest sentences have more, and are cut around what they mention."""
_AFTER: Final = 100
"""Letters that are kept after what is mentioned where it stands far into a long sentence."""
_SHORT: Final = 0.75
"""A line that is shorter than so much of the longest one, over a line that begins with a capital, is no part of the
sentence: it is a heading, a row of a table or the end of a paragraph. “Overall effectiveness Requires improvement to be
good” has 0.63; a line of a sentence has at least 0.8.
"""
_ENDS: Final = (".", ";", ":", "•")
_ELLIPSIS: Final = "…"


def quotation(text: str, sentence: Span, about: Span) -> str:
    """The words of a sentence of a page's text, at most 290 letters and the ellipses; `about` is the part of it for
    which it is quoted, and is always among them.
    """
    begin = _own_beginning(text, sentence, about[0])
    words = " ".join(text[begin : sentence[1]].split()).lstrip("•. ")
    if _starts_in_between(text, begin):
        words = words.partition(" ")[2]
    upto = len(words) - len(" ".join(text[about[1] : sentence[1]].split()))
    first, last = _window(words, upto)
    is_cut = first > 0 or _starts_in_between(text, begin) or words[:1].islower()
    goes_on = last < len(words) or _ends_in_between(text, sentence[1])
    return f"{_ELLIPSIS if is_cut else ''}{words[first:last].rstrip(',')}{_ELLIPSIS if goes_on else ''}"


def _own_beginning(text: str, sentence: Span, before: int) -> int:
    """After the last line that is no part of the sentence."""
    begin, end = sentence
    widest, at = max(map(len, text[begin:end].split("\n"))), begin
    for line in text[begin:before].splitlines(keepends=True)[:-1]:
        at += len(line)
        if len(line.strip()) < _SHORT * widest and text[at : at + 1].isupper():
            begin = at
    return begin


def _starts_in_between(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] != "\n" and not text[:at].rstrip().endswith(_ENDS)


def _ends_in_between(text: str, at: int) -> bool:
    return not text[at:].startswith((*_ENDS, "\n")) and not text[:at].rstrip().endswith(_ENDS)


def _window(words: str, upto: int) -> Span:
    """From which letter to which of words that are too long; what is quoted ends at `upto`."""
    first = max(0, min(upto + _AFTER, len(words)) - _LONGEST) if upto > _LONGEST else 0
    if first:
        first = words.index(" ", first - 1) + 1
    if len(words) - first <= _LONGEST:
        return first, len(words)
    space = words.rfind(" ", max(first, upto), first + _LONGEST + 1)
    return first, space if space > first else len(words)
