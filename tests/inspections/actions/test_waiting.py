"""What waits is counted again when the record changes, and nothing that somebody did meanwhile is written over."""

from __future__ import annotations

import pytest

from inspections.actions import waiting
from inspections.actions.waiting import count_again, group_ungrouped
from inspections.models import Report
from tests.readings import answered, ilacs


@pytest.fixture
def report(record, editor):
    """As it was counted before the record changed."""
    report = answered(ilacs(), by=editor)
    Report.objects.update(group="", mark="as it was")
    return report


def meanwhile(monkeypatch, change):
    """Somebody makes the change while the report is compared with the record."""
    real = waiting.compare_with_record

    def compare(draft):
        change()
        return real(draft)

    monkeypatch.setattr(waiting, "compare_with_record", compare)


@pytest.mark.parametrize("again", [lambda report: count_again([report.council_id]), lambda report: group_ungrouped()])
def test_it_is_counted_again(report, again):
    again(report)
    report.refresh_from_db()
    assert report.group
    assert report.mark != "as it was"


@pytest.mark.parametrize("again", [lambda report: count_again([report.council_id]), lambda report: group_ungrouped()])
def test_what_somebody_changed_meanwhile_stays(report, again, monkeypatch):
    newer = {"draft": None, "state": Report.State.QUEUED, "group": "", "mark": "newer"}
    meanwhile(monkeypatch, lambda: Report.objects.update(**newer))
    again(report)
    assert Report.objects.values(*newer).get() == newer


@pytest.mark.parametrize("again", [lambda report: count_again([report.council_id]), lambda report: group_ungrouped()])
def test_what_somebody_removed_meanwhile_does_not_come_back(report, again, monkeypatch):
    meanwhile(monkeypatch, lambda: Report.objects.all().delete())
    again(report)
    assert not Report.objects.exists()
