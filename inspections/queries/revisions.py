"""What came to the published record whole and went from it, newest first; people are named by their role.

Single values that were changed are corrections (inspections.queries.corrections).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from inspections.models import Change, Import, Report
from inspections.reading.letters import upper_first
from inspections.roles import Role

SHIPPED: Final = "Shipped with the product"
IMPORTER: Final = "An import by an editor"


@dataclass(frozen=True)
class Revision:
    """One change. `inspection` is the row it is about, where it is still there."""

    at: datetime.datetime
    by: str
    kind: str
    what: str
    inspection: int | None = None


def revisions(limit: int) -> list[Revision]:
    """The newest changes of every kind; two queries."""
    found = [*_imports(limit), *_reports(limit)]
    return sorted(found, key=lambda each: each.at, reverse=True)[:limit]


def _imports(limit: int) -> list[Revision]:
    return [
        Revision(
            each.at,
            IMPORTER if each.by_id else SHIPPED,
            "import",
            _told(each),
        )
        for each in Import.objects.exclude(state=Import.State.PROPOSED).order_by("-at", "-pk")[:limit]
    ]


def _told(row: Import) -> str:
    words = f"{row.name}: {row.added} inspections added, {row.unchanged} already there"
    return words if row.taken_back_at is None else f"{words}; taken back since"


def _reports(limit: int) -> list[Revision]:
    """Reports that were published or withdrawn; the reason that an editor gave may name people and is left out."""
    words = {Report.State.PUBLISHED.label: "published", Report.State.WITHDRAWN.label: "withdrawn"}
    found = Change.objects.filter(what="State").order_by("-at", "-pk")
    published = found.filter(new=Report.State.PUBLISHED.label)
    withdrawn = found.filter(new=Report.State.WITHDRAWN.label, old=Report.State.PUBLISHED.label)
    rows = (published | withdrawn).values_list("at", "role", "new", "report__title", "report__inspection")[:limit]
    return [
        Revision(at, upper_first(Role(role).label), words[new], title, inspection)
        for at, role, new, title, inspection in rows
    ]
