"""Published reports, for the pages that show text of reports."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User

from inspections.actions import publishing
from inspections.models import Inspection
from inspections.reading.contract import AuthorityRead
from tests.readings import answered, ilacs, recommendation, section, settle

PARAGRAPH = "1. Social workers write chronologies of neglect, and managers read them."


def publish_cumberland(editor: User) -> Inspection:
    """The only report of a council, with two recommendations."""
    council = AuthorityRead("942", "Cumberland", "Cumberland", 1)
    reading = ilacs(authority=council, inspection_start="2024-10-07", inspection_end="2024-10-18")
    report = answered(reading, "cumberland - 26 november 2024.pdf", by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def publish_stoke(editor: User) -> Inspection:
    """The report of May 2025: two recommendations, the first with a box and a tag, and a paragraph."""
    first = replace(recommendation(1, "The quality of plans <b>for</b> neglected children."), tag="outcome 4")
    items = (first, recommendation(2, "=Supervision of staff."))
    reading = ilacs(recommendations=items, sections=(section(PARAGRAPH, "2. Children like where they live now."),))
    report = answered(reading, by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)
