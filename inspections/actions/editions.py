"""Making an edition: what changed since the last one is written, all of it or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Final

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from inspections.editions.tables import TableState, cells_of
from inspections.editions.writing import WRITERS, digest_of, sha256_of_edition
from inspections.errors import WrongStateError
from inspections.models import Edition, EditionRow, EditionSchemaText, EditionTable
from inspections.partial_dates import format_day
from inspections.queries.editions import KeptTable, latest_edition, tables_of

_REMOVALS: Final = 10
"""Editions beside those of days that may have been made after a backup: a law demands a removal once in years."""
_AT_ONCE: Final = 500
"""Rows in one statement: SQLite takes no more than some thousand values."""


@dataclass(frozen=True)
class _Difference:
    """A table that is not as the last edition has it: rows to begin, and those to end by their primary keys."""

    table: TableState
    begins: tuple[tuple[str, str], ...]
    ends: tuple[int, ...]


def make_edition(
    *,
    tables: Sequence[TableState],
    version: str,
    at: datetime.datetime | None = None,
    kind: str = Edition.Kind.DAY,
    by: User | None = None,
    why: str = "",
    past: int = 0,
) -> Edition | None:
    """The new edition. None where nothing is different, the day has one already, or another process makes it now.

    `tables` are all public tables at one moment, `version` the name of that state of the record. A removal makes an
    edition in any case, and so does a restoring, whose number is past that of `past`. Where nothing is different, the
    last edition is of that state too, and says so.
    """
    now = at or timezone.now()
    day = timezone.localdate(now)
    last = latest_edition()
    of_day = kind == Edition.Kind.DAY
    if of_day and Edition.objects.filter(kind=kind, day=day).exists():
        return None
    different = _differences(tables, last)
    names = " ".join(table.name for table in tables)
    if of_day and last is not None and not different and last.tables == names:
        _is_still(last, version)
        return None
    number = max(last.number if last else 0, past) + 1
    try:
        with transaction.atomic():
            # Whoever comes second waits here, or finds the number taken.
            edition = Edition.objects.create(
                number=number, kind=kind, day=day, made_at=now, made_by=by, version=version, tables=names, why=why
            )
            _write_whole(edition, different)
    except IntegrityError:
        if not Edition.objects.filter(number=number).exists():
            raise
        return None
    return edition


def _write_whole(edition: Edition, different: Sequence[_Difference]) -> None:
    """Its rows and tables, and the checksum that names it."""
    _end_rows_of_gone_tables(edition)
    for each in different:
        _write(edition, each)
    edition.sha256 = sha256_of_edition((table.name, table.sha256) for table in tables_of(edition))
    edition.save(update_fields=["sha256"])


def say_restored(*, tables: Sequence[TableState], version: str, past: int = 0) -> Edition:
    """An edition which says that the record came back from a backup, and begins past every number anybody may know.

    `past` is the last number that somebody saw; where none is given, there was at most one edition a day since the last
    that is here, and a few removals. Raises WrongStateError where there is no edition, or another is made now.
    """
    last = latest_edition()
    if last is None:
        raise WrongStateError("There is no edition yet.")
    today = timezone.localdate()
    known = max(past, last.number) if past else last.number + max((today - last.day).days, 0) + _REMOVALS
    why = f"The record was restored on {format_day(today)} from a backup that ends with edition {last.number}."
    if known > last.number:
        why += f" Editions {last.number + 1} to {known}, if anybody has one, are of what was lost."
    edition = make_edition(tables=tables, version=version, kind=Edition.Kind.RESTORED, why=why, past=known)
    if edition is None:
        raise WrongStateError("An edition is being made at the moment. Try again in a minute.")
    return edition


def _is_still(last: Edition, version: str) -> None:
    """Else every page would say that something changed since, and all tables be read again every few minutes."""
    Edition.objects.filter(pk=last.pk).update(version=version)


def _differences(tables: Sequence[TableState], last: Edition | None) -> list[_Difference]:
    kept = {table.name: table for table in tables_of(last)} if last else {}
    found = [(table, _difference(table), kept.get(table.name)) for table in tables]
    return [
        each for table, each, before in found if before is None or each.begins or each.ends or _other(table, before)
    ]


def _other(table: TableState, before: KeptTable) -> bool:
    """Whether its columns are others: their meanings alone make no edition."""
    return table.schema.header != before.schema.header


def _difference(table: TableState) -> _Difference:
    held = {
        key: (pk, cells)
        for pk, key, cells in EditionRow.objects.filter(table=table.name, ended=None).values_list("pk", "key", "cells")
    }
    begins = tuple((key, cells) for key, cells in table.rows.items() if key not in held or held[key][1] != cells)
    ends = tuple(pk for key, (pk, cells) in held.items() if table.rows.get(key) != cells)
    return _Difference(table, begins, ends)


def _end_rows_of_gone_tables(edition: Edition) -> None:
    EditionRow.objects.filter(ended=None).exclude(table__in=edition.names).update(ended=edition.number)


def _write(edition: Edition, each: _Difference) -> None:
    table = each.table
    for pks in batched(each.ends, _AT_ONCE):
        EditionRow.objects.filter(pk__in=pks).update(ended=edition.number)
    rows = (EditionRow(table=table.name, key=key, cells=cells, first=edition.number) for key, cells in each.begins)
    for some in batched(rows, _AT_ONCE):
        EditionRow.objects.bulk_create(some)
    schema, _ = EditionSchemaText.objects.get_or_create(
        sha256=table.schema.sha256, defaults={"text": table.schema.text}
    )
    digests = {
        form: digest_of(write(table.schema, map(cells_of, table.rows.values()))) for form, write in WRITERS.items()
    }
    EditionTable.objects.create(
        edition=edition,
        name=table.name,
        schema=schema,
        rows=len(table.rows),
        csv_sha256=digests["csv"].sha256,
        csv_size=digests["csv"].size,
        json_sha256=digests["json"].sha256,
        json_size=digests["json"].size,
    )
