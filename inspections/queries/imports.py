"""Imports as queries: those of people, and what each did to which inspection."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from inspections.models import Import, ImportedRow


def import_by_number(pk: int) -> Import | None:
    """One of people's; what is shipped is no page's business."""
    return Import.objects.filter(pk=pk, by__isnull=False).select_related("by", "taken_back_by").first()


def imports_to_tell(person: User) -> QuerySet[Import]:
    """What people imported, and what this one proposed; newest first, without the cells of proposals."""
    told = ~Q(state=Import.State.PROPOSED) | Q(by=person)
    return Import.objects.filter(told, by__isnull=False).select_related("by").defer("sheets")


def rows_of_import(row: Import) -> QuerySet[ImportedRow]:
    """Those that were not taken back first, then in the order of the table."""
    return row.rows.select_related("inspection__authority").order_by("state", "row", "pk")
