"""Each figure's own history, from its first reading on, and what is said beside a value that a person gave."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.shared.corrections import CorrectionLine, correction_lines, who_words
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models import Inspection
from inspections.partial_dates import format_day
from inspections.queries.corrections import Correction, corrections
from inspections.queries.report_steps import ReportStep, report_steps


@dataclass(frozen=True)
class HistoryStep:
    """`what` happened on a day; `why` is blank where nobody said."""

    at: str
    what: str
    why: str


@dataclass(frozen=True)
class RecordHistory:
    """`corrected` says of a judgement, by its area, how it was last corrected."""

    steps: tuple[HistoryStep, ...]
    corrected: dict[str, str]


def record_history(inspection: Inspection) -> RecordHistory:
    """Oldest first."""
    found = corrections(inspections=[inspection.pk])
    lines = correction_lines(found, inspection)
    steps = [(step.at, _review_step(step)) for step in report_steps(inspection)]
    steps += [(each.at, _corrected_step(each, line)) for each, line in zip(found, lines, strict=True)]
    return RecordHistory(tuple(step for _, step in sorted(steps, key=lambda pair: pair[0])), _last(found, lines))


def note_of_person(facts: JudgementFacts, history: RecordHistory) -> str | None:
    """What a person gave stands beside what the inspectors wrote; None where nobody changed it."""
    reads = f"the report reads “{facts.printed}”" if facts.source == ENTERED and facts.printed else None
    said = history.corrected.get(facts.area)
    return "; ".join(filter(None, (said, reads))) or None


def _review_step(step: ReportStep) -> HistoryStep:
    by = f" ({who_words(step.role, step.by)})" if step.role else ""
    if step.old is None and step.new is None:
        return HistoryStep(format_day(step.on), f"{step.what}{by}", step.why or "")
    if step.is_accepted:
        return HistoryStep(format_day(step.on), f"In review, {step.what} accepted: {step.new}{by}", "")
    if step.taken:
        what = f"In review, {step.what}: {step.old}; {step.taken}: {step.new or 'none'}{by}"
        return HistoryStep(format_day(step.on), what, step.why or "")
    what = f"In review, {step.what}: {step.old or 'none'} to {step.new or 'none'}{by}"
    return HistoryStep(format_day(step.on), what, step.why or "")


def _corrected_step(each: Correction, line: CorrectionLine) -> HistoryStep:
    also = f" {line.also}" if line.also else ""
    what = f"{line.told} ({line.who}).{also}"
    return HistoryStep(format_day(each.on), what, line.why)


def _last(found: Sequence[Correction], lines: Sequence[CorrectionLine]) -> dict[str, str]:
    """The newest correction of each grade; they come newest first. A withdrawal took back what it brought back."""
    said: dict[str, str] = {}
    for each, line in zip(found, lines, strict=True):
        for one in each.folded:
            if one.area and one.field == "grade" and each.new is not None:
                said.setdefault(one.area, f"as before the report that was withdrawn on {line.at} ({line.who})")
        if each.area and each.field == "grade":
            said.setdefault(each.area, f"corrected on {line.at} ({line.who}): was {line.old}. {line.why.rstrip('.')}")
    return said
