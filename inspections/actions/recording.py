"""Writing what a draft and the record come to into the record's rows; what is already there keeps its row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from authorities.models import Authority
from inspections.actions.addresses import give_addresses
from inspections.actions.snapshots import take_snapshot
from inspections.draft import Draft, DraftItem
from inspections.finding import FindingKind
from inspections.history_reasons import PUBLISHED
from inspections.mention import Mention
from inspections.models import Finding, Inspection, Judgement, Mentioned, Report
from inspections.partial_dates import parse_partial_date
from inspections.review.comparison import Comparison, parse_day
from inspections.review.merging import Merged, Standing
from inspections.review.record_values import COUNT

_DATE_SOURCES: Mapping[str, str] = {
    "read": Inspection.DateSource.PRINTED,
    "filename": Inspection.DateSource.FILENAME,
    "site": Inspection.DateSource.SITE,
    "record": Inspection.DateSource.SITE,
}


def write_inspection(compared: Comparison, report: Report, *, by: User) -> Inspection:
    """Fill the record's row; what an import or a person had put there is kept whole for a withdrawal."""
    draft, merged = compared.draft, compared.merged
    inspection = compared.recorded or Inspection()
    is_new = inspection.pk is None
    if not is_new:
        inspection.imported = take_snapshot(inspection)
    inspection.authority = Authority.objects.get(dfe_number=_needed(draft.fact("authority")))
    inspection.framework, inspection.kind = _needed(draft.fact("framework")), _needed(merged.fact("kind"))
    inspection.start, inspection.end = (parse_day(merged.fact(f"inspection_{name}")) for name in ("start", "end"))
    _write_publication(inspection, draft, merged)
    inspection.lead_inspector = merged.fact("lead_inspector") or ""
    inspection.windows, inspection.theme = merged.fact("windows") or "", merged.fact("theme") or ""
    count = merged.fact(COUNT)
    inspection.recommendation_count = None if count is None else int(count)
    inspection.origin, inspection.report = Inspection.Origin.REPORT, report
    if is_new:
        give_addresses([inspection], report=report)
    _save(inspection, by, force_insert=is_new)
    _write_judgements(inspection, draft, merged, by)
    for kind, items in merged.lists.items():
        _write_items(inspection, kind, items, by)
    _write_mentions(inspection, draft.mentions)
    # What was fetched with the row to compare it is no longer what stands there.
    inspection.refresh_from_db()
    return inspection


def _write_publication(inspection: Inspection, draft: Draft, merged: Merged) -> None:
    """The date, and its source: the report's where it prints the date, the record's where that had it before."""
    published = parse_partial_date(_needed(merged.fact("published")))
    compared, value = merged.compared["published"], draft.value("published")
    printed = value is not None and value.source == "read"
    kept = compared.from_record or (compared.standing is Standing.CONFIRMS and not printed)
    inspection.published, inspection.published_precision = published.day, published.precision
    if not kept:
        source = value.source if value and value.value == compared.value else ""
        inspection.published_source = _DATE_SOURCES.get(source, Inspection.DateSource.ENTERED)


def _write_judgements(inspection: Inspection, draft: Draft, merged: Merged, by: User) -> None:
    had = {row.area: row for row in inspection.judgements.all()}
    rows = {each.facts.area: each.row for each in draft.judgements}
    for area, row in had.items():
        if area not in merged.judgements:
            _delete(row, by)
    for area, facts in merged.judgements.items():
        row = had.get(area) or Judgement(pk=rows.get(area), inspection=inspection)
        if area not in had or row.facts != facts:
            row.facts = facts
            _save(row, by)


def _write_items(inspection: Inspection, kind: FindingKind, items: tuple[DraftItem, ...], by: User) -> None:
    """A row of the record's that the list does not reach goes; the others take over what the report has."""
    had = {row.position: row for row in inspection.findings.of_kind(kind)}
    for position, row in had.items():
        if position > len(items):
            _delete(row, by)
    for position, item in enumerate(items, start=1):
        row = had.get(position) or Finding(pk=item.row, inspection=inspection, position=position)
        fill_item(row, item)
        _save(row, by)


def _write_mentions(inspection: Inspection, mentions: tuple[Mention, ...]) -> None:
    """Nobody changes one on the record, so that they have no history: it is that of the report."""
    inspection.mentions.all().delete()
    for position, each in enumerate(mentions, start=1):
        own = {name: getattr(each, name) or "" for name in ("kind", "when", "grade", "words")}
        where = {"page": each.page, "box": list(each.box), "stars": each.stars}
        Mentioned.objects.create(inspection=inspection, position=position, **own, **where)


def fill_item(row: Finding, item: DraftItem) -> None:
    """The columns of a finding from an item of the draft."""
    row.facts, row.source = item.facts, item_source(item)


def item_source(item: DraftItem) -> str:
    """Whose words the item has: the report's, the report's changed by an editor, or an editor's alone."""
    if item.source == "read":
        return Finding.Source.REPORT
    return Finding.Source.EDITED if item.read else Finding.Source.ENTERED


def _save(row: Inspection | Judgement | Finding, by: User, *, force_insert: bool = False) -> None:
    """Save with its history, which says that publishing did it and not a person's change."""
    _sign(row, by)
    row.save(force_insert=force_insert)


def _delete(row: Judgement | Finding, by: User) -> None:
    _sign(row, by)
    row.delete()


def _sign(row: Any, by: User) -> None:
    row._history_user, row._change_reason = by, PUBLISHED


def _needed(value: str | None) -> str:
    """A fact that is there: `blockers` lets nobody publish without it."""
    if value is None:
        raise ValueError(value)
    return value
