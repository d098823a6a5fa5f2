"""The state of the published record: a short name that changes with it, and when it last changed.

Files made from the record carry the name, so that nobody fetches again what has not changed.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet, Value

from authorities.models import Authority, AuthorityCode, DeliveryBody, Succession
from inspections.ledger.shipped import SHIPPED_ON, start_of_day
from inspections.models import (
    ComparedReport,
    CouncilReply,
    Edition,
    EditorProfile,
    Event,
    Finding,
    Inspection,
    Judgement,
    KnownMissing,
    LedgerEntry,
    ListedReport,
    RecommendationLink,
    WithdrawnInspection,
)
from inspections.models.history import HistoryWithRole
from inspections.roles import Role
from inspections.search.themes import FINGERPRINT

FORMAT_VERSION: Final = "9"
"""To be changed when files are made differently from the same record; a new column of the record shows by itself."""

_COUNTED: Final[tuple[Any, ...]] = (
    Inspection,
    Judgement,
    LedgerEntry,
    KnownMissing,
    ListedReport,
    Authority,
    Succession,
)
_LINKS: Final[tuple[Any, ...]] = (RecommendationLink, ComparedReport)
_KEPT: Final[tuple[Any, ...]] = (
    *_COUNTED,
    *_LINKS,
    Finding,
    Event,
    DeliveryBody,
    EditorProfile,
    WithdrawnInspection,
)


type _Seen = tuple[int, int, int | None, datetime.datetime | None]


@dataclass(frozen=True)
class RecordVersion:
    """`name` is of letters and digits; `changed` is when a person or an import last changed the record.

    What is shipped is of the day on which it was, not of that of its installation.
    """

    name: str
    changed: datetime.datetime


def record_version() -> RecordVersion:
    """Two small queries, whatever the size of the record.

    Every change of the record leaves a row of history; names and neighbours are saved with their council, and a
    name that somebody chose leaves one without the name. The number of rows counts as well as the last id, for a change
    that begins before another and ends after it has the lower id.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_version_query(connection.vendor))
        seen: list[_Seen] = sorted((*row[:3], _aware(row[3])) for row in cursor.fetchall())
    codes = list(AuthorityCode.objects.order_by("pk").values_list("pk", "code", "valid_from", "valid_to"))
    state = repr([FORMAT_VERSION, FINGERPRINT, _columns(), [row[:3] for row in seen], codes])
    changed = max([start_of_day(SHIPPED_ON), *(row[3] for row in seen if row[3] is not None)])
    return RecordVersion(hashlib.sha256(state.encode()).hexdigest()[:20], changed)


@cache
def _version_query(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """Composed once for a kind of database, for that takes ten times as long as the answer."""
    histories = [_history_of(number, history.objects.all()) for number, history in enumerate(_histories())]
    first, *others = (*histories, _history_of(len(histories), _replies()))
    return first.union(*others, all=True).order_by().query.sql_with_params()


def _aware(moment: datetime.datetime | str | None) -> datetime.datetime | None:
    """SQLite keeps a moment as text, in UTC."""
    return datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC) if isinstance(moment, str) else moment


def _columns() -> list[list[str]]:
    """With a new column, files may say more of a record whose history is the same."""
    return [[column.name for column in model._meta.concrete_fields] for model in (*_KEPT, CouncilReply)]


@cache
def _histories() -> tuple[Any, ...]:
    """Looked up once: `history` makes a new class whenever it is asked for."""
    return tuple(model.history.model for model in _KEPT)


def _replies() -> QuerySet[Any]:
    """The history of what councils reply, as far as it is or was public: that a reply waits is their own business."""
    return _reply_history().objects.filter(state__in=CouncilReply.WAS_PUBLIC)  # type: ignore[no-any-return]


@cache
def _reply_history() -> Any:
    return CouncilReply.history.model


def _history_of(
    number: int, history: QuerySet[Any]
) -> QuerySet[Any, tuple[int, int, int | None, datetime.datetime | None]]:
    """How many rows of history one model has, the last id, and the time of the last that was not shipped; or None."""
    rows = history.order_by().annotate(of=Value(number)).values("of")
    shipped = Q(history_role=Role.SHIPPED) if issubclass(history.model, HistoryWithRole) else Q(history_user=None)
    found = rows.annotate(n=Count("history_id"), last=Max("history_id"), at=Max("history_date", filter=~shipped))
    return found.values_list("of", "n", "last", "at")  # type: ignore[no-any-return]


def record_state() -> tuple[object, ...]:
    """A value that changes with everything that is counted, whichever process changed it; one query, under 1 ms.

    The time is part of it: the ids of a transaction that was rolled back are given to the next one. Findings are too
    many to be counted for each page, so that of two people who change some within the same moment, the one who began
    first and ended last shows with the next change.
    """
    with connection.cursor() as cursor:
        cursor.execute(_state_query())
        return tuple(cursor.fetchone())


@cache
def _state_query() -> str:
    """Made once, as the histories are."""
    last = ("MAX(history_id)", "MAX(history_date)")
    asked = [(model, ("COUNT(*)", *last)) for model in _COUNTED] + [(Finding, last)]
    # Pages name the latest edition and say whether something changed since, so both make them anew.
    editions = connection.ops.quote_name(Edition._meta.db_table)
    parts = [f"(SELECT {value} FROM {_table_of_history(model)})" for model, values in asked for value in values]  # noqa: S608
    parts.append(f"(SELECT version FROM {editions} ORDER BY number DESC LIMIT 1)")  # noqa: S608
    return "SELECT " + ", ".join([*parts, f"(SELECT MAX(number) FROM {editions})"])  # noqa: S608


def _table_of_history(model: Any) -> str:
    return connection.ops.quote_name(model.history.model._meta.db_table)
