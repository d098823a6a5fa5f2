"""What was decided in review is told as it was, with the reason, and never as more."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.actions import publishing, review
from inspections.actions.deciding import Shown, Take, decide
from inspections.errors import InvalidValueError
from inspections.models import Change, Inspection, Report
from inspections.queries.corrections import corrections
from tests.readings import answered, ilacs, judgement, recommendation, settle
from tests.scenes import scene

SIX = tuple(recommendation(number) for number in range(1, 7))
REPORT = "Decided in review: the report’s value was taken, not the record’s"
TYPED = "Decided in review: another value was entered, neither the record’s nor the one read from the report"


@scene
def differing(record: None, editor: User) -> Report:
    """A report that reads the overall grade as good; the record has it as requires improvement."""
    return answered(ilacs(published="2025-07-15", judgements=(judgement("overall", "good"),), recommendations=SIX))


def decided(report: Report, by: User, take: Take, *, value: str = "", why: str | None = None) -> Inspection:
    shown = Shown("good", "requires_improvement")
    decide(report=report.pk, key="judgement:overall", take=take, shown=shown, by=by, value=value, why=why)
    settle(report, by=by)
    return publishing.publish(report=report.pk, by=by)


def reasons(inspection: Inspection) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.old, each.new, each.why) for each in corrections(inspections=[inspection.pk])]


@pytest.mark.parametrize(("why", "said"), [(None, REPORT), ("Page 1 says so.", f"{REPORT}. Page 1 says so.")])
def test_the_reports_value_is_said_to_be_the_reports(differing: Report, editor: User, why: str | None, said: str):
    inspection = decided(differing, editor, Take.REPORT, why=why)

    assert reasons(inspection) == [("requires_improvement", "good", said)]


def test_a_third_value_is_never_said_to_be_the_reports(differing: Report, editor: User, client: Client):
    inspection = decided(differing, editor, Take.OTHER, value="inadequate", why="Both are misprints.")

    said = f"{TYPED}. Both are misprints."
    assert reasons(inspection) == [("requires_improvement", "inadequate", said)]
    assert Change.objects.get(decision__isnull=False).old == "Report: Good; record: Requires improvement"
    for address in ("/corrections/", "/corrections.csv", f"/inspections/{inspection.pk}/", "/feed/"):
        words = " ".join(b"".join(client.get(address)).decode().split())
        assert said.rstrip(".") in words, address
        assert "The report has it so" not in words, address


def test_a_third_value_needs_a_reason(differing: Report, editor: User):
    with pytest.raises(InvalidValueError, match="Give a reason"):
        decided(differing, editor, Take.OTHER, value="inadequate", why=" ")
    assert not Change.objects.filter(decision__isnull=False).exists()


def test_what_was_typed_into_the_draft_before_is_not_the_reports_either(differing: Report, editor: User):
    review.set_value(report=differing.pk, key="judgement:overall", value="inadequate", by=editor)
    shown, key = Shown("inadequate", "requires_improvement"), "judgement:overall"
    with pytest.raises(InvalidValueError, match="Give a reason"):
        decide(report=differing.pk, key=key, take=Take.REPORT, shown=shown, by=editor)
    decide(report=differing.pk, key=key, take=Take.REPORT, shown=shown, by=editor, why="The text says so.")
    settle(differing, by=editor)

    inspection = publishing.publish(report=differing.pk, by=editor)
    assert reasons(inspection) == [("requires_improvement", "inadequate", f"{TYPED}. The text says so.")]
    assert Change.objects.get(decision__isnull=False).old == "Draft: Inadequate; record: Requires improvement"


@pytest.mark.parametrize(("value", "whose"), [("good", "report"), ("requires_improvement", "record")])
def test_what_is_typed_as_one_of_the_two_is_that_ones(differing: Report, editor: User, value: str, whose: str):
    decided(differing, editor, Take.OTHER, value=value)

    decision = Change.objects.get(decision__isnull=False).decision
    assert decision is not None
    assert decision["taken_from"] == whose


def test_a_value_that_the_record_keeps_is_no_correction_and_its_history_says_so(
    differing: Report, editor: User, client: Client
):
    inspection = decided(differing, editor, Take.RECORD, why="The page was a draft.")

    assert reasons(inspection) == []
    words = " ".join(client.get(f"/inspections/{inspection.pk}/").content.decode().split())
    assert "the record’s value was kept: Requires improvement" in words
    assert "The page was a draft." in words


def test_what_is_taken_off_the_record_says_so(record: None, editor: User):
    some = ilacs(published="2025-07-15", judgements=(judgement("leadership", "requires_improvement"),))
    report = answered(some)
    shown = Shown("", "requires_improvement")
    decide(report=report.pk, key="judgement:overall", take=Take.NONE, shown=shown, by=editor, why="It is not printed.")
    settle(report, by=editor)

    inspection = publishing.publish(report=report.pk, by=editor)
    gone = [each for each in corrections(inspections=[inspection.pk]) if each.field == "grade"]
    said = "Decided in review: it was taken off the record. It is not printed."
    assert [(each.old, each.new, each.why) for each in gone] == [("requires_improvement", None, said)]


def test_a_change_of_which_no_decision_is_kept_claims_none(differing: Report, editor: User):
    inspection = decided(differing, editor, Take.REPORT)
    Change.objects.update(decision=None)

    assert reasons(inspection) == [
        (
            "requires_improvement",
            "good",
            "Changed when the report was published; the record does not say what was decided",
        )
    ]


def test_a_date_that_is_known_more_exactly_says_no_more(record: None, editor: User):
    stoke = Inspection.objects.filter(authority__dfe_number="861", start="2025-05-12")
    stoke.get().history.update(published="2025-07-31", published_precision="month")
    stoke.update(published="2025-07-31", published_precision="month")
    report = answered(ilacs(published="2025-07-14", recommendations=SIX))
    settle(report, by=editor)

    inspection = publishing.publish(report=report.pk, by=editor)
    assert reasons(inspection) == [("2025-07", "2025-07-14", "Became known more exactly when the report was published")]


def test_a_withdrawal_ends_what_a_decision_said(differing: Report, editor: User):
    inspection = decided(differing, editor, Take.REPORT)
    publishing.withdraw(report=differing.pk, by=editor, why="The wrong file")

    withdrawn, decided_before = corrections(inspections=[inspection.pk])
    assert (decided_before.old, decided_before.new, decided_before.why) == ("requires_improvement", "good", REPORT)
    assert withdrawn.why == "The wrong file"
    assert [(each.old, each.new) for each in withdrawn.folded if each.field == "grade"] == [
        ("good", "requires_improvement")
    ]
