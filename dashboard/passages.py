"""The passages that a search found, as rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dashboard.publication.keys import inspection_key, is_open

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dashboard.charts.figure import Raw
    from inspections.models import Passage

PASSAGE_HEADER: Final = (
    "inspection", "dfe_number", "council", "framework", "published", "kind", "number", "heading", "audience",
    "first_page", "last_page", "themes", "text",
)  # fmt: skip
_AT_ONCE: Final = 500


def passage_rows(found: QuerySet[Passage]) -> Iterator[tuple[Raw, ...]]:
    """One row a passage; the words of reports that are not under the open licence are left out."""
    for passage in found.prefetch_related("themes").iterator(chunk_size=_AT_ONCE):
        inspection, authority = passage.inspection, passage.inspection.authority
        yield (
            inspection_key(authority.dfe_number, inspection.framework, inspection.start, inspection.published),
            authority.dfe_number,
            authority.short_name,
            inspection.framework,
            inspection.published.isoformat(),
            passage.kind,
            passage.position,
            passage.heading,
            passage.audience or None,
            passage.page,
            passage.last_page,
            " ".join(theme.theme for theme in passage.themes.all()),
            passage.text if is_open(inspection.framework) else None,
        )
