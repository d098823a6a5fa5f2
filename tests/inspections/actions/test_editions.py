"""Making an edition: one a day, of what is different, all of it or nothing; and what it says of changes."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from django.db import DatabaseError

from inspections.actions import editions
from inspections.actions.editions import make_edition, say_restored
from inspections.editions.changes import ChangeKind, SchemaChange
from inspections.editions.tables import EditionColumn, EditionSchema, TableState, table_state
from inspections.models import Edition, EditionRow, EditionTable
from inspections.queries.edition_soundness import edition_troubles
from inspections.queries.editions import (
    EditionDamagedError,
    changes_between,
    changes_since,
    edition_after,
    edition_before,
    edition_is_due,
    file_of,
    schema_changes,
    table_of,
)
from inspections.queries.record_version import RecordVersion

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)

pytestmark = pytest.mark.django_db


def grades(*rows: tuple[str | int | None, ...], columns: str = "council grade") -> TableState:
    named = tuple(EditionColumn(name, "string", "…") for name in columns.split())
    return table_state(EditionSchema("grades", "Grades", "Made.", ("council",), named), rows)


def take(*tables: TableState, day: int = 0) -> Edition | None:
    return make_edition(tables=tables, version=f"state {day}", at=NOON + day * DAY)


def taken(*tables: TableState, day: int = 0) -> Edition:
    edition = take(*tables, day=day)
    assert edition is not None
    return edition


def csv_of(edition: Edition, name: str = "grades") -> str:
    table = table_of(edition, name)
    assert table is not None
    return file_of(edition, table, "csv").decode()


def test_two_editions_of_one_number_are_told_apart_by_their_checksum():
    first = taken(grades(("Derby", "good")))
    lost = taken(grades(("Derby", "inadequate")), day=1)
    sha256 = lost.sha256
    EditionRow.objects.filter(first=2).delete()
    EditionRow.objects.update(ended=None)
    EditionTable.objects.filter(edition=lost).delete()
    lost.delete()
    other = taken(grades(("Derby", "outstanding")), day=2)
    assert (first.number, other.number) == (1, 2)
    assert len({first.sha256, sha256, other.sha256}) == 3
    table = table_of(other, "grades")
    listed = f"{table.sha256['csv']}  grades.csv\n{table.sha256['json']}  grades.json\n"
    assert other.sha256 == hashlib.sha256(listed.encode()).hexdigest()


@pytest.mark.parametrize(("past", "number"), [(0, 1 + 31 + 10 + 1), (7, 8), (40, 41)])
def test_a_restored_record_says_so_and_gives_no_number_again(monkeypatch, past, number):
    first = taken(grades(("Derby", "good")))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + 31 * DAY)
    restored = say_restored(tables=[grades(("Derby", "good"))], version="state 1", past=past)
    assert (restored.number, restored.kind, restored.sha256) == (number, "restored", first.sha256)
    assert restored.why == (
        "The record was restored on 1 April 2027 from a backup that ends with edition 1. "
        f"Editions 2 to {number - 1}, if anybody has one, are of what was lost."
    )
    assert csv_of(restored) == csv_of(first)
    after = taken(grades(("Derby", "inadequate")), day=31)
    assert (after.number, edition_before(after.number), edition_after(1)) == (number + 1, restored, restored)
    assert changes_between(1, number) == []
    assert list(edition_troubles()) == []


def test_missing_editions_and_an_edition_that_is_not_named_by_its_files_are_troubles():
    taken(grades(("Derby", "good")))
    second = taken(grades(("Derby", "inadequate")), day=1)
    Edition.objects.filter(pk=second.pk).update(number=3)
    EditionRow.objects.filter(first=2).update(first=3)
    EditionRow.objects.filter(ended=2).update(ended=3)
    assert list(edition_troubles()) == ["Editions are missing: between 1 and 3 there is none."]
    Edition.objects.filter(pk=second.pk).update(sha256="0" * 64)
    assert "Edition 3 is not named by the checksums of its files any more." in list(edition_troubles())


def test_a_clock_that_ran_ahead_stops_no_edition(monkeypatch):
    taken(grades(("Derby", "good")), day=1000)
    version = RecordVersion("state x", NOON)
    for hour, due in ((12, False), (23, True)):
        now = NOON.replace(hour=hour, minute=45) + DAY
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        assert edition_is_due(RecordVersion("state x", now)) is due
    assert edition_is_due(version)
    today = taken(grades(("Derby", "inadequate")), day=1)
    assert (today.number, today.day.isoformat()) == (2, "2027-03-02")
    assert not edition_is_due(version)


def test_an_edition_is_numbered_and_dated_and_the_next_holds_only_what_is_different():
    first = taken(grades(("Derby", "good"), ("Stoke", "good")))
    second = taken(grades(("Derby", "good"), ("Stoke", "inadequate")), day=1)

    assert [(e.number, e.day.isoformat()) for e in (first, second)] == [(1, "2027-03-01"), (2, "2027-03-02")]
    assert EditionRow.objects.count() == 3
    assert csv_of(first) == "council,grade\nDerby,good\nStoke,good\n"
    assert csv_of(second) == "council,grade\nDerby,good\nStoke,inadequate\n"


def test_where_nothing_is_different_there_is_none():
    taken(grades(("Derby", "good")))

    assert take(grades(("Derby", "good")), day=1) is None
    assert Edition.objects.count() == 1


def test_where_nothing_is_different_the_last_is_of_that_state_too():
    first = taken(grades(("Derby", "good")))
    before = csv_of(first)
    take(grades(("Derby", "good")), day=1)

    first.refresh_from_db()
    assert (first.version, first.day.isoformat(), csv_of(first)) == ("state 1", "2027-03-01", before)


def test_a_row_that_went_is_named_by_the_key_that_it_had():
    taken(grades(("Derby", "good")))
    named = tuple(EditionColumn(name, "string", "…") for name in ("number", "grade"))
    taken(table_state(EditionSchema("grades", "Grades", "Made.", ("number",), named), [("831", "good")]), day=1)

    gone, came = sorted(changes_between(1, 2), key=lambda change: change.kind, reverse=True)
    assert (gone.kind, dict(gone.key)) == (ChangeKind.REMOVED, {"council": "Derby"})
    assert (came.kind, dict(came.key)) == (ChangeKind.ADDED, {"number": "831"})


def test_a_day_has_one():
    taken(grades(("Derby", "good")))

    assert take(grades(("Derby", "inadequate"))) is None
    assert csv_of(taken(grades(("Derby", "inadequate")), day=1)) == "council,grade\nDerby,inadequate\n"


def test_who_comes_second_makes_none(monkeypatch: pytest.MonkeyPatch):
    last = taken(grades(("Derby", "good")))
    taken(grades(("Derby", "inadequate")), day=1)
    # What another process still took for the latest when it began.
    monkeypatch.setattr(editions, "latest_edition", lambda: last)

    assert take(grades(("Derby", "outstanding")), day=2) is None
    assert EditionRow.objects.count() == 2


def test_one_that_is_ended_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch):
    first = taken(grades(("Derby", "good")))
    with monkeypatch.context() as patched:
        patched.setattr(EditionTable.objects, "create", _ended)
        with pytest.raises(DatabaseError):
            take(grades(("Derby", "inadequate")), day=1)

    assert (Edition.objects.count(), EditionRow.objects.filter(ended=None).count()) == (1, 1)
    assert csv_of(first) == "council,grade\nDerby,good\n"
    assert taken(grades(("Derby", "inadequate")), day=1).number == 2


def _ended(**given: object) -> None:
    raise DatabaseError


def test_a_row_that_comes_goes_and_comes_again():
    one = taken(grades(("Derby", "good")))
    two = taken(grades(), day=1)
    three = taken(grades(("Derby", "good")), day=2)

    assert [csv_of(each).count("Derby") for each in (one, two, three)] == [1, 0, 1]
    assert [c.kind for c in changes_between(1, 2)] == [ChangeKind.REMOVED]
    assert [c.kind for c in changes_between(2, 3)] == [ChangeKind.ADDED]
    assert changes_between(1, 3) == []


def test_a_change_has_each_value_before_and_after():
    taken(grades(("Derby", "good"), ("Stoke", None)))
    taken(grades(("Derby", "inadequate"), ("Stoke", "good")), day=1)

    derby, stoke = changes_since(1)
    assert (dict(derby.key), derby.kind, derby.edition) == ({"council": "Derby"}, ChangeKind.CHANGED, 2)
    assert [(v.column, v.before, v.after) for v in (*derby.values, *stoke.values)] == [
        ("grade", "good", "inadequate"),
        ("grade", None, "good"),
    ]


def test_a_new_column_is_one_change_of_the_table_and_none_of_each_value():
    first = taken(grades(("Derby", "good"), ("Stoke", "good")))
    wider = grades(("Derby", "good", 3), ("Stoke", "inadequate", 1), columns="council grade rank")
    second = taken(wider, day=1)

    assert schema_changes(1, 2) == [SchemaChange("grades", ChangeKind.CHANGED, 2, columns_added=("rank",))]
    assert [dict(change.key) for change in changes_since(1)] == [{"council": "Stoke"}]
    assert csv_of(first) == "council,grade\nDerby,good\nStoke,good\n"
    assert csv_of(second).startswith("council,grade,rank\n")
    # All the same they lead from the one to the other.
    assert len(changes_between(1, 2)) == 2


def test_a_new_column_in_which_nothing_stands_yet_is_an_edition_without_a_new_row():
    taken(grades(("Derby", "good")))
    second = taken(grades(("Derby", "good", None), columns="council grade rank"), day=1)

    assert EditionRow.objects.count() == 1
    assert csv_of(second) == "council,grade,rank\nDerby,good,\n"


def test_a_table_that_comes_or_goes_is_said_once():
    taken(grades(("Derby", "good")))
    column = EditionColumn("name", "string", "…")
    other = table_state(EditionSchema("other", "Other", "Made.", ("name",), (column,)), [("x",)])
    taken(grades(("Derby", "good")), other, day=1)
    taken(other, day=2)

    assert schema_changes(1, 2) == [SchemaChange("other", ChangeKind.ADDED, 2)]
    assert schema_changes(2, 3) == [SchemaChange("grades", ChangeKind.REMOVED, 3)]
    assert changes_since(1) == []
    assert table_of(Edition.objects.get(number=3), "grades") is None
    assert csv_of(Edition.objects.get(number=2)) == "council,grade\nDerby,good\n"


def test_words_that_were_changed_in_the_database_are_never_given_out():
    edition = taken(grades(("Derby", "good")))
    EditionRow.objects.update(cells='{"council":"Derby","grade":"outstanding"}')

    with pytest.raises(EditionDamagedError):
        csv_of(edition)
