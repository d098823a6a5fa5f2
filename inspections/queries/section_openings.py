"""How a report begins under each of its judgements, in its words."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.models import Passage


@dataclass(frozen=True)
class SectionOpening:
    """The first whole paragraph of the section on an area; `page` is where it stands."""

    area: str
    text: str
    page: int | None
    key: str


def section_openings(inspection: int) -> dict[str, SectionOpening]:
    """By area; one query. Short lines are headings and captions, and are passed over."""
    rows = Passage.objects.filter(inspection=inspection, kind=Passage.Kind.PARAGRAPH).exclude(area="")
    found: dict[str, SectionOpening] = {}
    for row in rows.order_by("position"):
        if row.area not in found and len(row.text) >= _SHORTEST:
            found[row.area] = SectionOpening(row.area, row.text, row.page, row.key)
    return found


_SHORTEST = 80
"""Letters of a paragraph that says something by itself."""
