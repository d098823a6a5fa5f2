"""The national tables as committees print them, as at the date: a count and a percentage for each grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.committee_paper.blocks import Grid, Heading, Paragraph, grid_cells
from dashboard.counting.population import population_of
from dashboard.counting.scope import scopes
from dashboard.pages.distribution.grade_tables import ROUNDED, GradeTable
from dashboard.pages.distribution.page import distribution_page
from dashboard.shared.params import read_distribution
from dashboard.shared.words import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.committee_paper.blocks import Block
    from dashboard.pages.council.dossier import CouncilDossier


def national_blocks(known: CouncilDossier) -> Iterator[Block]:
    """Of the inspections that the distribution page counts on that date, and in its unit."""
    record, when = known.record, known.params.when
    params = read_distribution(dict(when.kept), when.today, record.region_divisions, scopes(record.frameworks))
    page = distribution_page(population_of(record, when.as_at), params)
    yield Heading("National tables")
    yield Paragraph(f"{page.heading}. {page.lede}")
    if not page.tables:
        return
    yield Paragraph(f"{page.so_far}. Number and percentage of {page.counted} at each grade. {ROUNDED}")
    yield from (_grid(table, page.counted) for table in page.tables)
    coverage = page.coverage
    yield Paragraph(" ".join(filter(None, (coverage.lead, coverage.reason, *coverage.others))), "Note")


def _grid(table: GradeTable, counted: str) -> Grid:
    lines = [grid_cells((line.word, str(line.count), line.share)) for line in table.lines]
    return Grid(
        caption=f"{table.title}: {lower_first(counted)} in England",
        header=("Judgement", "Count", "%"),
        rows=(*lines, grid_cells(("Judged", table.judged, ""))),
        widths=(32, 16, 12),
        numeric=frozenset({1, 2}),
        bold=frozenset({len(lines)}),
    )
