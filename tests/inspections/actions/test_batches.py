"""Reports that agree are published together and taken back as one: each in its own step, nothing half done."""

import uuid

import pytest
from django.utils import timezone

from inspections.actions import batches, publishing, review
from inspections.errors import InvalidValueError, WrongStateError
from inspections.models import Batch, BatchReport, Inspection, Report
from inspections.queries.batches import batch_summary, confirmed_batches
from inspections.roles import Role
from tests.inspections.actions.test_every_report import whole_record
from tests.people import person
from tests.readings import answered, ilacs, judgement, long_ago, recommendation, refused
from tests.scenes import scene

SIX = tuple(recommendation(number) for number in range(1, 7))
NEW = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13", "published": "2026-03-20"}


@scene
def agreeing(record, editor):
    return answered(ilacs(recommendations=SIX), "stoke - 15 july 2025.pdf", by=editor)


@scene
def new(record, editor):
    """A report of an inspection that the record does not hold."""
    return answered(ilacs(recommendations=SIX, **NEW), "new.pdf", by=editor)


def confirmed(editor, *reports):
    batch = batches.propose_batch(reports=[report.pk for report in reports], by=editor)
    batches.confirm_batch(batch=batch.pk, by=editor)
    return batch


def run():
    while batches.take_step():
        pass


def states(batch):
    batch.refresh_from_db()
    return batch.state, [item.state for item in batch.items.order_by("pk")]


def test_nothing_is_published_before_it_is_confirmed(agreeing, editor):
    batch = batches.propose_batch(reports=[agreeing.pk], by=editor)
    run()
    assert states(batch) == ("proposed", ["waiting"])
    assert Report.objects.get().state == "to_review"


def test_what_was_confirmed_is_published_under_the_name_of_who_confirmed_it(agreeing, new, editor):
    batch = confirmed(editor, agreeing, new)
    run()
    assert states(batch) == ("published", ["published", "published"])
    assert {(r.state, r.published_by) for r in Report.objects.all()} == {("published", editor)}
    assert Inspection.objects.filter(report__in=[agreeing, new]).count() == 2


def test_a_batch_is_taken_back_as_one_and_every_row_is_as_before(agreeing, new, editor):
    before = whole_record()
    batch = confirmed(editor, agreeing, new)
    run()
    batches.take_batch_back(batch=batch.pk, by=editor)
    run()
    assert states(batch) == ("taken_back", ["taken_back", "taken_back"])
    assert whole_record() == before
    assert {r.state for r in Report.objects.all()} == {"to_review"}
    assert [Report.objects.get(pk=report.pk).group for report in (agreeing, new)] == ["agrees", "adds"]


def test_what_was_taken_back_can_be_published_together_again_at_the_same_addresses(agreeing, new, editor):
    first = confirmed(editor, agreeing, new)
    run()
    keys = set(Inspection.objects.filter(report__in=[agreeing, new]).values_list("pk", "key"))
    batches.take_batch_back(batch=first.pk, by=editor)
    run()
    second = confirmed(editor, agreeing, new)
    run()
    assert states(second) == ("published", ["published", "published"])
    assert set(Inspection.objects.filter(report__in=[agreeing, new]).values_list("pk", "key")) == keys


@pytest.mark.parametrize("change", ["draft", "record", "put_away"])
def test_a_report_that_is_no_longer_as_shown_is_left_with_the_reason(agreeing, new, editor, change):
    batch = confirmed(editor, agreeing, new)
    if change == "draft":
        review.set_value(report=agreeing.pk, key="judgement:overall", value="good", by=editor)
    elif change == "record":
        Inspection.objects.filter(start="2025-05-12", authority__dfe_number="861").update(kind="reinspection")
    else:
        publishing.put_away(report=agreeing.pk, by=editor)
    run()
    assert states(batch)[0] == "published"
    assert {item.report: item.state for item in batch.items.all()} == {agreeing: "left", new: "published"}
    assert batch.items.get(report=agreeing).reason
    assert Report.objects.get(pk=agreeing.pk).state != "published"


def test_two_reports_of_one_inspection_are_not_both_published(agreeing, editor):
    second = answered(ilacs(recommendations=SIX), "stoke again - 15 july 2025.pdf", by=editor)
    batch = confirmed(editor, agreeing, second)
    run()
    assert batch_summary(batch).reports == 1
    assert batch_summary(batch).further == 1
    assert states(batch) == ("published", ["published", "left"])
    assert batch.items.get(report=second).reason.startswith("Another file of the same inspection was published")
    assert Report.objects.get(pk=second.pk).group == "copy"


def test_a_file_that_only_repeats_what_is_published_is_no_copy_any_more_once_that_is_taken_back(agreeing, editor):
    second = answered(ilacs(recommendations=SIX), "stoke again - 15 july 2025.pdf", by=editor)
    publishing.publish(report=agreeing.pk, by=editor)
    assert Report.objects.get(pk=second.pk).group == "copy"
    publishing.take_back(report=agreeing.pk, by=editor)
    assert Report.objects.get(pk=second.pk).group == "agrees"


@pytest.mark.parametrize(
    "otherwise",
    [
        {"recommendations": SIX[:5]},
        {"judgements": (judgement("overall", "good"),)},
        {"lead_inspector": "Somebody Else"},
    ],
)
def test_a_file_that_says_anything_else_than_what_is_published_needs_a_person(agreeing, editor, otherwise):
    publishing.publish(report=agreeing.pk, by=editor)
    second = answered(ilacs(**({"recommendations": SIX} | otherwise)), "other - 15 july 2025.pdf", by=editor)
    assert Report.objects.get(pk=second.pk).group == "to_check"
    assert publishing.put_files_aside(reports=[second.pk], by=editor) == []


