"""Which grades are not the inspectors' own at first hand, and the words for it: decided here and nowhere else.

Such a grade counts as any other, and is never shown without its mark (docs/decisions/0015).
"""

from __future__ import annotations

from functools import cache
from typing import Final, Self

MARK: Final = "†"
SOURCES: Final = {"press": "from press reports", "derived": "derived from national counts"}
"""The sources that are at second hand, by their keys in models.Judgement.Source, in words."""
UNSURE: Final = "unsure"
NOT_SURE: Final = "not sure"
LEGEND: Final = (
    "† Not from the inspectors’ own report. It comes from press reports, is derived from national counts, or is "
    "not certain because only one secondary source gives it or sources disagree."
)


class QualifiedGrade(str):
    """The key of a grade with why it is marked: equal to the bare key, so that it counts and sorts as that.

    `why` is the key of a source at second hand, or `unsure`; `words` say it after the grade.
    """

    __slots__ = ("why", "words")
    why: str
    words: str

    def __new__(cls, key: str, why: str, words: str) -> Self:
        made = super().__new__(cls, key)
        made.why, made.words = why, words
        return made


@cache
def qualified(grade: str, source: str, *, sure: bool) -> str:
    """The grade as it is shown: marked where it is at second hand or not sure, else as it stands."""
    if sure and source not in SOURCES:
        return grade
    words = (SOURCES.get(source), None if sure else NOT_SURE)
    return QualifiedGrade(grade, source if source in SOURCES else UNSURE, ", ".join(filter(None, words)))


def mark_of(key: str) -> str:
    """What stands after the letter or the word of a grade; blank where it needs none."""
    return MARK if isinstance(key, QualifiedGrade) else ""


def qualification(key: str) -> str:
    """Why a grade is marked, in words that follow it; blank where it is not."""
    return key.words if isinstance(key, QualifiedGrade) else ""


def why_marked(key: str) -> str:
    """The same as a key; blank where it is not marked."""
    return key.why if isinstance(key, QualifiedGrade) else ""


def bare(key: str) -> str:
    """The key alone, for what is said of several grades at once."""
    return str.__str__(key) if isinstance(key, QualifiedGrade) else key
