"""The section with the national tables as committees print them: a count and a percentage for each grade."""

from collections.abc import Iterator
from typing import Final

from dashboard.claims.tables import counted_words
from dashboard.committee_paper.blocks import Block, Grid, Heading, Paragraph, grid_cells
from dashboard.counting.population import population_of
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.national_tables.counts import count_scope
from dashboard.shared.national_tables.grade_tables import ROUNDED, GradeTable, grade_tables
from dashboard.shared.national_tables.params import usual_tables
from dashboard.shared.national_tables.sentences import table_sentences
from inspections.reading.letters import lower_first

_FEWEST: Final = 5
"""Councils with a judgement that a table is made of: of fewer its percentages say nothing."""


def national_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    """The tables that the distribution page shows by default on the paper's date, as far as they say something.

    None for what was not a council on the date.
    """
    if dossier.page.state not in ("current", "waiting"):
        return
    record, when = dossier.record, dossier.params.when
    params = usual_tables(when, record.frameworks)
    counted = count_scope(population_of(record, when.as_at), params)
    heading, lede = table_sentences(counted, params)
    yield Heading("National tables")
    yield Paragraph(f"{heading}. {lede}")
    tables = [table for table in grade_tables(counted.tallies, params) if table.tally.judged >= _FEWEST]
    if not tables:
        return
    units = counted_words(counted.units, params.unit, params.about)
    yield Paragraph(f"{units}. Number and percentage of {params.unit} at each grade. {ROUNDED}")
    yield from (_grid(table, params.unit) for table in tables)
    coverage = counted.coverage
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
