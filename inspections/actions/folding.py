"""Folding what was changed on the record itself back into the draft, so that withdrawing a report loses nothing."""

from __future__ import annotations

from dataclasses import replace

from inspections.actions.snapshots import snapshot_values
from inspections.draft import JUDGEMENT, Decision, Draft, DraftItem, DraftJudgement
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models import Inspection, Judgement, Recommendation
from inspections.recommendation import RecommendationFacts
from inspections.review.merging import Merged, merge
from inspections.review.record_values import COMPARED, COUNT, ITEMS, RecordValues, recorded_values


def fold_record_back(draft: Draft, inspection: Inspection) -> Draft:
    """The draft from which publishing gives the record as it stands now, row by row.

    A value that was changed on the record since is the person's who changed it, and decided against what was there.
    """
    before = snapshot_values(inspection.imported) if inspection.imported else None
    published, present = merge(draft, before), recorded_values(inspection)
    draft = _fold_facts(draft, published, present, before)
    draft = _fold_judgements(draft, inspection, published, before)
    return _fold_count(_fold_items(draft, inspection, published, before), present, before)


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


def _fold_items(draft: Draft, inspection: Inspection, published: Merged, before: RecordValues | None) -> Draft:
    """Recommendations keep the order in which they were published: the nth item of the draft is the nth row."""
    rows = {row.position: row for row in inspection.recommendations.all()}
    if published.items is None:
        if [row.facts for row in rows.values()] == list(before.items if before else ()):
            return draft
        draft = replace(draft, items=())
    had = dict(enumerate(draft.items, start=1))
    for position, item in had.items():
        if position not in rows:
            draft = draft.without(item.key)
    for position, row in rows.items():
        if position not in had:
            draft = draft.with_item(
                DraftItem(draft.next_item_key(), row.facts, None, ENTERED, settled=True, row=row.pk)
            )
        elif row.facts == _as_held(had[position].facts):
            draft = draft.with_item(replace(had[position], row=row.pk))
        else:
            draft = draft.with_item(replace(had[position], facts=row.facts, source=ENTERED, row=row.pk))
    return _decided_list(draft, before)


def _as_held(published: RecommendationFacts) -> RecommendationFacts:
    """A recommendation as a row would hold it, its text cut to the length of the columns."""
    row = Recommendation()
    row.facts = published
    return row.facts


def _decided_list(draft: Draft, before: RecordValues | None) -> Draft:
    """The list as it stood on the record is the one that was chosen."""
    compared = merge(draft, before).compared[ITEMS]
    if compared.draft is None or compared.record is None or compared.draft == compared.record:
        return draft
    return draft.with_decision(Decision(ITEMS, compared.draft, compared.record, compared.draft))
