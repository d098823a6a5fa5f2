"""How drafts begin: with the findings and mentions of a reading, or with nothing where a person enters all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from inspections.draft import FACTS, LISTS_LOOKED_AT, OPTIONAL, Draft, DraftFact, DraftItem, item_key
from inspections.finding import FindingKind, findings_read
from inspections.mention import mentions_read
from inspections.reading.contract import Note, Reading
from inspections.reading.vocabulary import Absence

MAY_MISS_ITEMS: Final = frozenset({"list_empty", "list_goes_on", "list_not_found"})
"""The codes of notes that say that items of a list may be missing: nobody may publish before a person has looked."""


def items_read(reading: Reading) -> Iterator[DraftItem]:
    """Every finding, numbered within its kind."""
    numbers: Counter[str] = Counter()
    for read in findings_read(reading):
        numbers[read.facts.kind] += 1
        key = item_key(FindingKind(read.facts.kind), numbers[read.facts.kind])
        yield DraftItem(key=key, facts=read.facts, read=read.facts.text, source="read", settled=read.certain)


def question_on_lists(notes: Iterable[Note]) -> DraftFact | None:
    """Whether items are missing, where notes say that some may be: a person has to look and answer it."""
    missing = dict.fromkeys(_with_page(note) for note in notes if note.code in MAY_MISS_ITEMS)
    if not missing:
        return None
    why = " ".join(missing)
    return DraftFact(LISTS_LOOKED_AT, None, None, "read", settled=False, why=why, absent=Absence.NOT_READ)


def _with_page(note: Note) -> str:
    return f"Page {note.page}: {note.message}" if note.page else note.message


def with_question_on_lists(draft: Draft, reading: Mapping[str, Any]) -> Draft:
    """A draft from before there was that question, with the one that the notes of its reading, as stored, ask."""
    if draft.value(LISTS_LOOKED_AT):
        return draft
    question = question_on_lists(Note.from_json(note) for note in reading.get("notes") or ())
    return draft.with_value(question) if question else draft


def with_every_kind(draft: Draft, reading: Reading) -> Draft:
    """A draft from when recommendations alone were kept, with the other findings and the mentions of its reading.

    Nobody has seen those yet, so that nothing of what a person decided is touched.
    """
    others = [item for item in items_read(reading) if item.facts.kind != FindingKind.RECOMMENDATION]
    mentions = tuple(mentions_read(reading))
    return replace(draft, items=(*draft.items, *others), mentions=mentions, every_kind=True)


def blank_draft(*, published: str | None = None) -> Draft:
    """A draft for a report that could not be read and is entered by hand: every fact still to be given."""
    values = dict.fromkeys(FACTS) | {"published": published}
    return Draft(
        facts=tuple(
            DraftFact(
                key=key,
                value=value,
                read=None,
                source="filename" if value else "entered",
                settled=key in OPTIONAL,
                why=None if key in OPTIONAL else "Nothing was read: enter it from the page.",
                absent=None if value else Absence.UNKNOWN,
            )
            for key, value in values.items()
        )
    )
