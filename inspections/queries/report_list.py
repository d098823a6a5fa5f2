"""The queue as queries: its groups in the order in which people take them, how many are in each, filtered and sorted.

Everything asked for is a column of the report's row; readings and drafts are never loaded.
"""

from __future__ import annotations

import datetime
import functools
import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Max, Min, Q, QuerySet

from inspections.models import Report

State, Group = Report.State, Report.Group

SORTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "newest": ("Added last", ("-uploaded_at", "-pk")),
    "waiting": ("Waiting longest", ("state_since", "pk")),
    "council": ("Council", ("title", "pk")),
    "name": ("File name", ("name", "pk")),
}
_RATE_OVER = datetime.timedelta(minutes=2)
"""Long enough for a slow report to be part of it, short enough to follow a worker that was added."""


@dataclass(frozen=True)
class Section:
    """A part of the queue: reports in some states, of those under review some groups."""

    key: str
    states: tuple[Report.State, ...]
    groups: tuple[str, ...] = ()

    @property
    def condition(self) -> Q:
        found = Q(state__in=self.states)
        return found & Q(group__in=self.groups) if self.groups else found


SECTIONS: Final = (
    Section("differ", (State.TO_REVIEW,), (Group.DIFFERS,)),
    # One that is not grouped yet is for a person to look at.
    Section("check", (State.TO_REVIEW,), (Group.TO_CHECK, "")),
    Section("refused", (State.REFUSED,)),
    Section("copy", (State.TO_REVIEW,), (Group.COPY,)),
    Section("adds", (State.TO_REVIEW,), (Group.ADDS,)),
    Section("agree", (State.TO_REVIEW,), (Group.AGREES,)),
    Section("way", (State.QUEUED, State.READING)),
    Section("published", (State.PUBLISHED,)),
    Section("withdrawn", (State.WITHDRAWN,)),
)
NEEDS_EYES: Final = ("differ", "check", "refused", "copy", "adds")
"""What nobody may publish without having looked at it."""


NOBODY: Final = "nobody"


@dataclass(frozen=True)
class ReportFilter:
    """Which reports are asked for, and in which order; blank for all. `uploader` and `carer` are an account's number.

    `carer` is who takes care of a report: NOBODY asks for those of nobody.
    """

    words: str = ""
    council: str = ""
    framework: str = ""
    uploader: str = ""
    carer: str = ""
    sort: str = "newest"

    @property
    def is_set(self) -> bool:
        return bool(self.words or self.council or self.framework or self.uploader or self.carer)


@dataclass(frozen=True)
class FilterChoices:
    """What there is to choose from: value and words."""

    councils: tuple[tuple[str, str], ...]
    frameworks: tuple[str, ...]
    uploaders: tuple[tuple[str, str], ...]
    carers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReadingProgress:
    """How far the files that were added together have been read; `minutes` left, None where that is not known yet."""

    done: int
    of: int
    minutes: int | None


def filtered_reports(wanted: ReportFilter) -> QuerySet[Report]:
    found = Report.objects.select_related("uploaded_by", "inspection", "assigned_to").defer("reading", "draft")
    for word in wanted.words.split():
        said = (Q(**{f"{name}__icontains": word}) for name in ("name", "title", "folder", "note"))
        found = found.filter(functools.reduce(operator.or_, said))
    if wanted.council:
        found = found.filter(council__slug=wanted.council)
    if wanted.framework:
        found = found.filter(framework=wanted.framework)
    if wanted.uploader:
        found = found.filter(uploaded_by=int(wanted.uploader))
    if wanted.carer:
        found = found.filter(assigned_to=None if wanted.carer == NOBODY else int(wanted.carer))
    return found.order_by(*SORTS[wanted.sort][1])


def section_counts(wanted: ReportFilter) -> dict[str, int]:
    """How many reports are in each section, by its key; one query."""
    conditions = {section.key: Count("pk", filter=section.condition) for section in SECTIONS}
    return dict(filtered_reports(wanted).order_by().aggregate(**conditions))


def reports_in_section(key: str, wanted: ReportFilter) -> QuerySet[Report]:
    section = next(each for each in SECTIONS if each.key == key)
    return filtered_reports(wanted).filter(section.condition)


def filter_choices() -> FilterChoices:
    """Four queries."""
    rows = Report.objects.order_by()
    councils = rows.exclude(council=None).values_list("council__slug", "council__short_name").distinct()
    frameworks = rows.exclude(framework="").values_list("framework", flat=True).distinct()
    return FilterChoices(
        councils=tuple(sorted(set(councils), key=lambda each: each[1])),
        frameworks=tuple(frameworks),
        uploaders=_people(rows, "uploaded_by"),
        carers=_people(rows, "assigned_to"),
    )


def _people(rows: QuerySet[Report], name: str) -> tuple[tuple[str, str], ...]:
    """Numbers and names of those in a column, by name."""
    columns = (name, *(f"{name}__{part}" for part in ("first_name", "last_name", "username")))
    found = rows.exclude(**{name: None}).values_list(*columns).distinct()
    named = {(str(pk), f"{first} {last}".strip() or username) for pk, first, last, username in found}
    return tuple(sorted(named, key=lambda each: each[1]))


def reading_progress(now: datetime.datetime) -> ReadingProgress | None:
    """Of what was added since the oldest that still waits; None where nothing is on its way. At most three queries."""
    on_the_way = Report.objects.filter(state__in=(State.QUEUED, State.READING)).order_by()
    waiting = on_the_way.aggregate(n=Count("pk"), since=Min("uploaded_at"))
    if not waiting["n"]:
        return None
    left = waiting["n"]
    done = Report.objects.filter(uploaded_at__gte=waiting["since"], read_at__isnull=False).exclude(
        state__in=(State.QUEUED, State.READING)
    )
    lately = done.filter(read_at__gte=now - _RATE_OVER)
    recent = lately.aggregate(n=Count("pk"), first=Min("read_at"), last=Max("read_at"))
    minutes = None
    if recent["n"] > 1:
        spent = (recent["last"] - recent["first"]).total_seconds()
        minutes = math.ceil(left * spent / (recent["n"] - 1) / 60)
    count = done.count()
    return ReadingProgress(count, count + left, minutes)
