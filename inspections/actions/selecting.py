"""Using words that a person chose on a page of the report: as a new item or the end of one, as a value, or as the
evidence of one.
"""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User

from inspections.actions.draft_editing import ShownValue, edit_draft, fresh_item_key, value_in
from inspections.draft import JUDGEMENT, Draft, DraftItem, DraftJudgement, DraftValue
from inspections.errors import InvalidValueError
from inspections.finding import FindingKind
from inspections.judgement import ENTERED, JudgementFacts
from inspections.review.chosen_words import ChosenWords, value_in_words
from inspections.review.consistency import strange_areas
from inspections.review.word_uses import place_of


def add_chosen(*, report: int, words: ChosenWords, kind: str, by: User) -> None:
    """A new item with these words, where they stand: among the others in the order of the pages.

    One that is there with these words and this place stays alone: mostly it is a second click.
    """
    if kind not in list(FindingKind):
        raise InvalidValueError("Choose from the list what is to be added.")
    wanted = FindingKind(kind)

    def change(draft: Draft) -> Draft:
        if item_of_words(draft, words, wanted):
            return draft
        key = fresh_item_key(report, draft, wanted)
        new = DraftItem(key, words.as_finding(wanted), None, ENTERED, settled=True)
        later = draft.items_of(wanted)[place_of(draft, words, wanted) :]
        at = draft.items.index(later[0]) if later else len(draft.items)
        return replace(draft, items=(*draft.items[:at], new, *draft.items[at:]))

    edit_draft(report, by, change, why=None)


def item_of_words(draft: Draft, words: ChosenWords, kind: FindingKind) -> DraftItem | None:
    """The item that was made of these words."""
    facts = words.as_finding(kind)
    return next((each for each in draft.items if each.facts == facts), None)


def add_to_end(*, report: int, key: str, words: ChosenWords, by: User, shown: ShownValue | None = None) -> None:
    """The words go on an item: one that a list, a column or a page broke off."""

    def change(draft: Draft) -> Draft:
        item = draft.item(key)
        if item is None:
            raise InvalidValueError("Only an item in a list has an end. Choose one that is in the list.")
        if set(words.places) <= set(item.facts.boxes):
            return draft
        more = words.as_finding(FindingKind(item.facts.kind))
        facts = replace(
            item.facts,
            text=f"{item.facts.text} {words.text if more.tag is None else more.text}".strip(),
            tag=more.tag or item.facts.tag,
            page=item.facts.page or words.page,
            boxes=(*item.facts.boxes, *words.places),
        )
        return draft.with_item(replace(item, facts=facts, source=ENTERED, settled=True))

    edit_draft(report, by, change, why=None, shown=shown)


def use_as_value(*, report: int, key: str, words: ChosenWords, by: User, shown: ShownValue | None = None) -> None:
    """The value of a fact or the grade of a judgement, and its evidence; a judgement that was not read is added."""

    def change(draft: Draft) -> Draft:
        value = _value_of(draft, key)
        new = value_in_words(draft, key, words.text)
        decided = value.decided(new, "read" if new == value.read and value.read else ENTERED)
        return _with_evidence(draft.with_value(decided), key, words)

    edit_draft(report, by, change, why=None, shown=shown)


def _value_of(draft: Draft, key: str) -> DraftValue:
    area = key.removeprefix(JUDGEMENT)
    if not key.startswith(JUDGEMENT) or draft.judgement(area) or strange_areas(draft.fact("framework"), (area,)):
        return value_in(draft, key)
    return DraftJudgement(JudgementFacts(area, None, ENTERED), read=None, settled=True)


def use_as_evidence(*, report: int, key: str, words: ChosenWords, by: User, shown: ShownValue | None = None) -> None:
    """Where a value or an item stands; the value itself stays."""
    edit_draft(report, by, lambda draft: _with_evidence(draft, key, words), why=None, shown=shown)


def _with_evidence(draft: Draft, key: str, words: ChosenWords) -> Draft:
    item = draft.item(key)
    if item is not None:
        return draft.with_item(replace(item, facts=replace(item.facts, page=words.page, boxes=words.places)))
    value = value_in(draft, key)
    if isinstance(value, DraftJudgement):
        return draft.with_value(replace(value, facts=replace(value.facts, evidence=words.evidence)))
    return draft.with_value(replace(value, evidence=words.evidence))
