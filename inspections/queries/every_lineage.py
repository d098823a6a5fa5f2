"""The lineage of every council at once, for what shows recommendations of many."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef, Q

from authorities.models import Authority
from inspections.finding import FindingKind
from inspections.models import ComparedReport, CouncilReply, Finding, RecommendationLink
from inspections.queries.lineage import (
    CouncilLineage,
    ReportItems,
    link_between,
    reports_of,
    still_compared,
    with_words,
)


def lineages(authorities: Collection[int] | None = None) -> Mapping[int, CouncilLineage]:
    """By council; of all that have a report in its words where none are given.

    Five queries, and two for each council of which an editor compared a report in full.
    """
    found, links = with_words(), RecommendationLink.objects.order_by("pk")
    if authorities is not None:
        found, links = found.filter(authority__in=authorities), links.filter(authority__in=authorities)
    council_of = dict(found.order_by().values_list("key", "authority"))
    reports: dict[int, list[ReportItems]] = {}
    for report in reports_of(found):
        reports.setdefault(council_of[report.key], []).append(report)
    rows: dict[int, list[RecommendationLink]] = {}
    for row in links:
        rows.setdefault(row.authority_id, []).append(row)
    compared = set(ComparedReport.objects.values_list("authority", flat=True))
    return {
        council: _lineage(council, tuple(own), rows.get(council, []), is_compared=council in compared)
        for council, own in reports.items()
    }


def _lineage(
    council: int, reports: tuple[ReportItems, ...], rows: list[RecommendationLink], *, is_compared: bool
) -> CouncilLineage:
    places = {item.place: item for report in reports for item in report.items}
    links = tuple(link for row in rows if (link := link_between(row, places)))
    return CouncilLineage(council, reports, links, still_compared(council, reports) if is_compared else {})


def councils_with_marks(among: Collection[int] | None = None) -> set[int]:
    """The councils of which anything is confirmed, compared, replied or said of progress: of others there is nothing
    to tell. One query.
    """
    found = Authority.objects.filter(anything_to_tell(OuterRef("pk")))
    if among is not None:
        found = found.filter(pk__in=among)
    return set(found.order_by().values_list("pk", flat=True))


def anything_to_tell(council: int | OuterRef) -> Q:
    """Whether anything is confirmed, compared, replied or said of progress of a council."""
    confirmed = RecommendationLink.objects.filter(authority=council, decision=RecommendationLink.Decision.CONFIRMED)
    compared = ComparedReport.objects.filter(authority=council)
    replies = CouncilReply.objects.filter(state=CouncilReply.State.PUBLIC, response__authority=council)
    progress = Finding.objects.of_kind(FindingKind.PROGRESS).filter(inspection__authority=council)
    return Exists(confirmed) | Exists(compared) | Exists(replies) | Exists(progress)
