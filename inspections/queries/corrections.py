"""Values of the published record that were changed after they were first there: old, new, when, why, in which role."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db.models import Count, F
from django.utils import timezone

from inspections.finding import FindingKind, finding_name, kind_named
from inspections.history_reasons import (
    INSPECTION_PUT_BACK,
    PUBLISHED,
    REMOVAL_UNDONE,
    WITH_INSPECTION,
    is_of_product,
    is_withdrawal,
    of_product,
)
from inspections.models import Discrepancy, Finding, Inspection, Judgement, WithdrawnInspection
from inspections.partial_dates import PartialDate
from inspections.queries.public_names import OF_HISTORY
from inspections.queries.review_decisions import ReviewDecisions
from inspections.queries.withdrawals import Withdrawal, withdrawals
from inspections.roles import Role

_PARTS: Final = (Judgement, Finding)
_FACTS: Final = (
    "framework",
    "kind",
    "start",
    "end",
    "published",
    "published_source",
    "lead_inspector",
    "recommendation_count",
    "windows",
    "theme",
)


OF_INSPECTION: Final = "inspection"
"""Stands in files where a correction is of no judgement."""
WITHDRAWAL: Final = "withdrawal"
RETURN: Final = "return"


@dataclass(frozen=True)
class Correction:
    """One value of an inspection; `area` is the judgement it is of, None for a fact of the inspection itself.

    `old` and `new` are as the record holds them, None where there was or is none; `why` is None where nobody said.
    `by` is the name of who changed it, where the person chose to be named. A withdrawal is one correction, of the
    field WITHDRAWAL, from what stood there to what stands again (Inspection.Origin), into which what came with it is
    folded; one that was put back as it was is one of the field RETURN, from None.
    """

    at: datetime.datetime
    inspection: int
    area: str | None
    field: str
    old: str | None
    new: str | None
    why: str | None
    role: Role
    by: str | None = None
    by_withdrawal: bool = False
    folded: tuple[Correction, ...] = ()

    @property
    def finding(self) -> FindingKind | None:
        """The kind of the finding that it changed: then its values are words of the report. None: a fact or grade."""
        return kind_named(self.field)

    @property
    def on(self) -> datetime.date:
        """The day, here and not in the zone of the database."""
        return timezone.localtime(self.at).date()


def corrections(*, inspections: Iterable[int] | None = None) -> list[Correction]:
    """Newest first; of inspections that are gone their withdrawal only. Seven queries at most.

    Of some of them, or of all that are or were on the record.
    """
    asked = None if inspections is None else set(inspections)
    review = ReviewDecisions(asked)
    reasons = _Reasons(_ShippedDecisions(asked), review)
    of_inspections = _histories(Inspection, "id", asked)
    gone = {steps[-1].id for steps in of_inspections if steps[-1].history_type == "-"}
    every = [("id", steps) for steps in of_inspections]
    every += [("inspection_id", steps) for model in _PARTS for steps in _histories(model, "inspection_id", asked)]
    found = [each for owner, steps in every for each in _of_one(steps, owner, reasons)]
    steps_of_all = [step for steps in of_inspections for step in steps]
    found += _returns(steps_of_all)
    folded = _with_withdrawals(found, withdrawals(steps_of_all, review))
    shown = (each for each in folded if each.inspection not in gone or each.field == WITHDRAWAL)
    return sorted(shown, key=lambda each: (each.at, each.inspection, each.area or "", each.field), reverse=True)


def corrections_of_council(authority: int) -> list[Correction]:
    """As `corrections`, of every inspection of a council that is or was on the record as its own; one query more."""
    # One that was of this council by mistake is among its corrections too.
    on_record = Inspection.history.order_by().filter(authority=authority).values_list("id", flat=True)
    gone = WithdrawnInspection.objects.order_by().filter(authority=authority).values_list("number", flat=True)
    return corrections(inspections=on_record.union(gone).order_by())


def _with_withdrawals(found: list[Correction], gone: list[Withdrawal]) -> Iterator[Correction]:
    """What a withdrawal changed is folded into it; it comes first, and the rows with it."""
    by_inspection: defaultdict[int, list[Withdrawal]] = defaultdict(list)
    for withdrawal in gone:
        by_inspection[withdrawal.inspection].append(withdrawal)
    folded: defaultdict[Withdrawal, list[Correction]] = defaultdict(list)
    for each in found:
        before = [one for one in by_inspection[each.inspection] if each.by_withdrawal and one.at <= each.at]
        if before:
            folded[before[-1]].append(each)
        else:
            yield each
    for one in gone:
        parts = tuple(sorted(folded[one], key=lambda each: (each.area or "", each.field)))
        old = Inspection.Origin.REPORT if one.of_report else Inspection.Origin.IMPORT
        values = (old.value, Inspection.Origin.IMPORT.value if one.stays else None)
        yield Correction(one.at, one.inspection, None, WITHDRAWAL, *values, one.why, one.role, one.by, folded=parts)


def _returns(steps: Iterable[Any]) -> Iterator[Correction]:
    """Inspections that were deleted and put back: each is there as it was, with all that went with it."""
    for step in steps:
        if step.history_change_reason == INSPECTION_PUT_BACK:
            values = (None, Inspection.Origin.IMPORT.value, REMOVAL_UNDONE)
            role, by = Role(step.history_role), step.by_name or None
            yield Correction(step.history_date, step.id, None, RETURN, *values, role, by)


@dataclass(frozen=True)
class _ShippedDecisions:
    """Corrections that came with the data, by what they are of and the new value: when they were decided, and why.

    A row of history holds the beginning of a reason, and the day on which the data came here. They are asked for once
    something was corrected by nobody.
    """

    pks: set[int] | None

    @cached_property
    def _known(self) -> dict[tuple[int, str, str, str], tuple[datetime.datetime, str]]:
        rows = Discrepancy.objects.filter(decision=Discrepancy.Decision.CORRECTED, by=None)
        if self.pks is not None:
            rows = rows.filter(inspection__in=self.pks)
        names = {"inspection_start": "start", "inspection_end": "end"}
        found = rows.values_list("inspection", "area", "field", "theirs", "at", "why")
        return {(pk, area, names.get(field, field), new): (at, why) for pk, area, field, new, at, why in found}

    def of(
        self, inspection: int, area: str | None, field: str, new: str | None
    ) -> tuple[datetime.datetime, str] | None:
        return self._known.get((inspection, area or "", field, new or ""))


@dataclass(frozen=True)
class _Reasons:
    """When and why a value was changed: as the data came with it, as it was decided in review, or as the row says."""

    shipped: _ShippedDecisions
    review: ReviewDecisions

    def of(
        self, step: Any, place: tuple[int, str | None, str], values: tuple[str | None, str | None]
    ) -> tuple[datetime.datetime, str | None]:
        """`place` is the inspection, the area and the field; `values` the old and the new one."""
        at = step.history_date
        if _is_withdrawal(step):
            return at, self.review.withdrawal_reason(place[0], at)
        if step.history_change_reason == PUBLISHED:
            return at, self.review.reason(*place, values, at)
        shipped = self.shipped.of(*place, values[1]) if step.history_role == Role.SHIPPED else None
        return shipped or (at, step.history_change_reason or None)


def _histories(model: Any, owner: str, asked: set[int] | None) -> list[list[Any]]:
    """The history of each row that ever changed, oldest first; one query."""
    history = model.history.model.objects.annotate(by_name=F(OF_HISTORY))
    if model is Inspection:
        history = history.annotate(council=F("authority__dfe_number"))
    if asked is not None:
        history = history.filter(**{f"{owner}__in": asked})
    # What has one row of history never changed; an addition to a record that was there has a reason of its own.
    changed = model.history.model.objects.order_by().values("id").annotate(n=Count("history_id")).filter(n__gt=1)
    rows = history.filter(id__in=changed.values("id")) | history.exclude(history_change_reason=None).filter(
        history_type="+", id__in=_added(model)
    )
    return [list(steps) for _, steps in groupby(rows.order_by("id", "history_id"), key=attrgetter("id"))]


def _added(model: Any) -> Any:
    """Rows that came by themselves, not with the inspection."""
    if model is Inspection:
        return []
    added = model.history.model.objects.filter(history_type="+").exclude(history_change_reason=None)
    added = added.exclude(of_product()).exclude(history_change_reason=WITH_INSPECTION)
    return added.order_by().values("id")


def _of_one(steps: list[Any], owner: str, reasons: _Reasons) -> Iterator[Correction]:
    """Of one row: a withdrawal between two of its states is told apart; what it says after that is another change."""
    before = None
    for step in steps:
        if step.history_type == "-":
            if before is not None and _is_withdrawal(step) and step is not steps[-1]:
                yield from _between(before, None, getattr(step, owner), reasons, at=step)
            continue
        if before is not None or (owner != "id" and _came_by_itself(step)):
            yield from _between(before, step, getattr(step, owner), reasons)
        before = step
    if steps[-1].history_type == "-" and before is not None:
        yield from _between(before, None, getattr(steps[-1], owner), reasons, at=steps[-1])


def _between(before: Any, after: Any, inspection: int, reasons: _Reasons, at: Any = None) -> Iterator[Correction]:
    step = at or after
    old, new = (_values(each) if each is not None else {} for each in (before, after))
    for field in old.keys() | new.keys():
        was, now = old.get(field), new.get(field)
        # What a report brings where nothing stood, and what is counted from it, is no correction.
        filled = was is None or field in ("source", "published_source", "recommendation_count")
        if was == now or (filled and (_by_product(step) or _brings_report(before, after))):
            continue
        # A grade that a person gives is theirs: that its source changes with it goes without saying.
        if field == "source" and (before is None or after is None or old["grade"] != new["grade"]):
            continue
        area = getattr(step, "area", None)
        when, why = reasons.of(step, (inspection, area, field), (was, now))
        role, by, gone = Role(step.history_role), step.by_name or None, _is_withdrawal(step)
        yield Correction(when, inspection, area, field, was, now, why, role, by, by_withdrawal=gone)


def _values(row: Any) -> dict[str, str | None]:
    if hasattr(row, "position"):
        return _of_finding(row)
    if hasattr(row, "area"):
        return {"grade": row.grade or None, "source": row.source}
    found = {"authority": row.council, **{name: getattr(row, name) for name in _FACTS}}
    if row.published:
        found["published"] = PartialDate(row.published, row.published_precision)
    return {name: None if value in (None, "") else str(value) for name, value in found.items()}


def _of_finding(row: Any) -> dict[str, str | None]:
    """Named by its kind and place; of progress what the report says of it as well."""
    name = finding_name(row.kind, row.position)
    if row.kind != FindingKind.PROGRESS:
        return {name: row.text}
    return {name: row.text, f"{name}, verdict": row.verdict or None, f"{name}, progress": row.words or None}


def _came_by_itself(step: Any) -> bool:
    reason = step.history_change_reason
    return bool(reason) and reason != WITH_INSPECTION and not _by_product(step)


def _by_product(step: Any) -> bool:
    return is_of_product(step.history_change_reason)


def _is_withdrawal(step: Any) -> bool:
    return is_withdrawal(step.history_change_reason)


def _brings_report(before: Any, after: Any) -> bool:
    """Whether a report takes the place of what an import said; rows of earlier versions do not say so."""
    name = "origin" if hasattr(after, "origin") else "source"
    return getattr(after, name, "") == "report" != getattr(before, name, "")
