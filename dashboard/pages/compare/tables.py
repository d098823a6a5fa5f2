"""The tables of the comparison: a row a council, and a row a judgement of the chosen area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from dashboard.files.council_table import council_table, population_words
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.compare.matrix import sorted_positions
from dashboard.pages.compare.params import AREAS
from dashboard.pages.compare.timelines import lines_figure

if TYPE_CHECKING:
    from dashboard.counting.record import Record
    from dashboard.pages.compare.councils import ComparedCouncils
    from dashboard.pages.compare.params import CompareParams


def compare_export(found: ComparedCouncils, params: CompareParams) -> TableExport:
    """In the order of the page."""
    positions = sorted_positions(found.positions, params.sort)
    page = dated_address(params, reverse("dashboard:compare"))
    return council_table(
        positions, params, name="compare", title=found.heading, areas=AREAS, page=page, notes=found.unshown
    )


def lines_export(record: Record, found: ComparedCouncils, params: CompareParams) -> TableExport:
    """Only the headings where none of them was judged on it."""
    figure = lines_figure(record, found, params)
    return TableExport(
        name=f"compare-{params.area}",
        tab="Timeline",
        title=figure.title,
        measure=figure.subtitle,
        population=population_words(found.positions, params),
        source=figure.source,
        when=params.when,
        address=dated_address(params, reverse("dashboard:compare")),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
        notes=found.unshown,
    )
