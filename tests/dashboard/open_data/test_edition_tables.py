"""What an edition holds: the public tables without a name of a person of the product, with paths, and withdrawals."""

from __future__ import annotations

import datetime
import json

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from dashboard.open_data.edition_tables import edition_tables
from dashboard.open_data.tables import TABLES
from inspections.actions import publishing
from inspections.actions.correcting import Correction, correct_record
from inspections.models import Edition, EditionRow, EditorProfile, Inspection
from inspections.queries.editions import value_changes
from tests.clock import Clock
from tests.dashboard.published import publish_stoke
from tests.editions import load_two_councils, taken
from tests.scenes import scene
from tests.two_reports import publish_report


@scene
def first_edition(db: None, editor: User) -> Inspection:
    """The only inspection, in the edition of 1 March 2027; its editor chose to be named."""
    with pytest.MonkeyPatch.context() as patch:
        Clock(patch, datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC))
        load_two_councils()
        EditorProfile.objects.create(user=editor, public_name="Zebedee Quill")
        inspection = publish_report(editor, "2024", "Supervision of staff.")
        taken()
    return inspection


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """On the day after it."""
    return Clock(monkeypatch, datetime.datetime(2027, 3, 2, 12, tzinfo=datetime.UTC))


@pytest.fixture
def inspection(first_edition: Inspection, clock: Clock) -> Inspection:
    return first_edition


def correct(inspection: Inspection, value: str, by: User) -> None:
    correction = Correction("judgement:leadership", value, "requires_improvement", "The table on page 3 says so.")
    correct_record(inspection=inspection.pk, correction=correction, by=by)


def test_every_public_table_is_in_it_under_its_own_name(inspection: Inspection):
    _, tables = edition_tables()
    assert [table.name for table in tables] == [*TABLES, "withdrawals"]


def test_nobody_of_the_product_is_named_and_no_row_knows_the_host(inspection: Inspection, editor: User):
    correct(inspection, "good", editor)
    taken()

    kept = "".join(EditionRow.objects.values_list("cells", flat=True))
    assert "The table on page 3 says so." in kept
    assert "Quill" not in kept
    assert "http" not in kept
    assert json.loads(EditionRow.objects.get(table="inspections").cells)["address"].startswith("/inspections/")


def test_a_correction_says_why(inspection: Inspection, editor: User):
    correct(inspection, "good", editor)
    taken()

    (change,) = (each for each in value_changes(1, 2) if each.table == "judgements")
    assert {(v.column, v.before, v.after) for v in change.values} >= {("grade", "requires_improvement", "good")}
    assert change.why == "The table on page 3 says so."


def test_a_withdrawal_says_why_of_all_that_went(inspection: Inspection, editor: User):
    publishing.withdraw(report=inspection.report_id, by=editor, why="It is another council’s.")
    taken()

    gone = [each for each in value_changes(1, 2) if each.key.get("inspection") == inspection.key]
    assert {each.table for each in gone} >= {"inspections", "judgements", "recommendations"}
    assert {each.why for each in gone if each.table != "withdrawals"} == {"It is another council’s."}


def test_where_an_import_stands_again_the_withdrawal_is_the_reason(record: None, editor: User, clock: Clock):
    inspection = publish_stoke(editor)
    taken()
    clock.next_day()
    publishing.withdraw(report=inspection.report_id, by=editor, why="The file was cut.")
    taken()

    changed = [each for each in value_changes(1, 2) if each.key.get("inspection") == inspection.key]
    assert {each.why for each in changed if each.table not in ("corrections", "withdrawals")} == {"The file was cut."}


def test_a_new_report_is_the_reason_for_all_that_comes_with_it(inspection: Inspection, editor: User):
    publish_report(editor, "2026", "Supervision of staff, again.")
    taken()

    came = [each for each in value_changes(1, 2) if each.table in ("inspections", "judgements", "recommendations")]
    assert {each.why for each in came} == {"A new inspection, whose report was read and published."}


def test_the_command_waits_for_the_end_of_the_day_and_takes_one(
    inspection: Inspection, editor: User, clock: Clock, capsys: pytest.CaptureFixture[str]
):
    correct(inspection, "good", editor)
    call_command("edition", "--if-due")
    assert Edition.objects.count() == 1

    clock.set(2027, 3, 2, 23, 31)
    call_command("edition", "--if-due")
    call_command("edition", "--if-due")
    call_command("edition")
    assert [edition.day.isoformat() for edition in Edition.objects.all()] == ["2027-03-01", "2027-03-02"]
    nothing = "Nothing public changed since the last edition."
    assert capsys.readouterr().out.splitlines() == [
        "What changed today waits for the end of the day.",
        "Edition 2 of 2027-03-02.",
        nothing,
        nothing,
    ]
