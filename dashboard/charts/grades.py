"""How each grade, and each kind of absence of one, is written and marked everywhere: letter, word and class."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """One grade or absence: `css` ends the class names mark-, f- and l-; `sentence` is the word in running text."""

    key: str
    letter: str
    word: str
    css: str
    sentence: str


GRADES = (
    Look("outstanding", "O", "Outstanding", "o", "outstanding"),
    Look("good", "G", "Good", "g", "good"),
    Look("requires_improvement", "RI", "Requires improvement", "ri", "requires improvement"),
    Look("adequate", "A", "Adequate", "a", "adequate"),
    Look("inadequate", "I", "Inadequate", "i", "inadequate"),
)
ABSENCES = (
    Look("not_judged", "NJ", "Not judged", "nj", "not judged"),
    Look("not_printed", "–", "Not printed", "np", "not printed"),
    Look("visit", "V", "Visit, no grade", "visit", "a visit, without a grade"),
    Look("could_not_be_read", "?", "Could not be read", "unread", "could not be read"),
    Look("not_in_record", "?", "Not in the record", "unread", "not in the record"),
    Look("not_yet_inspected", "–", "Not yet inspected", "none", "not yet inspected"),
)
LOOKS = {look.key: look for look in (*GRADES, *ABSENCES)}
GOOD_OR_BETTER = ("outstanding", "good")


def letter(key: str) -> str:
    return LOOKS[key].letter


def word(key: str) -> str:
    return LOOKS[key].word


def percent(count: int, of: int) -> str:
    """A whole percentage for show, halves up: `39%`. Nothing judged has no percentage."""
    return f"{(200 * count + of) // (2 * of)}%" if of else "–"
