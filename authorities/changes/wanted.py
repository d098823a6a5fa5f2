"""What an administrator asks for, in the terms of the register; councils are named by their DfE numbers."""

import datetime
from dataclasses import dataclass
from typing import Final

WHOLE: Final = "whole"
PART: Final = "part"
"""Of an extent: a part that has no name. Anything else is the name of the part."""


@dataclass(frozen=True)
class Facts:
    """What is known of a council apart from its number and its dates; blank means not known yet."""

    name: str
    short_name: str
    slug: str
    type: str
    region: str
    ofsted_urn: str = ""
    code: str = ""
    other_names: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it is printed under."""
        return (self.name, self.short_name, *self.other_names)


@dataclass(frozen=True)
class NewCouncil:
    dfe_number: str
    facts: Facts


@dataclass(frozen=True)
class TakesOver:
    """`successor` takes over `predecessor` in some extent: WHOLE, PART or the name of the part."""

    predecessor: str
    successor: str
    extent: str


@dataclass(frozen=True)
class Reorganisation:
    """On a day councils begin; those in `ends` had their last day on the day before.

    `renamed` gives councils that end the short name that tells them from a successor of the same name.
    """

    on: datetime.date
    new: tuple[NewCouncil, ...]
    ends: tuple[str, ...]
    takes_over: tuple[TakesOver, ...]
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def last_day(self) -> datetime.date:
        """Of the councils that end."""
        return self.on - datetime.timedelta(days=1)


@dataclass(frozen=True)
class DetailsChange:
    """The facts that a council has from now on; `code_from` is the first day of a code that is new."""

    dfe_number: str
    facts: Facts
    code_from: datetime.date | None = None


@dataclass(frozen=True)
class BodyChange:
    """A body begins to run services for councils, or what is known of it for these councils changes."""

    name: str
    kind: str
    councils: tuple[str, ...]
    valid_from: datetime.date
    from_precision: str = "day"
    valid_to: datetime.date | None = None
    to_precision: str = "day"


type Wanted = Reorganisation | DetailsChange | BodyChange


@dataclass(frozen=True)
class Problem:
    """Why something cannot be entered; `field` names the field of the form (changes.fields), None: the whole."""

    field: str | None
    message: str
