"""The published record as frozen values: what the dashboard counts and shows.

Two queries, whatever the number of councils: one for inspections, one for their judgements.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from authorities.models import Authority, DeliveryBody, Neighbour, Succession
from inspections.finding import FindingKind
from inspections.judgement import AreaGrade
from inspections.models import Finding, Inspection, Judgement


@dataclass(frozen=True, slots=True)
class PublishedInspection:
    """An inspection on the record; `published` is the last day of the month or year where no more is known.

    `key` is its permanent address.
    """

    pk: int
    key: str
    authority_id: int
    framework: str
    kind: str
    start: datetime.date | None
    end: datetime.date | None
    published: datetime.date
    published_precision: str
    origin: str
    judgements: dict[str, AreaGrade] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UndatedVisit:
    """A visit of which nobody says when its letter was published: it stands at its day, and never counts by a date.

    `theme` is what it looked at, None where that is not known.
    """

    pk: int
    key: str
    authority_id: int
    framework: str
    kind: str
    start: datetime.date
    end: datetime.date
    theme: str | None
    published: None = None


_FIELDS = (
    "pk",
    "key",
    "authority_id",
    "framework",
    "kind",
    "start",
    "end",
    "published",
    "published_precision",
    "origin",
)


def published_inspections(
    *, frameworks: Iterable[str] | None = None, authority: Authority | None = None
) -> list[PublishedInspection]:
    """Every inspection with a publication date, the oldest first, each with its judgements by area.

    Nothing without one is among them, so that no figure can count it: see `undated_visits`.
    """
    found = Inspection.objects.filter(published__isnull=False).order_by("published", "pk")
    judgements = Judgement.objects.order_by("pk")
    if frameworks is not None:
        keys = list(frameworks)
        found = found.filter(framework__in=keys)
        judgements = judgements.filter(inspection__framework__in=keys)
    if authority is not None:
        found = found.filter(authority=authority)
        judgements = judgements.filter(inspection__authority=authority)
    record = {row[0]: PublishedInspection(*row) for row in found.values_list(*_FIELDS)}
    for pk, area, grade, source, sure in judgements.values_list("inspection_id", "area", "grade", "source", "sure"):
        if pk in record:
            record[pk].judgements[area] = AreaGrade(area, grade or None, source, sure=sure)
    return list(record.values())


def undated_visits(*, authority: Authority | None = None) -> list[UndatedVisit]:
    """Every visit without a publication date, in the order of their days."""
    found = Inspection.objects.filter(published__isnull=True).order_by("end", "pk")
    if authority is not None:
        found = found.filter(authority=authority)
    rows = found.values_list("pk", "key", "authority_id", "framework", "kind", "start", "end", "theme")
    return [
        UndatedVisit(pk, key, council, framework, kind, start, end, theme or None)
        for pk, key, council, framework, kind, start, end, theme in rows
        if start and end
    ]


def inspection_with_evidence(pk: int, *, mentions: bool = False) -> Inspection | None:
    """One inspection with its council, report, judgements and findings, in four queries, and one for its mentions."""
    return (
        Inspection.objects.select_related("authority", "report")
        .prefetch_related("judgements", "findings", *(["mentions"] if mentions else []))
        .filter(pk=pk)
        .first()
    )


def count_rows() -> dict[str, int]:
    """How many recommendations, other findings, successions, neighbours and delivery bodies there are; one query."""
    counted: list[tuple[str, QuerySet[Any]]] = [
        ("recommendations", Finding.objects.filter(kind=FindingKind.RECOMMENDATION.value)),
        ("findings", Finding.objects.exclude(kind=FindingKind.RECOMMENDATION.value)),
        ("successions", Succession.objects.all()),
        ("neighbours", Neighbour.objects.all()),
        ("delivery_bodies", DeliveryBody.objects.all()),
    ]
    first, *others = (_count(name, rows) for name, rows in counted)
    return {name: 0 for name, _ in counted} | dict(first.union(*others, all=True).order_by())


def _count(name: str, rows: QuerySet[Any]) -> QuerySet[Any, tuple[str, int]]:
    named = rows.order_by().annotate(of=Value(name, output_field=CharField())).values("of")
    return named.annotate(n=Count("pk")).values_list("of", "n")  # type: ignore[no-any-return]
