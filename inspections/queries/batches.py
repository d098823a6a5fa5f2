"""Reports that are published together: what each batch holds in numbers, how far it is, and which were of late."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum

from inspections.finding import FindingKind
from inspections.models import Batch, BatchReport, Report
from inspections.roles import Role

State = BatchReport.State

UNDO_FOR: Final = datetime.timedelta(minutes=30)
"""How long taking back stands beside the message; from the page of the batch it can be done at any time."""
TAKEN_BACK_BESIDE: Final = 3
"""So many of a person's single publications stand above the queue: the slip that one notices is of the last few."""
DRAWN: Final = 10
"""So many are looked at before a lot is published: of 494, with one in ten wrong, two lots in three show it."""
_TELLS_APART: Final = ("authority", "framework", "inspection_start", "inspection_end", "published")
TOLD_FOR: Final = datetime.timedelta(minutes=2)
"""How long the queue says that a lot was taken back: there is nothing to do about it."""


@dataclass(frozen=True)
class BatchSummary:
    """What would be, or was, published: `adds` of the reports bring what the record does not hold.

    `further` files are of inspections that others of the batch are of: one file of each is published.

    `findings` counts what they list beside recommendations, by kind; `mentions` what they name of other inspections;
    `themes` and `windows` of how many reports a theme, and several periods on site, go onto the record.
    """

    reports: int
    councils: int
    frameworks: tuple[tuple[str, int], ...]
    judgements: int
    recommendations: int
    adds: int
    findings: tuple[tuple[str, int], ...] = ()
    mentions: int = 0
    themes: int = 0
    windows: int = 0
    further: int = 0


@dataclass(frozen=True)
class BatchProgress:
    """A batch and what became of its reports. `done` of `of` are dealt with in its present state."""

    batch: Batch
    waiting: int
    published: int
    left: int
    taken_back: int
    kept: int

    @property
    def of(self) -> int:
        total = self.waiting + self.published + self.left
        back = self.published + self.taken_back + self.kept
        return back if self.batch.state == Batch.State.TAKING_BACK else total

    @property
    def done(self) -> int:
        taking_back = self.batch.state == Batch.State.TAKING_BACK
        return self.taken_back + self.kept if taking_back else self.published + self.left


def batch_summary(batch: Batch) -> BatchSummary:
    """Three queries; the drafts are read one by one, for what only they hold."""
    every = Report.objects.filter(batches__batch=batch).order_by("pk")
    told, further = _of_drafts(every)
    rows = every.exclude(pk__in=further).order_by()
    counts = rows.aggregate(
        reports=Count("pk"),
        councils=Count("council", distinct=True),
        judgements=Sum("judgement_count"),
        recommendations=Sum("recommendation_count"),
        adds=Count("pk", filter=Q(group=Report.Group.ADDS)),
    )
    by_framework = rows.values_list("framework").annotate(n=Count("pk")).order_by("-n", "framework")
    return BatchSummary(
        reports=counts["reports"],
        councils=counts["councils"],
        frameworks=tuple(by_framework),
        judgements=counts["judgements"] or 0,
        recommendations=counts["recommendations"] or 0,
        adds=counts["adds"],
        **told,
        further=len(further),
    )


def _of_drafts(rows: QuerySet[Report]) -> tuple[dict[str, Any], list[int]]:
    """What only the drafts hold, and the reports that are of the same inspection as one before."""
    kinds: Counter[str] = Counter()
    told: Counter[str] = Counter()
    seen: set[tuple[str | None, ...]] = set()
    further: list[int] = []
    for pk, held in rows.values_list("pk", "draft").iterator(chunk_size=50):
        if held is None:
            continue
        draft: dict[str, Any] = held
        facts = {fact["key"]: fact["value"] for fact in draft["facts"]}
        inspection = tuple(facts.get(key) for key in _TELLS_APART)
        if inspection in seen:
            further.append(pk)
            continue
        seen.add(inspection)
        kinds.update(item["kind"] for item in draft["items"])
        told["mentions"] += len(draft.get("mentions", ()))
        told.update(fact["key"] for fact in draft["facts"] if fact["value"] and fact["key"] in ("theme", "windows"))
    others = [kind for kind in FindingKind if kind is not FindingKind.RECOMMENDATION]
    findings = tuple((kind.value, kinds[kind]) for kind in others if kinds[kind])
    named = {"findings": findings, "mentions": told["mentions"], "themes": told["theme"], "windows": told["windows"]}
    return named, further


