"""Queries on single reports: the next to review, one with its people, what people changed."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When

from inspections.models import Change, Report

_IN_TURN = (Report.Group.DIFFERS, Report.Group.TO_CHECK, "", Report.Group.ADDS, Report.Group.AGREES)


def next_to_review(*, after: int) -> Report | None:
    """The report that comes next in the queue, apart from the one in hand: by its group, then the longest wait."""
    rank = Case(
        *(When(group=group, then=Value(place)) for place, group in enumerate(_IN_TURN)), output_field=IntegerField()
    )
    return (
        Report.objects.filter(state=Report.State.TO_REVIEW)
        .exclude(pk=after)
        .defer("reading", "draft")
        .order_by(rank, "state_since", "pk")
        .first()
    )


def report_with_people(pk: int) -> Report | None:
    return Report.objects.select_related("uploaded_by", "published_by", "inspection").filter(pk=pk).first()


def changes_by_people(*, report: Report | None = None) -> QuerySet[Change]:
    """What people changed, newest first."""
    found = Change.objects.select_related("by", "report").defer("report__reading", "report__draft")
    return found.filter(report=report) if report is not None else found
