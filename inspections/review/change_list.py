"""Changes in words, old and new side by side, in full: of a review and of the record alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from inspections.finding import finding_name
from inspections.history_reasons import ACCEPTED, PUT_BACK, UNDONE, WITH_INSPECTION
from inspections.models import Finding, Inspection, Judgement, KnownMissing, Report, WithdrawnInspection
from inspections.models.logged_change import Field, LoggedChange
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first
from inspections.review.change_wholes import import_words, register_words
from inspections.review.labels import area_words

_SAID = {ACCEPTED: "Accepted as it stood", UNDONE: "Undone", PUT_BACK: "Put back", WITH_INSPECTION: "Added with it"}
"""Reasons that the product gives for a person."""
_UNTOLD = frozenset({"box", "boxes", "rule", "confidence", "key", "imported", "slug"})
"""What follows from other fields, or is said by no words."""


_PUBLISHING = ("State", "Published")
_ON_RECORD = "On the record"
_OF_RECORD = (Inspection, Judgement, Finding)


@dataclass(frozen=True)
class ShownChange:
    """One value. `where` says where it was done; `of` is the report, inspection or row it is of, `href` its page.

    `undo` names the change where the record itself was changed, and `inspection` is the number of the one it is of;
    `takes_back` is the report where it was published and still is; `puts_back` names the deletion of what is
    gone still, as inspections.actions.putting_back takes it; `for_publishers`: only they may open its page.
    """

    at: datetime.datetime
    who: str
    where: str
    of: str
    href: str | None
    what: str
    old: str
    new: str
    why: str
    undo: str | None = None
    takes_back: int | None = None
    puts_back: str | None = None
    inspection: int | None = None
    for_publishers: bool = False

    @property
    def is_same(self) -> bool:
        return self.old == self.new


def shown_changes(changes: Iterable[LoggedChange]) -> tuple[ShownChange, ...]:
    every = list(changes)
    there, gone = _still_there(every), _still_gone(every)
    return tuple(line for change in every for line in _of(change, there, gone))


def _of(change: LoggedChange, there: set[int], gone: set[str]) -> list[ShownChange]:
    if change.review:
        return _of_review(change)
    if change.imported:
        return _of_import(change)
    if change.register:
        return _of_register(change)
    puts_back = name if change.gone and (name := _name(change.row)) in gone else None
    lines = _of_whole(change) if change.parts or _is_deletion(change.row) else _of_row(change, there)
    return [replace(line, puts_back=puts_back if at == 0 else None) for at, line in enumerate(lines)]


def _still_there(changes: Iterable[LoggedChange]) -> set[int]:
    """The numbers of the inspections that changes are of and that are on the record: nothing of another is undone."""
    rows = [each.row for each in changes if each.row is not None and _model(each.row) in _OF_RECORD]
    numbers = {_inspection_of(row) for row in rows}
    return set(Inspection.objects.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()


def _still_gone(changes: Iterable[LoggedChange]) -> set[str]:
    """The deletions, by name, of what is not back: of each row the last one alone can be taken back."""
    rows = [each.row for each in changes if each.row is not None and each.gone]
    found = {step for step in rows if _is_deletion(step)}
    withdrawn = WithdrawnInspection.objects.filter(pk__in=[step.id for step in found]) if found else ()
    off = {row.pk for row in withdrawn}
    missing = {step for step in rows if _model(step) is KnownMissing}
    newer = KnownMissing.history.filter(id__in=[step.id for step in missing]).order_by("history_id") if missing else ()
    last = {step.id: step.history_id for step in newer}
    names = {_name(step) for step in found if step.id in off}
    return names | {_name(step) for step in missing if step.history_id == last[step.id]}


def _is_deletion(step: Any) -> bool:
    return _model(step) is WithdrawnInspection


def _inspection_of(step: Any) -> int:
    return int(getattr(step, "inspection_id", step.id))


def _of_import(change: LoggedChange) -> list[ShownChange]:
    row = change.imported
    if row is None:
        return []
    old, new = import_words(row, gone=change.gone)
    what = "Import taken back" if change.gone else "Import"
    href = reverse("inspections:import", args=(row.pk,))
    shown = _shown(change, _ON_RECORD, row.name, href, what=what, old=old, new=new, why=change.why)
    return [replace(shown, for_publishers=True)]


def _of_register(change: LoggedChange) -> list[ShownChange]:
    row = change.register
    if row is None:
        return []
    said = register_words(row, gone=change.gone)
    return [
        _shown(change, "Register", row.title, None, what=what, old=old, new=new, why=change.why)
        for what, old, new in said
    ]


def _of_whole(change: LoggedChange) -> list[ShownChange]:
    """One line: an inspection that went, or came back, with all that went with it."""
    framework = change.parts[0].row.framework if change.parts else None
    every = (line for part in change.parts for line in _of_row(part, set(), framework))
    # What is said of an area names it.
    lines = [line for line in every if not line.what.endswith(": area")]
    held = "\n".join(f"{line.what}: {line.old if change.gone else line.new}" for line in lines)
    of = str(change.parts[0].row.instance) if change.parts else change.row.key
    href = reverse("dashboard:inspection", args=(change.row.number if change.gone else change.row.id,))
    if change.gone:
        said = {"what": "Inspection deleted", "old": held, "new": "Nothing: it was taken off the record."}
    else:
        said = {"what": "Inspection put back", "old": "Nothing: it was not on the record.", "new": held}
    return [_shown(change, _ON_RECORD, of, href, **said, why=_SAID.get(change.why, change.why))]


def _of_review(change: LoggedChange) -> list[ShownChange]:
    row = change.review
    if row is None:
        return []
    href = reverse("inspections:review", args=(row.report_id,))
    why = _SAID.get(row.why, row.why)
    said = {"what": row.what, "old": row.old, "new": row.new, "why": why}
    shown = _shown(change, "In review", str(row.report), href, **said)
    is_public = (row.what, row.new) == _PUBLISHING and row.report.state == Report.State.PUBLISHED
    return [replace(shown, takes_back=row.report_id if is_public else None)]


def _of_row(change: LoggedChange, there: set[int], framework: str | None = None) -> list[ShownChange]:
    """A line a field; `framework` names the areas of an inspection that is gone."""
    step = change.row
    of, href = _what_it_is_of(step)
    why = _SAID.get(change.why, change.why)
    where = _ON_RECORD if _model(step) in _OF_RECORD else "Other records"
    lines: list[ShownChange] = []
    for field in change.fields:
        if field.name in _UNTOLD or field.name == "inspection":
            continue
        old, new = (_words(step, field, value) for value in (field.old, field.new))
        if old != new:
            said = {"what": _label(step, field, framework), "old": old, "new": new, "why": why}
            lines.append(_shown(change, where, of, href, **said))
    added = _model(step) is Inspection and step.history_type == "+"
    if lines and where == _ON_RECORD and not added and _inspection_of(step) in there:
        # A row changes as a whole, so that its change is undone as one.
        lines[0] = replace(lines[0], undo=_name(step), inspection=_inspection_of(step))
    return lines


def _name(step: Any) -> str:
    """`judgement-81`, as inspections.actions.correction_undo takes it."""
    return f"{_model(step)._meta.model_name}-{step.history_id}"


def _shown(
    change: LoggedChange, where: str, of: str, href: str | None, *, what: str, old: str, new: str, why: str
) -> ShownChange:
    who = (change.by.get_full_name() or change.by.get_username()) if change.by else "Nobody signed in"
    return ShownChange(at=change.at, who=who, where=where, of=of, href=href, what=what, old=old, new=new, why=why)


def _what_it_is_of(step: Any) -> tuple[str, str | None]:
    """The inspection and its page, or what kind of row it is."""
    inspection = step.instance if _model(step) is Inspection else _related(step, "inspection")
    if isinstance(inspection, Inspection):
        return str(inspection), reverse("dashboard:inspection", args=(inspection.pk,))
    kind = upper_first(str(_model(step)._meta.verbose_name))
    try:
        return f"{kind}: {step.instance}", None
    except ObjectDoesNotExist:
        return kind, None


def _label(step: Any, field: Field, framework: str | None) -> str:
    """ "Leadership", "Leadership: source", "Recommendation 3", "First day on site"."""
    words = upper_first(str(_model(step)._meta.get_field(field.name).verbose_name))
    if area := getattr(step, "area", None):
        inspection = _related(step, "inspection")
        name = area_words(inspection.framework if inspection else framework, area)
        return name if field.name == "grade" else f"{name}: {words.lower()}"
    if hasattr(step, "position") and hasattr(step, "inspection_id"):
        name = upper_first(finding_name(step.kind, step.position))
        return name if field.name == "text" else f"{name}: {words.lower()}"
    return words


def _words(step: Any, field: Field, value: Any) -> str:
    if value in (None, ""):
        return ""
    column = _model(step)._meta.get_field(field.name)
    if column.related_model is not None:
        found = column.related_model._default_manager.filter(pk=value).first()
        return str(found or value)
    if column.choices or hasattr(column, "flatchoices"):
        value = dict(column.flatchoices).get(value, value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return format_day(value)
    return str(value)


def _related(step: Any, name: str) -> Any:
    try:
        return getattr(step, name, None)
    except ObjectDoesNotExist:
        return None


def _model(step: Any) -> Any:
    return step.instance_type
