"""Every field of a recommendation goes from the reading to the draft and the record, and back by a withdrawal."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from django.contrib.auth.models import User

from inspections.actions import publishing, review
from inspections.draft import DraftItem
from inspections.models import Inspection, Recommendation, Report
from inspections.reading.contract import PageBox, RecommendationRead
from inspections.recommendation import NAMES, RecommendationFacts
from tests.readings import answered, ilacs, recommendation

NOT_ON_THE_RECORD = {
    "subsection": "the section says whom it is for, which is all that pages tell apart",
    "confidence": "an editor has settled every item before it is published",
}


@pytest.fixture
def read() -> RecommendationRead:
    """A recommendation with a value in every field."""
    boxes = (PageBox(2, (75.0, 300.0, 484.0, 320.0)), PageBox(3, (75.0, 60.0, 484.0, 80.0)))
    return replace(recommendation(1), tag="outcome 4", boxes=boxes)


@pytest.fixture
def facts(read: RecommendationRead) -> RecommendationFacts:
    return RecommendationFacts.from_reading(read)


@pytest.fixture
def inspection(register: None, editor: User, read: RecommendationRead) -> Inspection:
    report = answered(ilacs(recommendations=(read,)), by=editor)
    review.accept_value(report=report.pk, key="published", by=editor)
    return publishing.publish(report=report.pk, by=editor)


def without_rows(report: Report) -> list[DraftItem]:
    """The items of the draft but for the numbers that their rows had on the record."""
    return [replace(item, row=None) for item in report.as_draft().items]


def test_a_recommendation_has_every_field_of_the_reading_contract(facts: RecommendationFacts):
    assert {field.name for field in fields(RecommendationRead)} - set(NOT_ON_THE_RECORD) == set(NAMES)
    assert None not in facts.to_plain().values()


def test_a_recommendation_survives_its_plain_form(facts: RecommendationFacts):
    assert RecommendationFacts.from_plain(json.loads(json.dumps(facts.to_plain()))) == facts


def test_the_draft_and_the_record_hold_it_whole(inspection: Inspection, facts: RecommendationFacts):
    assert [item.facts for item in inspection.report.as_draft().items] == [facts]
    assert [row.facts for row in inspection.recommendations.all()] == [facts]


def test_a_withdrawal_leaves_the_draft_as_it_was_published(inspection: Inspection, editor: User):
    before = inspection.report.as_draft().items
    publishing.withdraw(report=inspection.report_id, by=editor, why="a mistake")

    assert without_rows(Report.objects.get()) == list(before)


def test_words_longer_than_the_record_takes_are_no_change_of_the_record(
    register: None, editor: User, read: RecommendationRead
):
    report = answered(ilacs(recommendations=(replace(read, section="In the next six months " * 20),)), by=editor)
    review.accept_value(report=report.pk, key="published", by=editor)
    publishing.publish(report=report.pk, by=editor)
    before = report.as_draft().items
    assert len(Recommendation.objects.get().section) < len(before[0].facts.section or "")
    publishing.withdraw(report=report.pk, by=editor, why="a mistake")

    assert without_rows(Report.objects.get()) == list(before)
