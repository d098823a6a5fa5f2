"""Queries on single reports: the next to review, one with its people, what people changed."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from inspections.models import Change, Report

_IN_TURN = (
    Report.Group.DIFFERS,
    Report.Group.TO_CHECK,
    "",
    Report.Group.ADDS,
    Report.Group.AGREES,
    Report.Group.COPY,
)


def _rank() -> Case:
    return Case(
        *(When(group=group, then=Value(place)) for place, group in enumerate(_IN_TURN)), output_field=IntegerField()
    )


def next_to_review(*, after: int) -> Report | None:
    """The report that comes next in the queue, apart from the one in hand: by its group, then the longest wait."""
    return (
        Report.objects.filter(state=Report.State.TO_REVIEW)
        .exclude(pk=after)
        .defer("reading", "draft")
        .order_by(_rank(), "state_since", "pk")
        .first()
    )


def neighbour_to_review(report: Report, *, back: bool = False) -> Report | None:
    """The report after this one in the same order, or the one before it; None at the end."""
    waiting = list(
        Report.objects.filter(Q(state=Report.State.TO_REVIEW) | Q(pk=report.pk))
        .annotate(rank=_rank())
        .order_by("rank", "state_since", "pk")
        .values_list("pk", flat=True)
    )
    at = waiting.index(report.pk) + (-1 if back else 1)
    return Report.objects.filter(pk=waiting[at]).first() if 0 <= at < len(waiting) else None


def report_with_people(pk: int) -> Report | None:
    people = ("uploaded_by", "published_by", "assigned_to")
    return Report.objects.select_related("inspection", *people).filter(pk=pk).first()


def report_without_reading(pk: int) -> Report | None:
    """For whoever wants its file or a picture of a page, which a page asks for by the dozen."""
    return Report.objects.only("sha256", "name", "size", "pages", "state").filter(pk=pk).first()


def changes_by_people(*, report: Report | None = None) -> QuerySet[Change]:
    """What people changed, newest first."""
    found = Change.objects.select_related("by", "report").defer("report__reading", "report__draft")
    return found.filter(report=report) if report is not None else found
