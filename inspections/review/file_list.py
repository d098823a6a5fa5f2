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
    what: str
    state: str
    detail: str | None = None
    reason: str | None = None
    advice: str | None = None
    action: NextStep | None = None


def file_row(report: Report, *, now: datetime.datetime) -> FileRow:
    """A report as a row; `now` decides what today and yesterday are."""
    reason, advice = _refusal(report)
    return FileRow(
        pk=report.pk,
        name=report.name,
        about=f"{format_size(report.size)}, {format_moment(report.uploaded_at, now)}",
        what=report.title or "Not read yet",
        state=report.state,
        detail=_detail(report),
        reason=reason,
        advice=advice,
        action=_next_step(report),
    )


def format_moment(moment: datetime.datetime, now: datetime.datetime) -> str:
    """ "09:41" today, "Yesterday, 09:41", else "5 August 2016"."""
    local, today = timezone.localtime(moment), timezone.localtime(now).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today - datetime.timedelta(days=1):
        return f"Yesterday, {local:%H:%M}"
    return format_day(local.date())


def _refusal(report: Report) -> tuple[str | None, str | None]:
    """What the file is, and what to do: the first sentence of the refusal and the rest."""
    if report.state != State.REFUSED:
        return None, None
    first, _, rest = report.refusal.partition(". ")
    return (f"{first}." if rest else first), rest or None


def _detail(report: Report) -> str | None:
    if report.state == State.TO_REVIEW:
        count = report.values_to_check
        return f"{count} value{'' if count == 1 else 's'} to check" if count else "Nothing to check"
    if report.state == State.READING and report.attempts > 1:
        return f"Attempt {report.attempts}"
    if report.state == State.PUBLISHED and report.published_at:
        return f"on {format_day(timezone.localtime(report.published_at).date())}"
    return None


def _next_step(report: Report) -> NextStep | None:
    here = reverse("inspections:review", args=(report.pk,))
    if report.state == State.TO_REVIEW:
        return NextStep("Review", here, button=True, primary=True)
    if report.state == State.REFUSED:
        return NextStep("What to do", here, button=True)
    if report.state == State.PUBLISHED:
        return NextStep("Open", here)
    return NextStep("History", here) if report.state == State.WITHDRAWN else None
