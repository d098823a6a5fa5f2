"""Whether every file of every edition is still as on its day; each row is read and written once, whatever their number.

A file of which a law took words away cannot be compared any more, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspections.editions.tables import EditionSchema, cells_of, key_order, schema_from
from inspections.editions.writing import FORMS, digest_of, sha256_of_edition
from inspections.models import Edition, EditionRow, EditionTable


@dataclass(frozen=True)
class _Row:
    """A row with its written forms, by schema and form."""

    cells: str
    first: int
    ended: int | None
    removed: bool
    written: dict[tuple[str, str], bytes]

    def stands_in(self, number: int) -> bool:
        return self.first <= number and (self.ended is None or self.ended > number)


def edition_troubles() -> Iterator[str]:
    """A sentence for each file that is not as on its day, and each edition or table that is missing."""
    yield from _missing()
    kept = set(EditionTable.objects.values_list("name", flat=True))
    named = {name for edition in Edition.objects.all() for name in edition.names}
    for name in sorted(named - kept):
        yield f"The table {name} of the editions is missing."
    for name in sorted(kept):
        yield from _of_table(name)


def _missing() -> Iterator[str]:
    """Before a restoring numbers are left out, and it says so; before any other edition there is the one before."""
    before = 0
    for edition in Edition.objects.order_by("number"):
        if edition.number != before + 1 and edition.kind != Edition.Kind.RESTORED:
            yield f"Editions are missing: between {before} and {edition.number} there is none."
        before = edition.number
    yield from _other_checksums()


def _other_checksums() -> Iterator[str]:
    """Whether each edition is still named by the checksums of its tables."""
    rows = EditionTable.objects.order_by("edition__number", "pk").select_related("edition")
    found = {(row.edition.number, row.name): {"csv": row.csv_sha256, "json": row.json_sha256} for row in rows}
    standing: dict[str, dict[str, str]] = {}
    by_number: dict[int, dict[str, dict[str, str]]] = {}
    for (number, name), sha256 in found.items():
        by_number.setdefault(number, {})[name] = sha256
    for edition in Edition.objects.order_by("number"):
        standing |= by_number.get(edition.number, {})
        named = [(name, standing[name]) for name in edition.names if name in standing]
        if edition.sha256 != sha256_of_edition(named):
            yield f"Edition {edition.number} is not named by the checksums of its files any more."


def _of_table(name: str) -> Iterator[str]:
    rows = _rows(name)
    schemas: dict[str, EditionSchema] = {}
    for table in EditionTable.objects.filter(name=name).select_related("edition", "schema").order_by("edition__number"):
        number, sha256 = table.edition.number, table.schema.sha256
        schema = schemas.setdefault(sha256, schema_from(table.schema.text))
        standing = [row for row in rows if row.stands_in(number)]
        if any(row.removed for row in standing):
            continue
        wanted = {"csv": table.csv_sha256, "json": table.json_sha256}
        for form in _different(schema, standing, wanted, sha256):
            yield f"The file {name}.{form} of edition {number} is not as it was on its day."


def _rows(name: str) -> list[_Row]:
    """In the order of their keys."""
    columns = ("key", "cells", "first", "ended", "removed_in")
    found = sorted(EditionRow.objects.filter(table=name).values_list(*columns), key=lambda row: key_order(row[0]))
    return [_Row(cells, first, ended, removed is not None, {}) for _, cells, first, ended, removed in found]


def _different(
    schema: EditionSchema, standing: list[_Row], wanted: Mapping[str, str], schema_name: str
) -> Iterator[str]:
    for name, form in FORMS.items():
        place = (schema_name, name)
        try:
            for row in standing:
                if place not in row.written:
                    row.written[place] = form.row(schema, cells_of(row.cells))
        except ValueError:
            # What is kept is not even a row any more.
            yield name
            continue
        if digest_of(form.joined(schema, (row.written[place] for row in standing))).sha256 != wanted[name]:
            yield name
