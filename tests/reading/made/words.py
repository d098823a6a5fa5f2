"""The many ways in which reports print a council's name, a period, an inspector and a grade."""

from datetime import date
from random import Random

from inspections.reading.council.register import RegisteredCouncil

LONG = "requires improvement to be good"


def name_of(council: RegisteredCouncil, chance: Random) -> str:
    """One of the council's names."""
    names = [council.name, council.short_name, council.short_name, *council.aliases]
    if council.name.startswith("London Borough of"):
        names += [f"London Borough of {council.short_name}", f"the London Borough of {council.short_name}"]
    return chance.choice(names)


def _day(day: date, chance: Random, style: str, *, month: bool = True, year: bool = True) -> str:
    number = f"{day.day:02d}" if style == "padded" else str(day.day)
    ending = "th" if 10 <= day.day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    number += ending if style == "ordinal" else ""
    name = day.strftime("%b" if style == "short" else "%B")
    front = day.strftime("%A ") if style == "weekday" else ""
    return front + " ".join(part for part in (number, name * month, str(day.year) * year) if part)


def period(start: date, end: date, chance: Random) -> str:
    """The period in one of the forms that are printed; what both ends share may be left out of the first."""
    style = chance.choice(["plain"] * 6 + ["padded", "ordinal", "short", "weekday"])
    to = chance.choice([" to "] * 5 + [" - ", "–", " – ", "-", " until "])
    if start == end:
        return _day(start, chance, style)
    same_year, same_month = start.year == end.year, (start.year, start.month) == (end.year, end.month)
    leave_year = same_year and chance.random() < 0.6
    leave_month = leave_year and same_month and chance.random() < 0.7
    first = _day(start, chance, style, month=not leave_month, year=not leave_year)
    return first + to + _day(end, chance, style)


ROLES = ("", " HMI", ", HMI", ", Her Majesty’s Inspector", ", His Majesty’s Inspector", " OBE, HMI", ", Senior HMI",
         " HMI, Her Majesty’s Inspector", ", Ofsted Inspector", " (His Majesty’s Inspector)",
         ", MBE, His Majesty’s Inspector",
         " Her Majesty’s Inspector", ", Social Care Regulatory Inspector")  # fmt: skip


def inspectors(names: tuple[str, ...], chance: Random) -> str:
    """The names with their roles, joined."""
    role = chance.choice(ROLES)
    joined = chance.choice([" and ", ", ", "; "]) if "," not in role else chance.choice([" and ", "; ", ", and "])
    return joined.join(name + role for name in names)


GRADE_WORDS = {
    "outstanding": ("Outstanding", "outstanding", "OUTSTANDING"),
    "good": ("Good", "Good", "good", "GOOD"),
    "requires_improvement": ("Requires improvement to be good", "Requires improvement", "Requires Improvement",
                             "Require improvement", "requires improvement to be good"),
    "inadequate": ("Inadequate", "inadequate", "INADEQUATE"),
    "adequate": ("Adequate", "adequate"),
    "not_judged": ("Not judged", "Not Judged"),
}  # fmt: skip


def grade_words(grade: str, chance: Random) -> str:
    """The grade as printed."""
    return chance.choice(GRADE_WORDS[grade])


def in_sentence(grade: str, chance: Random, plural: bool) -> str:
    """The grade after a subject: “are good”, “require improvement to be good”, with the verb that may disagree."""
    if grade == "requires_improvement":
        return chance.choice(["require improvement", "requires improvement", "require improvement to be good", LONG])
    word = grade.replace("_", " ")
    return ("are " if plural else "is ") + chance.choice([word, word, word.capitalize()])
