"""Imports as queries: those of people, and what each did to which inspection."""

from __future__ import annotations

from django.db.models import QuerySet

from inspections.models import Import, ImportedRow


def import_by_number(pk: int) -> Import | None:
    """One of people's; what is shipped is no page's business."""
    return Import.objects.filter(pk=pk, by__isnull=False).select_related("by", "taken_back_by").first()


def imports_of_people() -> QuerySet[Import]:
    """Newest first, without the cells of proposals."""
    return Import.objects.filter(by__isnull=False).select_related("by").defer("sheets")


def rows_of_import(row: Import) -> QuerySet[ImportedRow]:
    """Those that were not taken back first, then in the order of the table."""
    return row.rows.select_related("inspection__authority").order_by("state", "row", "pk")
