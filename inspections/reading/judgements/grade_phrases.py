"""Grades as printed: how to find them in running text and among words, by the scale of the framework."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from inspections.reading.pdf.text import MARK_OF_FOOTNOTE, Word
from inspections.reading.vocabulary import Grade

_FOOTNOTE: Final = re.compile(rf"{MARK_OF_FOOTNOTE}$", re.IGNORECASE)


@dataclass(frozen=True)
class GradePhrase:
    """A whole grade as printed, which may take several lines of its cell."""

    grade: Grade
    printed: str
    words: tuple[Word, ...]


def grade_of(printed: str, scale: Mapping[str, Grade]) -> Grade | None:
    """The grade of a printed phrase; case, spaces, a full stop and the mark of a footnote do not matter."""
    phrase = " ".join(printed.lower().split()).rstrip(".,;:")
    return scale.get(phrase) or scale.get(_FOOTNOTE.sub("", phrase).rstrip(".,;:"))


@cache
def _pattern(phrases: tuple[str, ...]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in longest_first) + ")"


def grade_pattern(scale: Mapping[str, Grade]) -> str:
    """A regular expression for any phrase of the scale, the longest first, also over the end of a line."""
    return _pattern(tuple(scale))


def grade_phrases_in(words: Sequence[Word], scale: Mapping[str, Grade]) -> list[GradePhrase]:
    """The grades among words in reading order; words between them are passed over."""
    found, position = [], 0
    while position < len(words):
        phrase = _phrase_at(words, position, scale)
        if phrase:
            found.append(phrase)
        position += len(phrase.words) if phrase else 1
    return found


def _phrase_at(words: Sequence[Word], position: int, scale: Mapping[str, Grade]) -> GradePhrase | None:
    longest = max(len(phrase.split()) for phrase in scale)
    for length in range(min(longest, len(words) - position), 0, -1):
        part = tuple(words[position : position + length])
        printed = " ".join(word.text for word in part)
        grade = grade_of(printed.strip("()"), scale)
        if grade:
            return GradePhrase(grade, _FOOTNOTE.sub("", printed.strip("().,;:")).rstrip(".,;:"), part)
    return None
