"""The list of editions, the page of one, and its files, which a reader may keep for ever."""

import hashlib
import logging
from collections.abc import Callable
from typing import IO, Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from dashboard.files.xlsx import XLSX
from dashboard.open_data.edition_files import (
    changes_csv,
    derived_tag,
    edition_package,
    removal_notice,
    write_edition_workbook,
    write_zip,
)
from dashboard.open_data.package import PACKAGE_NAME
from dashboard.pages.editions.council import edition_council_page
from dashboard.pages.editions.page import edition_page, editions_page
from dashboard.shared.citing import Citation, cite_edition
from dashboard.web.page_cache import kept_with_the_record
from inspections.kept_files import kept_file
from inspections.lasting_addresses import lasting_addresses
from inspections.models import Edition
from inspections.people.gate import public
from inspections.queries.editions import (
    EditionDamagedError,
    EditionRemovedError,
    KeptTable,
    edition_before,
    edition_with,
    file_of,
    table_of,
    value_changes,
)
from inspections.queries.kept_changes import kept_changes

logger = logging.getLogger(__name__)

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_TYPES: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}

type Write = Callable[[IO[bytes], Edition, Citation], None]


@public
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/editions/page.html", {"page": editions_page(request.GET.get("page", ""))})


@public
@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    page = edition_page(_edition(number), request.GET.get("page", ""), request.build_absolute_uri)
    return render(request, "dashboard/editions/edition.html", {"page": page})


@kept_with_the_record
@require_safe
def council(request: HttpRequest, number: int, dfe_number: str) -> HttpResponse:
    """A council as the edition has it; in place of what a law took away the notice of the edition's page is found."""
    found = _edition(number)
    try:
        page = edition_council_page(found, dfe_number, request.build_absolute_uri(request.path))
    except EditionRemovedError:
        return render(request, "dashboard/editions/removed.html", {"number": number}, status=410)
    if page is None:
        raise Http404(f"Edition {number} has no council {dfe_number[:20]}.")
    return render(request, "dashboard/editions/council.html", {"page": page})


@public
@require_safe
def table_csv(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    return _table(request, number, name, "csv")


@public
@require_safe
def table_json(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    return _table(request, number, name, "json")


def _table(request: HttpRequest, number: int, name: str, form: str) -> HttpResponseBase:
    found = _edition(number)
    table = table_of(found, name)
    if table is None:
        raise Http404(f"Edition {number} has no table “{name}”.")
    if table.removed_in is not None:
        words = removal_notice(found, table, form)
        return HttpResponse(words, status=410, content_type="text/plain; charset=utf-8")
    etag = f'"{table.sha256[form]}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            content = _content(found, table, form)
        except EditionDamagedError as error:
            logger.exception("a file of an edition is not given out")
            return HttpResponse(f"{error} It is not given out.\n", status=500, content_type="text/plain; charset=utf-8")
        response = HttpResponse(content, content_type=_TYPES[form])
        response["Content-Disposition"] = f'attachment; filename="{name}-edition-{number}.{form}"'
    return _kept(response, etag)


def _content(found: Edition, table: KeptTable, form: str) -> bytes:
    """As it is kept as a file, if that is as on the day; else from the rows. Raises EditionDamagedError."""
    name = f"{table.name}.{form} since edition {table.since}"
    with kept_file(name, lambda: table.sha256[form], lambda file: _write(file, found, table, form)) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() == table.sha256[form]:
        return content
    logger.error("the kept file %s is not as it was made, and is not given out", name)
    return file_of(found, table, form)


def _write(file: IO[bytes], found: Edition, table: KeptTable, form: str) -> None:
    file.write(file_of(found, table, form))


@public
@require_safe
def changes(request: HttpRequest, number: int) -> HttpResponseBase:
    """Every value that changed since the edition before; of the first edition there is none."""
    found, before = _edition(number), edition_before(number)
    if before is None:
        raise Http404("The first edition has no edition before it.")
    with kept_changes("csv", before, found, lambda file: _write_changes(file, before.number, number)) as file:
        response = HttpResponse(file.read(), content_type=_TYPES["csv"])
    response["Content-Disposition"] = f'attachment; filename="changes-edition-{found.number}.csv"'
    return response


def _write_changes(file: IO[bytes], before: int, number: int) -> None:
    file.write(changes_csv(value_changes(before, number)).encode())


@public
@require_safe
def package(request: HttpRequest, number: int) -> HttpResponseBase:
    return JsonResponse(edition_package(_edition(number)), json_dumps_params={"indent": 2, "ensure_ascii": False})


@public
@require_safe
def whole_zip(request: HttpRequest, number: int) -> HttpResponseBase:
    return _derived(request, number, write_zip, "zip", "application/zip")


@public
@require_safe
def whole_workbook(request: HttpRequest, number: int) -> HttpResponseBase:
    return _derived(request, number, write_edition_workbook, "xlsx", XLSX)


def _derived(request: HttpRequest, number: int, write: Write, ending: str, content_type: str) -> HttpResponseBase:
    found = _edition(number)
    etag = f'"{derived_tag(found)}-{ending}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        citation = cite_edition(found, lasting_addresses(request))
        name, tag = f"{PACKAGE_NAME}-edition-{number}.{ending}", derived_tag(found)
        file = kept_file(f"{citation.address} {name}", lambda: tag, lambda into: write(into, found, citation))
        response = FileResponse(file, filename=name, as_attachment=True, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return response


def _kept(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"], response.headers["Cache-Control"] = etag, _FOR_EVER
    return response


def _edition(number: int) -> Edition:
    found = edition_with(number)
    if found is None:
        raise Http404(f"There is no edition {number}.")
    return found
