"""How each grade, and each kind of absence of one, is written and marked everywhere: letter, word and class."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.qualified_grade import mark_of
from inspections.reading import vocabulary
from inspections.reading.scales import WORDS, grades_of
from inspections.reading.vocabulary import GRADE_LABELS, Grade


@dataclass(frozen=True)
class GradeLook:
    """One grade or absence: `css` ends the class names mark-, f- and l-; `sentence` is the word in running text."""

    key: str
    letter: str
    word: str
    css: str
    sentence: str


def _look(grade: Grade) -> GradeLook:
    """A grade is marked by the first letters of its words."""
    word = GRADE_LABELS[grade]
    letters = "".join(part[0] for part in word.split()).upper()
    return GradeLook(grade.value, letters, word, letters.lower(), word.lower())


GRADES = tuple(map(_look, vocabulary.GRADES))
FOUR_GRADES = tuple(grade.value for grade in grades_of(WORDS))
"""Those of every framework since November 2013, best first."""
ABSENCES = (
    _look(Grade.NOT_JUDGED),
    GradeLook("not_printed", "–", "Not printed", "np", "not printed"),
    GradeLook("visit", "V", "Visit, no grade", "visit", "a visit, without a grade"),
    GradeLook("could_not_be_read", "?", "Could not be read", "unread", "could not be read"),
    GradeLook("not_in_record", "?", "Not in the record", "unread", "not in the record"),
    GradeLook("not_yet_inspected", "–", "Not yet inspected", "none", "not yet inspected"),
    GradeLook("newer_not_on_record", "○", "Newer report not on record", "gap", "not known: a newer report is missing"),
    GradeLook("not_on_record", "○", "Report not on record", "gap", "not known: the report is not on the record"),
)
COUNTED_ABSENCES = tuple(look.key for look in ABSENCES if not look.key.endswith("not_on_record"))
"""The absences that counts can have; councils with a newer report that is not on the record are in no count."""
LOOKS = {look.key: look for look in (*GRADES, *ABSENCES)}


def keys_shown(outcomes: Iterable[str]) -> tuple[str, ...]:
    """What a key must explain where outcomes stand one by one: the four grades always, and the absences that occur."""
    occurring = set(outcomes)
    return (*FOUR_GRADES, *(look.key for look in ABSENCES if look.key in occurring))


def grade_word(key: str) -> str:
    """`Inadequate`, and its mark where the grade needs one."""
    return LOOKS[key].word + mark_of(key)


def grade_letter(key: str) -> str:
    """`I`, and its mark where the grade needs one."""
    return LOOKS[key].letter + mark_of(key)


def grade_sentence(key: str) -> str:
    """The word in running text, and its mark where the grade needs one."""
    return LOOKS[key].sentence + mark_of(key)


def format_percent(count: int, of: int) -> str:
    """A whole percentage for show, halves up: `39%`. Nothing judged has no percentage."""
    return f"{(200 * count + of) // (2 * of)}%" if of else "–"
