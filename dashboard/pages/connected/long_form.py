"""Positions in long form: those of 31 March of each year and of the newest report, one below the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from dashboard.counting.areas import current_areas
from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Record
from dashboard.open_data.position_rows import FIELDS, Row, position_rows

_YEAR_ENDS: Final = (3, 31)
"""Statistics of children's services are as at 31 March."""
HEADER: Final = tuple(field.name for field in FIELDS)


def long_rows(record: Record) -> Iterator[Row]:
    """By year, then council, then judgement. A year whose 31 March the record does not reach has no row of that day."""
    for day in _days(record):
        yield from position_rows(record, AsAt(day))


def _days(record: Record) -> list[datetime.date]:
    dated = [i.published for i in record.inspections if any(area in i.judgements for area in current_areas())]
    if not dated:
        return []
    years = range(min(dated).year, record.last_day.year + 1)
    days = [datetime.date(year, *_YEAR_ENDS) for year in years]
    return [*(day for day in days if min(dated) <= day < record.last_day), record.last_day]
