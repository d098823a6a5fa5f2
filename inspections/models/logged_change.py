"""A change as it is kept, whatever it was made to: what the queries find and the pages put into words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from authorities.models import RegisterChange
from inspections.models.imports import Import
from inspections.models.report import Change


@dataclass(frozen=True)
class ChangesAsked:
    """Which changes; None for all. `council` and `person` are numbers of rows."""

    council: int | None = None
    person: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    inspection: int | None = None


@dataclass(frozen=True)
class Field:
    """One field of a row that changed; None where the row was not there, before or after."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class LoggedChange:
    """A change of a review (`review`), of an import or of the register as a whole, or of a row (`row` after it).

    `gone` says that the row is no more, that the import was taken back, that the change of the register was undone.
    `parts` are the rows that went with an inspection that was deleted as a whole.
    """

    at: datetime.datetime
    by: User | None
    why: str
    review: Change | None = None
    row: Any = None
    fields: tuple[Field, ...] = ()
    gone: bool = False
    imported: Import | None = None
    register: RegisterChange | None = None
    parts: tuple[LoggedChange, ...] = ()


@dataclass(frozen=True)
class ChangeLog:
    changes: tuple[LoggedChange, ...]
    count: int
