"""What the next inspection says: its judgements beside those of the report that asked, and its words on the matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.claims.council import month_of_report
from dashboard.claims.reach import gap_words
from dashboard.claims.words import area_name, area_name_under
from dashboard.counting.outcome import outcome_of
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.shared.changes import report_changes
from dashboard.shared.judged_next import next_judged
from dashboard.shared.lacking import newer_missing
from dashboard.shared.links import inspection_address
from inspections.lineage.likeness import common_matters, likeness
from inspections.models import Passage
from inspections.queries.lineage import CouncilLineage, LinkedItem
from inspections.queries.record import PublishedInspection

MOST_PARAGRAPHS: Final = 3
"""Enough to see whether the report speaks of it; the whole report is one press away."""


@dataclass(frozen=True)
class LaterJudgement:
    """`before` is blank where the two cannot be compared; `is_named`: the recommendation itself names the area."""

    label: str
    before: str
    after: str
    way: str
    is_named: bool


@dataclass(frozen=True)
class LaterParagraph:
    """A paragraph that names a matter of the recommendation; nobody checked that it answers it."""

    text: str
    page: int | None
    href: str


@dataclass(frozen=True)
class LaterWords:
    """`none` says why there is no next inspection to show; `then` and `now` are the months of both reports."""

    then: str
    now: str
    href: str
    judgements: tuple[LaterJudgement, ...]
    paragraphs: tuple[LaterParagraph, ...]
    none: str


def later_words(record: Record, lineage: CouncilLineage, item: LinkedItem) -> LaterWords:
    inspections = record.by_council.get(lineage.authority, [])
    own = next((i for i in inspections if i.key == item.inspection), None)
    following = next_judged(inspections, own) if own else None
    if own is None or following is None:
        none = newer_missing(record, own) or "No later inspection with grades is on the record."
        return LaterWords("", "", "", (), (), none)
    then, now = month_of_report(own), month_of_report(following)
    if CURRENT.covers(following) and (gap := record.gap_between(own, following)):
        return LaterWords(then, now, inspection_address(following.pk), (), (), f"{gap_words(gap)}.")
    judgements = sorted(_judgements(own, following, item.text), key=lambda line: not line.is_named)
    report = lineage.by_key.get(following.key)
    asked = [each.text for each in report.items] if report else []
    paragraphs = tuple(_paragraphs(following, item.text, asked))
    return LaterWords(then, now, inspection_address(following.pk), tuple(judgements), paragraphs, "")


def _judgements(own: PublishedInspection, following: PublishedInspection, text: str) -> Iterator[LaterJudgement]:
    words = text.casefold()
    if CURRENT.covers(own) and CURRENT.covers(following):
        for line in report_changes(own, following).lines:
            yield LaterJudgement(line.label, line.before, line.after, line.way, line.label.casefold() in words)
        return
    for area in following.judgements:
        label = area_name_under(following.framework, area)
        named = area_name(area).casefold() in words
        yield LaterJudgement(label, "", outcome_of(following, area), "Not compared", named)


def _paragraphs(following: PublishedInspection, text: str, items: Iterable[str]) -> Iterator[LaterParagraph]:
    """Those that are nearest to it in the words of the field; none where it names no matter."""
    rows = Passage.objects.filter(inspection=following.pk, kind=Passage.Kind.PARAGRAPH)
    rows = rows.select_related("inspection").order_by("position")
    # The list of recommendations is among the paragraphs, and is told of above.
    listed = [_plain(each) for each in items]
    own = [row for row in rows if not any(each in _plain(row.text) for each in listed)]
    found = [(likeness(row.text, text), row) for row in own if common_matters(text, row.text)]
    for _, row in sorted(found, key=lambda each: -each[0])[:MOST_PARAGRAPHS]:
        page = row.page if row.inspection.report_id else None
        href = f"{inspection_address(following.pk)}?at={row.key}#page"
        yield LaterParagraph(row.text, page, href)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
