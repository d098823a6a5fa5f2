"""Queries on the uploaded files: the list with those that need a person first, its counts, one report."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from inspections.models import Change, Report

State = Report.State

TABS: dict[str, tuple[str, tuple[Report.State, ...]]] = {
    "": ("All", tuple(State)),
    "person": ("Needs a person", (State.TO_REVIEW, State.REFUSED)),
    "way": ("On the way", (State.QUEUED, State.READING)),
    "published": ("Published", (State.PUBLISHED,)),
    "withdrawn": ("Withdrawn", (State.WITHDRAWN,)),
}
_ORDER = (State.TO_REVIEW, State.REFUSED, State.READING, State.QUEUED, State.PUBLISHED, State.WITHDRAWN)


@dataclass(frozen=True)
class ReportCounts:
    """How many reports are in each state."""

    by_state: dict[str, int]

    def of(self, states: tuple[Report.State, ...]) -> int:
        return sum(self.by_state.get(state, 0) for state in states)

    def tab(self, tab: str) -> int:
        return self.of(TABS[tab][1])


def report_counts() -> ReportCounts:
    rows = Report.objects.order_by().values("state").annotate(n=Count("pk"))
    return ReportCounts({row["state"]: row["n"] for row in rows})


def reports_in_tab(*, tab: str) -> QuerySet[Report]:
    """The reports of a tab: those that need a person first, then the newest. Readings and drafts are not loaded."""
    rank = Case(
        *(When(state=state, then=Value(position)) for position, state in enumerate(_ORDER)),
        output_field=IntegerField(),
    )
    return (
        Report.objects.filter(state__in=TABS[tab][1])
        .select_related("uploaded_by", "inspection")
        .defer("reading", "draft")
        .order_by(rank, "-uploaded_at", "-pk")
    )


def next_to_review(*, after: int) -> Report | None:
    """The report that has waited longest for its review, apart from the one in hand."""
    return (
        Report.objects.filter(state=State.TO_REVIEW)
        .exclude(pk=after)
        .defer("reading")
        .order_by("state_since", "pk")
        .first()
    )


def report_with_people(pk: int) -> Report | None:
    return Report.objects.select_related("uploaded_by", "published_by", "inspection").filter(pk=pk).first()


def changes_by_people(*, report: Report | None = None) -> QuerySet[Change]:
    """What people changed, newest first."""
    found = Change.objects.select_related("by", "report").defer("report__reading", "report__draft")
    return found.filter(report=report) if report is not None else found
