"""What councils publish as their reply beside a recommendation, and by when their written statements are due."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from inspections.followup.statement import StatementDue, statement_due
from inspections.followup.words_answered import Standing, places_of
from inspections.models import CouncilReply, Inspection, Passage
from inspections.partial_dates import PartialDate
from inspections.queries.lineage import ReportItems, reports_with_keys
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class PublicReply:
    """A reply that everybody can read beside the recommendation that it answers.

    `signed` is the office that signs, `on` the day on which it was published. `answers` are the words that it was
    written to, and `mended` says that the report's words are a few letters others now: then the page gives both.
    """

    pk: int
    text: str
    council: str
    signed: str
    on: datetime.date
    answers: str
    mended: bool


def public_replies(inspections: Iterable[str] | None = None) -> Mapping[tuple[str, str], PublicReply]:
    """By the place of the recommendation (`LinkedItem.place`); of these inspections by their keys, or of all.

    A reply whose words are not in its report any more is not among them: it would stand beside others. Three queries.
    """
    rows = _public()
    if inspections is not None:
        rows = rows.filter(response__inspection__in=set(inspections))
    found = list(rows)
    return replies_in(reports_with_keys(row.response.inspection for row in found), found) if found else {}


def replies_in(
    reports: Mapping[str, ReportItems], rows: Iterable[CouncilReply]
) -> Mapping[tuple[str, str], PublicReply]:
    """The replies that stand in the reports, by place; none beside a report that is another council's now."""
    placed: dict[tuple[str, str], PublicReply] = {}
    of_report: dict[str, list[CouncilReply]] = {}
    for row in rows:
        report = reports.get(row.response.inspection)
        if report and report.authority == row.response.authority_id:
            of_report.setdefault(report.key, []).append(row)
    for key, replies in of_report.items():
        items = {item.text: item for item in reports[key].items}
        places = places_of((reply.answers for reply in replies), items)
        for reply in replies:
            if reply.answers in places:
                text, standing = places[reply.answers]
                placed[items[text].place] = _public_reply(reply, standing)
    return placed


def statements_due(inspections: Iterable[str]) -> Mapping[str, StatementDue]:
    """By when the written answer to each of the inspections is due, by their keys; without those of which no day is
    known. Two queries.
    """
    rows = list(Inspection.objects.filter(key__in=set(inspections)).order_by())
    naming = [row.pk for row in rows if (of := frameworks()[row.framework].statement) and of.named_by]
    paragraphs = _paragraphs(naming)
    found = {
        row.key: statement_due(
            frameworks()[row.framework].statement,
            PartialDate(row.published, row.published_precision) if row.published else None,
            paragraphs.get(row.pk, ()),
        )
        for row in rows
    }
    return {key: due for key, due in found.items() if due}


def _paragraphs(inspections: list[int]) -> Mapping[int, list[str]]:
    if not inspections:
        return {}
    rows = Passage.objects.filter(inspection__in=inspections, kind=Passage.Kind.PARAGRAPH)
    found: dict[int, list[str]] = {}
    for inspection, text in rows.order_by("inspection", "position").values_list("inspection", "text"):
        found.setdefault(inspection, []).append(text)
    return found


def _public() -> QuerySet[CouncilReply]:
    rows = CouncilReply.objects.filter(state=CouncilReply.State.PUBLIC)
    return rows.select_related("response__authority").order_by("pk")


def _public_reply(row: CouncilReply, standing: Standing) -> PublicReply:
    if row.decided_at is None:
        raise ValueError(row.pk)
    return PublicReply(
        pk=row.pk,
        text=row.text,
        council=row.response.authority.name,
        signed=row.signed_as,
        on=timezone.localtime(row.decided_at).date(),
        answers=row.answers,
        mended=standing is Standing.MENDED,
    )
