"""Using words that a person chose on a page of the report: as a new item, as a value, or as the evidence of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib.auth.models import User

from inspections.actions.draft_editing import edit_draft, fresh_item_key, value_in
from inspections.draft import JUDGEMENT, Draft, DraftItem, DraftJudgement
from inspections.errors import InvalidValueError
from inspections.finding import FindingFacts, FindingKind
from inspections.judgement import ENTERED
from inspections.models.choices import grade_choices
from inspections.reading.contract import Evidence
from inspections.review.cleaning import clean_value

type Box = tuple[float, float, float, float]

RULE: Final = "the words that an editor chose"


@dataclass(frozen=True)
class ChosenWords:
    """Lines of one page, in order: their words and their boxes."""

    page: int
    text: str
    boxes: tuple[Box, ...]

    @property
    def evidence(self) -> Evidence:
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return Evidence(self.page, (min(lefts), min(tops), max(rights), max(bottoms)), self.text, RULE)

    @property
    def places(self) -> tuple[tuple[float, ...], ...]:
        return tuple((float(self.page), *box) for box in self.boxes)


def chosen_words(page: int, lines: Sequence[tuple[str, Box]]) -> ChosenWords:
    """InvalidValueError where nothing is chosen."""
    if not lines:
        raise InvalidValueError("Nothing is chosen. Tick the lines first, then press the button.")
    return ChosenWords(page, " ".join(text for text, _ in lines).strip(), tuple(box for _, box in lines))


def add_chosen(*, report: int, words: ChosenWords, kind: str, by: User) -> None:
    """A new item with these words, where they stand."""
    if kind not in list(FindingKind):
        raise InvalidValueError("Choose from the list what is to be added.")

    def change(draft: Draft) -> Draft:
        facts = FindingFacts(words.text, kind=kind, page=words.page, boxes=words.places)
        key = fresh_item_key(report, draft, FindingKind(kind))
        return draft.with_item(DraftItem(key, facts, None, ENTERED, settled=True))

    edit_draft(report, by, change, why=None)


def use_as_value(*, report: int, key: str, words: ChosenWords, by: User) -> None:
    """The value of a fact or the grade of a judgement, and its evidence."""

    def change(draft: Draft) -> Draft:
        value = value_in(draft, key)
        new = clean_value(key, _grade_in(words.text) if key.startswith(JUDGEMENT) else words.text)
        decided = value.decided(new, "read" if new == value.read and value.read else ENTERED)
        return _with_evidence(draft.with_value(decided), key, words)

    edit_draft(report, by, change, why=None)


def use_as_evidence(*, report: int, key: str, words: ChosenWords, by: User) -> None:
    """Where a value or an item stands; the value itself stays."""
    edit_draft(report, by, lambda draft: _with_evidence(draft, key, words), why=None)


def _with_evidence(draft: Draft, key: str, words: ChosenWords) -> Draft:
    item = draft.item(key)
    if item is not None:
        return draft.with_item(replace(item, facts=replace(item.facts, page=words.page, boxes=words.places)))
    value = value_in(draft, key)
    if isinstance(value, DraftJudgement):
        return draft.with_value(replace(value, facts=replace(value.facts, evidence=words.evidence)))
    return draft.with_value(replace(value, evidence=words.evidence))


def _grade_in(text: str) -> str:
    """The one grade whose words stand at the end of the text, as they do in a table of judgements."""
    said = text.casefold().rstrip(" .")
    found = [key for key, label in grade_choices() if said.endswith(label.casefold())]
    if not found:
        raise InvalidValueError(f"“{text[:60]}” ends with no grade. Choose the words up to the grade, or type it.")
    return found[0]
