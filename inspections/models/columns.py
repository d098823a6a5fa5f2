"""Filling the columns of a row by name from a value that crosses the stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def fill_columns(row: Model, values: Mapping[str, Any]) -> None:
    """Set each column; text is cut to what its column holds, and what is absent is the column's default."""
    columns = {column.name: column for column in row._meta.concrete_fields}
    for name, value in values.items():
        present = columns[name].get_default() if value is None else value
        setattr(row, name, present[: columns[name].max_length] if isinstance(present, str) else present)
