"""Everything that people changed, in one list, newest first: in review, on the record, in the admin, by accounts."""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from inspections.history_reasons import of_product
from inspections.models import (
    Change,
    CouncilReply,
    CouncilResponse,
    Inspection,
    PlannedAction,
    Report,
    SentStatement,
    WithdrawnInspection,
)
from inspections.models.logged_change import ChangeLog, ChangesAsked, Field, LoggedChange

_TOLD_OTHERWISE: Final = (Report, WithdrawnInspection)
"""What happens to these is among the changes of a review already."""
_PRIVATE: Final = (CouncilResponse, PlannedAction, CouncilReply, SentStatement)
"""A council's own, which readers of the record do not see; its pages tell their history."""


def change_log(asked: ChangesAsked, *, first: int, count: int) -> ChangeLog:
    """A page of it. For each kind of row two queries find which are on it, and two more read those."""
    sources: list[tuple[Any, str, QuerySet[Any]]] = [(Change, "at", _reviews(asked))]
    sources += [(model, "history_date", _rows(model, asked)) for model in _models()]
    wanted, total = [], 0
    for place, (_, when, found) in enumerate(sources):
        total += found.count()
        keys = found.order_by(f"-{when}", "-pk").values_list(when, "pk")[: first + count]
        wanted.append([(at, place, pk) for at, pk in keys])
    merged = list(heapq.merge(*wanted, key=lambda each: (each[0], each[2]), reverse=True))[first : first + count]
    read: dict[tuple[int, int], LoggedChange] = {}
    for place, (model, _, _) in enumerate(sources):
        pks = [pk for _, other, pk in merged if other == place]
        if pks:
            read |= {(place, pk): each for pk, each in _read(model, pks)}
    return ChangeLog(tuple(read[place, pk] for _, place, pk in merged), total)


def people_who_changed() -> list[User]:
    """Whoever has changed anything in a review or on the record, by name."""
    pks = set(Change.objects.order_by().values_list("by", flat=True).distinct())
    for model in _models():
        rows = model.history.model.objects.exclude(history_user=None).order_by()
        pks |= set(rows.values_list("history_user", flat=True).distinct())
    return sorted(User.objects.filter(pk__in=pks), key=lambda each: each.get_full_name() or each.username)


def _models() -> list[Any]:
    """Every kind of row whose history is kept, so that a new one is never forgotten here."""
    untold = {*_TOLD_OTHERWISE, *_PRIVATE}
    return [each for each in apps.get_models() if hasattr(each, "history") and each not in untold]


def _reviews(asked: ChangesAsked) -> QuerySet[Change]:
    found = _within(Change.objects.all(), "at", asked)
    if asked.person:
        found = found.filter(by=asked.person)
    if asked.council:
        found = found.filter(report__council=asked.council)
    if asked.inspection:
        found = found.filter(report__inspection=asked.inspection)
    return found


def _rows(model: Any, asked: ChangesAsked) -> QuerySet[Any]:
    """What people changed themselves; what the product wrote for them is a step of a review or of an import."""
    history = model.history.model
    found = _within(history.objects.exclude(history_user=None), "history_date", asked)
    found = found.exclude(of_product())
    if asked.person:
        found = found.filter(history_user=asked.person)
    if asked.council:
        found = found.filter(_of_council(model, asked.council))
    if asked.inspection:
        found = found.filter(_of_inspection(model, asked.inspection))
    return found


def _of_council(model: Any, council: int) -> Q:
    names = {field.name for field in model._meta.concrete_fields}
    if model._meta.label == "authorities.Authority":
        return Q(id=council)
    if "inspection" in names:
        pks = Inspection.history.filter(authority=council).order_by().values("id")
        return Q(inspection_id__in=pks)
    return next((Q(**{f"{name}_id": council}) for name in ("authority", "council") if name in names), Q(pk=None))


def _of_inspection(model: Any, inspection: int) -> Q:
    if model is Inspection:
        return Q(id=inspection)
    has = any(field.name == "inspection" for field in model._meta.concrete_fields)
    return Q(inspection_id=inspection) if has else Q(pk=None)


def _within(found: QuerySet[Any], name: str, asked: ChangesAsked) -> QuerySet[Any]:
    zone = timezone.get_current_timezone()
    if asked.since:
        found = found.filter(**{f"{name}__gte": datetime.datetime.combine(asked.since, datetime.time(), zone)})
    if asked.until:
        # There is no day after the last one that a date can be.
        end = min(asked.until, datetime.date.max - datetime.timedelta(days=1)) + datetime.timedelta(days=1)
        found = found.filter(**{f"{name}__lt": datetime.datetime.combine(end, datetime.time(), zone)})
    return found


def _read(model: Any, pks: list[int]) -> Iterator[tuple[int, LoggedChange]]:
    if model is Change:
        rows = Change.objects.select_related("by", "report__council").defer("report__reading", "report__draft")
        for row in rows.filter(pk__in=pks):
            yield row.pk, LoggedChange(row.at, row.by, row.why, review=row)
        return
    history = model.history.model
    chosen = list(history.objects.select_related("history_user").filter(pk__in=pks))
    before = _rows_before(history, chosen)
    for step in chosen:
        gone, old = step.history_type == "-", before.get(step.pk)
        fields = tuple(_fields(model, old, None if gone else step))
        why = step.history_change_reason or ""
        yield step.pk, LoggedChange(step.history_date, step.history_user, why, row=step, fields=fields, gone=gone)


def _rows_before(history: Any, chosen: list[Any]) -> Mapping[int, Any]:
    """The state of each row before the step; one query."""
    of_rows: dict[int, list[Any]] = {}
    for row in history.objects.filter(id__in={step.id for step in chosen}).order_by("history_id"):
        of_rows.setdefault(row.id, []).append(row)
    found = {}
    for step in chosen:
        earlier = [row for row in of_rows[step.id] if row.history_id < step.history_id and row.history_type != "-"]
        if earlier:
            found[step.pk] = earlier[-1]
    return found


def _fields(model: Any, old: Any, new: Any) -> Iterator[Field]:
    """What differs, as a person reads it; where a row came or went, whatever it held."""
    for field in model._meta.concrete_fields:
        name = field.attname
        if field.primary_key or not hasattr(old or new, name):
            continue
        was, now = (getattr(row, name) if row is not None else None for row in (old, new))
        if was != now and (was, now) not in ((None, ""), ("", None)):
            yield Field(field.name, was, now)
