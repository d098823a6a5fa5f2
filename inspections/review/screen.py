"""The screen on which a report is reviewed: its values in the order people take them, numbered as on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspections.draft import LISTS_LOOKED_AT, Draft, DraftFact, DraftJudgement, DraftValue, is_item_key
from inspections.errors import Blocker
from inspections.judgement import JudgementFacts
from inspections.mention import MENTION
from inspections.models import Inspection, Report
from inspections.models.choices import audience_choices, finding_kind_choices
from inspections.review.blockers import blockers_of
from inspections.review.comparison import Comparison, compare_with_record, plain_words
from inspections.review.consistency import areas_in_any_edition
from inspections.review.decision_cards import DecisionCard, KeptRow, decision_cards, kept_rows
from inspections.review.draft_patch import value_mark
from inspections.review.finding_lists import (
    FindingList,
    MentionRow,
    finding_lists,
    mention_rows,
    ordered_items,
    what_it_brings,
)
from inspections.review.grouping import group_report
from inspections.review.labels import SOURCE_WORDS, absence_words, area_words, value_label, value_words
from inspections.review.options import Options, anchor_id, grade_options, value_options
from inspections.review.page_marks import BoxToMark, MarkedPage, boxes_by_page, marked_page


@dataclass(frozen=True)
class ReviewRow:
    """A fact, or a judgement with its facts, on the screen; `words` is what its field shows, blank where nothing.

    `options` makes it a list to choose from, else a text field. `absent` says why there is none, `filled` what the
    record has in its place, which stays. `read_words` is what was read where that was corrected, `source` where the
    value is from where it was not read. `mark` changes with the value, so that a stale page is known.
    """

    number: int
    key: str
    anchor: str
    label: str
    value: str | None
    words: str
    why: str | None
    read_words: str | None
    source: str | None
    settled: bool
    absent: str
    filled: str
    judgement: JudgementFacts | None
    options: Options
    page: int | None
    current: bool
    mark: str


@dataclass(frozen=True)
class ReviewScreen:
    """Everything on the review page."""

    report: Report
    draft: Draft
    compared: Comparison
    to_check: tuple[ReviewRow, ...]
    certain: tuple[ReviewRow, ...]
    lists: tuple[FindingList, ...]
    mentions: tuple[MentionRow, ...]
    to_decide: tuple[DecisionCard, ...]
    decided: tuple[DecisionCard, ...]
    kept: tuple[KeptRow, ...]
    recorded: Inspection | None
    blockers: tuple[Blocker, ...]
    addable: Options
    grades: Options
    audiences: Options
    finding_kinds: Options
    sheet: MarkedPage

    @property
    def items_to_check(self) -> int:
        return sum(each.to_check for each in self.lists)

    @property
    def blocked(self) -> tuple[Blocker, ...]:
        """What stands in the way besides values that wait to be checked."""
        waiting = {card.key for card in self.to_decide} | {row.key for row in self.to_check}
        waiting |= {item.key for item in self.draft.items_to_check()}
        return tuple(blocker for blocker in self.blockers if blocker.key not in waiting)

    @property
    def secondary(self) -> bool:
        """Whether it is not a report of an inspection, so that there is nothing to compare with the record."""
        return self.draft.fact("kind") == "secondary"

    @property
    def left(self) -> int:
        return len(self.to_decide) + self.left_to_check

    @property
    def left_to_check(self) -> int:
        return len(self.to_check) + self.items_to_check

    @property
    def blocked_words(self) -> str:
        """What is still to be done before publishing, in a sentence."""
        if self.left:
            return f"{self.left} thing{'' if self.left == 1 else 's'} to decide or to check first."
        return " ".join(blocker.message for blocker in self.blocked)

    @property
    def published_mark(self) -> str:
        """Stands for what publishing would do, so that nothing else than what the summary said is published."""
        return group_report(self.compared).mark

    @property
    def brings(self) -> str:
        """What publishing puts on the record: "5 judgements, 6 recommendations and 2 strengths"."""
        return what_it_brings(self.compared.merged)


def review_screen(report: Report, *, at: str | None = None, page: int | None = None) -> ReviewScreen:
    """The screen with the value `at` current (the first to decide where it is none of them) and its page shown."""
    draft = report.as_draft()
    compared = compare_with_record(draft)
    asked = {each.key for each in compared.undecided}
    waiting = [value for value in compared.waiting if value.key not in asked]
    ordered = sorted(draft.values, key=lambda value: (value.key not in asked, value not in waiting))
    keys = [*(v.key for v in ordered), *(i.key for i in ordered_items(draft))]
    open_keys = keys_to_settle(compared)
    mentioned = [each.key for each in draft.mentions]
    current = at if at in [*keys, *mentioned, *open_keys] else _first_to_look_at(draft, open_keys, keys)
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    rows = tuple(_rows(compared, [value for value in ordered if value.key not in asked], numbers, current))
    cards = tuple(decision_cards(draft, compared.disagreements, numbers, current))
    places = tuple(_boxes(draft, numbers))
    shown = page or _page_of(draft, places, current, cards)
    return ReviewScreen(
        report=report,
        draft=draft,
        compared=compared,
        to_check=tuple(row for row in rows if row.key in {value.key for value in waiting}),
        certain=tuple(row for row in rows if row.key not in {value.key for value in waiting}),
        lists=tuple(finding_lists(draft, numbers, current)),
        mentions=tuple(mention_rows(draft, current)),
        to_decide=tuple(card for card in cards if not card.taken),
        decided=tuple(card for card in cards if card.taken),
        kept=tuple(kept_rows(draft, compared)),
        recorded=compared.recorded,
        blockers=blockers_of(compared),
        addable=addable_judgements(draft),
        grades=grade_options(draft),
        audiences=audience_choices(),
        finding_kinds=finding_kind_choices(),
        sheet=marked_page(report, shown, places, current=current),
    )


def keys_to_settle(compared: Comparison) -> list[str]:
    """What a person has to decide or look at, in order."""
    values = [each.key for each in compared.waiting]
    items = [each.key for each in ordered_items(compared.draft) if not each.settled]
    return [*(each.key for each in compared.undecided), *values, *items]


def _first_to_look_at(draft: Draft, open_keys: list[str], keys: list[str]) -> str | None:
    """What is open, else the first judgement, else whatever there is."""
    return next(iter([*open_keys, *(v.key for v in draft.judgements), *keys]), None)


def _rows(
    compared: Comparison, values: list[DraftValue], numbers: dict[str, int], current: str | None
) -> Iterator[ReviewRow]:
    draft = compared.draft
    for value in values:
        kept = _kept(compared, value)
        corrected = bool(value.read) and (value.value != value.read or kept is not None)
        settled = value.settled or compared.confirmed(value)
        yield ReviewRow(
            number=numbers[value.key],
            key=value.key,
            anchor=anchor_id(value.key),
            label=value_label(draft, value.key),
            value=kept or value.value,
            words=plain_words(value.key, kept) if kept else value_words(value) or "",
            why=None if settled else value.why,
            read_words=_read_words(value) if corrected else None,
            source=SOURCE_WORDS["record"] if kept else _source_words(compared, value),
            settled=settled,
            absent=absence_words(value.key, value.absent) if isinstance(value, DraftFact) and value.absent else "",
            filled=_filled(compared, value),
            judgement=value.facts if isinstance(value, DraftJudgement) else None,
            options=value_options(draft, value.key),
            page=_page(draft, value),
            current=value.key == current,
            mark=value_mark(draft, value.key),
        )


def _kept(compared: Comparison, value: DraftValue) -> str | None:
    """The record's value, plain, where a person kept that instead of what the draft has."""
    merged = compared.merged.compared.get(value.key)
    return merged.record if value.value is not None and merged and merged.from_record else None


