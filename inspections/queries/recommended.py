"""What given inspections recommend to the council, each recommendation with its themes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef

from inspections.models import Inspection, Passage


@dataclass(frozen=True)
class PublishedRecommendation:
    """A recommendation to the council; `themes` are keys of inspections.search.themes, in their order."""

    position: int
    text: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class InspectionRecommendations:
    """What an inspection recommends: `items` is None where its words are not on the record.

    `count` is how many recommendations there are to the council, None where that is not known either.
    """

    items: tuple[PublishedRecommendation, ...] | None
    count: int | None


def published_recommendations(inspections: Iterable[int]) -> dict[int, InspectionRecommendations]:
    """Two queries: the inspections, and their recommendations with a row for each theme."""
    pks = list(inspections)
    has_words = Exists(Passage.objects.filter(inspection=OuterRef("pk")))
    rows = Inspection.objects.filter(pk__in=pks).annotate(has_words=has_words)
    found = list(rows.order_by().values_list("pk", "has_words", "recommendation_count"))
    items = _items([pk for pk, words, _ in found if words])
    return {pk: _words(items.get(pk, ()) if words else None, count) for pk, words, count in found}


def _words(items: Iterable[PublishedRecommendation] | None, count: int | None) -> InspectionRecommendations:
    held = None if items is None else tuple(items)
    return InspectionRecommendations(held, count if held is None else len(held))


def _items(inspections: list[int]) -> dict[int, list[PublishedRecommendation]]:
    if not inspections:
        return {}
    chosen = {"inspection__in": inspections, "kind": Passage.Kind.RECOMMENDATION, "audience": "authority"}
    rows = Passage.objects.filter(**chosen).order_by("inspection", "position", "themes__pk")
    found: dict[int, list[PublishedRecommendation]] = {}
    named = rows.values_list("inspection_id", "position", "text", "themes__theme")
    for (inspection, position, text), each in groupby(named, key=lambda row: row[:3]):
        themes = tuple(row[3] for row in each if row[3])
        found.setdefault(inspection, []).append(PublishedRecommendation(position, text, themes))
    return found
