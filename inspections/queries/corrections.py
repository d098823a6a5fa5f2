"""Values of the published record that were changed after they were first there: old, new, when, why, in which role."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db.models import Count
from django.utils import timezone

from inspections.history_reasons import PUBLISHED, WITHDRAWN, is_of_product
from inspections.models import Discrepancy, Inspection, Judgement, Recommendation
from inspections.partial_dates import PartialDate
from inspections.queries.review_decisions import ReviewDecisions
from inspections.roles import Role

_FACTS: Final = ("kind", "start", "end", "published", "published_source", "lead_inspector", "recommendation_count")


OF_INSPECTION: Final = "inspection"
"""Stands in files where a correction is of no judgement."""


@dataclass(frozen=True)
class Correction:
    """One value of an inspection; `area` is the judgement it is of, None for a fact of the inspection itself.

    `old` and `new` are as the record holds them, None where there was or is none; `why` is None where nobody said.
    """

    at: datetime.datetime
    inspection: int
    area: str | None
    field: str
    old: str | None
    new: str | None
    why: str | None
    role: Role

    @property
    def on(self) -> datetime.date:
        """The day, here and not in the zone of the database."""
        return timezone.localtime(self.at).date()


def corrections(*, inspections: Iterable[int] | None = None) -> list[Correction]:
    """Of inspections that are on the record, or of some of them, newest first; seven queries at most."""
    pks = set(Inspection.objects.values_list("pk", flat=True) if inspections is None else inspections)
    asked = None if inspections is None else pks
    reasons = _Reasons(_ShippedReasons(asked), ReviewDecisions(asked))
    found = [
        *_of_rows(Inspection, "id", pks, reasons, narrow=inspections is not None),
        *_of_rows(Judgement, "inspection_id", pks, reasons, narrow=inspections is not None),
        *_of_rows(Recommendation, "inspection_id", pks, reasons, narrow=inspections is not None),
    ]
    return sorted(found, key=lambda each: (each.at, each.inspection, each.area or "", each.field), reverse=True)


@dataclass(frozen=True)
class _ShippedReasons:
    """The whole reasons of corrections that came with the data: a row of history holds the beginning only.

    They are asked for once something was corrected by nobody.
    """

    pks: set[int] | None

    @cached_property
    def _known(self) -> dict[tuple[int, str, str], str]:
        rows = Discrepancy.objects.filter(decision=Discrepancy.Decision.CORRECTED)
        if self.pks is not None:
            rows = rows.filter(inspection__in=self.pks)
        names = {"inspection_start": "start", "inspection_end": "end"}
        found = rows.values_list("inspection", "area", "field", "why")
        return {(pk, area, names.get(field, field)): why for pk, area, field, why in found}

    def of(self, inspection: int, area: str | None, field: str) -> str | None:
        return self._known.get((inspection, area or "", field))


@dataclass(frozen=True)
class _Reasons:
    """Why a value was changed: as the data came with it, as it was decided in review, or as the row says itself."""

    shipped: _ShippedReasons
    review: ReviewDecisions

    def of(self, step: Any, place: tuple[int, str | None, str], values: tuple[str | None, str | None]) -> str | None:
        """`place` is the inspection, the area and the field; `values` the old and the new one."""
        if step.history_change_reason == PUBLISHED:
            return self.review.reason(*place, values, step.history_date)
        shipped = self.shipped.of(*place) if step.history_role == Role.SHIPPED else None
        return shipped or step.history_change_reason or None


def _of_rows(model: Any, owner: str, pks: set[int], reasons: _Reasons, *, narrow: bool) -> Iterator[Correction]:
    history = model.history.model.objects.all()
    if narrow:
        history = history.filter(**{f"{owner}__in": pks})
    # What has one row of history never changed; an addition to a record that was there has a reason of its own.
    changed = model.history.model.objects.order_by().values("id").annotate(n=Count("history_id")).filter(n__gt=1)
    rows = history.filter(id__in=changed.values("id")) | history.exclude(history_change_reason=None).filter(
        history_type="+", id__in=_added(model)
    )
    for _, steps in groupby(rows.order_by("id", "history_id"), key=attrgetter("id")):
        yield from _of_one(list(steps), owner, pks, reasons)


def _added(model: Any) -> Any:
    """Rows that came by themselves, not with the inspection."""
    if model is Inspection:
        return []
    added = model.history.model.objects.filter(history_type="+").exclude(history_change_reason=None)
    for reason in ("imported", PUBLISHED, WITHDRAWN):
        added = added.exclude(history_change_reason__startswith=reason)
    return added.order_by().values("id")


def _of_one(steps: list[Any], owner: str, pks: set[int], reasons: _Reasons) -> Iterator[Correction]:
    """Of one row: a withdrawal between two of its states is none, what it says after that is."""
    if getattr(steps[-1], owner) not in pks:
        return
    before = None
    for step in steps:
        if step.history_type == "-":
            continue
        if before is not None or (owner != "id" and step.history_change_reason and not _by_product(step)):
            yield from _between(before, step, getattr(step, owner), reasons)
        before = step
    if steps[-1].history_type == "-" and before is not None:
        yield from _between(before, None, getattr(steps[-1], owner), reasons, at=steps[-1])


def _between(before: Any, after: Any, inspection: int, reasons: _Reasons, at: Any = None) -> Iterator[Correction]:
    step = at or after
    old, new = (_values(each) if each is not None else {} for each in (before, after))
    for field in old.keys() | new.keys():
        was, now = old.get(field), new.get(field)
        filled = was is None or field in ("source", "published_source")
        if was == now or (filled and (_by_product(step) or _brings_report(before, after))):
            continue
        # A grade that a person gives is theirs: that its source changes with it goes without saying.
        if field == "source" and (before is None or after is None or old["grade"] != new["grade"]):
            continue
        area = getattr(step, "area", None)
        why = reasons.of(step, (inspection, area, field), (was, now))
        yield Correction(step.history_date, inspection, area, field, was, now, why, Role(step.history_role))


def _values(row: Any) -> dict[str, str | None]:
    if hasattr(row, "position"):
        return {f"recommendation {row.position}": row.text}
    if hasattr(row, "area"):
        return {"grade": row.grade or None, "source": row.source}
    found = {name: getattr(row, name) for name in _FACTS}
    if row.published:
        found["published"] = PartialDate(row.published, row.published_precision)
    return {name: None if value in (None, "") else str(value) for name, value in found.items()}


def _by_product(step: Any) -> bool:
    return is_of_product(step.history_change_reason)


def _brings_report(before: Any, after: Any) -> bool:
    """Whether a report takes the place of what an import said; rows of earlier versions do not say so."""
    name = "origin" if hasattr(after, "origin") else "source"
    return getattr(after, name, "") == "report" != getattr(before, name, "")
