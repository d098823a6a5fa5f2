"""Every field of a finding goes from the reading to the draft and the record, and back by a withdrawal."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from django.contrib.auth.models import User

from inspections.actions import publishing, review
from inspections.draft import DraftItem
from inspections.finding import NAMES, FindingFacts, FindingKind
from inspections.models import Finding, Inspection, Report, findings_of
from inspections.reading.contract import EarlierInspection, PageBox, ProgressRead, Reading, RecommendationRead
from inspections.reading.vocabulary import Confidence, Grade
from tests.readings import answered, ilacs, recommendation, settle

NOT_ON_THE_RECORD = {"confidence": "an editor has settled every item before it is published"}
OF_PROGRESS_ALONE = {"strand", "verdict", "words", "earlier_framework", "earlier_when"}
BOXES = (PageBox(2, (75.0, 300.0, 484.0, 320.0)), PageBox(3, (75.0, 60.0, 484.0, 80.0)))


@pytest.fixture
def read() -> RecommendationRead:
    """A recommendation with a value in every field."""
    return replace(recommendation(1), tag="outcome 4", boxes=BOXES, subsection="Plans")


@pytest.fixture
def restated() -> ProgressRead:
    """An earlier recommendation with a value in every field."""
    return ProgressRead(
        of=EarlierInspection("jar", "2005-09"),
        text="Review how cases are prioritised.",
        strand="staying_safe",
        verdict=Grade.INADEQUATE,
        words="Progress with this recommendation is inadequate.",
        page=3,
        boxes=BOXES,
        confidence=Confidence.CERTAIN,
    )


@pytest.fixture
def reading(read: RecommendationRead, restated: ProgressRead) -> Reading:
    """One finding of each kind."""
    return ilacs(
        recommendations=(read,),
        strengths=(replace(read, text="Children are seen alone."),),
        areas_for_improvement=(replace(read, text="The timeliness of visits."),),
        progress=(restated,),
    )


@pytest.fixture
def inspection(register: None, editor: User, reading: Reading) -> Inspection:
    report = answered(reading, by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def without_rows(report: Report) -> list[DraftItem]:
    """The items of the draft but for the numbers that their rows had on the record."""
    return [replace(item, row=None) for item in report.as_draft().items]


def test_a_finding_has_every_field_of_the_reading_contract(read: RecommendationRead, restated: ProgressRead):
    of_lists = {field.name for field in fields(RecommendationRead)} - set(NOT_ON_THE_RECORD)
    of_progress = {field.name for field in fields(ProgressRead)} - set(NOT_ON_THE_RECORD) - {"of"}
    assert of_lists | of_progress | OF_PROGRESS_ALONE | {"kind"} == set(NAMES)
    told = {name for name, value in FindingFacts.from_reading(read).to_plain().items() if value is not None}
    assert told == set(NAMES) - OF_PROGRESS_ALONE
    assert {n for n, value in FindingFacts.from_progress(restated).to_plain().items() if value} >= OF_PROGRESS_ALONE


def test_a_finding_survives_its_plain_form(read: RecommendationRead, restated: ProgressRead):
    for facts in (FindingFacts.from_reading(read), FindingFacts.from_progress(restated)):
        assert FindingFacts.from_plain(json.loads(json.dumps(facts.to_plain()))) == facts


def test_the_draft_and_the_record_hold_every_kind_whole(
    inspection: Inspection, read: RecommendationRead, restated: ProgressRead
):
    wanted = {
        FindingKind.RECOMMENDATION: FindingFacts.from_reading(read),
        FindingKind.STRENGTH: FindingFacts.from_reading(
            replace(read, text="Children are seen alone."), FindingKind.STRENGTH
        ),
        FindingKind.AREA_FOR_IMPROVEMENT: FindingFacts.from_reading(
            replace(read, text="The timeliness of visits."), FindingKind.AREA_FOR_IMPROVEMENT
        ),
        FindingKind.PROGRESS: FindingFacts.from_progress(restated),
    }
    assert {item.facts.kind: item.facts for item in inspection.report.as_draft().items} == wanted
    assert {row.kind: row.facts for row in inspection.findings.all()} == wanted
    assert [row.key for kind in FindingKind for row in findings_of(inspection, kind)] == ["r1", "s1", "a1", "e1"]


def test_recommendations_alone_are_counted_as_such(inspection: Inspection):
    assert inspection.recommendation_count == 1
    assert [row.text for row in Finding.objects.recommendations()] == ["How well plans are written. (1)"]
    assert Finding.objects.besides_recommendations().count() == 3


def test_a_withdrawal_leaves_the_draft_as_it_was_published(inspection: Inspection, editor: User):
    before = inspection.report.as_draft().items
    publishing.withdraw(report=inspection.report_id, by=editor, why="a mistake")

    assert without_rows(Report.objects.get()) == list(before)
    assert Finding.objects.count() == 0


def test_what_was_changed_on_the_record_is_in_the_draft_after_a_withdrawal(inspection: Inspection, editor: User):
    strength, progress = inspection.findings.get(kind="strength"), inspection.findings.get(kind="progress")
    strength.text = "Children are always seen alone."
    strength.save()
    number = progress.pk
    progress.delete()
    publishing.withdraw(report=inspection.report_id, by=editor, why="a mistake")
    draft = Report.objects.get().as_draft()

    assert [item.facts.text for item in draft.items_of(FindingKind.STRENGTH)] == ["Children are always seen alone."]
    assert draft.items_of(FindingKind.PROGRESS) == ()
    publishing.take_up(report=inspection.report_id, by=editor)
    again = publishing.publish(report=inspection.report_id, by=editor)
    assert again.findings.get(kind="strength").pk == strength.pk
    assert not Finding.objects.filter(pk=number).exists()


def test_words_longer_than_the_record_takes_are_no_change_of_the_record(
    register: None, editor: User, read: RecommendationRead
):
    report = answered(ilacs(recommendations=(replace(read, section="In the next six months " * 20),)), by=editor)
    review.accept_value(report=report.pk, key="published", by=editor)
    publishing.publish(report=report.pk, by=editor)
    before = report.as_draft().items
    assert len(Finding.objects.get().section) < len(before[0].facts.section or "")
    publishing.withdraw(report=report.pk, by=editor, why="a mistake")

    assert without_rows(Report.objects.get()) == list(before)


def test_a_draft_from_before_every_kind_was_kept_gets_them_from_its_reading(
    register: None, editor: User, reading: Reading
):
    report = answered(reading, by=editor)
    draft = report.draft
    draft["items"] = [item for item in draft["items"] if item["kind"] == "recommendation"]
    del draft["every_kind"]
    report.save()

    assert [item.facts.kind for item in Report.objects.get().as_draft().items] == list(FindingKind)
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=editor)
    review.remove_value(report=report.pk, key="strength:1", by=editor)
    assert Report.objects.get().as_draft().items_of(FindingKind.STRENGTH) == ()
