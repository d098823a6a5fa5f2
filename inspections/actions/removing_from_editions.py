"""Taking words out of all editions because a law demands it: itself an edition, which says why.

The files that held them are replaced by a notice with their checksums; every other file stays as it was.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from inspections.actions.editions import make_edition
from inspections.editions.changes import REMOVED_KEY
from inspections.editions.tables import TableState
from inspections.errors import InvalidValueError
from inspections.models import Edition, EditionRow
from inspections.queries.editions import latest_edition

SHORTEST: Final = 3
"""Characters: what is shorter is found in nearly every row."""
LONGEST_REASON: Final = 500
"""Characters: more than anybody says without quoting what is to go."""
_AT_ONCE: Final = 500
"""Rows in one statement: SQLite takes no more than some thousand values."""


@dataclass(frozen=True)
class FoundRow:
    """A row of the editions that holds the words, and the editions in which it stands, the last one included."""

    pk: int
    table: str
    key: str
    first: int
    last: int


def rows_with(words: str) -> list[FoundRow]:
    """Every row of any edition in which the words stand, as they are written."""
    latest = latest_edition()
    wanted = _sought(words)
    # One database ignores case here; what is found is looked at again.
    rows = EditionRow.objects.filter(removed_in=None, cells__contains=wanted).order_by("table", "first", "pk")
    return [
        FoundRow(row.pk, row.table, row.key, row.first, row.ended - 1 if row.ended else latest.number if latest else 0)
        for row in rows.iterator()
        if wanted in row.cells
    ]


@transaction.atomic
def remove_from_editions(
    *, words: str, why: str, tables: Sequence[TableState], version: str, by: User | None
) -> Edition:
    """Blank every row that holds the words. `tables` are the public tables now, of the state `version`.

    Raises InvalidValueError where a reason lacks or quotes the words, where no edition holds them, where the record
    itself still does, and where another edition is made at this moment.
    """
    reason = " ".join(why.split())
    _check(words, reason, tables)
    found = rows_with(words)
    if not found:
        raise InvalidValueError("No edition holds these words.")
    edition = make_edition(tables=tables, version=version, kind=Edition.Kind.REMOVAL, by=by, why=reason)
    if edition is None:
        raise InvalidValueError("An edition is being made at the moment. Try again in a minute.")
    for some in batched((row.pk for row in found), _AT_ONCE):
        EditionRow.objects.filter(pk__in=some).update(cells="", removed_in=edition.number)
    for row in found:
        if _sought(words) in row.key:
            EditionRow.objects.filter(pk=row.pk).update(key=json.dumps([REMOVED_KEY, row.pk]))
    return edition


def _check(words: str, reason: str, tables: Sequence[TableState]) -> None:
    if len(words.strip()) < SHORTEST:
        raise InvalidValueError(f"Give the words that are to go, {SHORTEST} letters at least.")
    if not reason:
        raise InvalidValueError("Say why: everybody reads it in place of the files.")
    if len(reason) > LONGEST_REASON:
        raise InvalidValueError(f"Say why in at most {LONGEST_REASON} letters.")
    if words.casefold() in reason.casefold():
        raise InvalidValueError("The reason is public: it must not hold the words that are to go.")
    still = sorted({table.name for table in tables if any(_sought(words) in cells for cells in table.rows.values())})
    if still:
        raise InvalidValueError(f"The record itself still holds these words, in {', '.join(still)}: remove them there.")


def _sought(words: str) -> str:
    """As they stand in a row that is kept."""
    return json.dumps(words, ensure_ascii=False)[1:-1]
