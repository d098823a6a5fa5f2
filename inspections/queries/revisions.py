"""What people and imports changed on the published record, newest first; people are named by their role."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import F, OuterRef, Subquery

from inspections.models import Change, Import, Inspection, Judgement, Report

EDITOR: Final = "An editor"
SHIPPED: Final = "Shipped with the product"
IMPORTER: Final = "An import by an editor"


@dataclass(frozen=True)
class Revision:
    """One change. `inspection` is the row it is about, where it is still there; `area` names a judgement."""

    at: datetime.datetime
    by: str
    kind: str
    what: str
    inspection: int | None = None
    area: str | None = None
    old: str | None = None
    new: str | None = None


def revisions(limit: int) -> list[Revision]:
    """The newest changes of every kind; five queries."""
    found = [*_imports(limit), *_reports(limit), *_grades(limit)]
    return sorted(found, key=lambda each: each.at, reverse=True)[:limit]


def _imports(limit: int) -> list[Revision]:
    return [
        Revision(
            each.at,
            IMPORTER if each.by_id else SHIPPED,
            "import",
            f"{each.name}: {each.added} inspections added, {each.unchanged} already there",
        )
        for each in Import.objects.order_by("-at")[:limit]
    ]


def _reports(limit: int) -> list[Revision]:
    """Reports that were published or withdrawn; the reason that an editor gave may name people and is left out."""
    words = {Report.State.PUBLISHED.label: "published", Report.State.WITHDRAWN.label: "withdrawn"}
    found = Change.objects.filter(what="State").order_by("-at", "-pk")
    published = found.filter(new=Report.State.PUBLISHED.label)
    withdrawn = found.filter(new=Report.State.WITHDRAWN.label, old=Report.State.PUBLISHED.label)
    rows = (published | withdrawn).values_list("at", "new", "report__title", "report__inspection")[:limit]
    return [Revision(at, EDITOR, words[new], title, inspection) for at, new, title, inspection in rows]


def _grades(limit: int) -> list[Revision]:
    """Grades that are no longer what they were, from the history of judgements."""
    history = Judgement.history.model.objects
    before = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    changed = history.filter(history_type="~").annotate(before=Subquery(before.values("grade")[:1]))
    rows = changed.exclude(before=None).exclude(before=F("grade")).order_by("-history_date", "-history_id")
    fields = ("history_date", "history_user", "inspection_id", "area", "before", "grade")
    kept = list(rows.values_list(*fields)[:limit])
    names = _names({pk for _, _, pk, _, _, _ in kept})
    return [
        Revision(at, EDITOR if user else IMPORTER, "grade", names[pk], pk, area, old or None, new or None)
        for at, user, pk, area, old, new in kept
        if pk in names
    ]


def _names(pks: set[int]) -> dict[int, str]:
    found = Inspection.objects.select_related("authority").filter(pk__in=pks)
    return {inspection.pk: str(inspection) for inspection in found}
