"""What rows say, as a number that does not depend on the kind of database or on the order in which it gives them."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model

_RANGE: Final = 2**256


@dataclass
class TableSum:
    """How many rows there are, and the sum of theirs."""

    rows: int = 0
    total: int = 0

    def add(self, of_row: int) -> None:
        self.rows, self.total = self.rows + 1, (self.total + of_row) % _RANGE

    @property
    def checksum(self) -> str:
        return f"{self.total:064x}"


def row_sum(row: Model) -> int:
    """Of the values of all its columns."""
    values = [_plain(field.value_from_object(row)) for field in row._meta.concrete_fields]
    text = json.dumps(values, sort_keys=True, ensure_ascii=True)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def _plain(value: Any) -> Any:
    """As JSON has it: moments in one time zone, and a number alike however it was written."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, memoryview | bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
