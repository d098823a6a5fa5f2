"""What the review shows of a draft beside the record: contradictions to decide, and what only the record has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspections.draft import JUDGEMENT, Draft
from inspections.finding import LISTS
from inspections.review.comparison import Comparison, Disagreement, plain_words
from inspections.review.labels import value_label
from inspections.review.merging import Standing
from inspections.review.options import Options, anchor_id, value_options
from inspections.review.record_sources import record_source


@dataclass(frozen=True)
class DecisionCard:
    """A contradiction between the report and the record; `number` is None where no mark on the page stands for it.

    `first` says which of the two is likelier to be right, so that it stands first: "record" where a person gave it.
    """

    number: int | None
    key: str
    anchor: str
    disagreement: Disagreement
    options: Options
    may_type: bool
    current: bool

    @property
    def first(self) -> str:
        return "record" if self.disagreement.record_source.by_person else "report"

    @property
    def taken(self) -> str:
        """What was decided: "report", "record", or "other"; blank where nothing was."""
        compared = self.disagreement.compared
        if not compared.decided:
            return ""
        return {compared.draft: "report", compared.record: "record"}.get(compared.taken, "other")

    @property
    def taken_words(self) -> str:
        """What was taken, in words."""
        each = self.disagreement
        sides = {"report": each.draft_words, "record": each.record_words}
        return sides.get(self.taken) or plain_words(self.key, each.compared.taken)

    @property
    def choices(self) -> tuple[tuple[str, str, str], ...]:
        """Which to take, in words and with its key on the keyboard, the likelier first."""
        each = self.disagreement
        words = f"The report’s is right: {each.draft_words}" if each.from_report else f"Take {each.draft_words}"
        report = ("report", words)
        record = ("record", f"Keep the record’s: {each.record_words}")
        ordered = (report, record) if self.first == "report" else (record, report)
        return tuple((take, words, str(place)) for place, (take, words) in enumerate(ordered, start=1))


@dataclass(frozen=True)
class KeptRow:
    """What only the record has, and stays; `gone` where a person takes it off. `record` is its plain value."""

    key: str
    label: str
    words: str
    source: str
    record: str
    may_go: bool
    gone: bool


def decision_cards(
    draft: Draft, disagreements: tuple[Disagreement, ...], numbers: Mapping[str, int], current: str | None
) -> Iterator[DecisionCard]:
    for each in disagreements:
        yield DecisionCard(
            number=numbers.get(each.key),
            key=each.key,
            # What is decided stands in the list of values too.
            anchor=f"decided-{anchor_id(each.key)}" if each.decided else anchor_id(each.key),
            disagreement=each,
            options=value_options(draft, each.key),
            may_type=each.key not in LISTS,
            current=each.key == current,
        )


def kept_rows(draft: Draft, compared: Comparison) -> Iterator[KeptRow]:
    """What the record has and the draft has not; a list of findings is told with the findings."""
    recorded = compared.recorded
    for each in compared.merged.compared.values():
        if each.standing is Standing.KEPT and each.record is not None and recorded and each.key not in LISTS:
            yield KeptRow(
                key=each.key,
                label=value_label(draft, each.key),
                words=plain_words(each.key, each.record),
                source=record_source(recorded, each.key).words,
                record=each.record,
                may_go=each.key.startswith(JUDGEMENT) and each.draft is None,
                gone=each.decided and each.taken is None,
            )
