"""Folding what was changed on the record itself back into the draft, so that withdrawing a report loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from inspections.actions.snapshots import snapshot_values
from inspections.draft import JUDGEMENT, Decision, Draft, DraftItem, DraftJudgement
from inspections.finding import LISTS, FindingFacts, FindingKind
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models import Finding, Inspection, Judgement
from inspections.review.merging import Merged, merge
from inspections.review.record_values import COMPARED, COUNT, RecordValues, recorded_values
from inspections.review.titles import report_title


def fold_record_back(draft: Draft, inspection: Inspection) -> Draft:
    """The draft from which publishing gives the record as it stands now, row by row.

    A value that was changed on the record since is the person's who changed it, and decided against what was there.
    """
    before = snapshot_values(inspection.imported) if inspection.imported else None
    draft = _fold_bearings(draft, inspection)
    published, present = merge(draft, before), recorded_values(inspection)
    draft = _fold_facts(draft, published, present, before)
    draft = _fold_judgements(draft, inspection, published, before)
    for key in LISTS:
        draft = _fold_list(draft, key, inspection, published, before)
    return _fold_count(draft, present, before)


def note_bearings(inspection: Inspection) -> None:
    """Let the published report bear the council and the framework that the record has now; the reading stays."""
    report = inspection.report
    if report is None or not report.draft:
        return
    draft = _fold_bearings(report.as_draft(), inspection)
    if (title := report_title(draft)) != report.title or report.council_id != inspection.authority_id:
        report.draft, report.title, report.council = draft.to_json(), title, inspection.authority
        report.framework = inspection.framework
        report.save_quietly()


def _fold_bearings(draft: Draft, inspection: Inspection) -> Draft:
    """Its council and framework, which are what the record finds it by."""
    for key, now in (("authority", inspection.authority.dfe_number), ("framework", inspection.framework)):
        value = draft.value(key)
        if value is not None and value.value != now:
            draft = draft.with_value(value.decided(now, ENTERED))
    return draft


def _fold_facts(draft: Draft, published: Merged, present: RecordValues, before: RecordValues | None) -> Draft:
    for key in COMPARED:
        value, now = draft.value(key), present.facts[key]
        was = published.fact(key)
        if value is None or now is None or now == (was[:200] if was else None):
            continue
        theirs = before.facts[key] if before else None
        draft = draft.with_value(value.decided(now, "record" if now == theirs else "entered"))
        draft = draft.with_decision(Decision(key, now, theirs, now))
    return draft


def _fold_count(draft: Draft, present: RecordValues, before: RecordValues | None) -> Draft:
    """The number of recommendations is no value of the draft: another than it would come to is a decision."""
    compared = merge(draft, before).compared[COUNT]
    if compared.value == present.count:
        return draft
    return draft.with_decision(Decision(COUNT, compared.draft, compared.record, present.count))


def _fold_judgements(draft: Draft, inspection: Inspection, published: Merged, before: RecordValues | None) -> Draft:
    rows = {row.area: row for row in inspection.judgements.all()}
    held = before.judgements if before else {}
    for area in published.judgements:
        if area not in rows:
            draft = draft.without(f"{JUDGEMENT}{area}")
            if area in held:
                draft = draft.with_decision(Decision(f"{JUDGEMENT}{area}", None, held[area].grade, None))
    for area, row in rows.items():
        draft = _fold_judgement(draft, row, published.judgements.get(area), held.get(area))
    return draft


def _fold_judgement(
    draft: Draft, row: Judgement, published: JudgementFacts | None, held: JudgementFacts | None
) -> Draft:
    had = draft.judgement(row.area)
    changed = _changed(row, published) if published else replace(row.facts, source=ENTERED)
    if changed is None:
        return draft.with_value(replace(had, row=row.pk)) if had else draft
    made = replace(had, facts=changed) if had else DraftJudgement(changed, read=None, settled=True)
    if held is not None and changed.grade is not None and changed.grade != held.grade:
        draft = draft.with_decision(Decision(made.key, changed.grade, held.grade, changed.grade))
    return draft.with_value(replace(made, row=row.pk, settled=True))


def _changed(row: Judgement, published: JudgementFacts) -> JudgementFacts | None:
    """The row's facts where they changed since these were published, else None. A grade that changed was entered."""
    as_published = Judgement()
    as_published.facts = published
    if row.facts == as_published.facts:
        return None
    return row.facts if row.grade == as_published.grade else replace(row.facts, source=ENTERED)


def _fold_list(draft: Draft, key: str, inspection: Inspection, published: Merged, before: RecordValues | None) -> Draft:
    """Findings keep the order in which they were published: the nth of a kind in the draft is the nth row."""
    kind = LISTS[key]
    rows = {row.position: row for row in inspection.findings.of_kind(kind)}
    if kind not in published.lists:
        if [row.facts for row in rows.values()] == list(before.items_of(kind) if before else ()):
            return draft
        draft = replace(draft, items=tuple(item for item in draft.items if item.facts.kind != kind))
    return _decided_list(_fold_rows(draft, kind, rows), key, before)


def _fold_rows(draft: Draft, kind: FindingKind, rows: Mapping[int, Finding]) -> Draft:
    had = dict(enumerate(draft.items_of(kind), start=1))
    for position, item in had.items():
        if position not in rows:
            draft = draft.without(item.key)
    for position, row in rows.items():
        if position not in had:
            draft = draft.with_item(
                DraftItem(draft.next_item_key(kind), row.facts, None, ENTERED, settled=True, row=row.pk)
            )
        elif row.facts == _as_held(had[position].facts):
            draft = draft.with_item(replace(had[position], row=row.pk))
        else:
            draft = draft.with_item(replace(had[position], facts=row.facts, source=ENTERED, row=row.pk))
    return draft


def _as_held(published: FindingFacts) -> FindingFacts:
    """A finding as a row would hold it, its text cut to the length of the columns."""
    row = Finding()
    row.facts = published
    return row.facts


def _decided_list(draft: Draft, key: str, before: RecordValues | None) -> Draft:
    """The list as it stood on the record is the one that was chosen."""
    compared = merge(draft, before).compared[key]
    if compared.draft is None or compared.record is None or compared.draft == compared.record:
        return draft
    return draft.with_decision(Decision(key, compared.draft, compared.record, compared.draft))
