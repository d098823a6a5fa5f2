"""Reports reviewed and published one after the other by keys alone, as by somebody with a committee on Thursday."""

from __future__ import annotations

import os
import time

from playwright.sync_api import expect

from inspections.models import Inspection, Report
from tests.browser.world import read_report
from tests.pdfs import make_pdf
from tests.readings import CHECK, STOKE_2025, ilacs, judgement

HOW_MANY = int(os.environ.get("REPORTS_BY_KEYBOARD", "3"))
"""Thirty take some minutes: `REPORTS_BY_KEYBOARD=30` is the whole of it."""


def test_reports_are_published_one_after_the_other_by_keys_alone(register, editor, open_page, settings, tmp_path):
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "reports", tmp_path
    for number in range(HOW_MANY):
        year, month = 2023 + number % 3, 1 + number // 3
        days = {"inspection_start": f"{year}-{month:02}-05", "inspection_end": f"{year}-{month:02}-09"}
        grades = dict(STOKE_2025)
        doubtful = judgement("overall", grades.pop("overall"), confidence=CHECK)
        certain = (judgement(area, grade) for area, grade in grades.items())
        reading = ilacs(judgements=(*certain, doubtful), published=f"{year}-{month:02}-20", pages=1, **days)
        read_report(reading, f"{number}.pdf", make_pdf(["# Page 1", f"Report {number}"]), editor)
    opened = open_page(by=editor)
    first = Report.objects.order_by("state_since", "pk").first()
    opened.goto(f"/reports/{first.pk}/review/")
    page, began = opened.page, time.monotonic()  # Shown, and never asserted: machines differ.
    for number in range(HOW_MANY):
        expect(page.get_by_text("1 to check", exact=True)).to_be_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("p")
        expect(page.get_by_role("group", name="What publishing will do")).to_be_focused()
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Undo this step")).to_be_visible()
        assert Inspection.objects.filter(report__isnull=False).count() == number + 1
    took = time.monotonic() - began
    assert Report.objects.filter(state="published").count() == HOW_MANY
    # Shown with `pytest -s`.
    print(f"{took / HOW_MANY:.2f} seconds a report")
    assert opened.problems == []
