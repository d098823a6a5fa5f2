"""Editions as they are read: which there are, their files byte for byte, and what changed from one to another.

Programs ask `changes_since(number)`; every answer is made from what the editions keep, never from the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from inspections.editions.changes import (
    ChangeKind,
    RowChange,
    RowSides,
    SchemaChange,
    gather_reasons,
    row_change,
)
from inspections.editions.due import is_due
from inspections.editions.tables import Cells, EditionSchema, cells_of, key_order, key_text, schema_from
from inspections.editions.writing import WRITERS, digest_of
from inspections.models import Edition, EditionRow, EditionTable
from inspections.queries.record_version import RecordVersion

_REASONED_BY: Final = ("corrections", "withdrawals", "inspections")
"""The tables that say why a value changed."""


class EditionRemovedError(Exception):
    """A law demanded that words of this file be taken away, so the file is not there any more."""


class EditionDamagedError(Exception):
    """What is kept does not give the bytes of the day: it was tampered with, or lost."""


@dataclass(frozen=True)
class KeptTable:
    """A table of an edition. `since` is the edition from which on its files are these."""

    name: str
    schema: EditionSchema
    rows: int
    sha256: dict[str, str]
    size: dict[str, int]
    since: int
    removed_in: int | None


def latest_edition() -> Edition | None:
    return Edition.objects.order_by("-number").first()


def nothing_new(version: RecordVersion) -> bool:
    """Whether the latest edition was taken of the record in this very state; one query."""
    last = latest_edition()
    return last is not None and last.version == version.name


def edition_is_due(version: RecordVersion) -> bool:
    """Whether the edition of the day is to be taken now, of a record in this state. Two queries at most."""
    if nothing_new(version):
        return False
    days = Edition.objects.filter(kind=Edition.Kind.DAY)
    # The last that was taken, and not the one of the latest day: a clock may have run ahead.
    day = days.order_by("-number").values_list("day", flat=True).first()
    return is_due(timezone.localtime(), changed=timezone.localtime(version.changed), last=day)


def latest_number() -> int:
    """The number of the latest edition; none has the number 0."""
    return Edition.objects.order_by("-number").values_list("number", flat=True).first() or 0


def edition_with(number: int) -> Edition | None:
    return Edition.objects.filter(number=number).first()


def edition_before(number: int) -> Edition | None:
    """The one that came before; where the record was restored, numbers between the two are not there."""
    return Edition.objects.filter(number__lt=number).order_by("-number").first()


def edition_after(number: int) -> Edition | None:
    return Edition.objects.filter(number__gt=number).order_by("number").first()


def all_editions() -> QuerySet[Edition]:
    """Newest first."""
    return Edition.objects.order_by("-number")


def has_council(edition: Edition, dfe_number: str) -> bool:
    """Whether its table of councils has this one; one query."""
    return _rows_at(edition.number).filter(table="councils", key=key_text([dfe_number])).exists()


def tables_of(edition: Edition) -> list[KeptTable]:
    """In their order; two queries, which read a few rows of each table however many editions there are."""
    until = EditionTable.objects.filter(edition__number__lte=edition.number)
    last = until.order_by().values("name").annotate(last=Max("edition__number")).values("last")
    rows = EditionTable.objects.filter(edition__number__in=last).select_related("edition", "schema")
    found = {row.name: row for row in rows.order_by("edition__number")}
    gone = dict(_rows_at(edition.number).exclude(removed_in=None).values_list("table", "removed_in"))
    return [_kept(found[name], gone.get(name)) for name in edition.names]


def table_of(edition: Edition, name: str) -> KeptTable | None:
    """None where the edition has no such table; two queries."""
    if name not in edition.names:
        return None
    rows = EditionTable.objects.filter(name=name, edition__number__lte=edition.number)
    row = rows.select_related("edition", "schema").order_by("-edition__number").first()
    if row is None:
        return None
    gone = _rows_at(edition.number).filter(table=name).exclude(removed_in=None)
    return _kept(row, gone.values_list("removed_in", flat=True).first())


def _kept(row: EditionTable, removed_in: int | None) -> KeptTable:
    return KeptTable(
        name=row.name,
        schema=schema_from(row.schema.text),
        rows=row.rows,
        sha256={"csv": row.csv_sha256, "json": row.json_sha256},
        size={"csv": row.csv_size, "json": row.json_size},
        since=row.edition.number,
        removed_in=removed_in,
    )


def file_of(edition: Edition, table: KeptTable, form: str) -> bytes:
    """The file, byte for byte as on the day; `form` is csv or json.

    Raises EditionRemovedError, or EditionDamagedError where the bytes are not those of the day.
    """
    return b"".join(_checked(edition, table, form)[1])


def checked_rows_of(edition: Edition, table: KeptTable) -> tuple[Cells, ...]:
    """The rows of a table in an edition, once its file was found to be as on its day. Raises as `file_of`."""
    return _checked(edition, table, "csv")[0]


def _checked(edition: Edition, table: KeptTable, form: str) -> tuple[tuple[Cells, ...], tuple[bytes, ...]]:
    """The rows, and the lines of the file that they make."""
    if table.removed_in is not None:
        raise EditionRemovedError(f"{table.name}.{form} of edition {edition.number}")
    damaged = EditionDamagedError(f"{table.name}.{form} of edition {edition.number} is not as it was.")
    try:
        rows = tuple(rows_of(edition, table))
        lines = tuple(WRITERS[form](table.schema, rows))
    except ValueError as error:
        raise damaged from error
    if digest_of(lines).sha256 != table.sha256[form]:
        raise damaged
    return rows, lines


def rows_of(edition: Edition, table: KeptTable) -> Iterator[Cells]:
    """The rows of a table in an edition, in the order of their keys."""
    kept = _rows_at(edition.number).filter(table=table.name).values_list("key", "cells")
    for _, cells in sorted(kept.iterator(), key=lambda row: key_order(row[0])):
        yield cells_of(cells)


def _rows_at(number: int) -> QuerySet[EditionRow]:
    return EditionRow.objects.filter(Q(ended=None) | Q(ended__gt=number), first__lte=number).order_by()


def changes_since(number: int, *, table: str | None = None) -> list[RowChange]:
    """What changed from an edition to the latest: the difference of the two, not each step between them.

    By table and key. Raises Edition.DoesNotExist.
    """
    latest = latest_edition()
    if latest is None:
        raise Edition.DoesNotExist
    return value_changes(number, latest.number, table=table)


def value_changes(before: int, after: int, *, table: str | None = None) -> list[RowChange]:
    """As `changes_between`, without the rows of tables and columns that one of the editions does not have.

    `schema_changes` says that once. Raises Edition.DoesNotExist.
    """
    one_sided = {each.table for each in schema_changes(before, after) if each.kind is not ChangeKind.CHANGED}
    found = changes_between(before, after, table=table)
    return [each for each in found if each.table not in one_sided and not each.of_schema]


def changes_between(before: int, after: int, *, table: str | None = None) -> list[RowChange]:
    """Every row that the later edition has otherwise than the earlier one, or that one of them alone has.

    Together they lead from the one to the other exactly. Raises Edition.DoesNotExist.
    """
    old, new = _schemas(before), _schemas(after)
    wanted = (table, *_REASONED_BY) if table else None
    found = [
        row_change(sides, old.get(name), new.get(name))
        for name in dict.fromkeys((*new, *old))
        if wanted is None or name in wanted
        for sides in _sides(name, before, after)
    ]
    reasons = gather_reasons(found)
    return [replace(each, why=reasons.of(each)) for each in found if table in (None, each.table)]


def schema_changes(before: int, after: int) -> list[SchemaChange]:
    """The tables that came or went between two editions, and their columns that did. Raises Edition.DoesNotExist."""
    old, new = _schemas(before), _schemas(after)
    found = [SchemaChange(name, ChangeKind.ADDED, after) for name in new if name not in old]
    found += [SchemaChange(name, ChangeKind.REMOVED, after) for name in old if name not in new]
    for name in new.keys() & old.keys():
        was, now = old[name].header, new[name].header
        added = tuple(column for column in now if column not in was)
        gone = tuple(column for column in was if column not in now)
        if added or gone:
            found.append(SchemaChange(name, ChangeKind.CHANGED, after, added, gone))
    return sorted(found, key=lambda each: each.table)


def _schemas(number: int) -> dict[str, EditionSchema]:
    return {table.name: table.schema for table in tables_of(Edition.objects.get(number=number))}


def _sides(table: str, before: int, after: int) -> Iterable[RowSides]:
    """The rows of a table that are not the same in both editions; two queries."""
    rows = EditionRow.objects.filter(table=table).order_by()
    lasting = Q(ended=None) | Q(ended__gt=after)
    old = {
        key: (cells, ended)
        for key, cells, ended in rows.filter(first__lte=before, ended__gt=before, ended__lte=after).values_list(
            "key", "cells", "ended"
        )
    }
    new = {
        key: (cells, first)
        for key, cells, first in rows.filter(lasting, first__gt=before, first__lte=after).values_list(
            "key", "cells", "first"
        )
    }
    for key in sorted(old.keys() | new.keys(), key=key_order):
        was, ended = old.get(key, (None, 0))
        now, first = new.get(key, (None, 0))
        if was is None or was != now or not was:
            yield RowSides(key, first or ended or 0, was, now)
