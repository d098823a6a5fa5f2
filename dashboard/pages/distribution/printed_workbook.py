"""The national tables as a workbook: a sheet for each as committees print it, and a last one with all their rows."""

from typing import IO, Any

from dashboard.claims.words import area_name
from dashboard.counting.population import Population
from dashboard.files.table import table_description
from dashboard.files.workbook import add_export_sheet, column_meanings, set_properties
from dashboard.files.xlsx import add_terms_sheet, new_workbook, set_up_printing, sheet_name, write_rows
from dashboard.pages.distribution.page import DistributionPage, distribution_page
from dashboard.pages.distribution.params import DistributionParams
from dashboard.pages.distribution.tables import distribution_export, whole_percent
from dashboard.shared.links import WholeAddress
from dashboard.shared.national_tables.grade_tables import GradeTable


def write_printed(file: IO[bytes], population: Population, params: DistributionParams, whole: WholeAddress) -> None:
    """Writes the workbook; `whole` turns the path of the page into an absolute address."""
    export, page = distribution_export(population, params), distribution_page(population, params)
    small = [("Note", page.small)] if page.small else []
    types = [("Note", "Council types are today’s.")] if params.type else []
    facts = [*table_description(export, whole(export.address)), ("Counted", page.so_far), *small, *types]
    with new_workbook(file) as book:
        set_properties(book, page.heading, export)
        add_terms_sheet(book, "About", [*facts, ("", ""), *column_meanings(export)])
        for table in page.tables:
            _add_printed_sheet(book, table, page, params)
        add_export_sheet(book, export)


def _add_printed_sheet(book: Any, table: GradeTable, page: DistributionPage, params: DistributionParams) -> None:
    """Adds a sheet with the table under its title, and the number judged below it."""
    name = f"{table.number} {area_name(table.area)}"
    sheet = book.add_worksheet(sheet_name(name))
    sheet.set_column(0, 0, 28)
    set_up_printing(sheet, name)
    bold = book.add_format({"bold": True})
    about = f"Number and percentage of {page.counted}, {params.when.as_at_words}. {page.lede}"
    write_rows(sheet, 0, [[f"{table.number}. {table.title}"]], bold)
    write_rows(sheet, 1, [[about]])
    write_rows(sheet, 3, [["Judgement", "Count", "%"]], bold)
    last = write_rows(sheet, 4, [(line.word, line.count, whole_percent(line)) for line in table.lines])
    write_rows(sheet, last + 1, [["Judged", table.tally.judged], ["Of", table.tally.population]], bold)
