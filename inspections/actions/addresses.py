"""Addresses of inspections, each given once: the number and the key, kept while an inspection is withdrawn."""

from __future__ import annotations

import datetime
import json
from collections.abc import Container, Iterable
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.core import serializers
from django.utils import timezone

from inspections.history_reasons import WITHDRAWN
from inspections.inspection_dates import InspectionDates, matching_inspection
from inspections.models import Inspection, Report, WithdrawnInspection


def first_key(dfe_number: str, framework: str, start: datetime.date | None, published: datetime.date | None) -> str:
    """`861-ilacs-2025-05-12`: council, framework and first day on site; the publication date where that is unknown.

    ValueError where neither is known.
    """
    day = start or published
    if day is None:
        raise ValueError(dfe_number)
    return f"{dfe_number}-{framework}-{day.isoformat()}"


def free_key(key: str, taken: Container[str]) -> str:
    """The key, or with the first of -2, -3 … that no inspection has or had."""
    if key not in taken:
        return key
    return next(other for number in count(2) if (other := f"{key}-{number}") not in taken)


def give_addresses(inspections: Iterable[Inspection], *, report: Report | None = None) -> None:
    """Number and key of inspections about to be saved for the first time: those that they had if they were here before.

    An inspection was here before if one of the same report was withdrawn, or one of the same council and dates.
    """
    taken = _taken_keys()
    withdrawn = list(WithdrawnInspection.objects.all())
    for inspection in inspections:
        before = _same_withdrawn(withdrawn, inspection, report)
        if before is None:
            number = inspection.authority.dfe_number
            key = first_key(number, inspection.framework, inspection.start, inspection.published)
            inspection.key = free_key(key, taken)
        else:
            withdrawn.remove(before)
            inspection.pk, inspection.key = before.number, before.key
            before.delete()
        taken.add(inspection.key)


def retire(inspection: Inspection, *, by: User, why: str, by_hand: bool = False) -> None:
    """Take an inspection off the record; its address is kept with what stood there and why, for everybody to read.

    Where a person deletes it `by_hand`, that is a change by itself; else it is part of one that is told as a whole.
    """
    kept = ("key", "authority", "framework", "kind", "start", "end", "published", "published_precision", "report")
    row = WithdrawnInspection(
        number=inspection.pk,
        at=timezone.now(),
        by=by,
        why=why,
        why_public=True,
        discrepancies=_plain_rows(inspection.discrepancies.all()),
        **{name: getattr(inspection, name) for name in kept},
    )
    row._history_user, row._change_reason = by, None if by_hand else WITHDRAWN  # type: ignore[attr-defined]
    row.save()
    # One by one, so that the history of each says that it went with the inspection.
    parts: list[Any] = [*inspection.findings.all(), *inspection.judgements.all()]
    for each in (*parts, inspection):
        each._history_user, each._change_reason = by, WITHDRAWN
        each.delete()


def _plain_rows(rows: Iterable[Any]) -> list[Any]:
    """As the serializers read them back, to the last figure of a moment."""
    plain: list[Any] = json.loads(json.dumps(serializers.serialize("python", rows), default=str))
    return plain


def _taken_keys() -> set[str]:
    """Every key that an inspection has, and those of withdrawn ones."""
    rows = (model.objects.values_list("key", flat=True) for model in (Inspection, WithdrawnInspection))
    return {key for keys in rows for key in keys}


def _same_withdrawn(
    withdrawn: Iterable[WithdrawnInspection], inspection: Inspection, report: Report | None
) -> WithdrawnInspection | None:
    of_report = next((row for row in withdrawn if report and row.report_id == report.pk), None)
    if of_report:
        return of_report
    of = (inspection.authority_id, inspection.framework)
    candidates = [row for row in withdrawn if (row.authority_id, row.framework) == of]
    return matching_inspection(candidates, InspectionDates(inspection.start, inspection.end, inspection.published))
