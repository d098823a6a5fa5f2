"""Which state the published record is in: a short name that changes with it, and when it last changed.

Files that are made of the record carry the name, so that nobody fetches again what has not changed.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Max, QuerySet, Value

from authorities.models import Authority, AuthorityCode, DeliveryBody, Succession
from inspections.models import Event, Inspection, Judgement, KnownMissing, LedgerEntry, Recommendation
from inspections.search.themes import FINGERPRINT

FORMAT_VERSION: Final = "2"
"""Changes when files are made in another way from the same record; a new column of the record shows by itself."""

_COUNTED: Final[tuple[Any, ...]] = (Inspection, Judgement, LedgerEntry, KnownMissing, Authority, Succession)
_KEPT: Final[tuple[Any, ...]] = (*_COUNTED, Recommendation, Event, DeliveryBody)
_BEGINNING: Final = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class RecordVersion:
    """`name` is of letters and digits; `changed` is when a person or an import last changed the record."""

    name: str
    changed: datetime.datetime


def record_version() -> RecordVersion:
    """Two small queries, whatever the size of the record.

    Every change of the record is kept as a row of history; names and neighbours are saved with their council. How many
    rows there are counts as well as the last number: a change that was begun before another and ends after it has the
    lower number.
    """
    first, *others = (_history_of(number, history) for number, history in enumerate(_histories()))
    seen = sorted(first.union(*others, all=True).order_by())
    codes = list(AuthorityCode.objects.order_by("pk").values_list("pk", "code", "valid_from", "valid_to"))
    state = repr([FORMAT_VERSION, FINGERPRINT, _columns(), [row[:3] for row in seen], codes])
    changed = max((row[3] for row in seen if row[3] is not None), default=_BEGINNING)
    return RecordVersion(hashlib.sha256(state.encode()).hexdigest()[:20], changed)


def _columns() -> list[list[str]]:
    """Files may hold what a record of the same history had no column for before."""
    return [[column.name for column in model._meta.concrete_fields] for model in _KEPT]


@cache
def _histories() -> tuple[Any, ...]:
    """Looked up once, as below."""
    return tuple(model.history.model for model in _KEPT)


def _history_of(number: int, history: Any) -> QuerySet[Any, tuple[int, int, int | None, datetime.datetime | None]]:
    """How many rows of history one kind has, the last of them and when; None where there is none."""
    rows = history.objects.order_by().annotate(of=Value(number)).values("of")
    found = rows.annotate(n=Count("history_id"), last=Max("history_id"), at=Max("history_date"))
    return found.values_list("of", "n", "last", "at")  # type: ignore[no-any-return]


def record_state() -> tuple[object, ...]:
    """What is another after every change of what is counted, whichever process made it; one query, under 1 ms.

    The moment counts too: what a transaction wrote and took back leaves its numbers to the next one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_state_query())
        return tuple(cursor.fetchone())


@cache
def _state_query() -> str:
    """Made once: `history` makes a class anew whenever it is asked for."""
    tables = [connection.ops.quote_name(model.history.model._meta.db_table) for model in _COUNTED]
    values = ("COUNT(*)", "MAX(history_id)", "MAX(history_date)")
    return "SELECT " + ", ".join(f"(SELECT {value} FROM {table})" for table in tables for value in values)  # noqa: S608
