"""What changed between two inspections of a council, judgement by judgement, like compared with like."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.claims.changes import changes_sentence
from dashboard.claims.council import month_of_report
from dashboard.claims.words import area_name
from dashboard.counting.areas import current_areas, sums_up
from dashboard.counting.outcome import is_grade, outcome_of
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class JudgementChange:
    """One judgement in both reports; `way` is "Up", "Down", "Same" or "Not compared"."""

    area: str
    label: str
    before: str
    before_note: str
    after: str
    way: str


@dataclass(frozen=True)
class ReportChanges:
    """The months of the two reports, a line per judgement, and the sentence that sums them up."""

    before: str
    after: str
    before_pk: int
    sentence: str
    lines: tuple[JudgementChange, ...]


def report_changes(previous: PublishedInspection, inspection: PublishedInspection) -> ReportChanges:
    lines = tuple(_lines(previous, inspection))
    before, after = month_of_report(previous), month_of_report(inspection)
    return ReportChanges(before, after, previous.pk, _sentence(lines), lines)


def _lines(previous: PublishedInspection, inspection: PublishedInspection) -> list[JudgementChange]:
    """A line for each area of the later report, and for an overall grade that only the earlier one gave."""
    shown = (a for a in current_areas() if a in inspection.judgements or (sums_up(a) and a in previous.judgements))
    return [_line(area, previous, inspection) for area in shown]


def _line(area: str, previous: PublishedInspection, inspection: PublishedInspection) -> JudgementChange:
    before, after = outcome_of(previous, area), outcome_of(inspection, area)
    if is_grade(before) and is_grade(after):
        return JudgementChange(area, area_name(area), before, "", after, _way(before, after))
    for other, note in frameworks().areas[area].nearest:
        if other in previous.judgements:
            return JudgementChange(area, area_name(area), outcome_of(previous, other), note, after, "Not compared")
    return JudgementChange(area, area_name(area), before, "", after, "Not compared")


def _way(before: str, after: str) -> str:
    steps = RANKS[after] - RANKS[before]
    return "Up" if steps > 0 else "Down" if steps < 0 else "Same"


def _sentence(lines: Sequence[JudgementChange]) -> str:
    compared = [line for line in lines if line.way != "Not compared"]
    up, down = (sum(line.way == word for line in compared) for word in ("Up", "Down"))
    return changes_sentence(up, down, len(compared))
