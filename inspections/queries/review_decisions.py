"""What was decided in review between a report and the record, as reasons of what publishing then changed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import Q

from inspections.draft import JUDGEMENT, TakenFrom
from inspections.finding import LISTS, kind_named
from inspections.history_reasons import public_reason
from inspections.models import Change, Inspection, Report

type _Kept = list[tuple[datetime.datetime, Mapping[str, str | None] | None, str | None]]

_DECIDED: Final = Q(decision__isnull=False)
_WITHDRAWN: Final = Q(what="State", old=Report.State.PUBLISHED.label, new=Report.State.WITHDRAWN.label)
_TAKEN: Final = {
    TakenFrom.RECORD: "the record’s value was kept",
    TakenFrom.REPORT: "the report’s value was taken, not the record’s",
    TakenFrom.FILE_NAME: "the value in the file’s name was taken, not the record’s",
    TakenFrom.SITE: "the date on the inspectorate’s site was taken, not the record’s",
    TakenFrom.LIST: "the report’s list as it stood after review was taken, not the record’s",
    TakenFrom.TYPED: "another value was entered, neither the record’s nor the one read from the report",
    TakenFrom.NOBODY: "it was taken off the record",
}
_KEYS: Final = {"start": "inspection_start", "end": "inspection_end"}
_LISTS: Final = {kind: key for key, kind in LISTS.items()}
_MORE_EXACT: Final = "Became known more exactly when the report was published"
_NOT_KEPT: Final = "Changed when the report was published; the record does not say what was decided"


def taken_words(decision: Mapping[str, str | None]) -> str:
    """Whose value was taken: the end of a sentence."""
    return _TAKEN[TakenFrom(decision["taken_from"] or "")]


@dataclass(frozen=True)
class ReviewDecisions:
    """Of some inspections, or of all where `pks` is None. Two queries, once a reason is asked for."""

    pks: set[int] | None

    @cached_property
    def _by_inspection(self) -> Mapping[int, _Kept]:
        """Oldest first; a report that was withdrawn since, and another that took its place, count as well.

        A withdrawal decides nothing: None stands for its decision.
        """
        history = Inspection.history.exclude(report=None)
        if self.pks is not None:
            history = history.filter(id__in=self.pks)
        inspections = defaultdict(set)
        for pk, report in history.order_by().values_list("id", "report").distinct():
            inspections[report].add(pk)
        found: defaultdict[int, _Kept] = defaultdict(list)
        rows = Change.objects.filter(_DECIDED | _WITHDRAWN, report__in=inspections).order_by("at", "pk")
        for report, at, decision, why, is_public in rows.values_list("report", "at", "decision", "why", "why_public"):
            for pk in inspections[report]:
                found[pk].append((at, decision, public_reason(why, is_public=is_public)))
        return found

    def withdrawal_reason(self, inspection: int, at: datetime.datetime) -> str | None:
        """Why the report was withdrawn with which the rows of that moment came back: its last step comes after them."""
        kept = self._by_inspection.get(inspection, ())
        return next((why for when, decision, why in kept if decision is None and when >= at), None)

    def reason(
        self,
        inspection: int,
        area: str | None,
        field: str,
        values: tuple[str | None, str | None],
        at: datetime.datetime,
    ) -> str:
        """Why publishing changed a value; `values` are the old and the new one. A decision on others says nothing."""
        key = _key(area, field)
        said = [
            (decision, why)
            for when, decision, why in self._by_inspection.get(inspection, ())
            if decision and when <= at and decision["key"] == key and (key in LISTS or _values(decision) == values)
        ]
        if said:
            decision, why = said[-1]
            return f"Decided in review: {taken_words(decision)}" + (f". {why}" if why else "")
        old, new = values
        return _MORE_EXACT if field == "published" and old and new and new.startswith(old) else _NOT_KEPT


def _key(area: str | None, field: str) -> str:
    if area is not None:
        return f"{JUDGEMENT}{area}"
    kind = kind_named(field)
    return _LISTS[kind] if kind else _KEYS.get(field, field)


def _values(decision: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    return decision["record"], decision["taken"]
