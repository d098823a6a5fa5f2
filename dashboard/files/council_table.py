"""A table with one row per council: its outcome in every area, and the inspection that they come from."""

from collections.abc import Sequence
from typing import Final

from dashboard.charts.figure import Raw
from dashboard.claims.reach import left_out_sentence
from dashboard.claims.words import count_noun, region_or_england
from dashboard.counting.position import Position
from dashboard.counting.record import Council
from dashboard.files.table import TableExport
from dashboard.shared.figures import source_line
from dashboard.shared.params import Params
from inspections.queries.record import PublishedInspection

COUNCIL_COLUMNS: Final = ("dfe_number", "council", "region", "type")
REPORT_COLUMNS: Final = ("published", "published_precision", "framework")


def council_table(
    positions: Sequence[Position],
    params: Params,
    *,
    name: str,
    title: str,
    areas: Sequence[str],
    page: str,
    notes: tuple[str, ...] = (),
) -> TableExport:
    """`page` is the path of the page that the table comes from, with its date."""
    return TableExport(
        name=name,
        tab="Councils",
        title=title,
        measure=f"Latest graded inspection of each council, {params.when.words}: the grade of each judgement, or why "
        "there is none",
        population=population_words(positions, params),
        source=source_line(params.when),
        params=params,
        address=page,
        header=(*COUNCIL_COLUMNS, *REPORT_COLUMNS, *areas, "inspection_ended"),
        rows=[_row(position, areas) for position in positions],
        notes=notes,
        has_grades=True,
    )


def _row(position: Position, areas: Sequence[str]) -> tuple[Raw, ...]:
    inspection = position.inspection
    outcomes = (position.outcome(area) for area in areas)
    ended = inspection.end if inspection else None
    return (*council_cells(position.council), *report_cells(inspection), *outcomes, ended)


def population_words(positions: Sequence[Position], params: Params, left_out: Sequence[Position] = ()) -> str:
    """`153 councils, England`, and which councils are left out because their position is unknown."""
    words = f"{count_noun(len(positions), 'council')}, {region_or_england(params.region)}"
    return f"{words}. {left_out_sentence(left_out)}" if left_out else words


def council_cells(council: Council) -> tuple[Raw, ...]:
    """The cells for COUNCIL_COLUMNS."""
    return council.dfe_number, council.name, council.region, council.type


def report_cells(inspection: PublishedInspection | None) -> tuple[Raw, ...]:
    """The cells for REPORT_COLUMNS; all None for a council not yet inspected."""
    if inspection is None:
        return None, None, None
    return inspection.published, inspection.published_precision, inspection.framework
