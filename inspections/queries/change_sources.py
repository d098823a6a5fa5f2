"""Where changes by people are kept, each kind with how it is filtered and read: the list of changes merges them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from authorities.changes.reasons import UNDONE, change_of_register
from authorities.models import RegisterChange
from inspections.history_reasons import INSPECTION_PUT_BACK, REMOVAL_UNDONE, of_product
from inspections.models import (
    Change,
    CouncilReply,
    CouncilResponse,
    Import,
    ImportedRow,
    Inspection,
    PlannedAction,
    Report,
    SentStatement,
    WithdrawnInspection,
)
from inspections.models.logged_change import ChangesAsked, Field, LoggedChange
from inspections.queries.deleted_inspections import WholeInspection, deleted_inspections, inspections_put_back

_TOLD_OTHERWISE: Final = (Report, WithdrawnInspection)
"""What happens to these is among the changes of a review, of an import, or below as a deletion."""
_PRIVATE: Final = (CouncilResponse, PlannedAction, CouncilReply, SentStatement)
"""A council's own, which readers of the record do not see; its pages tell their history."""

type _Read = Callable[[list[int]], Iterator[tuple[int, LoggedChange]]]


@dataclass(frozen=True)
class ChangeSource:
    """One kind of change: the rows that were asked for, the column that says when, and how some are read."""

    when: str
    found: QuerySet[Any]
    read: _Read


def change_sources(asked: ChangesAsked) -> list[ChangeSource]:
    """All of them; none asks the database yet."""
    imports = Import.objects.exclude(by=None).exclude(state=Import.State.PROPOSED)
    history = WithdrawnInspection.history.model
    return [
        ChangeSource("at", _reviews(asked), _read_reviews),
        ChangeSource("at", _imports(imports, asked, "at", "by"), partial(_read_imports, gone=False)),
        ChangeSource(
            "taken_back_at",
            _imports(imports.exclude(taken_back_at=None), asked, "taken_back_at", "taken_back_by"),
            partial(_read_imports, gone=True),
        ),
        # What went with a report or an import is told with it; what nobody's report stood behind was deleted by hand.
        ChangeSource(
            "history_date",
            _rows(WithdrawnInspection, asked).filter(history_type="+", report=None, pk__in=_by_hand(history)),
            _read_deleted,
        ),
        ChangeSource("history_date", _put_back(asked), _read_put_back),
        ChangeSource("made_at", _register(asked, "made_at", "made_by"), partial(_read_register, gone=False)),
        ChangeSource("undone_at", _register(asked, "undone_at", "undone_by"), partial(_read_register, gone=True)),
        *(
            ChangeSource("history_date", _rows(model, asked), partial(_read_rows, model))
            for model in models_with_history()
        ),
    ]


def models_with_history() -> list[Any]:
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


def _imports(imports: QuerySet[Import], asked: ChangesAsked, when: str, who: str) -> QuerySet[Import]:
    """Of a council or an inspection those that touched it."""
    found = _within(imports, when, asked)
    if asked.person:
        found = found.filter(**{who: asked.person})
    if asked.council:
        numbers = Inspection.history.filter(authority=asked.council).order_by().values("id")
        found = found.filter(pk__in=ImportedRow.objects.filter(number__in=numbers).order_by().values("of"))
    if asked.inspection:
        found = found.filter(pk__in=ImportedRow.objects.filter(number=asked.inspection).order_by().values("of"))
    return found


def _register(asked: ChangesAsked, when: str, who: str) -> QuerySet[RegisterChange]:
    """Of a council those that changed a row of it."""
    found = _within(RegisterChange.objects.exclude(**{when: None}), when, asked)
    if asked.person:
        found = found.filter(**{who: asked.person})
    if asked.council:
        steps = found.order_by().values_list("pk", "steps")
        found = found.filter(pk__in=[pk for pk, each in steps if _touches(each, asked.council)])
    return found.none() if asked.inspection else found


def _touches(steps: list[dict[str, Any]], council: int) -> bool:
    """Whether a change of the register wrote a row of a council: its own, or one that names it."""
    names = ("authority_id", "predecessor_id", "successor_id")
    rows = ((each["kind"], each["pk"], values) for each in steps for values in (each["before"], each["after"]))
    return any(
        (kind, pk) == ("council", council) or any((values or {}).get(name) == council for name in names)
        for kind, pk, values in rows
    )


def _by_hand(history: Any) -> Any:
    """Not those that went when an import was taken back: an earlier version did not say so in their history."""
    taken_back = ImportedRow.objects.filter(is_new=True, state=ImportedRow.State.TAKEN_BACK)
    return history.objects.exclude(number__in=taken_back.order_by().values("number")).order_by().values("pk")


