"""A public reason is taken back: its words go, the correction it was given for stays, and pages and editions see it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from inspections.actions.correcting import Correction, correct_record
from inspections.actions.correction_undo import undo_correction
from inspections.actions.publishing import withdraw
from inspections.actions.reasons import places_of_reason
from inspections.models import Edition, Inspection, Judgement
from inspections.queries.corrections import corrections
from inspections.queries.editions import changes_since
from tests.clock import Clock
from tests.editions import load_two_councils, taken
from tests.two_reports import publish_report

NAMED = "Jane Roe of 3 High Street rang us up."


@pytest.fixture
def inspection(db: None, editor: User, monkeypatch: pytest.MonkeyPatch) -> Inspection:
    """Of edition 1, with a grade that was corrected for a reason that names somebody."""
    clock = Clock(monkeypatch, datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC))
    load_two_councils()
    inspection = publish_report(editor, "2024", "Supervision of staff.")
    given = Correction("judgement:leadership", "good", "requires_improvement", NAMED)
    correct_record(inspection=inspection.pk, correction=given, by=editor)
    taken()
    clock.next_day()
    return inspection


def test_the_words_go_and_the_correction_stays(inspection: Inspection, client):
    assert NAMED in client.get("/corrections/").content.decode()
    call_command("take_reason_back", NAMED)
    assert places_of_reason(NAMED)
    call_command("take_reason_back", NAMED, "--now")
    assert places_of_reason(NAMED) == []
    said = "The reason that stood here was taken back on 2 March 2027."
    assert [(each.old, each.new, each.why) for each in corrections()] == [("requires_improvement", "good", said)]
    page = client.get("/corrections/").content.decode()
    assert said in page
    assert NAMED not in page


def test_the_next_edition_has_it_so_and_the_words_can_be_removed_from_those_before(inspection: Inspection):
    with pytest.raises(CommandError, match="still holds these words"):
        call_command("remove_from_editions", NAMED, why="A person asked for it.")
    call_command("take_reason_back", NAMED, "--now", instead="Seen on page 3.")
    taken()
    (change,) = changes_since(1, table="corrections")
    assert [(value.column, value.before, value.after) for value in change.values] == [("why", NAMED, "Seen on page 3.")]
    call_command("remove_from_editions", NAMED, why="A person asked for it.")
    assert Edition.objects.get(number=3).kind == "removal"


def test_the_reason_of_a_withdrawal_goes_too(inspection: Inspection, editor: User):
    withdraw(report=inspection.report_id, by=editor, why="It names Jane Roe.")
    call_command("take_reason_back", "It names Jane Roe.", "--now")
    assert places_of_reason("It names Jane Roe.") == []
    assert "Jane Roe." not in {each.why for each in corrections()}


def test_it_goes_where_the_correction_was_undone_too(inspection: Inspection, editor: User, client):
    step = Judgement.history.get(inspection_id=inspection.pk, history_change_reason=NAMED)
    undo_correction(inspection=inspection.pk, change=f"judgement-{step.history_id}", by=editor)
    assert f"Undone: {NAMED}" in {each.why for each in corrections()}
    call_command("take_reason_back", NAMED, "--now", instead="Seen on page 3.")
    assert {each.why for each in corrections()} == {"Seen on page 3.", "Undone: Seen on page 3."}
    assert NAMED not in client.get("/corrections/").content.decode()


@pytest.mark.parametrize("reason", ["", "published", "report withdrawn", "Jane Roe of 3 High Street", "imported"])
def test_what_is_no_reason_of_a_person_is_left_alone(inspection: Inspection, reason: str):
    with pytest.raises(CommandError):
        call_command("take_reason_back", reason, "--now")
