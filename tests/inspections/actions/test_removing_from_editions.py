"""What a law demands is taken out of every edition, is said by an edition, and leaves every other file as it was."""

from __future__ import annotations

import datetime

import pytest

from inspections.actions.editions import make_edition
from inspections.actions.removing_from_editions import remove_from_editions, rows_with
from inspections.editions.tables import EditionColumn, EditionSchema, TableState, table_state
from inspections.errors import InvalidValueError
from inspections.models import Edition, EditionRow
from inspections.queries.edition_soundness import edition_troubles
from inspections.queries.editions import EditionRemovedError, changes_between, file_of, table_of
from tests.scenes import scene

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
NAME = 'Anne "Annie" Other'

pytestmark = pytest.mark.django_db


def asks(*rows: tuple[str, str]) -> TableState:
    columns = (EditionColumn("ask", "string", "…"), EditionColumn("text", "string", "…"))
    return table_state(EditionSchema("asks", "Asks", "Made.", ("ask",), columns), rows)


def grades() -> TableState:
    schema = EditionSchema("grades", "Grades", "Made.", ("council",), (EditionColumn("council", "string", "…"),))
    return table_state(schema, [("Derby",)])


@scene
def editions(db: None) -> None:
    """The name stands in editions 2 and 3, and in none before or after."""
    days = [[("1", "Plans")], [("1", f"Plans by {NAME}")], [("1", f"Plans by {NAME}"), ("2", "Care")], [("1", "Plans")]]
    for day, rows in enumerate(days):
        at = NOON + datetime.timedelta(days=day)
        assert make_edition(tables=[asks(*rows), grades()], version=f"state {day}", at=at)


def remove(words: str = NAME, why: str = "A person asked for it.", *rows: tuple[str, str]) -> Edition:
    tables = [asks(*(rows or [("1", "Plans")])), grades()]
    return remove_from_editions(words=words, why=why, tables=tables, version="state 9", by=None)


def file(number: int, name: str = "asks") -> bytes:
    edition = Edition.objects.get(number=number)
    table = table_of(edition, name)
    assert table is not None
    return file_of(edition, table, "csv")


def test_what_holds_the_words_is_found_with_its_editions(editions: None):
    assert [(row.table, row.first, row.last) for row in rows_with(NAME)] == [("asks", 2, 3)]
    assert rows_with(NAME.lower()) == []


def test_the_words_are_gone_and_every_other_file_is_as_it_was(editions: None):
    before = {number: file(number) for number in (1, 4)} | {10 + number: file(number, "grades") for number in (2, 3)}
    edition = remove()

    assert (edition.number, edition.kind, edition.why) == (5, "removal", "A person asked for it.")
    for number in (2, 3):
        with pytest.raises(EditionRemovedError):
            file(number)
    assert {number: file(number) for number in (1, 4)} | {
        10 + number: file(number, "grades") for number in (2, 3)
    } == before
    assert not [row for row in EditionRow.objects.all() if "Annie" in f"{row.key}{row.cells}"]
    assert file(5) == before[4]
    assert list(edition_troubles()) == []


def test_a_change_whose_side_is_gone_is_not_known_any_more(editions: None):
    remove()

    (change,) = changes_between(1, 2)
    assert (change.unknown, change.values) == (True, ())


def test_a_key_that_held_the_words_is_none_any_more(db: None):
    for day, rows in enumerate([[(NAME, "Plans")], [("1", "Plans")]]):
        assert make_edition(tables=[asks(*rows), grades()], version="…", at=NOON + datetime.timedelta(days=day))
    remove()

    (gone,) = (change for change in changes_between(1, 2) if change.unknown)
    assert (gone.table, dict(gone.key), gone.values) == ("asks", {}, ())


def test_the_checksum_stays(editions: None):
    before = table_of(Edition.objects.get(number=2), "asks")
    remove()
    after = table_of(Edition.objects.get(number=2), "asks")

    assert before is not None
    assert after is not None
    assert after.sha256 == before.sha256
    assert (before.removed_in, after.removed_in) == (None, 5)


@pytest.mark.parametrize(
    ("words", "why", "said"),
    [
        ("An", "A person asked for it.", "3 letters at least"),
        (NAME, " ", "Say why"),
        (NAME, f"{NAME.upper()} asked for it.", "must not hold the words"),
        ("Nobody at all", "A person asked for it.", "No edition holds these words"),
        ("Plans", "A person asked for it.", "The record itself still holds these words, in asks"),
    ],
)
def test_what_is_not_done_is_said(editions: None, words: str, why: str, said: str):
    with pytest.raises(InvalidValueError, match=said):
        remove(words, why)
    assert Edition.objects.count() == 4


def test_a_removal_is_no_edition_of_its_day(editions: None):
    remove()
    again = make_edition(tables=[asks(("1", "Aims")), grades()], version="state 10")

    assert again is not None
    assert again.number == 6


def test_what_was_tampered_with_is_told(editions: None):
    EditionRow.objects.filter(table="asks", first=2).update(cells='{"ask": "1", "text": "Other plans"}')

    assert list(edition_troubles()) == [
        f"The file asks.{form} of edition {number} is not as it was on its day."
        for number in (2, 3)
        for form in ("csv", "json")
    ]


def test_what_is_no_row_any_more_and_an_edition_that_is_missing_are_told(editions: None):
    EditionRow.objects.filter(table="asks", first=3).update(cells="{")
    Edition.objects.filter(number=1).update(number=7)

    found = list(edition_troubles())
    assert found[:2] == [
        "Editions are missing: between 0 and 2 there is none.",
        "Editions are missing: between 4 and 7 there is none.",
    ]
    assert "The file asks.csv of edition 3 is not as it was on its day." in found
