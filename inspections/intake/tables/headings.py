"""Finding the table in a sheet: its row of headings, its rows, and what above and below is no part of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspections.intake.tables.sheets import Sheet
from inspections.intake.tables.words import field_of_heading, heading_key

_SEARCHED: Final = 40
"""Rows: titles and notes above a public table take up to 12."""
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "previous", "latest")
_ORDINAL: Final = re.compile(rf"^({'|'.join(_ORDINALS)})\s+(.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class TableRow:
    """`number` is the row of the sheet, from 1; the cells stand under the headings."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """`notes` are rows below the headings that are no part of it, such as a source or a footnote."""

    header_row: int
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[TableRow, ...] = ()

    @property
    def shape(self) -> str:
        """The headings as one text, by which tables of one kind are known again."""
        return "\n".join(heading_key(each) for each in self.headings)


def find_table(sheet: Sheet, *, header_row: int | None = None) -> Table | None:
    """The table of a sheet; its headings are in the row that a person named, else where they look like headings."""
    at = header_row - 1 if header_row else _header_at(sheet.rows)
    if at is None or not 0 <= at < len(sheet.rows):
        return None
    headings = _headings(sheet.rows, at)
    rows: list[TableRow] = []
    notes: list[TableRow] = []
    for number, cells in enumerate(sheet.rows[at + 1 :], start=at + 2):
        filled = sum(bool(cell) for cell in cells)
        if not filled or _repeats(sheet.rows[at], cells):
            continue
        row = TableRow(number, _as_wide(cells, len(headings)))
        (notes if filled == 1 and len(headings) > 2 else rows).append(row)
    return _unfold(Table(at + 1, headings, tuple(rows), tuple(notes)))


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """The row with most headings that are known, of the first rows; two at least."""
    scored = [(_score(row), -at) for at, row in enumerate(rows[:_SEARCHED])]
    best, at = max(scored, default=(0, 0))
    return -at if best >= 2 else None


def _score(row: Sequence[str]) -> int:
    """Known headings are counted once each: a title that is merged over ten columns is one."""
    return len({cell.lower() for cell in row if cell and field_of_heading(_without_ordinal(cell))})


def _repeats(header: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row heads a second part of the table: its cells name the fields of their columns again."""
    pairs = [
        (field_of_heading(_without_ordinal(one)), field_of_heading(_without_ordinal(other)))
        for one, other in zip(header, cells, strict=False)
    ]
    return sum(bool(one) and one == other for one, other in pairs) >= 3


def _without_ordinal(cell: str) -> str:
    found = _ORDINAL.match(cell)
    return found[2] if found else cell


def _headings(rows: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    """Each heading once: one that stands several times gets what is above it in front, else a number behind."""
    own, above = list(rows[at]), list(rows[at - 1]) if at else []
    width = max((len(row) for row in rows[at:]), default=0)
    own += [""] * (width - len(own))
    times = Counter(cell.lower() for cell in own)
    seen: Counter[str] = Counter()
    headings = []
    for number, cell in enumerate(own):
        over = above[number] if number < len(above) else ""
        name = " ".join(f"{over} {cell}".split()) if times[cell.lower()] > 1 and over and over != cell else cell
        name = " ".join(name.split()) or f"Column {number + 1}"
        seen[name.lower()] += 1
        headings.append(name if seen[name.lower()] == 1 else f"{name} ({seen[name.lower()]})")
    return tuple(headings)


def _as_wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *([""] * (width - len(cells))))[:width]


def _unfold(table: Table) -> Table:
    """A table with a first and a second inspection side by side as one with a row for each; else as it is."""
    ordinals: dict[str, dict[str, int]] = {}
    for at, heading in enumerate(table.headings):
        if found := _ORDINAL.match(heading):
            ordinals.setdefault(found[1].lower(), {})[found[2]] = at
    common = set.intersection(*(set(each) for each in ordinals.values())) if len(ordinals) > 1 else set()
    if len(common) < 3:
        return table
    order = [name for name in next(iter(ordinals.values())) if name in common]
    taken = {each[name] for each in ordinals.values() for name in order}
    kept = [at for at in range(len(table.headings)) if at not in taken]
    rows = tuple(row for each in table.rows for row in _unfolded(each, kept, ordinals, order))
    return Table(table.header_row, (*(table.headings[at] for at in kept), *order), rows, table.notes)


def _unfolded(
    row: TableRow, kept: list[int], ordinals: dict[str, dict[str, int]], order: list[str]
) -> Iterator[TableRow]:
    for columns in ordinals.values():
        cells = tuple(row.cells[columns[name]] for name in order)
        if any(cells):
            yield TableRow(row.number, (*(row.cells[at] for at in kept), *cells))
