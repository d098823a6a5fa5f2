"""The facts that made reports print: those of the project's own record, with councils in every printed form."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from inspections.reading.council.register import RegisteredCouncil, registered_councils

RECORD = Path(__file__).resolve().parents[3] / "inspections" / "data" / "outcomes.csv"


@dataclass(frozen=True)
class Item:
    """A recommendation: its text with nested bullets as lines, its tag as printed and as normalised."""

    text: str
    nested: tuple[str, ...] = ()
    tag: str | None = None
    printed_tag: str | None = None


@dataclass(frozen=True)
class Facts:
    """What a made report says."""

    framework: str
    council: RegisteredCouncil
    start: date
    end: date
    inspectors: tuple[str, ...]
    grades: dict[str, str]
    published: date | None = None
    items: tuple[Item, ...] = ()
    board_items: tuple[Item, ...] = ()


@cache
def recorded() -> dict[str, list[Facts]]:
    """The inspections of the record by framework."""
    by_number = {council.dfe_la_number: council for council in registered_councils()}
    grades: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    rows: dict[tuple[str, str, str], dict[str, str]] = {}
    with RECORD.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["inspection_start"] and row["grade"]:
                key = (row["framework"], row["dfe_la_number"], row["inspection_start"])
                grades[key][row["area"]] = row["grade"]
                rows[key] = row
    found = defaultdict(list)
    for key, row in rows.items():
        found[key[0]].append(_facts(row, by_number[key[1]], grades[key]))
    return found


def _facts(row: dict[str, str], council: RegisteredCouncil, grades: dict[str, str]) -> Facts:
    names = tuple(name.strip() for name in row["lead_inspector"].split(";") if name.strip())
    published = row["published"] if row["published_precision"] == "day" else ""
    return Facts(
        framework=row["framework"],
        council=council,
        start=date.fromisoformat(row["inspection_start"]),
        end=date.fromisoformat(row["inspection_end"]),
        inspectors=names or ("Ada Byron",),
        grades=grades,
        published=date.fromisoformat(published) if published else None,
    )


FIRST = ("Ada", "Mary", "José", "Siân", "Jean-Paul", "Tendai", "Pat", "Máire", "Nuala", "Wei", "Jo-Anne")
LAST = (
    "Byron",
    "O’Brien",
    "Thomson-Jones",
    "McKay",
    "Öztürk",
    "Smith",
    "de Souza",
    "Van Dyke",
    "St John",
    "Begum",
    "Ng",
)


def invented_name(chance: Random) -> str:
    """A name of two to four words, with all that names have."""
    middle = chance.choice(["", "", "", " Mary", " J."])
    return f"{chance.choice(FIRST)}{middle} {chance.choice(LAST)}"


SUBJECTS = (
    "The quality and timeliness of assessments", "The oversight of practice by first-line managers",
    "Arrangements for children who go missing", "The sufficiency of homes for children", "Pathway plans",
    "How well child protection plans are written", "Support for young people who leave care", "Life-story work",
    "The consistency of visits to children", "Supervision and challenge", "The use of performance information",
)  # fmt: skip
AIMS = (
    "so that children know what will happen next", "including for those aged 16 and 17", "when risks increase",
    "so that decisions are well recorded and children’s views are heard by those who decide about them",
    "in line with national guidance", "for disabled children, and for those who live a long way from home", "",
)  # fmt: skip
PARTS = (
    "listening to children",
    "writing plans that are clear and that families understand",
    "checking that they work",
)
TAGS = (
    ("(outcome 2, national framework)", "outcome 2"),
    ("(Outcome four, national framework)", "outcome 4"),
    ("(National Framework, Outcome 1)", "outcome 1"),
    ("(national framework: outcome three)", "outcome 3"),
    ("(Outcome 3: national framework).", "outcome 3"),
    ("(outcome 4 national framework)", "outcome 4"),
    ("(national framework outcome 2)", "outcome 2"),
    ("(enabler 2, national framework)", "enabler 2"),
    ("(Enabler three, National Framework)", "enabler 3"),
    ("(national framework enabler 1)", "enabler 1"),
    ("(principle 2, national framework)", "principle 2"),
    ("(enabler: leaders drive conditions for effective practice, national framework)",
     "enabler: leaders drive conditions for effective practice"),
    ("(enabler – multi-agency working, national framework)", "enabler: multi-agency working"),
    ("(outcome 2, Children’s Social Care National Framework)", "outcome 2"),
    ("(outcome 1, the national framework).", "outcome 1"),
    ("(Outcome 2; National Framework)", "outcome 2"),
)  # fmt: skip


def invented_item(chance: Random, *, tagged: bool = False, nested: bool = False) -> Item:
    """A recommendation in words of our own."""
    text = f"{chance.choice(SUBJECTS)}, {chance.choice(AIMS)}".rstrip(", ")
    below = tuple(chance.sample(PARTS, chance.randint(2, 3))) if nested else ()
    printed, tag = chance.choice(TAGS) if tagged and not below else (None, None)
    return Item(text + (" by:" if below else "."), below, tag, printed)
