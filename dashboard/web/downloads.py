"""Tables of pages as downloads: one function builds the table, and both its CSV and its workbook have an address."""

import tempfile
from collections.abc import Callable
from typing import IO, Concatenate

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from dashboard.files.csv import csv_file
from dashboard.files.table import ABOUT_COLUMNS, TableBook, TableExport
from dashboard.files.workbook import write_book, write_export
from dashboard.files.xlsx import XLSX
from dashboard.shared.latest_edition import latest_edition_words
from dashboard.web.http_cache import revalidated_by_record

type Maker[**P, T] = Callable[Concatenate[HttpRequest, P], T]


def table_addresses[**P](route: str, name: str, make: Maker[P, TableExport]) -> list[URLPattern]:
    """The URL patterns of a table, as CSV and as a workbook."""
    return [
        path(f"{route}.csv", as_csv(make), name=f"{name}_csv"),
        path(f"{route}.xlsx", as_workbook(make), name=f"{name}_xlsx"),
    ]


def as_csv[**P](make: Maker[P, TableExport]) -> Maker[P, HttpResponseBase]:
    """A view that answers with the table as CSV; every row also has the table's description and source."""

    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        export = make(request, *args, **kwargs)
        words = f"{export.description} {latest_edition_words()}".strip()
        about = (words, export.licence, request.build_absolute_uri(export.address))
        return csv_file(export.stem, (*export.columns, *ABOUT_COLUMNS), export.dated_rows(*about))

    return revalidated_by_record(answer)


def as_workbook[**P](make: Maker[P, TableExport]) -> Maker[P, HttpResponseBase]:
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        export = make(request, *args, **kwargs)
        return attachment(lambda file: write_export(file, export, request.build_absolute_uri), export.stem)

    return revalidated_by_record(answer)


def as_book[**P](make: Maker[P, TableBook]) -> Maker[P, HttpResponseBase]:
    """A view that answers with several tables in one workbook."""

    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        book = make(request, *args, **kwargs)
        return attachment(lambda file: write_book(file, book, request.build_absolute_uri), book.stem)

    return revalidated_by_record(answer)


def attachment(
    write: Callable[[IO[bytes]], None], stem: str, ending: str = "xlsx", content_type: str = XLSX
) -> FileResponse:
    """A download that is written completely before any of it is sent."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile()  # noqa: SIM115  (the response closes it)
    write(file)
    file.seek(0)
    return FileResponse(file, filename=f"{stem}.{ending}", as_attachment=True, content_type=content_type)
