"""The files of an edition: the same rows give the same bytes in every version of the product, Python and database.

Lines end in a line feed alone, columns stand in the order of the schema, rows in that of their keys, and nothing is
of the moment of writing. The rules of CSV are written out here, because the library's may change.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from inspections.editions.tables import Cell, Cells, EditionSchema

# A spreadsheet runs a cell as a formula if it begins with one of these signs, in any width, even after characters that
# nobody sees. They are written out, because the tables of Unicode in Python grow, and a file must not.
_SIGNS: Final = "=+\\-@⁺⁼₊₌⩵⩶﬩﹢﹣﹦﹫＋－＝＠"
_UNSEEN: Final = (
    r"\x00-\x20\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u2064\u2066-\u206f\u3000\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_FORMULA: Final = re.compile(f"[\t\r\n]|[{_UNSEEN}]*[{_SIGNS}]")
_QUOTED: Final = frozenset(',"\r\n')

type Writer = Callable[[EditionSchema, Iterable[Cells]], Iterator[bytes]]


@dataclass(frozen=True)
class Digest:
    sha256: str
    size: int


@dataclass(frozen=True)
class Form:
    """How a file is put together: what it begins with, a row, what stands between two rows, and how it ends."""

    begin: Callable[[EditionSchema], bytes]
    row: Callable[[EditionSchema, Cells], bytes]
    between: bytes
    end: bytes
    end_without_rows: bytes

    def joined(self, schema: EditionSchema, rows: Iterable[bytes]) -> Iterator[bytes]:
        """The file in pieces, of rows that are written already."""
        before = self.begin(schema)
        empty = True
        for row in rows:
            yield before + row
            before, empty = self.between, False
        yield before + self.end_without_rows if empty else self.end

    def lines(self, schema: EditionSchema, rows: Iterable[Cells]) -> Iterator[bytes]:
        return self.joined(schema, (self.row(schema, cells) for cells in rows))


def _csv_begin(schema: EditionSchema) -> bytes:
    return _csv_line(schema.header)


def _csv_row(schema: EditionSchema, cells: Cells) -> bytes:
    """No cell can run as a formula."""
    return _csv_line(_csv_cell(cells.get(name)) for name in schema.header)


def _csv_line(cells: Iterable[str]) -> bytes:
    return (",".join(map(_quoted, cells)) + "\n").encode()


def _csv_cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED & set(cell) else cell


def _json_begin(schema: EditionSchema) -> bytes:
    return b"[\n"


def _json_row(schema: EditionSchema, cells: Cells) -> bytes:
    """Every column; a blank is null."""
    return json.dumps({name: cells.get(name) for name in schema.header}, ensure_ascii=False).encode()


FORMS: Final = {
    "csv": Form(_csv_begin, _csv_row, b"", b"", b""),
    "json": Form(_json_begin, _json_row, b",\n", b"\n]\n", b"]\n"),
}
"""CSV in UTF-8 without a byte order mark, and JSON: a list of objects, one a line."""
WRITERS: Final[dict[str, Writer]] = {name: form.lines for name, form in FORMS.items()}


def list_of_checksums(tables: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """As `sha256sum` takes it: each table's files by form, in the order in which the edition has its tables."""
    return "".join(f"{sha256[form]}  {name}.{form}\n" for name, sha256 in tables for form in FORMS)


def sha256_of_edition(tables: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """Names an edition by the bytes of all its files as they were on its day."""
    return hashlib.sha256(list_of_checksums(tables).encode()).hexdigest()


def digest_of(lines: Iterable[bytes]) -> Digest:
    """The checksum and the length of a file, given in pieces."""
    sha256, size = hashlib.sha256(), 0
    for line in lines:
        sha256.update(line)
        size += len(line)
    return Digest(sha256.hexdigest(), size)
