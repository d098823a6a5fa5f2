"""Every inspection and visit of a council as a table: a column for each judgement that goes on, the rest by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.counting.editions import is_graded
from dashboard.counting.outcome import outcome_of
from dashboard.shared.links import inspection_address
from dashboard.shared.timelines import LANE_OF, TOGETHER
from dashboard.shared.words import area_name, format_publication_short, kind_name, short_area_name
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import area_label

COLUMNS: Final = ("leadership", "help_and_protection", "children_in_care", "care_leavers", "overall")


@dataclass(frozen=True)
class HistoryCell:
    """A mark over one column, or over both where children in care and care leavers were judged together."""

    key: str
    span: int = 1
    note: str = ""


@dataclass(frozen=True)
class HistoryLine:
    """One inspection: its marks in the order of the columns, and what else it judged, by name. No cells: a visit."""

    date: str
    href: str
    what: str
    cells: tuple[HistoryCell, ...]
    others: tuple[tuple[str, str], ...]
    words: bool


@dataclass(frozen=True)
class InspectionHistory:
    """`others` says whether any inspection judged more than the columns hold."""

    columns: tuple[str, ...]
    lines: tuple[HistoryLine, ...]
    others: bool


def inspection_history(inspections: Iterable[PublishedInspection]) -> InspectionHistory:
    """In the order given."""
    lines = tuple(_line(inspection) for inspection in inspections)
    return InspectionHistory(
        tuple(short_area_name(area) for area in COLUMNS), lines, any(line.others for line in lines)
    )


def _line(inspection: PublishedInspection) -> HistoryLine:
    return HistoryLine(
        date=format_publication_short(inspection.published, inspection.published_precision),
        href=inspection_address(inspection.pk),
        what=kind_name(inspection.framework, inspection.kind),
        cells=tuple(_cells(inspection)) if is_graded(inspection.framework) else (),
        others=tuple(_others(inspection)),
        words=inspection.origin == "report",
    )


def _cells(inspection: PublishedInspection) -> Iterable[HistoryCell]:
    lanes = {LANE_OF.get(area, area): area for area in inspection.judgements}
    together = TOGETHER in inspection.judgements
    for column in COLUMNS:
        if together and column == "children_in_care":
            yield HistoryCell(outcome_of(inspection, TOGETHER), 2, "judged together")
        elif not (together and column == "care_leavers"):
            yield HistoryCell(outcome_of(inspection, lanes.get(column, column)))


def _others(inspection: PublishedInspection) -> Iterable[tuple[str, str]]:
    for area in inspection.judgements:
        if LANE_OF.get(area, area) not in COLUMNS and area != TOGETHER:
            yield _name(inspection.framework, area), outcome_of(inspection, area)


def _name(framework: str, area: str) -> str:
    return area_name(area) if framework in ("sif", "ilacs", "lscb") else area_label(framework, area)
