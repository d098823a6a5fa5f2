"""How each grade, and each reason for having none, is written and marked: letter, word and CSS class."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.qualified_grade import mark_of
from inspections.reading import vocabulary
from inspections.reading.scales import WORDS, grades_of
from inspections.reading.vocabulary import GRADE_LABELS, Grade


@dataclass(frozen=True)
class GradeLook:
    """A grade or absence: `css` is the end of the classes mark-, f- and l-; `sentence` is the word in running text."""

    key: str
    letter: str
    word: str
    css: str
    sentence: str


def _look(grade: Grade) -> GradeLook:
    """The look of a grade, whose mark is the initials of its words: `RI`."""
    word = GRADE_LABELS[grade]
    letters = "".join(part[0] for part in word.split()).upper()
    return GradeLook(grade.value, letters, word, letters.lower(), word.lower())


GRADES = tuple(map(_look, vocabulary.GRADES))
FOUR_GRADES = tuple(grade.value for grade in grades_of(WORDS))
"""The grades of every framework since November 2013, best first."""
ABSENCES = (
    _look(Grade.NOT_JUDGED),
    GradeLook("not_printed", "–", "Not printed", "np", "not printed"),
    GradeLook("visit", "V", "Visit, no grade", "visit", "a visit, without a grade"),
    GradeLook("inspected", "N", "Inspection, no grade", "visit", "an inspection, without a grade"),
    GradeLook("could_not_be_read", "?", "Could not be read", "unread", "could not be read"),
    GradeLook("not_in_record", "?", "Not in the record", "unread", "not in the record"),
    GradeLook("not_yet_inspected", "–", "Not yet inspected", "none", "not yet inspected"),
    GradeLook("newer_not_on_record", "○", "Newer report not on record", "gap", "not known: a newer report is missing"),
    GradeLook("not_on_record", "○", "Report not on record", "gap", "not known: the report is not on the record"),
)
COUNTED_ABSENCES = tuple(
    look.key for look in ABSENCES if look.key != "inspected" and not look.key.endswith("not_on_record")
)
"""The absences that can be counted; councils with a newer report missing from the record are in no count.

Inspections without grades stand on timelines and lists only: no council’s position is one.
"""
LOOKS = {look.key: look for look in (*GRADES, *ABSENCES)}


def keys_shown(outcomes: Iterable[str]) -> tuple[str, ...]:
    """What the key to a list of outcomes must explain: always the four grades, and the absences that occur."""
    occurring = set(outcomes)
    return (*FOUR_GRADES, *(look.key for look in ABSENCES if look.key in occurring))


def grade_word(key: str) -> str:
    """`Inadequate`, with a mark if the grade is qualified."""
    return LOOKS[key].word + mark_of(key)


def grade_letter(key: str) -> str:
    """`I`, with a mark if the grade is qualified."""
    return LOOKS[key].letter + mark_of(key)


def grade_sentence(key: str) -> str:
    """`inadequate`, for running text, with a mark if the grade is qualified."""
    return LOOKS[key].sentence + mark_of(key)


def format_percent(count: int, of: int) -> str:
    """A whole percentage, halves rounded up: `39%`; a dash if none was judged."""
    return f"{(200 * count + of) // (2 * of)}%" if of else "–"
