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

PLAIN_WORDS: Final[Mapping[Grade, str]] = {
    Grade.OUTSTANDING: (
        "The highest grade. Inspectors judged the council’s work in this area to be better than good. It does not mean "
        "that nothing can be improved: the report may still say what should be."
    ),
    Grade.GOOD: (
        "The second of the four grades, and the standard that the next one is measured by. The report may still say "
        "what should be better."
    ),
    Grade.REQUIRES_IMPROVEMENT: (
        "The third of the four grades, in full “requires improvement to be good”. Inspectors judged that the work was "
        "not yet good, but not inadequate either. The report says what needs to improve."
    ),
    Grade.ADEQUATE: (
        "The third of the four grades until 2013. “Requires improvement” took its place with a higher standard, so the "
        "two are not the same."
    ),
    Grade.INADEQUATE: (
        "The lowest grade. Inspectors judged that the work fell short of what children need. The report says what they "
        "found and what has to change. It is about services as a whole and does not say that every child was failed."
    ),
}
"""What each grade says to a family: its place in the scale, and what inspectors judged, never what they promise."""


def grades_of(scale: Mapping[str, Grade]) -> tuple[Grade, ...]:
    """The grades that a scale can give, best first; "not judged" is none."""
    given = set(scale.values())
    return tuple(grade for grade in GRADES if grade in given)
