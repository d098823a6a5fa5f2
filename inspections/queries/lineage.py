"""The recommendations of a council report by report, and the links between them that stand on the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final, Self

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from authorities.models import Authority
from inspections.lineage.items import item_key, list_key
from inspections.models import ComparedReport, Inspection, KnownMissing, Passage, RecommendationLink
from inspections.partial_dates import PartialDate
from inspections.queries.ledger import known_gaps
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body

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
    """A report with its recommendations; `number` is that of the inspection, `key` its key, `authority` its council."""

    number: int
    key: str
    authority: int
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
    links = tuple(link for row in rows if (link := link_between(row, places)))
    return CouncilLineage(authority, reports, links, still_compared(authority, reports))


def shown_lineage(authority: int) -> CouncilLineage | None:
    """The lineage where the public is told anything of it; one query where it is not."""
    links = RecommendationLink.objects.filter(authority=OuterRef("pk"), kind=ASKED, decision=_CONFIRMED)
    compared = ComparedReport.objects.filter(authority=OuterRef("pk"))
    told = Authority.objects.filter(Exists(links) | Exists(compared), pk=authority)
    return council_lineage(authority) if told.exists() else None


def council_reports(authority: int) -> tuple[ReportItems, ...]:
    """Its reports with recommendations in their words, oldest first."""
    return reports_of(with_words().filter(authority=authority))


def reports_with_keys(keys: Iterable[str]) -> Mapping[str, ReportItems]:
    """Those of the inspections that are on the record in their words, by their keys; two queries."""
    return {report.key: report for report in reports_of(with_words().filter(key__in=set(keys)))}


def reports_of(inspections: QuerySet[Inspection]) -> tuple[ReportItems, ...]:
    """Inspections with their recommendations in their words, the oldest first; two queries."""
    found = inspections.order_by(Coalesce("published", "end"), "pk")
    by_inspection = _items(found)
    return tuple(
        ReportItems(
            number=row.pk,
            key=row.key,
            authority=row.authority_id,
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
    return list(with_words().order_by("authority").values_list("authority", flat=True).distinct())


def with_words() -> QuerySet[Inspection]:
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


def link_between(row: RecommendationLink, places: Mapping[tuple[str, str], LinkedItem]) -> Link | None:
    """None where one of its ends is not on the record."""
    later = places.get((row.later_inspection, row.later_item))
    earlier = places.get((row.earlier_inspection, row.earlier_item))
    if later is None or earlier is None:
        return None
    on = row.decided_at if row.decision == _CONFIRMED else None
    return Link(row.pk, later, earlier, row.kind, row.score, row.decision, on, row.note)


def still_compared(authority: int, reports: Sequence[ReportItems]) -> dict[str, str]:
    """The comparisons whose two lists have the words that were compared, and no report between them is unknown."""
    lists = {report.key: list_key(item.text for item in report.items) for report in reports}
    by_key = {report.key: report for report in reports}
    return {
        row.later_inspection: row.earlier_inspection
        for row in ComparedReport.objects.filter(authority=authority)
        if lists.get(row.later_inspection) == row.later_items
        and lists.get(row.earlier_inspection) == row.earlier_items
        and not has_unknown_between(authority, by_key[row.earlier_inspection], by_key[row.later_inspection])
    }


def words_of_both(later: ReportItems, earlier: ReportItems) -> str:
    """What stands for the words of two lists: another where either changed."""
    return "-".join(list_key(item.text for item in report.items) for report in (later, earlier))


def has_unknown_between(authority: int, earlier: ReportItems, later: ReportItems) -> bool:
    """Whether the council was inspected between the two with a report of which only facts are on the record, or that
    is known to be missing.

    What it asked for is not known, so that nothing of the later is new for sure. Two queries, a third where a report
    was missing once.
    """
    of_council = [key for key, framework in frameworks().items() if framework.body is Body.COUNCIL]
    held = Inspection.objects.filter(authority=authority)
    days = {"published__gt": earlier.when.day, "published__lt": later.when.day}
    between = held.filter(framework__in=of_council, judgements__isnull=False, report=None, **days)
    return between.exists() or _has_missing_between(authority, earlier, later)


def _has_missing_between(authority: int, earlier: ReportItems, later: ReportItems) -> bool:
    if not KnownMissing.objects.filter(authority=authority).exists():
        return False
    gaps = known_gaps(Inspection.objects.filter(authority=authority).order_by("pk"))
    return any(gap.authority_id == authority and earlier.when.day <= gap.since <= later.when.day for gap in gaps)
