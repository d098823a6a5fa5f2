"""Two hundred days of publishing, correcting and withdrawing: every edition is as on its day, and leads to the next."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from itertools import cycle, pairwise

import pytest
from django.contrib.auth.models import User

from inspections.actions import publishing
from inspections.actions.correcting import Correction, correct_record
from inspections.editions.changes import ChangeKind, RowChange
from inspections.editions.tables import key_order
from inspections.editions.writing import WRITERS, digest_of
from inspections.models import Edition, EditionRow, EditionTable, Inspection, Report
from inspections.queries.editions import changes_between, rows_of, table_of, tables_of
from inspections.review.published_values import published_value
from tests.clock import Clock
from tests.editions import Hashes, hashes_of, load_two_councils, take_edition
from tests.two_reports import DAYS, publish_again, publish_report

DAYS_IN_ALL = 200
GRADES = cycle(["good", "inadequate", "outstanding", "requires_improvement"])

type Rows = dict[str, dict[str, object]]


def correct(inspection: Inspection, key: str, value: str, by: User) -> None:
    shown = published_value(inspection, key) or ""
    correct_record(inspection=inspection.pk, correction=Correction(key, value, shown, f"Page 3: {value}."), by=by)


def doings(editor: User) -> Iterator[bool]:
    """What is done on each day, and whether it changes anything public."""
    for year in DAYS:
        publish_report(editor, year, f"Life-story work for children in {year}.", "Supervision, each month.")
        yield True
    first = Inspection.objects.order_by("pk")[0]
    for number in range(DAYS_IN_ALL):
        first.refresh_from_db()
        match number % 20:
            case 0 | 3:
                correct(first, "judgement:leadership", next(GRADES), editor)
            case 2:
                correct(first, "lead_inspector", f"Inspector of day {number}", editor)
            case 4:
                correct(first, "published", f"2023-05-{number % 27 + 1:02}", editor)
            case 6:
                report = Inspection.objects.order_by("pk").last().report
                publishing.withdraw(report=report.pk, by=editor, why=f"It was another council’s: {number}.")
            case 8:
                publish_again(Report.objects.get(state=Report.State.WITHDRAWN), editor)
            case _:
                yield False
                continue
        yield True


@pytest.fixture
def days(db: None, editor: User, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Edition, Hashes]]:
    """Each edition that was made, with the hashes of its files on the day."""
    clock = Clock(monkeypatch, datetime.datetime(2027, 1, 1, 12, tzinfo=datetime.UTC))
    load_two_councils()
    made = []
    for day, is_public in zip(range(DAYS_IN_ALL), doings(editor), strict=False):
        edition = take_edition()
        assert (edition is not None) is is_public, day
        if edition is not None:
            made.append((edition, hashes_of(edition)))
        clock.next_day()
    return made


def replayed(rows: Rows, changes: list[RowChange], table: str) -> Rows:
    after = dict(rows)
    for change in changes:
        if change.table != table:
            continue
        key = repr(tuple(change.key.values()))
        cells = after.pop(key, {}) | {value.column: value.after for value in change.values}
        if change.kind is not ChangeKind.REMOVED:
            after[key] = {name: cell for name, cell in cells.items() if cell is not None}
    return after


def test_every_edition_is_as_on_its_day_and_leads_to_the_next_exactly(days: list[tuple[Edition, Hashes]]):
    assert len(days) == len({edition.day for edition, _ in days}) > 60
    assert [edition.number for edition, _ in days] == list(range(1, len(days) + 1))

    # Byte for byte: what is written now against the day, and against what the edition says of itself.
    for edition, hashes in days:
        assert hashes_of(edition) == hashes
        assert {(t.name, form): t.sha256[form] for t in tables_of(edition) for form in WRITERS} == hashes

    # The changes of each, put on the rows before, give its files.
    (first, _), *_ = days
    tables = {table.name: first_rows(first, table.name) for table in tables_of(first)}
    new_rows = 0
    for (before, _), (after, hashes) in pairwise(days):
        changes = changes_between(before.number, after.number)
        new_rows += sum(change.kind is not ChangeKind.REMOVED for change in changes)
        for table in tables_of(after):
            tables[table.name] = replayed(tables[table.name], changes, table.name)
            rows = [tables[table.name][key] for key in in_order(tables[table.name], table.schema.key)]
            for form, write in WRITERS.items():
                assert digest_of(write(table.schema, rows)).sha256 == hashes[table.name, form]

    # What is stored has grown with the changes alone.
    assert EditionRow.objects.exclude(first=1).count() == new_rows
    assert EditionTable.objects.filter(name="councils").count() == 1


def first_rows(edition: Edition, table: str) -> Rows:
    kept = table_of(edition, table)
    assert kept is not None
    return {repr(tuple(cells.get(name) for name in kept.schema.key)): dict(cells) for cells in rows_of(edition, kept)}


def in_order(rows: Rows, key: tuple[str, ...]) -> list[str]:
    return sorted(rows, key=lambda each: key_order(json.dumps([rows[each].get(name) for name in key])))