def _put_back(asked: ChangesAsked) -> QuerySet[Any]:
    """Inspections that came back as a whole."""
    came = Inspection.history.filter(history_type="+", history_change_reason=INSPECTION_PUT_BACK)
    return _as_asked(Inspection, came, asked)


def _rows(model: Any, asked: ChangesAsked) -> QuerySet[Any]:
    """What people changed themselves; what the product wrote for them is told as part of a whole."""
    return _as_asked(model, model.history.model.objects.exclude(history_user=None).exclude(of_product()), asked)


def _as_asked(model: Any, steps: QuerySet[Any], asked: ChangesAsked) -> QuerySet[Any]:
    found = _within(steps, "history_date", asked)
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
    if model is WithdrawnInspection:
        return Q(number=inspection)
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


def _read_reviews(pks: list[int]) -> Iterator[tuple[int, LoggedChange]]:
    rows = Change.objects.select_related("by", "report__council").defer("report__reading", "report__draft")
    for row in rows.filter(pk__in=pks):
        yield row.pk, LoggedChange(row.at, row.by, row.why, review=row)


def _read_imports(pks: list[int], *, gone: bool) -> Iterator[tuple[int, LoggedChange]]:
    for row in Import.objects.select_related("by", "taken_back_by").defer("sheets").filter(pk__in=pks):
        at, by = (row.taken_back_at, row.taken_back_by) if gone else (row.at, row.by)
        if at is not None:
            yield row.pk, LoggedChange(at, by, row.why if gone else "", imported=row, gone=gone)


def _read_register(pks: list[int], *, gone: bool) -> Iterator[tuple[int, LoggedChange]]:
    for row in RegisterChange.objects.select_related("made_by", "undone_by").filter(pk__in=pks):
        at, by = (row.undone_at, row.undone_by) if gone else (row.made_at, row.made_by)
        if at is not None:
            why = (row.undone_why if gone else f"{row.why} (source: {row.source})") or ""
            yield row.pk, LoggedChange(at, by, why, register=row, gone=gone)


def _read_deleted(pks: list[int]) -> Iterator[tuple[int, LoggedChange]]:
    """Each with the inspection as it stood, and its judgements and findings, which went with it."""
    chosen = WithdrawnInspection.history.model.objects.select_related("history_user").filter(pk__in=pks)
    for each in deleted_inspections(chosen):
        yield each.step.pk, _as_one(each, each.step.why, gone=True)


def _read_put_back(pks: list[int]) -> Iterator[tuple[int, LoggedChange]]:
    """Each as it stands again, with all that came back with it."""
    for each in inspections_put_back(Inspection.history.select_related("history_user").filter(pk__in=pks)):
        yield each.step.pk, _as_one(each, REMOVAL_UNDONE, gone=False)


def _as_one(each: WholeInspection, why: str, *, gone: bool) -> LoggedChange:
    by = each.step.history_user
    parts = tuple(
        LoggedChange(row.history_date, by, why, row=row, fields=_all_fields(row, gone=gone), gone=gone)
        for row in each.rows
    )
    return LoggedChange(each.step.history_date, by, why, row=each.step, gone=gone, parts=parts)


def _all_fields(step: Any, *, gone: bool) -> tuple[Field, ...]:
    return tuple(_fields(step.instance_type, *((step, None) if gone else (None, step))))


def _read_rows(model: Any, pks: list[int]) -> Iterator[tuple[int, LoggedChange]]:
    history = model.history.model
    chosen = list(history.objects.select_related("history_user").filter(pk__in=pks))
    before, said = _rows_before(history, chosen), _said_by_register(chosen)
    for step in chosen:
        gone, old = step.history_type == "-", before.get(step.pk)
        fields = tuple(_fields(model, old, None if gone else step))
        why = said.get(step.history_change_reason) or step.history_change_reason or ""
        yield step.pk, LoggedChange(step.history_date, step.history_user, why, row=step, fields=fields, gone=gone)


def _said_by_register(chosen: Iterable[Any]) -> Mapping[str | None, str]:
    """What a change of the register says for its rows, whose history names it by its number only."""
    of = {each: number for step in chosen if (number := change_of_register(each := step.history_change_reason))}
    made = RegisterChange.objects.in_bulk(set(of.values())) if of else {}
    return {
        reason: (made[number].undone_why if reason.endswith(UNDONE) else made[number].why) or ""
        for reason, number in of.items()
        if number in made and reason
    }


def _rows_before(history: Any, chosen: Iterable[Any]) -> Mapping[int, Any]:
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