def test_only_what_is_ready_can_be_chosen(agreeing, editor):
    differing = answered(ilacs(judgements=(judgement("overall", "good"),)), "differs.pdf", by=editor)
    broken = answered(refused(), "broken.pdf", by=editor)
    for reports in ([], [differing.pk], [broken.pk], [agreeing.pk, differing.pk]):
        with pytest.raises(InvalidValueError):
            batches.propose_batch(reports=reports, by=editor)
    assert not Batch.objects.exists()


def test_a_second_press_publishes_nothing_twice(agreeing, editor):
    batch = confirmed(editor, agreeing)
    at = Batch.objects.get().confirmed_at
    batches.confirm_batch(batch=batch.pk, by=editor)
    assert Batch.objects.get().confirmed_at == at


def test_a_worker_that_was_killed_leaves_a_lease_and_the_next_goes_on(agreeing, editor):
    batch = confirmed(editor, agreeing)
    BatchReport.objects.update(
        claim=uuid.uuid4(), lease_until=timezone.now() + timezone.timedelta(seconds=10), attempts=1
    )
    run()
    assert states(batch) == ("publishing", ["waiting"])
    BatchReport.objects.update(lease_until=long_ago())
    run()
    assert states(batch) == ("published", ["published"])


def test_a_report_that_ends_its_worker_three_times_is_left(agreeing, editor):
    batch = confirmed(editor, agreeing)
    BatchReport.objects.update(claim=uuid.uuid4(), lease_until=long_ago(), attempts=3)
    run()
    assert states(batch) == ("published", ["left"])
    assert "three times" in batch.items.get().reason


def test_a_fault_while_publishing_leaves_nothing_half_done(agreeing, editor, monkeypatch):
    before = whole_record()
    batch = confirmed(editor, agreeing)

    def fail(inspection):
        raise RuntimeError("power cut")

    monkeypatch.setattr("inspections.actions.publishing.index_inspection", fail)
    with pytest.raises(RuntimeError):
        batches.take_step()
    assert whole_record() == before
    assert states(batch) == ("publishing", ["waiting"])


def test_taking_back_while_it_goes_on_stops_it(agreeing, new, editor):
    before = whole_record()
    batch = confirmed(editor, agreeing, new)
    assert batches.take_step()
    batches.take_batch_back(batch=batch.pk, by=editor, why="Wrong week.")
    run()
    assert sorted(states(batch)[1]) == ["left", "taken_back"]
    assert whole_record() == before


def test_a_worker_whose_report_was_stopped_under_its_hands_undoes_what_it_did(agreeing, editor, monkeypatch):
    before = whole_record()
    batch = confirmed(editor, agreeing)
    publish = publishing.publish

    def and_stop(**given):
        published = publish(**given)
        batches.take_batch_back(batch=batch.pk, by=editor)
        return published

    monkeypatch.setattr("inspections.actions.publishing.publish", and_stop)
    assert batches.take_step()
    assert whole_record() == before
    assert Report.objects.get().state == "to_review"


def test_what_a_person_withdrew_meanwhile_is_not_touched(agreeing, new, editor):
    batch = confirmed(editor, agreeing, new)
    run()
    publishing.withdraw(report=new.pk, by=editor, why="Not ours.")
    batches.take_batch_back(batch=batch.pk, by=editor)
    run()
    assert Report.objects.get(pk=new.pk).state == "withdrawn"
    assert "since" in batch.items.get(report=new).reason


def test_a_batch_is_taken_back_once(agreeing, editor):
    batch = confirmed(editor, agreeing)
    run()
    batches.take_batch_back(batch=batch.pk, by=editor)
    with pytest.raises(WrongStateError):
        batches.take_batch_back(batch=batch.pk, by=editor)


def test_a_second_proposal_leaves_the_first_for_a_publisher_to_confirm(agreeing, new, editor):
    first = batches.propose_batch(reports=[agreeing.pk], by=editor)
    batches.propose_batch(reports=[new.pk], by=editor)
    batches.confirm_batch(batch=first.pk, by=editor)
    run()
    agreeing.refresh_from_db()
    assert agreeing.state == Report.State.PUBLISHED


def test_the_same_reports_again_are_the_same_proposal_and_more_take_its_place(agreeing, new, editor):
    first = batches.propose_batch(reports=[agreeing.pk], by=editor)
    assert batches.propose_batch(reports=[agreeing.pk], by=editor) == first
    batches.propose_batch(reports=[agreeing.pk, new.pk], by=editor)
    with pytest.raises(WrongStateError, match="made again with more reports"):
        batches.confirm_batch(batch=first.pk, by=editor)


def test_a_proposal_is_given_up_by_its_editor_or_a_publisher(agreeing, editor):
    batch = batches.propose_batch(reports=[agreeing.pk], by=editor)
    with pytest.raises(WrongStateError, match="Somebody else proposed this"):
        batches.give_up_batch(batch=batch.pk, by=person("eve", Role.EDITOR))
    batches.give_up_batch(batch=batch.pk, by=person("pat", Role.PUBLISHER))
    assert list(confirmed_batches()) == []
    with pytest.raises(WrongStateError):
        batches.confirm_batch(batch=batch.pk, by=editor)


def test_what_was_confirmed_is_not_given_up(agreeing, editor):
    batch = confirmed(editor, agreeing)
    with pytest.raises(WrongStateError, match="confirmed already"):
        batches.give_up_batch(batch=batch.pk, by=editor)
