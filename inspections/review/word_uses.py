"""What chosen words on a page may become, the likeliest first: a new item, the end of one, a value, or evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from inspections.draft import JUDGEMENT, Draft, DraftItem, is_item_key
from inspections.errors import InvalidValueError
from inspections.finding import FINDING_WORDS, FindingKind
from inspections.reading.letters import upper_first
from inspections.review.chosen_words import ChosenWords, value_in_words
from inspections.review.comparison import plain_words
from inspections.review.draft_patch import value_mark
from inspections.review.labels import area_words, value_label

_OFFERED: Final = 3
"""The list stands on the picture of the page and must not hide it; everything else is one step further."""
_FEW_WORDS: Final = 8
"""A value has rarely more words, and an item of a list rarely fewer."""
_DATES: Final = ("published", "inspection_start", "inspection_end")


class Use(StrEnum):
    """What is done with the words."""

    ITEM = "item"
    END = "end"
    VALUE = "value"
    EVIDENCE = "evidence"


LETTERS: Final = {Use.ITEM: "R", Use.END: "E", Use.VALUE: "V", Use.EVIDENCE: "W"}
"""The key of each use on the page; they differ from each other alone, for no other key acts while they are offered."""


@dataclass(frozen=True)
class WordUse:
    """One use: `key` is the value or the item it changes, `kind` that of a new item, `mark` the value as shown."""

    use: Use
    label: str
    key: str = ""
    kind: str = ""
    mark: str | None = None

    @property
    def letter(self) -> str:
        return LETTERS[self.use]


def likely_uses(draft: Draft, words: ChosenWords, at: str | None) -> tuple[WordUse, ...]:
    """Three at most, one of each use; `at` is the value in hand."""
    found = [*_values(draft, words, at), *_findings(draft, words, at), *_evidence(draft, at)]
    if not _says_a_value(draft, words, at):
        found.sort(key=lambda each: each.use not in (Use.ITEM, Use.END))
    first_of_each = {each.use: each for each in reversed(found)}
    return tuple(each for each in found if first_of_each[each.use] is each)[:_OFFERED]


def _says_a_value(draft: Draft, words: ChosenWords, at: str | None) -> bool:
    if at and is_item_key(at):
        return False
    return words.count <= _FEW_WORDS or any(True for _ in _judgements_named(draft, words))


def _values(draft: Draft, words: ChosenWords, at: str | None) -> Iterator[WordUse]:
    """The judgement that the words name, the value in hand, then a date that is open."""
    keys = [*_judgements_named(draft, words)]
    if at and draft.value(at) is not None:
        keys.append(at)
    keys += [key for key in _DATES if (fact := draft.value(key)) and not (fact.settled and fact.value)]
    for key in dict.fromkeys(keys):
        if words.count > _FEW_WORDS and not key.startswith(JUDGEMENT) and key not in _DATES:
            continue
        try:
            value = value_in_words(draft, key, words.text)
        except InvalidValueError:
            continue
        if value is not None:
            label = f"{value_label(draft, key)}: {plain_words(key, value)}"
            yield WordUse(Use.VALUE, label, key, mark=value_mark(draft, key))


def _judgements_named(draft: Draft, words: ChosenWords) -> Iterator[str]:
    said = words.text.casefold()
    for each in draft.judgements:
        label = area_words(draft.fact("framework"), each.facts.area).casefold()
        if label in said:
            yield f"{JUDGEMENT}{each.facts.area}"


def _findings(draft: Draft, words: ChosenWords, at: str | None) -> Iterator[WordUse]:
    """A new item of the list that it stands in, and the end of the item before it."""
    before = item_before(draft, words, at)
    of_list = (draft.item(at) if at else None) or before
    kind = FindingKind(of_list.facts.kind) if of_list else FindingKind.RECOMMENDATION
    number = place_of(draft, words, kind) + 1
    noun = upper_first(FINDING_WORDS[kind].noun)
    yield WordUse(Use.ITEM, f"{noun} {number}, new", kind=kind.value)
    if before is not None:
        label = f"The end of {FINDING_WORDS[FindingKind(before.facts.kind)].noun} {_number_of(draft, before)}"
        yield WordUse(Use.END, label, before.key, mark=value_mark(draft, before.key))


def _evidence(draft: Draft, at: str | None) -> Iterator[WordUse]:
    if at and (draft.value(at) is not None or draft.item(at) is not None):
        yield WordUse(Use.EVIDENCE, f"Where it says: {value_label(draft, at)}", at, mark=value_mark(draft, at))


def _number_of(draft: Draft, item: DraftItem) -> int:
    return draft.items_of(FindingKind(item.facts.kind)).index(item) + 1


def item_before(draft: Draft, words: ChosenWords, at: str | None) -> DraftItem | None:
    """The item that ends last before the words begin, on their page or an earlier one; the one in hand if it does."""
    start = (words.page, words.box[1])
    ended = [(end, item) for item in draft.items if (end := _end_of(item)) is not None and end <= start]
    in_hand = [item for _, item in ended if item.key == at]
    return in_hand[0] if in_hand else max(ended, key=lambda pair: pair[0], default=(None, None))[1]


def _end_of(item: DraftItem) -> tuple[int, float] | None:
    """Page and height of the middle of its last line, so that words on that line come after it; None of one that
    stands on no page, and of one whose place on its page is not known the top.
    """
    ends = [(int(page), (top + bottom) / 2 - 1) for page, _, top, _, bottom in item.facts.boxes]
    return max(ends, default=(item.facts.page, 0.0) if item.facts.page else None)


def _start_of(item: DraftItem) -> tuple[int, float] | None:
    starts = [(int(page), top) for page, _, top, _, _ in item.facts.boxes]
    return min(starts, default=(item.facts.page, 0.0) if item.facts.page else None)


def place_of(draft: Draft, words: ChosenWords, kind: FindingKind) -> int:
    """How many items of the kind come before the words: the place of a new one among them, in the order of the pages.

    An item that stands on no page stays with the one before it.
    """
    start, place = (words.page, words.box[1]), 0
    for number, item in enumerate(draft.items_of(kind), start=1):
        begins = _start_of(item)
        goes_with_last = begins is None and place == number - 1
        if goes_with_last or (begins is not None and begins < start):
            place = number
    return place
