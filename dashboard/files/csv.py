"""CSV: the numbers of a page as machines read them, with what they count in every row."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

_ROWS_AT_ONCE = 200
"""So few that a download starts at once, so many that it is not sent line by line."""
# A spreadsheet runs a cell as a formula if it begins with one of these, even after white space.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_chunks(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Some rows at a time. Lines end as RFC 4180 asks; what a spreadsheet would run as a formula stays text."""
    yield _written([header])
    for some in batched(rows, _ROWS_AT_ONCE):
        yield _written([safe_cell(value) for value in row] for row in some)


def safe_cell(value: object) -> object:
    """The value as a cell; words that would be a formula get an apostrophe before them, truth is in small letters."""
    if isinstance(value, bool):
        return str(value).lower()
    is_formula = isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA))
    return f"'{value}" if is_formula else value


def csv_file(stem: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponseBase:
    """With a byte order mark, for spreadsheets; what is read from the database is sent while it is read."""
    if not isinstance(rows, Sequence):
        return csv_stream(f"{stem}.csv", header, rows)
    response = HttpResponse("\ufeff" + "".join(csv_chunks(header, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{stem}.csv"'
    return response


def csv_stream(
    filename: str, header: Iterable[str], rows: Iterable[Iterable[object]], *, mark: bool = True
) -> StreamingHttpResponse:
    """A table of any length, sent while it is read; `mark`: with a byte order mark, for spreadsheets."""
    lines = csv_chunks(header, rows)
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
