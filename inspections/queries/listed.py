"""The reports that the inspectorate's site lists, held against the record: which of them it does not hold."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from inspections.collecting.kinds import frameworks_listed_as
from inspections.models import Inspection, ListedReport, Report
from inspections.partial_dates import PartialDate, first_possible_day

_NEAR: Final = datetime.timedelta(days=31)
"""The site's day and that on record are of one report where they are at most so far apart."""


@dataclass(frozen=True)
class UnheldReport:
    """A report that is listed and not on the record. `frameworks` are those that it may be of: none is known where
    nobody knows the site's words. `where` says in words how far it is."""

    row: ListedReport
    frameworks: tuple[str, ...]
    where: str

    @property
    def authority_id(self) -> int | None:
        return self.row.council.authority_id

    @property
    def name(self) -> str:
        """The council's name in the register, else on the site."""
        authority = self.row.council.authority
        return authority.short_name if authority else self.row.council.name


@dataclass(frozen=True)
class _Held:
    framework: str
    first: datetime.date
    last: datetime.date
    report: int | None

    def is_near(self, day: datetime.date) -> bool:
        return self.first - _NEAR <= day <= self.last + _NEAR

    def is_on(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


def unheld_reports() -> tuple[UnheldReport, ...]:
    """Newest first, without those that a person said are not for the record; two queries, one where none is listed."""
    return unheld_and_gone()[0]


def gone_reports() -> list[ListedReport]:
    """Reports that the site listed once and does no longer, the last that went first."""
    return list(_rows().filter(gone_at__isnull=False).order_by("-gone_at", "-pk"))


def unheld_and_gone() -> tuple[tuple[UnheldReport, ...], list[ListedReport]]:
    """What `unheld_reports` and `gone_reports` find, in as many queries as the first alone."""
    rows = list(_rows())
    if not rows:
        return (), []
    by_council, reports = _inspections()
    unheld = [row for row in rows if not row.aside_why and not _is_held(row, by_council, reports)]
    went = {row: row.gone_at for row in rows if row.gone_at is not None}
    return tuple(_unheld(row) for row in unheld), sorted(went, key=lambda row: (went[row], row.pk), reverse=True)


def frameworks_of(row: ListedReport) -> tuple[str, ...]:
    """The keys of the frameworks that it may be of; none where nobody knows the site's words."""
    return tuple(each.key for each in frameworks_listed_as(row.what, row.day))


def site_day(report: Report) -> datetime.date | None:
    """The day that the site gives a file; None where it does not list it, or with more days than one."""
    days = set(ListedReport.objects.filter(report=report.pk, day__isnull=False).values_list("day", flat=True))
    return days.pop() if len(days) == 1 else None


def _rows() -> QuerySet[ListedReport]:
    own = ("report__state", "report__name")
    return ListedReport.objects.select_related("council__authority", "report").only(
        *(field.name for field in ListedReport._meta.concrete_fields),
        "council__name",
        "council__authority__short_name",
        "council__authority__slug",
        *own,
    )


def _inspections() -> tuple[Mapping[int, list[_Held]], frozenset[int]]:
    """Those on the record by council, and the reports behind them."""
    by_council: defaultdict[int, list[_Held]] = defaultdict(list)
    reports: set[int] = set()
    fields = ("authority_id", "framework", "published", "published_precision", "report_id")
    for council, framework, published, precision, report in Inspection.objects.order_by().values_list(*fields):
        if report is not None:
            reports.add(report)
        if published is not None:
            first = first_possible_day(PartialDate(published, precision))
            by_council[council].append(_Held(framework, first, published, report))
    return by_council, frozenset(reports)


def _is_held(row: ListedReport, by_council: Mapping[int, Iterable[_Held]], reports: frozenset[int]) -> bool:
    """By its file where that is on record, else by council, framework and day."""
    if row.report_id in reports:
        return True
    day, council = row.day, row.council.authority_id
    if day is None or council is None:
        return False
    held = by_council.get(council, ())
    known = {each.key for each in frameworks_listed_as(row.what, day)}
    if not known:
        return any(each.is_on(day) for each in held)
    return any(each.framework in known and each.is_near(day) for each in held)


def _unheld(row: ListedReport) -> UnheldReport:
    return UnheldReport(row, frameworks_of(row), _where(row))


def _where(row: ListedReport) -> str:
    if row.report is None:
        return "Its file has not been fetched yet."
    words = {
        Report.State.QUEUED: "It is waiting to be read.",
        Report.State.READING: "It is being read.",
        Report.State.TO_REVIEW: "An editor is checking it.",
        Report.State.REFUSED: "Its file could not be read.",
        Report.State.WITHDRAWN: "It was put aside.",
        Report.State.PUBLISHED: "It is published, but under another council or date.",
    }
    return words[Report.State(row.report.state)]
