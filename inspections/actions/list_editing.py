"""Editing the lists of a report under review like text: take out, split, join, move, and make one kind another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from django.contrib.auth.models import User

from inspections.actions.draft_editing import ShownValue, edit_draft, fresh_item_key
from inspections.draft import Draft, DraftItem, item_key
from inspections.errors import InvalidValueError
from inspections.finding import FindingFacts, FindingKind
from inspections.judgement import ENTERED
from inspections.search.marking import without_controls

AT_THE_END: Final = "end"
_VERDICT_WOULD_GO: Final = (
    "One of these says what became of an earlier recommendation and the first does not, so that would be lost. "
    "Make them the same kind first, then join them."
)
_OF_PROGRESS: Final = ("strand", "verdict", "words", "earlier_framework", "earlier_when")


class ListStep(StrEnum):
    """What is done with the items that are chosen."""

    TAKE_OUT = "out"
    JOIN = "join"
    UP = "up"
    DOWN = "down"
    PLACE = "place"
    MAKE = "make"


@dataclass(frozen=True)
class Chosen:
    """Items by their keys, with the marks of the values that the person saw; `to` is a kind, or the item before which
    they are placed.
    """

    keys: tuple[str, ...]
    shown: tuple[ShownValue, ...] = ()
    to: str = ""


def edit_list(*, report: int, step: ListStep, chosen: Chosen, by: User, why: str | None = None) -> None:
    """Do one thing with several items at once; it is one step, and is undone as one.

    Raises InvalidValueError where it cannot be done, ChangedError where somebody changed one of them meanwhile.
    """
    if not chosen.keys:
        raise InvalidValueError("Nothing was chosen. Tick the items first, then press the button.")

    def change(draft: Draft) -> Draft:
        there = tuple(item for item in draft.items if item.key in chosen.keys)
        if len(there) < len(set(chosen.keys)):
            raise InvalidValueError("Some of the items you chose are no longer in the list. Look at it again.")
        return _STEPS[step](draft, there, chosen.to)

    edit_draft(report, by, change, why=why, seen=chosen.shown, takes_out=step is ListStep.TAKE_OUT)


def split_item(
    *, report: int, key: str, text: str, by: User, why: str | None = None, shown: ShownValue | None = None
) -> None:
    """Make an item several: each line of `text` that has words is one. The first keeps its number, all their place."""
    lines = [line for each in text.splitlines() if (line := (without_controls(each) or "").strip())]

    def change(draft: Draft) -> Draft:
        whole = draft.item(key)
        if whole is None:
            raise InvalidValueError("This is no longer part of the report. Reload the page.")
        if len(lines) < 2:
            raise InvalidValueError("Start a new line where the second one begins: each line becomes an item.")
        kind = FindingKind(whole.facts.kind)
        first = int(fresh_item_key(report, draft, kind).rpartition(":")[2])
        keys = [whole.key, *(item_key(kind, first + number) for number in range(len(lines) - 1))]
        parts = [_part(whole, at, line, place) for place, (at, line) in enumerate(zip(keys, lines, strict=True))]
        place = draft.items.index(whole)
        return replace(draft, items=(*draft.items[:place], *parts, *draft.items[place + 1 :]))

    edit_draft(report, by, change, why=why, shown=shown)


def _part(whole: DraftItem, key: str, text: str, place: int) -> DraftItem:
    """What was read is the whole, for the part as well: the words are the report's, where it ends is the editor's."""
    facts = replace(whole.facts, text=text, number=whole.facts.number if place == 0 else None)
    row = whole.row if place == 0 else None
    return replace(whole, key=key, facts=facts, source=ENTERED, settled=True, row=row, refiled=True)


def _says_progress(item: DraftItem) -> bool:
    return any(getattr(item.facts, name) for name in _OF_PROGRESS)


def _take_out(draft: Draft, chosen: tuple[DraftItem, ...], _: str) -> Draft:
    return replace(draft, items=tuple(item for item in draft.items if item not in chosen))


def _join(draft: Draft, chosen: tuple[DraftItem, ...], _: str) -> Draft:
    """The first takes over the words of the others, and where they stand on the pages.

    Where they say different things of progress none is taken for the whole: it is left to be said, and to be checked.
    """
    if len(chosen) < 2:
        raise InvalidValueError("Choose two or more items to join into one.")
    first = chosen[0]
    if first.facts.kind != FindingKind.PROGRESS and any(_says_progress(item) for item in chosen):
        raise InvalidValueError(_VERDICT_WOULD_GO)
    shared = {name: {getattr(item.facts, name) for item in chosen} for name in _OF_PROGRESS if name != "words"}
    facts = FindingFacts.from_plain(
        first.facts.to_plain()
        | {name: said.pop() if len(said) == 1 else None for name, said in shared.items()}
        | {
            "text": " ".join(item.facts.text for item in chosen),
            "words": " ".join(dict.fromkeys(item.facts.words for item in chosen if item.facts.words)) or None,
            "boxes": [box for item in chosen for box in item.facts.boxes],
        }
    )
    read = " ".join(item.read for item in chosen if item.read) or None
    agree = len({item.facts.verdict for item in chosen}) == 1
    joined = replace(first, facts=facts, read=read, source=ENTERED, settled=agree, refiled=True)
    others = [item for item in draft.items if item not in chosen[1:]]
    return replace(draft, items=tuple(joined if item is first else item for item in others))


def _up(draft: Draft, chosen: tuple[DraftItem, ...], _: str) -> Draft:
    return _moved(draft, chosen, back=False)


def _down(draft: Draft, chosen: tuple[DraftItem, ...], _: str) -> Draft:
    return _moved(draft, chosen, back=True)


def _moved(draft: Draft, chosen: tuple[DraftItem, ...], *, back: bool) -> Draft:
    """One place towards the beginning or the end of its own list, all together."""
    order: list[DraftItem] = []
    for kind in FindingKind:
        items = list(draft.items_of(kind))
        if back:
            items.reverse()
        for place in range(1, len(items)):
            if items[place] in chosen and items[place - 1] not in chosen:
                items[place - 1], items[place] = items[place], items[place - 1]
        order += reversed(items) if back else items
    return replace(draft, items=tuple(order))


def _place(draft: Draft, chosen: tuple[DraftItem, ...], to: str) -> Draft:
    """Before another item, as what that is; at the end each of its own list."""
    others = [item for item in draft.items if item not in chosen]
    if to == AT_THE_END:
        return replace(draft, items=(*others, *chosen))
    before = next((item for item in others if item.key == to), None)
    if before is None:
        raise InvalidValueError("Choose an item other than the ones you are moving.")
    at = others.index(before)
    return replace(draft, items=(*others[:at], *_as_kind(chosen, before.facts.kind), *others[at:]))


def _make(draft: Draft, chosen: tuple[DraftItem, ...], to: str) -> Draft:
    if to not in list(FindingKind):
        raise InvalidValueError("Choose from the list what they should become.")
    others = tuple(item for item in draft.items if item not in chosen)
    return replace(draft, items=(*others, *_as_kind(chosen, to)))


def _as_kind(items: Iterable[DraftItem], kind: str) -> tuple[DraftItem, ...]:
    return tuple(item if item.facts.kind == kind else _of_kind(item, kind) for item in items)


def _of_kind(item: DraftItem, kind: str) -> DraftItem:
    """Only an earlier recommendation has words on the progress."""
    blank = {} if kind == FindingKind.PROGRESS else dict.fromkeys(_OF_PROGRESS)
    facts = FindingFacts.from_plain(item.facts.to_plain() | blank | {"kind": kind})
    return replace(item, facts=facts, source=ENTERED, settled=True, refiled=True)


_STEPS: Final[dict[ListStep, Callable[[Draft, tuple[DraftItem, ...], str], Draft]]] = {
    ListStep.TAKE_OUT: _take_out,
    ListStep.JOIN: _join,
    ListStep.UP: _up,
    ListStep.DOWN: _down,
    ListStep.PLACE: _place,
    ListStep.MAKE: _make,
}
