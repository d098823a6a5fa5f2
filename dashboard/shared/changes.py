"""What changed between two inspections of a council, judgement by judgement; only like is compared with like."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.areas import current_areas, sums_up
from dashboard.counting.outcome import is_grade, outcome_of
from dashboard.shared.words import area_name, format_month
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class JudgementChange:
    """One judgement then and now; `way` is Up, Down, Same or Not compared."""

    area: str
    label: str
    before: str
    before_note: str
    after: str
    way: str


@dataclass(frozen=True)
class ReportChanges:
    """The two reports, and the sentence that sums the lines up."""

    before: str
    after: str
    before_pk: int
    sentence: str
    lines: tuple[JudgementChange, ...]


def report_changes(previous: PublishedInspection, inspection: PublishedInspection) -> ReportChanges:
    lines = tuple(_lines(previous, inspection))
    before, after = format_month(previous.published), format_month(inspection.published)
    return ReportChanges(before, after, previous.pk, _sentence(lines), lines)


def _lines(previous: PublishedInspection, inspection: PublishedInspection) -> list[JudgementChange]:
    """What the report gives, and what summed up the one before in any case."""
    shown = (a for a in current_areas() if a in inspection.judgements or (sums_up(a) and a in previous.judgements))
    return [_line(area, previous, inspection) for area in shown]


def _line(area: str, previous: PublishedInspection, inspection: PublishedInspection) -> JudgementChange:
    before, after = outcome_of(previous, area), outcome_of(inspection, area)
    if is_grade(before) and is_grade(after):
        return JudgementChange(area, area_name(area), before, "", after, _word(before, after))
    for other, note in frameworks().areas[area].nearest:
        if other in previous.judgements:
            return JudgementChange(area, area_name(area), outcome_of(previous, other), note, after, "Not compared")
    return JudgementChange(area, area_name(area), before, "", after, "Not compared")


def _word(before: str, after: str) -> str:
    steps = RANKS[after] - RANKS[before]
    return "Up" if steps > 0 else "Down" if steps < 0 else "Same"


def _sentence(lines: Sequence[JudgementChange]) -> str:
    compared = [line for line in lines if line.way != "Not compared"]
    up, down = (sum(line.way == word for line in compared) for word in ("Up", "Down"))
    if not compared:
        return "No judgement may be compared with the report before."
    if len(compared) == 1:
        way = "moved up" if up else "moved down" if down else "stayed the same"
        return f"The one judgement that may be compared {way}."
    total, two = f"{len(compared)} comparable judgements", len(compared) == 2
    if not up and not down:
        return f"{'Neither' if two else 'None'} of the {total} moved."
    for moved, word in ((up, "up"), (down, "down")):
        if moved == len(compared):
            return f"{'Both' if two else f'All {len(compared)}'} comparable judgements moved {word}."
    if up and down:
        return f"Of {total}, {up} moved up and {down} down."
    return f"{up or down} of {total} moved {'up' if up else 'down'}."
