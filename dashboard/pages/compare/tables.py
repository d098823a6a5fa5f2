"""The tables of the comparison: one row per council, and one row per judgement of the chosen area."""

from django.urls import reverse

from dashboard.counting.areas import own_areas
from dashboard.files.council_table import council_table, population_words
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.matrix import sorted_positions
from dashboard.pages.compare.params import CompareParams
from dashboard.pages.compare.timelines import timelines_figure


def compare_export(found: ChosenCouncils, params: CompareParams) -> TableExport:
    """One row per council, in the order of the page."""
    positions = sorted_positions(found.positions, params.sort)
    page = dated_address(params, reverse("dashboard:compare"))
    return council_table(
        positions, params, name="compare", title=found.heading, areas=own_areas(), page=page, notes=found.unshown
    )


def timelines_export(found: ChosenCouncils, params: CompareParams) -> TableExport:
    """One row per judgement of the chosen area; only the headings if there is none."""
    figure = timelines_figure(found, params)
    return TableExport(
        name=f"compare-{params.area}",
        tab="Timeline",
        title=figure.title,
        measure=figure.subtitle,
        population=population_words(found.positions, params),
        source=figure.source,
        params=params,
        address=dated_address(params, reverse("dashboard:compare")),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
        notes=found.unshown,
        has_grades=True,
        chosen={"area": params.area},
    )
