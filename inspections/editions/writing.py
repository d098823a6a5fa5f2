"""The files of an edition: the same rows give the same bytes in every version of the product, Python and database.

Lines end in a line feed alone, columns stand in the order of the schema, rows in that of their keys, and nothing is
of the moment of writing. The rules of CSV are written out here, because the library's may change.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from inspections.editions.tables import Cell, Cells, EditionSchema

# A spreadsheet runs a cell as a formula if it begins with one of these, even after white space.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_QUOTED: Final = frozenset(',"\r\n')

type Writer = Callable[[EditionSchema, Iterable[Cells]], Iterator[bytes]]


@dataclass(frozen=True)
class Digest:
    sha256: str
    size: int


def csv_lines(schema: EditionSchema, rows: Iterable[Cells]) -> Iterator[bytes]:
    """As CSV in UTF-8 without a byte order mark; no cell can run as a formula."""
    header = schema.header
    yield _csv_line(header)
    for row in rows:
        yield _csv_line(_csv_cell(row.get(name)) for name in header)


def _csv_line(cells: Iterable[str]) -> bytes:
    return (",".join(map(_quoted, cells)) + "\n").encode()


def _csv_cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA) else value
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED & set(cell) else cell


def json_lines(schema: EditionSchema, rows: Iterable[Cells]) -> Iterator[bytes]:
    """As a list of objects, one a line, each with every column; a blank is null."""
    header, before = schema.header, "[\n"
    for row in rows:
        yield f"{before}{_json(dict.fromkeys(header) | {name: row[name] for name in header if name in row})}".encode()
        before = ",\n"
    yield b"[\n]\n" if before == "[\n" else b"\n]\n"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


WRITERS: Final[dict[str, Writer]] = {"csv": csv_lines, "json": json_lines}


def digest_of(lines: Iterable[bytes]) -> Digest:
    """The checksum and the length of a file, given in pieces."""
    sha256, size = hashlib.sha256(), 0
    for line in lines:
        sha256.update(line)
        size += len(line)
    return Digest(sha256.hexdigest(), size)
