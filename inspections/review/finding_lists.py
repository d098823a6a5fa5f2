"""The findings of a draft on the review's screen, a list for each kind, and what the report mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspections.draft import Draft, DraftItem
from inspections.finding import FINDING_WORDS, FindingKind, KindWords
from inspections.mention import Mention
from inspections.models.choices import addressee_words
from inspections.partial_dates import format_partial_date, parse_partial_date
from inspections.review.draft_patch import value_mark
from inspections.review.labels import area_words, framework_words, grade_label, value_label
from inspections.review.merging import Merged
from inspections.review.options import anchor_id


@dataclass(frozen=True)
class ItemRow:
    """A finding on the screen; `addressee` says whom it addresses where that is not the council.

    `progress` is what the report says of the progress on it, None of all that is not an earlier recommendation.
    """

    number: int
    key: str
    anchor: str
    label: str
    addressee: str | None
    item: DraftItem
    corrected: bool
    current: bool
    mark: str
    progress: ProgressRow | None


@dataclass(frozen=True)
class ProgressRow:
    """`made` names the inspection that made the recommendation, and the area it is restated under."""

    made: str
    verdict: str | None
    words: str | None


@dataclass(frozen=True)
class FindingList:
    """The findings of one kind; recommendations are shown though there be none."""

    kind: FindingKind
    items: tuple[ItemRow, ...]

    @property
    def named(self) -> KindWords:
        return FINDING_WORDS[self.kind]

    @property
    def to_check(self) -> int:
        return sum(not row.item.settled for row in self.items)

    @property
    def in_hand(self) -> bool:
        return any(row.current for row in self.items)

    @property
    def pages(self) -> str:
        """Where they stand: "page 3", "pages 3 to 5"."""
        pages = sorted({row.item.facts.page for row in self.items if row.item.facts.page})
        if not pages:
            return "no page known"
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"


@dataclass(frozen=True)
class MentionRow:
    """What the report mentions besides its own inspection."""

    anchor: str
    label: str
    mention: Mention
    current: bool
    mark: str


def mention_rows(draft: Draft, current: str | None) -> Iterator[MentionRow]:
    for each in draft.mentions:
        mark = value_mark(draft, each.key)
        yield MentionRow(anchor_id(each.key), value_label(draft, each.key), each, each.key == current, mark)


def ordered_items(draft: Draft) -> tuple[DraftItem, ...]:
    """As they stand on the screen: list by list."""
    return tuple(item for kind in FindingKind for item in draft.items_of(kind))


def finding_lists(draft: Draft, numbers: Mapping[str, int], current: str | None) -> Iterator[FindingList]:
    for kind in FindingKind:
        rows = tuple(_row(draft, item, numbers[item.key], current) for item in draft.items_of(kind))
        if rows or kind is FindingKind.RECOMMENDATION:
            yield FindingList(kind, rows)


def _row(draft: Draft, item: DraftItem, number: int, current: str | None) -> ItemRow:
    return ItemRow(
        number=number,
        key=item.key,
        anchor=anchor_id(item.key),
        label=value_label(draft, item.key),
        addressee=addressee_words(item.facts.audience),
        item=item,
        corrected=bool(item.read) and item.facts.text != item.read,
        current=item.key == current,
        mark=value_mark(draft, item.key),
        progress=_progress(draft, item) if item.facts.kind == FindingKind.PROGRESS else None,
    )


def _progress(draft: Draft, item: DraftItem) -> ProgressRow:
    facts = item.facts
    strand = area_words(draft.fact("framework"), facts.strand) if facts.strand else None
    made = f"Made by the {framework_words(facts.earlier_framework)}" if facts.earlier_framework else None
    if made and facts.earlier_when:
        made += f" of {format_partial_date(parse_partial_date(facts.earlier_when))}"
    return ProgressRow(
        made=", under ".join(filter(None, (made, strand))),
        verdict=grade_label(facts.verdict) if facts.verdict else None,
        words=facts.words,
    )


def what_it_brings(merged: Merged) -> str:
    """What publishing puts on the record: "5 judgements, 6 recommendations and 2 strengths"."""
    counts = {kind: len(merged.lists.get(kind, ())) for kind in FindingKind}
    told = [f"{len(merged.judgements)} judgement{'' if len(merged.judgements) == 1 else 's'}"]
    for kind, words in FINDING_WORDS.items():
        if counts[kind] or kind is FindingKind.RECOMMENDATION:
            told.append(f"{counts[kind]} {words.noun if counts[kind] == 1 else words.plural}")
    return f"{', '.join(told[:-1])} and {told[-1]}"
