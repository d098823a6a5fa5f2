"""Writing CSV: streamed if it is long, and safe to open in a spreadsheet."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from inspections.lanes import give_way

_ROWS_AT_ONCE = 200
"""Few enough for a download to start at once, and enough not to send it line by line."""
# A spreadsheet runs a cell as a formula if it begins with one of these, even after white space, in any width.
_FORMULA = ("=", "+", "-", "@")
_CONTROLS = ("\t", "\r", "\n")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of characters that nobody sees, and that some spreadsheets drop: a zero-width space, a byte order mark."""


def csv_chunks(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The file in chunks of some rows each. Lines end in CRLF, as in RFC 4180, and no cell can run as a formula."""
    yield _csv_text([header])
    for some in batched(rows, _ROWS_AT_ONCE):
        give_way()
        yield _csv_text([safe_cell(value) for value in row] for row in some)


def safe_cell(value: object) -> object:
    """The value of a cell: an apostrophe is put before a would-be formula, and booleans are in lower case."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and _may_run(value) else value


def _may_run(text: str) -> bool:
    """Whether a spreadsheet could take it for a formula: full-width signs are what they look like to some."""
    if text[:1].isalnum() and text[0].isascii():
        # Nearly every cell, and it takes a tenth of the time.
        return False
    seen = next((character for character in text if unicodedata.category(character) not in _UNSEEN), "")
    return text.startswith(_CONTROLS) or unicodedata.normalize("NFKC", seen).startswith(_FORMULA)


def csv_file(stem: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponseBase:
    """A CSV download with a byte order mark, for spreadsheets; rows that are not a sequence are streamed."""
    if not isinstance(rows, Sequence):
        return csv_stream(f"{stem}.csv", header, rows)
    response = HttpResponse("\ufeff" + "".join(csv_chunks(header, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{stem}.csv"'
    return response


def csv_stream(
    filename: str, header: Iterable[str], rows: Iterable[Iterable[object]], *, mark: bool = True
) -> StreamingHttpResponse:
    """A table of any length, streamed; `mark` adds a byte order mark, for spreadsheets."""
    chunks = csv_chunks(header, rows)
    response = StreamingHttpResponse(_with_mark(chunks) if mark else chunks, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _with_mark(chunks: Iterable[str]) -> Iterator[str]:
    yield "\ufeff"
    yield from chunks


def _csv_text(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