def _filled(compared: Comparison, value: DraftValue) -> str:
    """What the record has where the draft has nothing."""
    merged = compared.merged.compared.get(value.key)
    return plain_words(value.key, merged.record) if value.value is None and merged and merged.from_record else ""


def _source_words(compared: Comparison, value: DraftValue) -> str | None:
    """Where a value is from that was not read; None where it was."""
    if value.source == "read":
        return None
    words = SOURCE_WORDS[value.source]
    return f"{words}, as on the record" if not value.settled and compared.confirmed(value) else words


def _read_words(value: DraftValue) -> str | None:
    return value_words(value.decided(value.read, "read"))


def _boxes(draft: Draft, numbers: dict[str, int]) -> Iterator[BoxToMark]:
    for value in draft.values:
        if value.evidence:
            label = f"{value_label(draft, value.key)}: {value_words(value)}"
            yield BoxToMark(value.key, value.evidence.page, value.evidence.box, numbers[value.key], label)
    for item in draft.items:
        for page, box in boxes_by_page(item.facts.boxes):
            yield BoxToMark(item.key, page, box, numbers[item.key], value_label(draft, item.key))
    for mention in draft.mentions:
        yield BoxToMark(mention.key, mention.page, mention.box, None, value_label(draft, mention.key))


def _page(draft: Draft, value: DraftValue) -> int | None:
    """The page to look at: where the value stands, or of the lists the first on which items may be missing."""
    if value.evidence is not None or value.key != LISTS_LOOKED_AT:
        return value.evidence.page if value.evidence else None
    asked = (remark.page for remark in draft.remarks if remark.page and remark.message in (value.why or ""))
    return next(asked, None)


def _page_of(draft: Draft, places: tuple[BoxToMark, ...], current: str | None, cards: tuple[DecisionCard, ...]) -> int:
    """The page of what is current; the first where it has none."""
    of_cards = [card.disagreement.page for card in cards if card.key == current and card.disagreement.page]
    of_values = [page for value in draft.values if value.key == current and (page := _page(draft, value))]
    return next(iter([*(place.page for place in places if place.key == current), *of_cards, *of_values]), 1)


def addable_judgements(draft: Draft) -> Options:
    """Areas that the framework judges and the draft does not have."""
    framework = draft.fact("framework")
    have = {judgement.facts.area for judgement in draft.judgements}
    return [(area, area_words(framework, area)) for area in areas_in_any_edition(framework) if area not in have]


def next_to_settle(draft: Draft, key: str) -> str | None:
    """The value to look at after one was settled: the next that is open, else the same; None where that is gone."""
    there = key in draft.by_key() or not (is_item_key(key) or key.startswith(MENTION))
    return next(iter(keys_to_settle(compare_with_record(draft))), key if there else None)