def batches_to_tell(now: datetime.datetime) -> list[BatchProgress]:
    """Those that move, and those that ended within the time in which taking back is offered beside the message."""
    ended = Q(state=Batch.State.PUBLISHED, finished_at__gte=now - UNDO_FOR)
    back = Q(state=Batch.State.TAKEN_BACK, taken_back_at__gte=now - TOLD_FOR)
    moving = Q(state__in=(Batch.State.PUBLISHING, Batch.State.TAKING_BACK))
    return [progress_of(batch) for batch in _with_counts().filter(moving | ended | back)]


def proposals_by_editors() -> list[Batch]:
    """What editors proposed and a publisher has not confirmed, newest first; `proposed` of it still wait. One query."""
    waiting = Count("items", filter=Q(items__report__state=Report.State.TO_REVIEW))
    found = Batch.objects.filter(state=Batch.State.PROPOSED, made_by__person__role=Role.EDITOR)
    return list(found.annotate(proposed=waiting).filter(proposed__gt=0).select_related("made_by").order_by("-made_at"))


def confirmed_batches() -> QuerySet[Batch]:
    """All that were ever confirmed, the newest first, with their counts (see progress_of)."""
    return _with_counts().exclude(state__in=(Batch.State.PROPOSED, Batch.State.GIVEN_UP))


def batch_with_counts(pk: int) -> Batch | None:
    return _with_counts().filter(pk=pk).first()


def progress_of(batch: Batch) -> BatchProgress:
    """From a batch that was asked for with its counts."""
    counts = {state.value: getattr(batch, f"n_{state.value}") for state in State}
    return BatchProgress(batch, **counts)


def reports_of_batch(batch: Batch) -> QuerySet[BatchReport]:
    """Those that were left first, then as they were listed."""
    return (
        batch.items.select_related("report", "report__uploaded_by", "report__inspection")
        .defer("report__reading", "report__draft")
        .order_by("pk")
    )


def drawn_by_chance(batch: Batch, draw: int) -> list[Report]:
    """Up to ten reports that wait in the batch; the same number draws the same ones, so that a page can be sent."""
    waiting = batch.items.filter(state=State.WAITING, report__state=Report.State.TO_REVIEW)
    pks = sorted(waiting.values_list("report", flat=True))
    chance = random.Random(f"{batch.pk} {draw}")  # noqa: S311 (nobody gains by guessing it)
    found = Report.objects.in_bulk(chance.sample(pks, min(DRAWN, len(pks))))
    return [found[pk] for pk in sorted(found)]


def _with_counts() -> QuerySet[Batch]:
    counts = {f"n_{state.value}": Count("items", filter=Q(items__state=state)) for state in State}
    found = Batch.objects.select_related("made_by", "taken_back_by").annotate(**counts)
    return found.order_by("-confirmed_at", "-pk")


def published_alone(by: int, now: datetime.datetime) -> list[Report]:
    """What a person published by itself and can take back beside a message: newest first."""
    found = Report.objects.filter(state=Report.State.PUBLISHED, published_by=by, published_at__gte=now - UNDO_FOR)
    together = BatchReport.objects.filter(state=State.PUBLISHED, published_at__gte=now - UNDO_FOR).values("report")
    rows = found.exclude(pk__in=together).select_related("inspection").defer("reading", "draft")
    return list(rows.order_by("-published_at")[:TAKEN_BACK_BESIDE])
