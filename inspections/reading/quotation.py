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
_SHORT: Final = 0.85
"""A line is no part of the sentence if the next one begins with a capital and its first word would have fitted: if both
together have less than so much of the letters of the longest line. Then it is a heading, a row of a table or the end of
a paragraph: “Overall effectiveness Requires improvement to be good” has 0.63 without that word. A line of a sentence
has at least 0.8, and more than 0.9 with the word that went to the next.
"""
_ENDS: Final = (".", ";", ":", "•")
_ELLIPSIS: Final = "…"


def quotation(text: str, sentence: Span, about: Span) -> str:
    """The words of a sentence of a page's text, at most 290 letters and the ellipses; `about` is the part of it for
    which it is quoted, and is always among them.
    """
    begin = _own_beginning(text, sentence, about[0])
    words = " ".join(text[begin : sentence[1]].split()).lstrip("•. ")
    if text[begin - 1 : begin].isalnum() and text[begin : begin + 1].isalnum():
        words = words.partition(" ")[2]
    upto = len(words) - len(" ".join(text[about[1] : sentence[1]].split()))
    first, last = _window(words, upto)
    is_cut = first > 0 or _leaves_out(text, sentence[0], begin) or words[:1].islower()
    goes_on = last < len(words) or _ends_in_between(text, sentence[1])
    return f"{_ELLIPSIS if is_cut else ''}{words[first:last].rstrip(', ')}{_ELLIPSIS if goes_on else ''}"


def _own_beginning(text: str, sentence: Span, before: int) -> int:
    """After the last line that is no part of the sentence. What stands on a line after the end of another sentence is
    not taken for such a line.
    """
    begin, end = sentence
    at = _line_start(text, begin)
    widest = max(map(len, text[at:end].split("\n")))
    for line in text[at:before].split("\n")[:-1]:
        is_own = at < begin and _is_mid_line(text, begin)
        at += len(line) + 1
        if not is_own and text[at : at + 1].isupper() and _is_short(line, text[at:end], widest):
            begin = at
    return begin


def _is_short(line: str, after: str, widest: int) -> bool:
    return len(f"{line.strip()} {after.split(maxsplit=1)[0]}") < _SHORT * widest


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _is_mid_line(text: str, at: int) -> bool:
    """Whether something stands before it on its line, except the mark of a list."""
    return bool(text[_line_start(text, at) : at].strip(" •"))


def _leaves_out(text: str, start: int, begin: int) -> bool:
    """Whether words may belong to the sentence that stand before what is quoted from `begin` on: those after the end
    of another sentence on its line, though lines follow that are no part of it.
    """
    follows_end = text[:start].rstrip().endswith(_ENDS)
    if begin > start:
        return follows_end and _is_mid_line(text, start) and bool(text[start:begin].partition("\n")[0].strip())
    return begin > 0 and text[begin - 1] != "\n" and not follows_end


def _ends_in_between(text: str, at: int) -> bool:
    return not text[at:].startswith((*_ENDS, "\n")) and not text[:at].rstrip().endswith(_ENDS)


def _window(words: str, upto: int) -> Span:
    """From which letter to which of words that are too long; what is quoted ends at `upto`, or at the space before."""
    first = max(0, min(upto + _AFTER, len(words)) - _LONGEST) if upto > _LONGEST else 0
    if first:
        first = words.index(" ", first - 1) + 1
    if len(words) - first <= _LONGEST:
        return first, len(words)
    space = words.rfind(" ", max(first, upto - 1), first + _LONGEST + 1)
    return first, space if space > first else upto
