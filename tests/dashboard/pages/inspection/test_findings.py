"""The page of an inspection shows every kind of finding as what it is, and claims nothing of kinds it does not hold."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from inspections.models import Inspection
from tests.dashboard.other_findings import EARLIER, STRENGTH, TO_IMPROVE, WORDS, publish_every_kind
from tests.dashboard.pages.inspection.test_inspection import Page
from tests.scenes import scene


@scene
def inspection(record: None, editor: User) -> Inspection:
    return publish_every_kind(editor)


def test_each_kind_has_a_section_of_its_own(page: Page, inspection: Inspection):
    seen = page(f"/inspections/{inspection.pk}/").text

    headings = ("What needs to improve", "Areas for improvement", "Strengths", "Progress on earlier recommendations")
    assert [heading for heading in headings if heading in seen] == list(headings)
    assert f"Strengths Leaders: Practice 1 {STRENGTH}" in seen
    assert f"Areas for improvement 1 {TO_IMPROVE}" in seen
    assert "The report goes through recommendations of the JAR of September 2005." in seen
    assert f"Staying safe 1 {EARLIER} Progress: inadequate. “{WORDS}”" in seen


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("s1", "where strength 1 stands"),
        ("a1", "where area for improvement 1 stands"),
        ("e1", "where earlier recommendation 1 stands"),
        ("r1", "where recommendation 1 stands"),
    ],
)
def test_each_opens_its_words_on_the_page_of_the_report(page: Page, inspection: Inspection, key: str, title: str):
    inspection.findings.update(boxes=[[2, 75, 300, 484, 320]])

    assert f"Page 2 of 12: {title}" in page(f"/inspections/{inspection.pk}/?at={key}").text


def test_nothing_is_said_of_kinds_that_the_record_does_not_hold(page: Page, inspection: Inspection):
    inspection.findings.besides_recommendations().delete()
    seen = page(f"/inspections/{inspection.pk}/").text
    assert "Strengths" not in seen
    assert "What needs to improve" in seen

    inspection.findings.all().delete()
    assert "No recommendations from this report are on the record." in page(f"/inspections/{inspection.pk}/").text


def test_a_report_with_strengths_alone_is_not_said_to_recommend_nothing(page: Page, inspection: Inspection):
    inspection.findings.recommendations().delete()
    seen = page(f"/inspections/{inspection.pk}/").text

    assert "No recommendations" not in seen
    assert STRENGTH in seen


def test_what_an_editor_changed_is_marked(page: Page, inspection: Inspection):
    inspection.findings.filter(kind="strength").update(source="edited")

    assert f"{STRENGTH} Changed by an editor" in page(f"/inspections/{inspection.pk}/").text
