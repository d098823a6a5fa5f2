"""The screen on which a report is reviewed: its values in the order people take them, numbered as on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from authorities.queries import all_authorities
from inspections.draft import ITEM, JUDGEMENT, Draft, DraftItem, DraftJudgement, DraftValue
from inspections.errors import Blocker
from inspections.judgement import JudgementFacts
from inspections.models import Inspection, Report
from inspections.models.choices import audience_choices, framework_choices, grade_choices, kind_choices
from inspections.reading.vocabulary import Kind
from inspections.review.blockers import Disagreement, blockers, disagreements, recorded_inspection_for
from inspections.review.consistency import expected_areas
from inspections.review.labels import SOURCE_WORDS, area_words, value_label, value_words
from inspections.review.page_marks import BoxToMark, MarkedPage, boxes_by_page, marked_page

type Options = list[tuple[str, str]]


@dataclass(frozen=True)
class ReviewRow:
    """A fact, or a judgement with its facts, on the screen; `words` is what its field shows, blank where nothing.

    `options` makes it a list to choose from, else a text field. `read_words` is what was read where that was
    corrected, `source` where the value is from where it was not read.
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
    judgement: JudgementFacts | None
    options: Options
    page: int | None
    current: bool


@dataclass(frozen=True)
class ItemRow:
    """A recommendation on the screen."""

    number: int
    key: str
    anchor: str
    label: str
    item: DraftItem
    corrected: bool
    current: bool


@dataclass(frozen=True)
class ReviewScreen:
    """Everything on the review page."""

    report: Report
    draft: Draft
    to_check: tuple[ReviewRow, ...]
    certain: tuple[ReviewRow, ...]
    items: tuple[ItemRow, ...]
    disagreements: tuple[Disagreement, ...]
    recorded: Inspection | None
    blockers: tuple[Blocker, ...]
    addable: Options
    grades: Options
    audiences: Options
    sheet: MarkedPage

    @property
    def items_to_check(self) -> int:
        return sum(not row.item.settled for row in self.items)

    @property
    def item_in_hand(self) -> bool:
        return any(row.current for row in self.items)

    @property
    def item_pages(self) -> str:
        """Where the recommendations stand: "page 3", "pages 3 to 5"."""
        pages = sorted({row.item.facts.page for row in self.items if row.item.facts.page})
        if not pages:
            return "no page known"
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"

    @property
    def blocked(self) -> tuple[Blocker, ...]:
        """What stands in the way besides values that wait to be checked."""
        waiting = {row.key for row in self.to_check} | {row.key for row in self.items if not row.item.settled}
        return tuple(blocker for blocker in self.blockers if blocker.key not in waiting)

    @property
    def secondary(self) -> bool:
        """Whether it is not a report of an inspection, so that there is nothing to compare with the record."""
        return self.draft.fact("kind") == Kind.SECONDARY

    @property
    def left(self) -> int:
        return len(self.to_check) + self.items_to_check


def anchor_id(key: str) -> str:
    """The id of a value on the page."""
    return f"v-{key.replace(':', '-')}"


def review_screen(report: Report, *, at: str | None = None, page: int | None = None) -> ReviewScreen:
    """The screen with the value `at` in hand, the first to check where there is no such value, and its page shown."""
    draft = report.as_draft()
    ordered = [*draft.to_check(), *(v for v in draft.values if v.settled)]
    keys = [*(v.key for v in ordered), *(i.key for i in draft.items)]
    current = at if at in keys else _first_to_look_at(draft, keys)
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    rows = tuple(_rows(draft, ordered, numbers, current))
    recorded = recorded_inspection_for(draft)
    places = tuple(_boxes(draft, numbers))
    return ReviewScreen(
        report=report,
        draft=draft,
        to_check=tuple(row for row in rows if not row.settled),
        certain=tuple(row for row in rows if row.settled),
        items=tuple(_item_rows(draft, numbers, current)),
        disagreements=disagreements(draft, recorded) if recorded else (),
        recorded=recorded,
        blockers=blockers(draft),
        addable=_addable(draft),
        grades=grade_choices(),
        audiences=audience_choices(),
        sheet=marked_page(report, page or _page_of(places, current), places, current=current),
    )


def _first_to_look_at(draft: Draft, keys: list[str]) -> str | None:
    waiting = [*(v.key for v in draft.to_check()), *(i.key for i in draft.items_to_check())]
    judged = [v.key for v in draft.judgements]
    return next(iter([*waiting, *judged, *keys]), None)


def _rows(draft: Draft, values: list[DraftValue], numbers: dict[str, int], current: str | None) -> Iterator[ReviewRow]:
    for value in values:
        corrected = bool(value.read) and value.value != value.read
        yield ReviewRow(
            number=numbers[value.key],
            key=value.key,
            anchor=anchor_id(value.key),
            label=value_label(draft, value.key),
            value=value.value,
            words=value_words(value) or "",
            why=None if value.settled else value.why,
            read_words=_read_words(value) if corrected else None,
            source=None if value.source == "read" else SOURCE_WORDS[value.source],
            settled=value.settled,
            judgement=value.facts if isinstance(value, DraftJudgement) else None,
            options=_options(value.key),
            page=value.evidence.page if value.evidence else None,
            current=value.key == current,
        )


def _read_words(value: DraftValue) -> str | None:
    return value_words(value.decided(value.read, "read"))


def _options(key: str) -> Options:
    if key.startswith(JUDGEMENT):
        return grade_choices()
    if key == "authority":
        return [(a.dfe_number, a.short_name) for a in all_authorities()]
    return {"framework": framework_choices, "kind": kind_choices}.get(key, list)()


def _item_rows(draft: Draft, numbers: dict[str, int], current: str | None) -> Iterator[ItemRow]:
    for item in draft.items:
        yield ItemRow(
            number=numbers[item.key],
            key=item.key,
            anchor=anchor_id(item.key),
            label=value_label(draft, item.key),
            item=item,
            corrected=bool(item.read) and item.facts.text != item.read,
            current=item.key == current,
        )


def _boxes(draft: Draft, numbers: dict[str, int]) -> Iterator[BoxToMark]:
    for value in draft.values:
        if value.evidence:
            label = f"{value_label(draft, value.key)}: {value_words(value)}"
            yield BoxToMark(value.key, value.evidence.page, value.evidence.box, numbers[value.key], label)
    for item in draft.items:
        for page, box in boxes_by_page(item.facts.boxes):
            yield BoxToMark(item.key, page, box, numbers[item.key], value_label(draft, item.key))


def _page_of(places: tuple[BoxToMark, ...], current: str | None) -> int:
    return next((place.page for place in places if place.key == current), 1)


def _addable(draft: Draft) -> Options:
    """Areas that the framework judges and the draft does not have."""
    framework = draft.fact("framework")
    have = {judgement.facts.area for judgement in draft.judgements}
    return [(area, area_words(framework, area)) for area in expected_areas(framework) if area not in have]


def next_to_settle(draft: Draft, key: str) -> str | None:
    """The value to look at after one was settled: the next to check, else the same; None where that was removed."""
    waiting = [*(v.key for v in draft.to_check()), *(i.key for i in draft.items_to_check())]
    return next(iter(waiting), key if not key.startswith(ITEM) or draft.item(key) else None)
