"""What newer readers read otherwise, and how far reading again has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from inspections.models import Report, Rereading
from inspections.read_difference import ReadDifference
from inspections.reading.contract import READER_VERSION


@dataclass(frozen=True)
class OpenRereading:
    """A report whose newer reading differs; `takable` where it can be taken over as the report stands."""

    report: Report
    reader_version: str
    lines: tuple[ReadDifference, ...]

    @property
    def takable(self) -> bool:
        if self.report.state == Report.State.REFUSED:
            return True
        return self.report.state == Report.State.TO_REVIEW and not any(line.is_of_file for line in self.lines)


@dataclass(frozen=True)
class RereadingCounts:
    """How many reports an older reader read and nobody has asked about, wait, are the same, or differ."""

    older: int
    waiting: int
    same: int
    differs: int


def open_rereadings() -> list[OpenRereading]:
    """In the order of the reports, oldest first."""
    rows = Rereading.objects.filter(state=Rereading.State.DIFFERS).select_related("report")
    rows = rows.defer("reading", "report__reading", "report__draft")
    return [OpenRereading(row.report, row.reader_version, _lines(row)) for row in rows]


def _lines(row: Rereading) -> tuple[ReadDifference, ...]:
    return tuple(map(ReadDifference.from_plain, row.differences))


def rereading_counts() -> RereadingCounts:
    by_state = dict(Rereading.objects.order_by().values_list("state").annotate(n=Count("pk")))
    older = Report.objects.exclude(reading__isnull=True).exclude(reader_version=READER_VERSION)
    asked = Rereading.objects.filter(reader_version=READER_VERSION).values("report")
    waiting = Rereading.objects.filter(state=Rereading.State.WAITING).values("report")
    return RereadingCounts(
        older=older.exclude(pk__in=asked).exclude(pk__in=waiting).count(),
        waiting=by_state.get(Rereading.State.WAITING.value, 0),
        same=by_state.get(Rereading.State.SAME.value, 0),
        differs=by_state.get(Rereading.State.DIFFERS.value, 0),
    )
