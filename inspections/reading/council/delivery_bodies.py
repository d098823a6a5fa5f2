"""Trusts and companies that run children's services for councils, and when: a title may name one (Bradford 2026).

The judgement is still on the council. The dates are partly from general knowledge, so nothing here is ever certain.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from inspections.reading.council.register import RegisteredCouncil, registered_councils

FILE: Final = Path(__file__).with_name("delivery_bodies.csv")


@dataclass(frozen=True)
class RegisteredBody:
    """A body, the councils it works for, and from when to when."""

    name: str
    councils: tuple[str, ...]
    since: date | None
    until: date | None

    def works_on(self, day: date | None) -> bool:
        """Whether it worked on that day, as far as is known; without a day, it may have."""
        begun = day is None or self.since is None or self.since <= day
        return begun and (day is None or self.until is None or day <= self.until)


@cache
def delivery_bodies() -> tuple[RegisteredBody, ...]:
    """Every body in the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return tuple(
            RegisteredBody(
                name=row["body"],
                councils=tuple(number.strip() for number in row["dfe_la_numbers"].split(";")),
                since=date.fromisoformat(row["from"]) if row["from"] else None,
                until=date.fromisoformat(row["to"]) if row["to"] else None,
            )
            for row in csv.DictReader(file)
        )


def councils_of_body(named: str, day: date | None) -> tuple[RegisteredCouncil, ...]:
    """The councils that existed on that day and that a body of that name worked for; without a day, all of them."""
    same = [body for body in delivery_bodies() if body.name.lower() == named.lower().replace("’", "'")]
    numbers = {number for body in same if body.works_on(day) for number in body.councils}
    numbers = numbers or {number for body in same for number in body.councils}
    there = [c for c in registered_councils() if c.dfe_la_number in numbers and (day is None or c.exists_on(day))]
    return tuple(there or (c for c in registered_councils() if c.dfe_la_number in numbers))
