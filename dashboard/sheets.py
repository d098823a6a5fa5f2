"""CSV: the numbers of a page as machines read them, with what they count in every row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from dashboard.charts.figure import Sheet


def csv_text(sheet: Sheet) -> str:
    """Lines end as RFC 4180 asks; a cell that a spreadsheet would run as a formula is kept as words."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.header)
    writer.writerows([_safe(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def csv_response(sheet: Sheet) -> HttpResponse:
    """With a byte order mark, so that spreadsheets read the letters right."""
    response = HttpResponse("\ufeff" + csv_text(sheet), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{sheet.filename}"'
    return response
