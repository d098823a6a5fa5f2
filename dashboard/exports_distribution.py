"""The national tables as a workbook: one sheet a table, as the page prints them, after one that says what they are."""

from __future__ import annotations

import datetime
from typing import IO, TYPE_CHECKING, Any

from dashboard.pages.tables import GradeTable, TableLine
from dashboard.words import day, strand
from dashboard.workbooks import add_words, sheet_name, workbook, write_rows

if TYPE_CHECKING:
    from dashboard.pages.distribution import DistributionPage
    from dashboard.params import DistributionParams

ROUNDED = "Percentages are of the number judged, are rounded and may not add to 100."


def write_distribution(file: IO[bytes], page: DistributionPage, params: DistributionParams, address: str) -> None:
    """`address` leads back to the page that these tables stand on."""
    made = datetime.datetime.combine(params.when.date, datetime.time())
    with workbook(file) as book:
        book.set_properties({"title": page.heading, "comments": page.lede, "created": made})
        add_words(book, "About", _about(page, params, address))
        for table in page.tables:
            _add(book, table, page, params)


def distribution_file(params: DistributionParams) -> str:
    return f"distribution-{params.scope.key}-{params.when.date}.xlsx"


def _about(page: DistributionPage, params: DistributionParams, address: str) -> list[str]:
    coverage = page.coverage
    small = [page.small] if page.small else []
    types = ["Council types are today’s."] if params.type else []
    notes = (f"{coverage.lead} {coverage.reason}".strip(), *coverage.others)
    counted = f"{page.so_far}. Number and percentage of {page.counted} at each grade. {ROUNDED}"
    return [page.heading, page.lede, counted, *small, *types, *filter(None, notes), address]


def _add(book: Any, table: GradeTable, page: DistributionPage, params: DistributionParams) -> None:
    """The table under its title, with the number judged as its last line."""
    sheet = book.add_worksheet(sheet_name(f"{table.number} {strand(table.area)}"))
    sheet.set_column(0, 0, 28)
    bold = book.add_format({"bold": True})
    about = f"Number and percentage of {page.counted}, as at {day(params.when.date)}. {page.lede}"
    write_rows(sheet, 0, [[f"{table.number}. {table.title}"]], bold)
    write_rows(sheet, 1, [[about]])
    write_rows(sheet, 3, [["Judgement", "Count", "%"]], bold)
    last = write_rows(sheet, 4, [_line(line) for line in table.lines])
    write_rows(sheet, last + 1, [["Judged", table.tally.judged], ["Of", table.tally.population]], bold)


def _line(line: TableLine) -> tuple[str, int, int | None]:
    """The whole percentage that the page shows; nothing for what is no grade."""
    share = line.share.removesuffix("%")
    return line.word, line.count, int(share) if share.isdigit() else None
