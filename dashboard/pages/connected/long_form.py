"""Positions in long form: those of 31 March of each year and of the newest report, one below the other."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import IO, Final

from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Record
from dashboard.open_data.position_rows import FIELDS, Row, first_position, position_rows
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.record_cache import published_record
from inspections.queries.record_version import record_version

_YEAR_ENDS: Final = (3, 31)
"""Statistics of children's services are as at 31 March."""
HEADER: Final = tuple(field.name for field in FIELDS)


def long_rows(record: Record) -> Iterator[Row]:
    """By year, then council, then judgement. A year whose 31 March the record does not reach has no row of that day."""
    for day in _days(record):
        yield from position_rows(record, AsAt(day))


def write_typed_rows(file: IO[bytes]) -> None:
    """The columns with their types, and the rows as objects, as one JSON document."""
    columns = [{"name": each.name, "type": each.type, "about": each.about} for each in FIELDS]
    about = {"title": "Positions by year", "licence": ATTRIBUTION, "version": record_version().name, "columns": columns}
    file.write(f'{json.dumps(about)[:-1]}, "rows": ['.encode())
    for number, row in enumerate(long_rows(published_record())):
        file.write(f"{',' if number else ''}\n{json.dumps(dict(zip(HEADER, row, strict=True)))}".encode())
    file.write(b"\n]}\n")


def _days(record: Record) -> list[datetime.date]:
    first = first_position(record)
    if first is None:
        return []
    years = range(first.year, record.last_day.year + 1)
    days = [datetime.date(year, *_YEAR_ENDS) for year in years]
    return [*(day for day in days if first <= day < record.last_day), record.last_day]
