"""The recommendations of a council report by report, and the links between them that stand on the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final, Self

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from inspections.lineage.items import item_key, list_key
from inspections.lineage.likeness import READS_LIKE
from inspections.models import ComparedReport, Inspection, Passage, RecommendationLink
from inspections.partial_dates import PartialDate

ASKED: Final = RecommendationLink.Kind.ASKED_BEFORE
_CONFIRMED: Final = RecommendationLink.Decision.CONFIRMED


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """A recommendation as it stands in its report; `key` stands for its words."""

    inspection: str
    key: str
    position: int
    text: str
    audience: str
    page: int | None
    heading: str

    @property
    def place(self) -> tuple[str, str]:
        """What names it in links: the key of its inspection and its own."""
        return self.inspection, self.key


@dataclass(frozen=True)
class ReportItems:
    """A report with its recommendations; `number` is that of the inspection, `key` its key."""

    number: int
    key: str
    framework: str
    kind: str
    when: PartialDate
    items: tuple[LinkedItem, ...]
    has_file: bool

    def by_audience(self) -> Mapping[str, tuple[LinkedItem, ...]]:
        ordered = sorted(self.items, key=lambda item: item.audience)
        return {audience: tuple(items) for audience, items in groupby(ordered, key=lambda item: item.audience)}


@dataclass(frozen=True)
class Link:
    """A link whose two ends stand on the record. `confirmed_on` is None where nobody decided yet, and `score` where
    an editor added it.
    """

    pk: int
    later: LinkedItem
    earlier: LinkedItem
    kind: str
    score: float | None
    decision: str
    confirmed_on: datetime.datetime | None
    note: str

    @property
    def is_asked_before(self) -> bool:
        return self.decision == _CONFIRMED and self.kind == ASKED

    @property
    def reads_like(self) -> bool:
        """Whether the public is told of it though nobody has confirmed it."""
        return not self.decision and self.kind == ASKED and self.score is not None and self.score >= READS_LIKE


@dataclass(frozen=True)
class CouncilLineage:
    """The reports of a council with words, oldest first, with every link between them, the rejected ones too.

    `compared` has, by the key of a report, that of the one before that an editor compared it with in full.
    """

    authority: int
    reports: tuple[ReportItems, ...]
    links: tuple[Link, ...]
    compared: Mapping[str, str]

    @cached_property
    def by_key(self) -> Mapping[str, ReportItems]:
        return {report.key: report for report in self.reports}

    def before(self, key: str) -> ReportItems | None:
        """The report before that makes recommendations to one of the same bodies; None where there is none."""
        report = self.by_key[key]
        earlier = self.reports[: self.reports.index(report)]
        bodies = {item.audience for item in report.items}
        return next((r for r in reversed(earlier) if bodies & {item.audience for item in r.items}), None)

    def links_of(self, key: str) -> tuple[Link, ...]:
        """The links of a report's recommendations to earlier ones."""
        return tuple(link for link in self.links if link.later.inspection == key)

    def until(self, keys: Iterable[str]) -> Self:
        """With these reports alone, as on a date."""
        kept = set(keys)
        return replace(
            self,
            reports=tuple(report for report in self.reports if report.key in kept),
            links=tuple(link for link in self.links if {link.later.inspection, link.earlier.inspection} <= kept),
            compared={later: earlier for later, earlier in self.compared.items() if {later, earlier} <= kept},
        )


def council_lineage(authority: int) -> CouncilLineage:
    """Four small queries."""
    reports = council_reports(authority)
    places = {item.place: item for report in reports for item in report.items}
    rows = RecommendationLink.objects.filter(authority=authority).order_by("pk")
    links = tuple(link for row in rows if (link := _link(row, places)))
    return CouncilLineage(authority, reports, links, _still_compared(authority, reports))


def council_reports(authority: int) -> tuple[ReportItems, ...]:
    """Its reports with recommendations in their words, oldest first."""
    found = _with_words().filter(authority=authority).order_by(Coalesce("published", "end"), "pk")
    by_inspection = _items(found)
    return tuple(
        ReportItems(
            number=row.pk,
            key=row.key,
            framework=row.framework,
            kind=row.kind,
            when=row.stands_at,
            items=by_inspection.get(row.pk, ()),
            has_file=row.report_id is not None,
        )
        for row in found
    )


def councils_to_link() -> list[int]:
    """The councils with at least one report in its words."""
    return list(_with_words().order_by("authority").values_list("authority", flat=True).distinct())


def _with_words() -> QuerySet[Inspection]:
    asked = Passage.objects.filter(inspection=OuterRef("pk"), kind=Passage.Kind.RECOMMENDATION)
    return Inspection.objects.filter(Exists(asked))


def _items(found: QuerySet[Inspection]) -> dict[int, tuple[LinkedItem, ...]]:
    """Of words that a report has twice, the first."""
    rows = Passage.objects.filter(inspection__in=found.values("pk"), kind=Passage.Kind.RECOMMENDATION)
    names = ("inspection_id", "inspection__key", "position", "text", "audience", "page", "heading")
    by_inspection: dict[int, dict[str, LinkedItem]] = {}
    for pk, key, position, text, audience, page, heading in rows.order_by("inspection", "position").values_list(*names):
        item = LinkedItem(key, item_key(text), position, text, audience, page, heading)
        by_inspection.setdefault(pk, {}).setdefault(item.key, item)
    return {pk: tuple(items.values()) for pk, items in by_inspection.items()}


def _link(row: RecommendationLink, places: Mapping[tuple[str, str], LinkedItem]) -> Link | None:
    later = places.get((row.later_inspection, row.later_item))
    earlier = places.get((row.earlier_inspection, row.earlier_item))
    if later is None or earlier is None:
        return None
    on = row.decided_at if row.decision == _CONFIRMED else None
    return Link(row.pk, later, earlier, row.kind, row.score, row.decision, on, row.note)


def _still_compared(authority: int, reports: Iterable[ReportItems]) -> dict[str, str]:
    """The comparisons whose two lists have the words that were compared."""
    lists = {report.key: list_key(item.text for item in report.items) for report in reports}
    return {
        row.later_inspection: row.earlier_inspection
        for row in ComparedReport.objects.filter(authority=authority)
        if lists.get(row.later_inspection) == row.later_items and lists.get(row.earlier_inspection) == row.earlier_items
    }


def undecided_counts() -> dict[int, int]:
    """How many proposals wait for a decision, by council."""
    rows = RecommendationLink.objects.filter(Q(decision="")).order_by().values_list("authority")
    return dict(rows.annotate(n=Count("pk")))
