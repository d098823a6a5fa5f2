"""CSV: the numbers of a page as machines read them, with what they count in every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import TYPE_CHECKING

from django.http import HttpResponse, StreamingHttpResponse

if TYPE_CHECKING:
    from dashboard.charts.figure import Sheet

_ROWS_AT_ONCE = 200
# With these a cell begins that a spreadsheet would run as a formula, white space before them or not.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(sheet: Sheet) -> str:
    """Lines end as RFC 4180 asks; a cell that a spreadsheet would run as a formula is kept as words."""
    return "".join(csv_lines(sheet.header, sheet.rows))


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The same in pieces of some rows each, for tables that are sent while they are read."""
    yield _written([header])
    for some in batched(rows, _ROWS_AT_ONCE):
        yield _written([safe(value) for value in row] for row in some)


def safe(value: object) -> object:
    """The value as a cell; words that would be a formula get an apostrophe before them."""
    is_formula = isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA))
    return f"'{value}" if is_formula else value


def csv_response(sheet: Sheet) -> HttpResponse:
    """With a byte order mark, so that spreadsheets read the letters right."""
    response = HttpResponse("\ufeff" + csv_text(sheet), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{sheet.filename}"'
    return response


def csv_stream(
    filename: str, header: Iterable[str], rows: Iterable[Iterable[object]], *, mark: bool = True
) -> StreamingHttpResponse:
    """A table of any length, sent while it is read; `mark`: with a byte order mark, for spreadsheets."""
    lines = csv_lines(header, rows)
    response = StreamingHttpResponse(_marked(lines) if mark else lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _marked(lines: Iterable[str]) -> Iterator[str]:
    yield "\ufeff"
    yield from lines


def _written(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
