"""The rows of the reports page: what each file is, where it stands and what comes next, in plain words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from inspections.models import Report
from inspections.partial_dates import format_day
from inspections.review.labels import format_size

State = Report.State


@dataclass(frozen=True)
class NextStep:
    """The next step: a link, or a button that posts."""

    label: str
    href: str
    button: bool = False
    primary: bool = False
    post: bool = False


@dataclass(frozen=True)
class FileRow:
    pk: int
    name: str
    about: str
    what: str | None
    state: str
    detail: str | None = None
    reason: str | None = None
    advice: str | None = None
    action: NextStep | None = None
    carer: str | None = None
    note: str | None = None


def file_row(report: Report, *, now: datetime.datetime) -> FileRow:
    """A report as a row; `now` decides what today and yesterday are."""
    reason, advice = _refusal(report)
    return FileRow(
        pk=report.pk,
        name=report.name,
        about=_about(report, now),
        what=report.title or None,
        state=(report.group or Report.Group.TO_CHECK) if report.state == State.TO_REVIEW else report.state,
        detail=_detail(report),
        reason=reason,
        advice=advice,
        action=_next_step(report),
        carer=_carer(report),
        note=report.note or None,
    )


def format_moment(moment: datetime.datetime, now: datetime.datetime) -> str:
    """ "09:41" today, "Yesterday, 09:41", else "5 August 2016"."""
    local, today = timezone.localtime(moment), timezone.localtime(now).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today - datetime.timedelta(days=1):
        return f"Yesterday, {local:%H:%M}"
    return format_day(local.date())


def _about(report: Report, now: datetime.datetime) -> str:
    """ "12 pages, 243 KB, added 09:41 by Jo Ede, from london.zip/Camden"."""
    pages = [f"{report.pages} page{'' if report.pages == 1 else 's'}"] if report.pages else []
    person = report.uploaded_by
    by = f" by {person.get_full_name() or person.get_username()}" if person else ""
    folder = [f"from {report.folder}"] if report.folder else []
    return ", ".join([*pages, format_size(report.size), f"added {format_moment(report.uploaded_at, now)}{by}", *folder])


def _carer(report: Report) -> str | None:
    person = report.assigned_to
    return (person.get_full_name() or person.get_username()) if person else None


def _refusal(report: Report) -> tuple[str | None, str | None]:
    """What the file is, and what to do: the first sentence of the refusal and the rest."""
    if report.state != State.REFUSED:
        return None, None
    first, _, rest = report.refusal.partition(". ")
    return (f"{first}." if rest else first), rest or None


def _detail(report: Report) -> str | None:
    if report.state == State.TO_REVIEW:
        return _to_do(report)
    if report.state == State.READING and report.attempts > 1:
        return f"Attempt {report.attempts}"
    if report.state == State.PUBLISHED and report.published_at:
        return f"on {format_day(timezone.localtime(report.published_at).date())}"
    return None


def _to_do(report: Report) -> str:
    """What there is to do; where that is nothing, what publishing brings."""
    if report.group not in (Report.Group.ADDS, Report.Group.AGREES):
        return report.to_do
    counts = (
        count_noun(report.judgement_count, "judgement"),
        count_noun(report.recommendation_count, "recommendation"),
    )
    return f"{report.to_do}; {', '.join(counts)}"


def count_noun(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


_STEPS = {
    Report.Group.DIFFERS: "Decide",
    Report.Group.TO_CHECK: "Check",
    Report.Group.ADDS: "Review",
    Report.Group.AGREES: "Look",
    Report.Group.COPY: "Look",
}


def _next_step(report: Report) -> NextStep | None:
    here = reverse("inspections:review", args=(report.pk,))
    if report.state == State.TO_REVIEW:
        group = Report.Group(report.group or Report.Group.TO_CHECK)
        return NextStep(_STEPS[group], here, button=_STEPS[group] != "Look")
    if report.state == State.REFUSED:
        return NextStep("What to do", here, button=True)
    if report.state == State.PUBLISHED:
        return NextStep("Open", here)
    return NextStep("History", here) if report.state == State.WITHDRAWN else None
