"""A draft beside the record: what of the record it is about, and where the two contradict each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspections.draft import JUDGEMENT, Draft, DraftValue
from inspections.finding import LISTS, FindingKind
from inspections.inspection_dates import InspectionDates
from inspections.models import Inspection, findings_of
from inspections.partial_dates import parse_partial_date
from inspections.reading.letters import cut_words, upper_first
from inspections.reading.vocabulary import Kind
from inspections.review.labels import FROM_OUTSIDE, SOURCE_WORDS, fact_words, grade_label, value_label
from inspections.review.matching import recorded_inspection
from inspections.review.merging import Compared, Merged, Standing, merge
from inspections.review.record_sources import RecordSource, record_source
from inspections.review.record_values import COUNT, recorded_values

_FIRST: Final = 80
"""Letters of the first of a list: about a line."""


@dataclass(frozen=True)
class Disagreement:
    """A value that the record has otherwise than the draft: each in words, with its source.

    `from_report` is false where the draft's value was typed or taken from elsewhere; `source` says from where.
    `compared` has the plain values, and what was decided; `page` is where the report has it, None where none is known.
    """

    compared: Compared
    label: str
    draft_words: str
    draft_source: str
    from_report: bool
    source: str
    record_words: str
    record_source: RecordSource
    page: int | None

    @property
    def key(self) -> str:
        return self.compared.key

    @property
    def decided(self) -> bool:
        return self.compared.decided


@dataclass(frozen=True)
class Comparison:
    """`recorded` is the inspection that the draft is about, whatever it came from; `merged` what would be published."""

    draft: Draft
    recorded: Inspection | None
    merged: Merged
    disagreements: tuple[Disagreement, ...]

    @property
    def undecided(self) -> tuple[Disagreement, ...]:
        return tuple(each for each in self.disagreements if not each.decided)

    @property
    def waiting(self) -> tuple[DraftValue, ...]:
        """Values to look at, besides those that are decided on against the record; what the record fills is none."""
        asked = {each.key for each in self.undecided}
        unsettled = (each for each in self.draft.to_check() if each.key not in asked)
        return tuple(each for each in unsettled if not self._filled(each) and not self.confirmed(each))

    @property
    def left(self) -> int:
        """How much a person has to decide or look at before the draft can be published."""
        return len(self.undecided) + len(self.waiting) + len(self.draft.items_to_check())

    def confirmed(self, value: DraftValue) -> bool:
        """Whether it is from the file's name or the site, and the record has the same: two sources apart."""
        compared = self.merged.compared.get(value.key)
        return value.source in FROM_OUTSIDE and compared is not None and compared.standing is Standing.CONFIRMS

    def _filled(self, value: DraftValue) -> bool:
        compared = self.merged.compared.get(value.key)
        return value.value is None and compared is not None and compared.from_record


def compare_with_record(draft: Draft) -> Comparison:
    """The draft beside what an import or a person put on the record; another report's values are not compared."""
    secondary = draft.fact("kind") == Kind.SECONDARY
    recorded = None if secondary else recorded_inspection_for(draft)
    comparable = recorded is not None and recorded.report_id is None
    merged = merge(draft, recorded_values(recorded) if recorded and comparable else None)
    found = tuple(_disagreements(draft, recorded, merged)) if recorded and comparable else ()
    return Comparison(draft, recorded, merged, found)


def recorded_inspection_for(draft: Draft) -> Inspection | None:
    """The inspection of the record that the draft is about, if it is there."""
    council, framework, published = (draft.fact(key) for key in ("authority", "framework", "published"))
    if council is None or framework is None:
        return None
    when = InspectionDates(
        parse_day(draft.fact("inspection_start")),
        parse_day(draft.fact("inspection_end")),
        parse_partial_date(published).day if published else None,
    )
    return recorded_inspection(dfe_number=council, framework=framework, when=when)


def parse_day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _disagreements(draft: Draft, recorded: Inspection, merged: Merged) -> Iterator[Disagreement]:
    """Those of facts, of lists, then of judgements, in the order of the draft."""
    for compared in merged.compared.values():
        if compared.standing is Standing.CONTRADICTS and compared.record is not None:
            yield Disagreement(
                compared=compared,
                label=value_label(draft, compared.key),
                draft_words=_draft_words(draft, compared),
                draft_source=_draft_source(draft, compared.key),
                from_report=_is_from_report(draft, compared.key),
                source=_source(draft, compared.key),
                record_words=_record_words(recorded, compared),
                record_source=record_source(recorded, compared.key),
                page=_page(draft, compared.key),
            )


def _draft_words(draft: Draft, compared: Compared) -> str:
    if compared.key in LISTS:
        return _list_words([item.facts.text for item in draft.items_of(LISTS[compared.key])])
    return plain_words(compared.key, compared.draft)


def _record_words(recorded: Inspection, compared: Compared) -> str:
    if compared.key in LISTS:
        return _list_words([row.text for row in findings_of(recorded, LISTS[compared.key])])
    return plain_words(compared.key, compared.record)


def plain_words(key: str, value: str | None) -> str:
    """A compared value in words."""
    if key.startswith(JUDGEMENT):
        return grade_label(value)
    if key == COUNT and value is not None:
        return f"{value} recommendation{'' if value == '1' else 's'}"
    return fact_words(key, value) if value else "None"


def _list_words(texts: list[str]) -> str:
    """How many there are and how the first begins."""
    return f"{len(texts)}, the first: “{cut_words(texts[0], _FIRST)}”"


def _draft_source(draft: Draft, key: str) -> str:
    """ "Report, page 1: “Overall effectiveness Good”", or who or what else says so."""
    value = draft.value(key)
    if value is None:
        return "Counted in the report’s list" if key == COUNT else "Read from the report"
    if value.source == "read" and value.evidence:
        return f"Report, page {value.evidence.page}: “{value.evidence.quote}”"
    words = SOURCE_WORDS[value.source]
    return upper_first(words)


def _is_from_report(draft: Draft, key: str) -> bool:
    value = draft.value(key)
    return value is None or value.source == "read"


def _source(draft: Draft, key: str) -> str:
    """As that of a value; what has none is counted in the report's lists."""
    value = draft.value(key)
    return value.source if value is not None else "read"


def _page(draft: Draft, key: str) -> int | None:
    value = draft.value(key)
    if value is None:
        kind = LISTS.get(key, FindingKind.RECOMMENDATION)
        return next((item.facts.page for item in draft.items_of(kind) if item.facts.page), None)
    return value.evidence.page if value.evidence else None
