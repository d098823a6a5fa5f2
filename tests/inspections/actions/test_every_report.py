"""Every real report at hand over the shipped record: publishing, withdrawing and publishing again lose nothing.

What a withdrawal gives back is decided by our own code, the same on each database: on PostgreSQL every third report is
withdrawn and published again.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.forms.models import model_to_dict

from inspections.actions import publishing
from inspections.models import Finding, Inspection, Judgement, Passage, Report, WithdrawnInspection
from inspections.review.blockers import blockers
from tests import kept_readings
from tests.readings import answered, settle
from tests.record import renew_statistics


@pytest.fixture(scope="module")
def readings(shared):
    """What the reader answers to each file, by its path."""
    rooms = [kept_readings.of(shared / "reports" / room) for room in ("ofsted", "seeds", "joint")]
    return {path: reading for room in rooms for path, reading in room.items()}


def rows(*models):
    """Every row of the record with its number; which inspection stands behind which report is not of the record."""
    return {
        (model.__name__, row.pk): model_to_dict(row, exclude=["report", "imported"]) | {"key": getattr(row, "key", "")}
        for model in models
        for row in model.objects.all()
    }


def whole_record():
    passages = Passage.objects.values_list("inspection", "kind", "position", "page", "area", "heading", "text")
    return rows(Inspection, Judgement, Finding), sorted(map(str, passages))


def test_publishing_loses_no_fact_and_withdrawing_and_publishing_again_give_back_every_row(record, readings, editor):
    before = {row.pk: row for row in Inspection.objects.all()}
    areas = set(Judgement.objects.values_list("inspection", "area"))
    again = dict(list(readings.items())[:: 3 if connection.vendor == "postgresql" else 1])
    once = publish_all({path: reading for path, reading in readings.items() if path not in again}, editor)
    untouched = whole_record()
    published = publish_all(again, editor)
    first = whole_record()
    renew_statistics()
    assert facts_lost(before, areas) == ([], set(), set())
    for pk in reversed(published):
        publishing.withdraw(report=pk, by=editor, why="to see what comes back")
    assert differences(untouched, whole_record()) == []
    for pk in published:
        publishing.take_up(report=pk, by=editor)
        assert Report.objects.get(pk=pk).values_to_check == 0
        publishing.publish(report=pk, by=editor)
    assert differences(first, whole_record()) == []
    assert WithdrawnInspection.objects.count() == 0
    assert len(once) + len(published) > 120
    assert len(published) > (40 if once else 120)


def publish_all(readings, editor):
    """The reports that nothing stands in the way of, in the order in which they are published."""
    published = []
    for path, reading in readings.items():
        if reading.error is None:
            report = answered(reading, f"{path.parent.name} {path.name}", by=editor)
            settle(report, by=editor)
            report.refresh_from_db()
            if not blockers(report.as_draft()):
                publishing.publish(report=report.pk, by=editor)
                published.append(report.pk)
    return published


def differences(one, other):
    """The rows that are not in both, and the passages."""
    told = [
        (key, one[0].get(key), other[0].get(key))
        for key in {*one[0], *other[0]}
        if one[0].get(key) != other[0].get(key)
    ]
    return sorted(map(str, told)) + sorted({*one[1]} ^ {*other[1]})


def facts_lost(before, areas):
    """What the record held of its inspections and holds no longer; a number of which 0 is left is lost as well."""
    facts = ("start", "end", "published", "lead_inspector", "recommendation_count", "source_text", "theme")
    held = [(row, name) for row in Inspection.objects.filter(pk__in=before) for name in facts]
    blanked = [
        (row.key, name)
        for row, name in held
        if getattr(before[row.pk], name) not in (None, "", 0) and getattr(row, name) in (None, "", 0)
    ]
    gone = areas - set(Judgement.objects.values_list("inspection", "area"))
    return blanked, gone, before.keys() - {row.pk for row, _ in held}
