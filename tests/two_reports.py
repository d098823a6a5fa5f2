"""Published reports of one council with the recommendations that a test gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import User

from inspections.actions import publishing
from inspections.models import Inspection, Report
from inspections.reading.contract import AuthorityRead, RecommendationRead
from tests.readings import answered, ilacs, recommendation, settle

DERBY = AuthorityRead("831", "Derby", "Derby", 1)
DAYS = {
    "2023": ("2023-03-06", "2023-03-17"),
    "2024": ("2024-10-07", "2024-10-18"),
    "2026": ("2026-02-02", "2026-02-13"),
}
NAMES = {"2023": "26 april 2023", "2024": "26 november 2024", "2026": "30 march 2026"}


def items_saying(texts: Sequence[str]) -> tuple[RecommendationRead, ...]:
    return tuple(replace(recommendation(number), text=text) for number, text in enumerate(texts, start=1))


def publish_report(editor: User, year: str, *texts: str, council: AuthorityRead = DERBY) -> Inspection:
    """The council's ILACS report of that year."""
    start, end = DAYS[year]
    items = items_saying(texts)
    reading = ilacs(authority=council, inspection_start=start, inspection_end=end, recommendations=items)
    report = answered(reading, f"{council.printed.lower()} - {NAMES[year]}.pdf", by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def publish_again(report: Report, editor: User) -> Inspection:
    """Take up a withdrawn report and publish it."""
    publishing.take_up(report=report.pk, by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def make_joint(inspection: Inspection) -> Inspection:
    """The same report as a joint inspection's letter, which has no grades."""
    inspection.framework, inspection.kind = "jtai", "jtai"
    inspection.save()
    inspection.judgements.all().delete()
    return inspection
