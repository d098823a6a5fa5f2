"""What changed of the public tables between two editions: each value before and after, and why as far as it was said.

Reasons are taken from the tables themselves: the corrections and the withdrawals that came between the two.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from inspections.editions.tables import Cell, EditionSchema, cells_of


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class ValueChange:
    """One cell; None is a blank. `of_schema`: the column is in one of the two editions alone."""

    column: str
    before: Cell
    after: Cell
    of_schema: bool = False


@dataclass(frozen=True)
class RowChange:
    """A row that came, went or changed. `edition` is the one in which it came to stand, or to be gone.

    `why` is None where nobody said why. `unknown`: a side of it was removed from the editions, so that the values are
    not known any more; the `key` is empty where that went too.
    """

    table: str
    key: Mapping[str, Cell]
    kind: ChangeKind
    edition: int
    values: tuple[ValueChange, ...]
    why: str | None = None
    unknown: bool = False

    @property
    def of_schema(self) -> bool:
        """Whether nothing but the columns of the table changed."""
        return bool(self.values) and all(value.of_schema for value in self.values)


@dataclass(frozen=True)
class SchemaChange:
    """How a table itself changed: `kind` is added or removed for a whole table, changed for its columns."""

    table: str
    kind: ChangeKind
    edition: int
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowSides:
    """A row as the two editions keep it; None where one has none of this key, blank where it was removed by law."""

    key: str
    edition: int
    before: str | None
    after: str | None


REMOVED_KEY: Final = "removed"
"""Stands in place of a key that held words which were removed; a number follows it."""


def row_change(sides: RowSides, before: EditionSchema | None, after: EditionSchema | None) -> RowChange:
    """The change of one row. At least one of the schemas is given."""
    # Its key is named as in the edition that has the row.
    schema = before or after if sides.after is None else after or before
    if schema is None:
        raise ValueError(sides.key)
    kind = {(True, False): ChangeKind.ADDED, (False, True): ChangeKind.REMOVED}.get(
        (sides.before is None, sides.after is None), ChangeKind.CHANGED
    )
    unknown = "" in (sides.before, sides.after)
    values = () if unknown else tuple(_values(sides, _columns(before), _columns(after)))
    cells = json.loads(sides.key)
    gone = unknown and cells[:1] == [REMOVED_KEY]
    key = {} if gone else dict(zip(schema.key, cells, strict=False))
    return RowChange(schema.name, key, kind, sides.edition, values, unknown=unknown)


def _columns(schema: EditionSchema | None) -> frozenset[str]:
    return frozenset(schema.header) if schema else frozenset()


def _values(sides: RowSides, before: frozenset[str], after: frozenset[str]) -> Iterator[ValueChange]:
    """The cells that differ, in the order in which the row has them."""
    old, new = (cells_of(side) if side else {} for side in (sides.before, sides.after))
    one_sided = before ^ after if before and after else frozenset()
    for name in dict.fromkeys((*new, *old)):
        # Numbers of different kinds are different bytes: 75 is not 75.0, nor true 1.
        if repr(old.get(name)) != repr(new.get(name)):
            yield ValueChange(name, old.get(name), new.get(name), of_schema=name in one_sided)


OF_INSPECTION: Final = "inspection"
"""Stands in the table of corrections where a value is of no judgement."""
WITHDRAWAL: Final = "withdrawal"
"""What stands in that table as the field where a report was taken off, and an earlier source stands again."""
NO_PUBLIC_REASON: Final = "Withdrawn; no reason was made public."
BY_REPORT: Final = "Its report was read and published."
NEW_REPORT: Final = "A new inspection, whose report was read and published."
NEW_FACTS: Final = "New on the record, from a table of facts."


@dataclass
class Reasons:
    """Why values changed, by the inspection they are of; gathered from the tables of the later edition."""

    corrected: dict[tuple[str, str, str], str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)
    came: dict[str, str] = field(default_factory=dict)

    def of(self, change: RowChange) -> str | None:
        inspection = change.key.get("inspection")
        if not isinstance(inspection, str) or change.table == "corrections":
            return None
        if inspection in self.withdrawn:
            return self.withdrawn[inspection]
        said = dict.fromkeys(
            why for value in change.values if (why := self.corrected.get((inspection, *_place(change, value.column))))
        )
        return " ".join(said) or self.came.get(inspection)


def _place(change: RowChange, column: str) -> tuple[str, str]:
    """Where the table of corrections says what was changed: the area, and the field."""
    if change.table == "judgements":
        return str(change.key["area"]), column
    if "position" in change.key:
        return OF_INSPECTION, f"{change.key.get('kind', 'recommendation')} {change.key['position']}"
    return OF_INSPECTION, column


def gather_reasons(changes: Iterable[RowChange]) -> Reasons:
    """From the rows that came to the tables of corrections, withdrawals and inspections."""
    found = Reasons()
    for change in (each for each in changes if each.key):
        cells = {value.column: value for value in change.values}
        inspection = str(change.key.get("inspection"))
        if change.table == "corrections" and change.kind is ChangeKind.ADDED:
            _gather_correction(found, change.key, cells)
        elif change.table == "withdrawals" and change.kind is ChangeKind.ADDED:
            found.withdrawn[inspection] = _said(cells.get("why")) or NO_PUBLIC_REASON
        elif change.table == "inspections" and (origin := cells.get("origin")) and origin.after:
            by_report, is_new = origin.after == "report", change.kind is ChangeKind.ADDED
            if by_report or is_new:
                found.came[inspection] = (NEW_REPORT if is_new else BY_REPORT) if by_report else NEW_FACTS
    return found


def _gather_correction(found: Reasons, key: Mapping[str, Any], cells: Mapping[str, ValueChange]) -> None:
    why = _said(cells.get("why"))
    if key["field"] == WITHDRAWAL:
        found.withdrawn[str(key["inspection"])] = why or NO_PUBLIC_REASON
    elif why:
        found.corrected[str(key["inspection"]), str(key["area"]), str(key["field"])] = why


def _said(value: ValueChange | None) -> str | None:
    return value.after if value and isinstance(value.after, str) else None
