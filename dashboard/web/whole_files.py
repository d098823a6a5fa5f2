"""Answers that are a file of the whole record: made once for a state of it and an edition, and sent from the disk."""

from collections.abc import Callable, Iterable
from typing import IO

from django.http import FileResponse, HttpRequest

from dashboard.files.csv import csv_chunks
from dashboard.web.http_cache import name_of_record_and_edition
from inspections.kept_files import Write, kept_file
from inspections.lasting_addresses import lasting_origin


def whole_file(
    request: HttpRequest, filename: str, content_type: str, write: Write, *, as_attachment: bool = True
) -> FileResponse:
    """The addresses in a file begin as `lasting_origin` says, so there is one for each origin in the settings."""
    name = f"{lasting_origin(request)}/ {filename}"
    file = kept_file(name, name_of_record_and_edition, write)
    return FileResponse(file, filename=filename, as_attachment=as_attachment, content_type=content_type)


def whole_csv(
    request: HttpRequest, filename: str, header: Iterable[str], rows: Callable[[], Iterable[Iterable[object]]]
) -> FileResponse:
    """In UTF-8 without a mark, for programs."""

    def write(file: IO[bytes]) -> None:
        for chunk in csv_chunks(header, rows()):
            file.write(chunk.encode())

    return whole_file(request, filename, "text/csv; charset=utf-8", write)
