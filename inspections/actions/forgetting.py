"""What only a removed report carried goes with it: words, evidence and grades in the history of what it was on the
record with, and links from its words. That an inspection stood at an address, and when it went, stays.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from inspections.models import Finding, Inspection, Judgement, RecommendationLink, Report

_AROUND: Final = datetime.timedelta(seconds=30)
"""A publication writes its rows one after the other; no person publishes another report of it within this."""
_BLANK: Final = {"lead_inspector": "", "theme": "", "windows": "", "source_text": "", "recommendation_count": None}


@dataclass(frozen=True)
class _Stood:
    """An inspection that the report stood behind, from when until when."""

    inspection: int
    key: str
    since: datetime.datetime
    until: datetime.datetime


def forget_what_it_carried(report: Report) -> None:
    """To be called in the transaction that removes the row; the report is on no record any more."""
    for stood in _stood_behind(report):
        _forget_parts(Judgement, stood)
        _forget_parts(Finding, stood)
        _forget_links(stood.key)
    Inspection.history.filter(report_id=report.pk).update(report_id=None, **_BLANK)


def _stood_behind(report: Report) -> Iterator[_Stood]:
    """From the history of inspections, where each row says which report stood behind it from then on."""
    rows = Inspection.history.filter(report_id=report.pk).order_by("history_date", "history_id")
    for number in sorted(set(rows.values_list("id", flat=True))):
        since = key = None
        for row in Inspection.history.filter(id=number).order_by("history_date", "history_id"):
            its_own = row.report_id == report.pk and row.history_type != "-"
            if its_own and since is None:
                since, key = row.history_date, row.key
            elif not its_own and since is not None and key is not None:
                yield _Stood(number, key, since - _AROUND, row.history_date + _AROUND)
                since = None


def _forget_parts(model: Any, stood: _Stood) -> None:
    """Rows of the report are gone from the record; those of an import stand, and had its evidence for a while."""
    within = model.history.filter(
        inspection_id=stood.inspection, history_date__gte=stood.since, history_date__lte=stood.until
    )
    standing = model.objects.filter(inspection_id=stood.inspection).values_list("pk", flat=True)
    within.filter(~Q(id__in=list(standing)) | Q(page__isnull=False)).delete()


def _forget_links(key: str) -> None:
    """Links keep the words they were made from; where the inspection has no findings now, nothing is left to link."""
    if Finding.objects.filter(inspection__key=key).exists():
        return
    of_it = Q(later_inspection=key) | Q(earlier_inspection=key)
    RecommendationLink.objects.filter(of_it).delete()
    RecommendationLink.history.filter(of_it).delete()
