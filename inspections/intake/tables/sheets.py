"""A sheet of a table as plain text, row by row, as it crosses from the process that opened the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

MOST_ROWS: Final = 20_000
"""Six times every judgement on the record."""
MOST_COLUMNS: Final = 200
"""The widest public table of this field has 60."""
MOST_CELLS: Final = 1_000_000
"""What a browser and a person can still look at; a table of every judgement has 80,000."""

MOST_CHARACTERS: Final = 30_000_000
"""Of all sheets: half as much again as the longest CSV has. A workbook can show one long text in a million cells."""


@dataclass(frozen=True)
class Sheet:
    """The first row is row 1 of the sheet. `notes` are sentences on what the person should know of it."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    is_hidden: bool = False
    notes: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        rows = tuple(tuple(str(cell) for cell in row) for row in values["rows"])
        return cls(values["name"], rows, values["is_hidden"], tuple(values["notes"]))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


class TableError(Exception):
    """The file is no table that can be used; `message` says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
