"""Proposing which recommendations of a council ask again for earlier ones, whenever the words of its reports change.

What somebody decided is never touched by it, and waits while one of its reports is off the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.db import transaction

from authorities.models import Authority
from inspections.lineage.items import found_again, item_key
from inspections.lineage.likeness import VERSION, proposals
from inspections.models import Passage, RecommendationLink
from inspections.queries.lineage import LinkedItem, ReportItems, council_reports, councils_to_link

_SCORED: Final = ("kind", "score", "version")
_CHANGED_WORDS: Final = "The words of the recommendation were changed"

type _Place = tuple[str, str, str, str]


@transaction.atomic
def propose_links(*, authority: int) -> int:
    """Bring a council's undecided links up to date with its words; returns how many are proposed then."""
    Authority.objects.select_for_update().get(pk=authority)
    reports = council_reports(authority)
    _carry_decisions_over(authority, reports)
    wanted = {_place_of(link): link for link in _proposed(authority, reports)}
    existing = {_place_of(link): link for link in RecommendationLink.objects.filter(authority=authority)}
    gone = [link.pk for place, link in existing.items() if not link.decision and place not in wanted]
    RecommendationLink.objects.filter(pk__in=gone).delete()
    changed = [row for place, row in existing.items() if place in wanted and _takes_over(row, wanted[place])]
    RecommendationLink.objects.bulk_update(changed, _SCORED)
    RecommendationLink.objects.bulk_create(link for place, link in wanted.items() if place not in existing)
    return sum(place not in existing or not existing[place].decision for place in wanted)


def propose_every_link() -> int:
    """The same for each council, one after the other; returns how many links wait for a decision then."""
    held = RecommendationLink.objects.values_list("authority", flat=True)
    return sum(propose_links(authority=pk) for pk in sorted({*councils_to_link(), *held}))


def propose_outdated_links() -> int:
    """Propose where nothing has been proposed by this version yet, as after an upgrade; returns how many wait then."""
    if not Passage.objects.filter(kind=Passage.Kind.RECOMMENDATION).exists():
        return 0
    return 0 if RecommendationLink.objects.filter(version=VERSION).exists() else propose_every_link()


def _proposed(authority: int, reports: Iterable[ReportItems]) -> Iterator[RecommendationLink]:
    """Each report against every earlier one, body by body."""
    before: list[ReportItems] = []
    for report in reports:
        for earlier in before:
            yield from _between(authority, report.by_audience(), earlier.by_audience())
        before.append(report)


def _between(
    authority: int,
    later: Mapping[str, tuple[LinkedItem, ...]],
    earlier: Mapping[str, tuple[LinkedItem, ...]],
) -> Iterator[RecommendationLink]:
    for audience, items in later.items():
        others = earlier.get(audience, ())
        for found in proposals([item.text for item in items], [item.text for item in others]):
            after, before = items[found.later], others[found.earlier]
            yield RecommendationLink(
                authority_id=authority,
                later_inspection=after.inspection,
                later_item=after.key,
                later_text=after.text,
                earlier_inspection=before.inspection,
                earlier_item=before.key,
                earlier_text=before.text,
                kind=found.kind.value,
                score=round(found.score, 4),
                version=VERSION,
            )


def _takes_over(row: RecommendationLink, wanted: RecommendationLink) -> bool:
    """Give an undecided row what is proposed now; whether anything changed."""
    if row.decision or all(getattr(row, name) == getattr(wanted, name) for name in _SCORED):
        return False
    row.kind, row.score, row.version = wanted.kind, wanted.score, wanted.version
    return True


def _carry_decisions_over(authority: int, reports: Iterable[ReportItems]) -> None:
    """Where few letters of a recommendation changed, what was decided about it goes with it."""
    texts = {report.key: [item.text for item in report.items] for report in reports}
    for row in RecommendationLink.objects.filter(authority=authority).exclude(decision=""):
        ends = [_moved(texts, row.later_inspection, row.later_text, row.later_item)]
        ends += [_moved(texts, row.earlier_inspection, row.earlier_text, row.earlier_item)]
        later, earlier = ends
        if later is None and earlier is None:
            continue
        row.later_text, row.earlier_text = later or row.later_text, earlier or row.earlier_text
        row.later_item = item_key(later) if later else row.later_item
        row.earlier_item = item_key(earlier) if earlier else row.earlier_item
        same = RecommendationLink.objects.filter(
            later_inspection=row.later_inspection,
            later_item=row.later_item,
            earlier_inspection=row.earlier_inspection,
            earlier_item=row.earlier_item,
        ).exclude(pk=row.pk)
        if same.exclude(decision="").exists():
            continue
        same.delete()
        row._change_reason = _CHANGED_WORDS  # type: ignore[attr-defined]
        row.save()


def _moved(texts: Mapping[str, list[str]], inspection: str, text: str, key: str) -> str | None:
    """The words that a decided end has now; None where they are as they were, or cannot be told."""
    standing = texts.get(inspection)
    if standing is None or key in map(item_key, standing):
        return None
    return found_again(text, standing)


def _place_of(link: RecommendationLink) -> _Place:
    return link.later_inspection, link.later_item, link.earlier_inspection, link.earlier_item
