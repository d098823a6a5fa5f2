"""How many recommendations each report of a council makes, and whether there is anything to tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from inspections.models import Passage
from inspections.queries.every_lineage import anything_to_tell


@dataclass(frozen=True)
class AskedCounts:
    """`by_inspection` has the reports in their words; `is_marked`: an editor linked or compared something, the council
    replied, or a report speaks of progress.
    """

    by_inspection: Mapping[int, int]
    is_marked: bool


def asked_counts(authority: int) -> AskedCounts:
    """One query."""
    rows = Passage.objects.filter(inspection__authority=authority, kind=Passage.Kind.RECOMMENDATION).order_by()
    counted = rows.values("inspection").annotate(n=Count("text", distinct=True), marked=anything_to_tell(authority))
    found = list(counted.values_list("inspection", "n", "marked"))
    return AskedCounts({pk: n for pk, n, _ in found}, any(marked for _, _, marked in found))
