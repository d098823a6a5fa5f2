"""A public table as an edition keeps it: what its columns mean, and each row under its stable key."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

type Cell = str | int | float | bool | None
type Cells = Mapping[str, Any]
"""The cells of a row by column, without those that are blank."""


@dataclass(frozen=True)
class EditionColumn:
    """As the data dictionary has it: `type` is one of Table Schema, `values` every value of a closed list."""

    name: str
    type: str
    about: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditionSchema:
    """What a table is: `key` names the columns by which a row is the same row in every edition."""

    name: str
    title: str
    about: str
    key: tuple[str, ...]
    columns: tuple[EditionColumn, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def text(self) -> str:
        """Kept as it is; its checksum names it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def schema_from(text: str) -> EditionSchema:
    """The schema that was kept as this text."""
    kept = json.loads(text)
    columns = (EditionColumn(**column | {"values": tuple(column["values"])}) for column in kept.pop("columns"))
    return EditionSchema(**kept | {"key": tuple(kept["key"]), "columns": tuple(columns)})


@dataclass(frozen=True)
class TableState:
    """A table at one moment: its rows as they are kept, by key, in the order of their keys."""

    schema: EditionSchema
    rows: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.schema.name


def table_state(schema: EditionSchema, rows: Iterable[Sequence[Cell]]) -> TableState:
    """The rows, each with its cells in the order of the columns, under their keys.

    Where two rows have one key, the second has a number more in it, so that none is lost.
    """
    header, seen, kept = schema.header, Counter[str](), {}
    for text, cells in sorted(_keyed(schema, header, rows), key=lambda pair: (key_order(pair[0]), pair[1])):
        seen[text] += 1
        own = text if seen[text] == 1 else _text([*json.loads(text), seen[text]])
        kept[own] = cells
    return TableState(schema, dict(sorted(kept.items(), key=lambda pair: key_order(pair[0]))))


def _keyed(schema: EditionSchema, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        cells = {name: cell for name, cell in zip(header, row, strict=True) if cell is not None}
        yield _text([cells.get(name) for name in schema.key]), _text(cells)


def key_order(text: str) -> tuple[tuple[int, float, str], ...]:
    """The order of keys: column by column, numbers as numbers and before words, blanks last."""
    return tuple(_place(cell) for cell in json.loads(text))


def _place(cell: Cell) -> tuple[int, float, str]:
    if cell is None:
        return 2, 0, ""
    return (1, 0, cell) if isinstance(cell, str) else (0, cell, "")


def key_text(cells: Sequence[Cell]) -> str:
    """The key of a row as it is kept."""
    return _text(list(cells))


def cells_of(kept: str) -> dict[str, Any]:
    """The cells of a row as it was kept."""
    cells: dict[str, Any] = json.loads(kept)
    return cells


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
