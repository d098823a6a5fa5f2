"""A newer reader over what was read before: differences wait for a person, and what people decided stays."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from inspections.actions import publishing, review
from inspections.actions.rereading import ask_for_rereading, leave, next_waiting, store_rereading, take_over
from inspections.errors import WrongStateError
from inspections.models import Change, Inspection, Report, Rereading
from inspections.reading.contract import READER_VERSION, Reading
from tests.readings import answered, ilacs, judgement, recommendation, refused, settle
from tests.scenes import scene

LEADERSHIP = "judgement:leadership"


@scene
def old(register: None, editor: User) -> Report:
    """A report that an older reader read."""
    reading = ilacs(
        judgements=(judgement("leadership", "good"), judgement("help_and_protection", "good")), reader="0.9"
    )
    return answered(reading, by=editor)


def newer(**changes) -> Reading:
    grades = (judgement("leadership", "outstanding"), judgement("help_and_protection", "good"))
    return ilacs(**{"judgements": grades} | changes)


def read_again(reading: Reading, *, every: bool = False) -> Rereading:
    assert ask_for_rereading(by=None, every=every) == 1
    row = next_waiting()
    assert row is not None
    store_rereading(rereading=row.pk, answer=reading.to_json())
    row.refresh_from_db()
    return row


def test_what_is_read_the_same_is_left_in_peace(old: Report):
    before = Report.objects.values().get(pk=old.pk)
    row = read_again(ilacs(judgements=(judgement("leadership", "good"), judgement("help_and_protection", "good"))))
    assert (row.state, row.reading, row.differences) == ("same", None, [])
    assert Report.objects.values().get(pk=old.pk) == before
    assert ask_for_rereading(by=None) == 0


def test_what_this_reader_has_read_is_not_read_again_unless_everything_is(register: None, editor: User):
    answered(ilacs(), by=editor)
    assert ask_for_rereading(by=editor) == 0
    assert ask_for_rereading(by=editor, every=True) == 1


def test_a_difference_waits_and_changes_nothing(old: Report):
    before = Report.objects.values().get(pk=old.pk)
    row = read_again(newer())
    assert row.state == "differs"
    (line,) = row.differences
    assert (line["label"], line["before"], line["after"], line["kept"]) == (
        "Leadership", "Good", "Outstanding", False,
    )  # fmt: skip
    assert Report.objects.values().get(pk=old.pk) == before


@pytest.mark.parametrize("code", ["gave_up", "too_slow", "too_much_memory"])
def test_a_reader_that_had_no_room_or_time_is_tried_again_and_then_left(old: Report, code: str):
    for attempt in range(1, settings.READING_MAX_ATTEMPTS + 1):
        row = next_waiting() if attempt > 1 else read_again(refused(code=code, message="It stopped."))
        assert row is not None
        store_rereading(rereading=row.pk, answer=refused(code=code, message="It stopped.").to_json())
        row.refresh_from_db()
        assert (row.state, row.attempts, row.differences) == ("waiting", attempt, [])
    assert next_waiting() is None
    row.refresh_from_db()
    assert row.state == "left"


def test_what_is_taken_over_stands_in_the_draft_and_among_the_changes(old: Report, editor: User):
    read_again(newer())
    take_over(report=old.pk, by=editor)
    report = Report.objects.get(pk=old.pk)
    assert report.as_draft().value(LEADERSHIP).value == "outstanding"
    assert report.reader_version == READER_VERSION
    assert Change.objects.filter(report=old, what="Reading", old="0.9", new=READER_VERSION, by=editor).exists()
    assert Rereading.objects.get().state == "taken"


def test_what_a_person_decided_is_never_touched(old: Report, editor: User):
    review.set_value(report=old.pk, key=LEADERSHIP, value="inadequate", why="", by=editor)
    review.remove_value(report=old.pk, key="judgement:help_and_protection", by=editor)
    row = read_again(newer(lead_inspector="Ann Lee"))
    assert {line["key"]: line["kept"] for line in row.differences} == {LEADERSHIP: True, "lead_inspector": False}
    take_over(report=old.pk, by=editor)
    draft = Report.objects.get(pk=old.pk).as_draft()
    assert draft.value(LEADERSHIP).value == "inadequate"
    assert draft.value("judgement:help_and_protection") is None
    assert draft.fact("lead_inspector") == "Ann Lee"


def test_a_list_that_nobody_edited_is_replaced_and_one_that_somebody_did_stays(old: Report, editor: User):
    items = (recommendation(1), recommendation(2), recommendation(3, "The quality of plans."))
    row = read_again(newer(recommendations=items))
    (line,) = (each for each in row.differences if each["key"] == "recommendations")
    assert (line["before"], line["after"], line["gone"], line["added"]) == (
        "2", "3", [], ["The quality of plans. (3)"],
    )  # fmt: skip
    key = Report.objects.get(pk=old.pk).as_draft().items[0].key
    review.remove_value(report=old.pk, key=key, by=editor)
    take_over(report=old.pk, by=editor)
    assert len(Report.objects.get(pk=old.pk).as_draft().items) == 1


def test_what_is_published_changes_by_a_review_only(old: Report, editor: User):
    settle(old, by=editor)
    inspection = publishing.publish(report=old.pk, by=editor)
    row = read_again(newer())
    assert row.differences[0]["record"] == "Good"
    with pytest.raises(WrongStateError, match="changed only through a review"):
        take_over(report=old.pk, by=editor)
    assert Inspection.objects.get(pk=inspection.pk).judgements.get(area="leadership").grade == "good"
    publishing.withdraw(report=old.pk, by=editor, why="to read it again")
    publishing.take_up(report=old.pk, by=editor)
    take_over(report=old.pk, by=editor)
    settle(old, by=editor)
    publishing.publish(report=old.pk, by=editor)
    assert Inspection.objects.get(report=old).judgements.get(area="leadership").grade == "outstanding"


def test_a_refused_file_that_can_be_read_now_goes_back_into_the_queue(register: None, editor: User):
    report = answered(refused(), by=editor)
    row = read_again(newer(), every=True)
    assert [(line["before"], line["after"]) for line in row.differences] == [
        ("This is not a PDF. Download it again.", "Can be read")
    ]
    take_over(report=report.pk, by=editor)
    assert Report.objects.get(pk=report.pk).state == "queued"


def test_a_file_that_cannot_be_read_any_more_keeps_what_was_read(old: Report, editor: User):
    read_again(refused(message="It has no text."))
    with pytest.raises(WrongStateError, match="nothing to accept"):
        take_over(report=old.pk, by=editor)
    assert Report.objects.get(pk=old.pk).state == "to_review"


def test_what_was_left_is_left_until_the_next_reader(old: Report, editor: User):
    read_again(newer())
    leave(report=old.pk)
    assert ask_for_rereading(by=editor) == 0
    with pytest.raises(WrongStateError, match="nothing left to decide"):
        leave(report=old.pk)


def test_a_file_without_an_answer_is_tried_three_times(old: Report):
    ask_for_rereading(by=None)
    assert [row.attempts if (row := next_waiting()) else None for _ in range(4)] == [1, 2, 3, None]
    assert Rereading.objects.get().state == "left"
