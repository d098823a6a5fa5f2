"""The scales by which frameworks grade: the words and digits that are printed, each with its grade.

Digits ran in opposite directions: to 2008 four was best, from 2009 to 2013 one was.
"""

from collections.abc import Mapping
from typing import Final

from inspections.reading.vocabulary import GRADES, Grade

WORDS: Final[Mapping[str, Grade]] = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "require improvement": Grade.REQUIRES_IMPROVEMENT,
    "require improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
    "not judged": Grade.NOT_JUDGED,
}
"""The words since November 2013, with the verb forms that are printed."""

GRADES_ONE_IS_BEST: Final[Mapping[str, Grade]] = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "inadequate": Grade.INADEQUATE,
    "not judged": Grade.NOT_JUDGED,
    "grade 1": Grade.OUTSTANDING,
    "grade 2": Grade.GOOD,
    "grade 3": Grade.ADEQUATE,
    "grade 4": Grade.INADEQUATE,
}
"""2009 to 2013: grade 1 is best."""

FOUR_IS_BEST: Final[Mapping[str, Grade]] = {
    "4": Grade.OUTSTANDING,
    "3": Grade.GOOD,
    "2": Grade.ADEQUATE,
    "1": Grade.INADEQUATE,
    "grade 4": Grade.OUTSTANDING,
    "grade 3": Grade.GOOD,
    "grade 2": Grade.ADEQUATE,
    "grade 1": Grade.INADEQUATE,
    "excellent": Grade.OUTSTANDING,
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "inadequate": Grade.INADEQUATE,
}
"""2005 to 2008: 4 is best."""


def grades_of(scale: Mapping[str, Grade]) -> tuple[Grade, ...]:
    """The grades that a scale can give, best first; "not judged" is none."""
    given = set(scale.values())
    return tuple(grade for grade in GRADES if grade in given)
