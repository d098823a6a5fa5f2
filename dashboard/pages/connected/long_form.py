"""Positions in long form: those of 31 March of each year and of the newest report, one below the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Record
from dashboard.open_data.position_rows import FIELDS, Row, first_position, position_rows

_YEAR_ENDS: Final = (3, 31)
"""Statistics of children's services are as at 31 March."""
HEADER: Final = tuple(field.name for field in FIELDS)


def long_rows(record: Record) -> Iterator[Row]:
    """By year, then council, then judgement. A year whose 31 March the record does not reach has no row of that day."""
    for day in _days(record):
        yield from position_rows(record, AsAt(day))


def _days(record: Record) -> list[datetime.date]:
    first = first_position(record)
    if first is None:
        return []
    years = range(first.year, record.last_day.year + 1)
    days = [datetime.date(year, *_YEAR_ENDS) for year in years]
    return [*(day for day in days if first <= day < record.last_day), record.last_day]
