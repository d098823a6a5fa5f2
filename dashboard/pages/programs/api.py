"""The interface for programs, version 1: each table of the open data, positions, and single things with their parts."""

import datetime
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from dashboard.counting.as_at import AsAt, Basis
from dashboard.open_data.fields import PublishedTable
from dashboard.open_data.package import PACKAGE_DESCRIPTION, PACKAGE_TITLE
from dashboard.open_data.position_rows import POSITIONS, first_position
from dashboard.open_data.tables import TABLES
from dashboard.pages.programs import schemas
from dashboard.pages.programs.answers import (
    NOT_USABLE,
    equals,
    first_row,
    one_thing,
    page_of_positions,
    page_of_table,
    some_rows,
)
from dashboard.pages.programs.filters import Asked, asked_of, filters_of, iso_day, one_of
from dashboard.shared.record_cache import published_record
from dashboard.web.json_errors import json_error
from inspections.queries.addresses import number_of_key
from inspections.queries.recommendation_address import key_of_present_words

VERSION: Final = "1"
api: Final = NinjaAPI(
    title=PACKAGE_TITLE,
    version=VERSION,
    description=f"{PACKAGE_DESCRIPTION} Everything here can only be read, and nothing is here that is not public.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="programs",
)
REFUSED: Final = {422: schemas.Refused, 429: schemas.Refused}
_NOT_THERE: Final = {404: schemas.Refused, **REFUSED}


def _serve_table(table: PublishedTable) -> None:
    filters = filters_of(table)

    def rows(request: HttpRequest, asked: Asked) -> HttpResponse:
        return page_of_table(request, table, asked, asked.given(filters))

    rows.__name__ = table.name
    rows.__annotations__["asked"] = Query[asked_of(table, filters)]  # type: ignore[misc]
    api.get(
        f"/{table.name}",
        response={200: schemas.PAGES[table.name], **REFUSED},
        url_name=f"api_{table.name}",
        summary=table.title,
        description=table.about,
        tags=["Tables"],
        operation_id=table.name,
    )(rows)


for _table in TABLES.values():
    _serve_table(_table)

_POSITION_FILTERS: Final = filters_of(POSITIONS, without=("as_at", "published", "complete_to", "inspection"))
_DAY: Final = {"type": "string", "format": "date"}
_AS_AT: Final = (
    ("as_at", iso_day, "The date; the newest of the record where it is left out.", _DAY),
    (
        "basis",
        one_of(basis.value for basis in Basis),
        "published: reports out by the date. inspected: inspections ended by the date and published by the cut-off.",
        {"type": "string", "enum": [basis.value for basis in Basis], "default": Basis.PUBLISHED.value},
    ),
    (
        "cutoff",
        iso_day,
        "With basis=inspected: the last day of publication that counts; two months after the date if left out.",
        _DAY,
    ),
)
PositionsAsked: Final = asked_of(POSITIONS, _POSITION_FILTERS, *_AS_AT)


@api.get(
    "/positions",
    response={200: schemas.PAGES["positions"], **REFUSED},
    url_name="api_positions",
    summary=POSITIONS.title,
    description=POSITIONS.about,
    tags=["Tables"],
    operation_id="positions",
)
def positions(request: HttpRequest, asked: Query[PositionsAsked]) -> HttpResponse:  # type: ignore[valid-type]
    as_at, problems = _as_at(vars(asked))
    if problems:
        return json_error(422, NOT_USABLE, problems)
    return page_of_positions(request, as_at, asked, asked.given(_POSITION_FILTERS))  # type: ignore[attr-defined]


def _as_at(asked: Mapping[str, Any]) -> tuple[AsAt, list[tuple[str, str]]]:
    """The date, and what is wrong with it: a position of a day that the record does not reach would be a guess."""
    first, last = first_position(published_record()), published_record().last_day
    day = datetime.date.fromisoformat(asked["as_at"]) if asked["as_at"] else last
    basis = Basis(asked["basis"] or Basis.PUBLISHED)
    cutoff = datetime.date.fromisoformat(asked["cutoff"]) if asked["cutoff"] else None
    problems = []
    if day > last:
        problems.append(("as_at", f"The record ends on {last.isoformat()}; leave the date out for the newest."))
    elif first is None or AsAt(day, basis, cutoff).published_until < first:
        begins = f"Positions begin on {first.isoformat()}, with the first report." if first else "There are none yet."
        problems.append(("as_at", begins))
    if cutoff and basis is not Basis.INSPECTED:
        problems.append(("cutoff", "It goes with basis=inspected alone."))
    elif cutoff and not day <= cutoff <= last:
        problems.append(("cutoff", f"It lies before the date, or after the end of the record on {last.isoformat()}."))
    return AsAt(day, basis, cutoff), problems


@api.get(
    "/councils/{dfe_number}",
    response={200: schemas.CouncilAnswer, **_NOT_THERE},
    url_name="api_council",
    summary="One council",
    description="A council with its predecessors, successors, statistical neighbours and delivery bodies.",
    tags=["One of them"],
    operation_id="council",
)
def council(request: HttpRequest, dfe_number: str) -> HttpResponse:
    row = first_row(request, "councils", equals("dfe_number", dfe_number))
    if row is None:
        return json_error(404, "No council has this DfE number.")
    own = equals("dfe_number", dfe_number)
    parts = {
        "took_over_from": some_rows(request, "successions", equals("successor_dfe_number", dfe_number)),
        "taken_over_by": some_rows(request, "successions", equals("predecessor_dfe_number", dfe_number)),
        "neighbours": some_rows(request, "neighbours", own),
        "delivery_bodies": some_rows(request, "delivery_bodies", own),
    }
    return one_thing("council", row, parts)


@api.get(
    "/inspections/{key}",
    response={200: schemas.InspectionAnswer, **_NOT_THERE},
    url_name="api_inspection",
    summary="One inspection",
    description="An inspection by its stable key, with its judgements and what its report lists and names.",
    tags=["One of them"],
    operation_id="inspection",
)
def inspection(request: HttpRequest, key: str) -> HttpResponse:
    of_it = equals("inspection", key)
    row = first_row(request, "inspections", of_it)
    if row is None:
        return _no_inspection(key)
    names = ("judgements", "recommendations", "findings", "mentions")
    return one_thing("inspection", row, {name: some_rows(request, name, of_it) for name in names})


@api.get(
    "/recommendations/{key}/{item}",
    response={200: schemas.RecommendationAnswer, **_NOT_THERE},
    url_name="api_recommendation",
    summary="One recommendation",
    description="A recommendation by its key, with what editors linked to it among the council's others.",
    tags=["One of them"],
    operation_id="recommendation",
)
def recommendation(request: HttpRequest, key: str, item: str) -> HttpResponse:
    """Where an editor mended a slip in its words since, its old key gives it all the same."""
    rows = some_rows(request, "recommendations", equals("inspection", key))
    present = key_of_present_words(key, item) if rows else None
    row = next((row for row in rows if row["recommendation"] == f"{key}/{present}"), None)
    if row is None:
        return json_error(404, "The report has no such recommendation.") if rows else _no_inspection(key)
    return one_thing("recommendation", row, _lineage(request, row))


def _lineage(request: HttpRequest, row: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    own = equals("dfe_number", row["dfe_number"])
    links = some_rows(request, "links", own)
    others = {_place(each): each for each in some_rows(request, "recommendations", own)} if links else {}
    return {
        end: list(_linked(links, others, _place(row), end, other))
        for end, other in (("earlier", "later"), ("later", "earlier"))
    }


def _linked(
    links: Iterable[Mapping[str, Any]],
    others: Mapping[tuple[str, int], dict[str, Any]],
    place: tuple[str, int],
    end: str,
    other: str,
) -> Iterable[dict[str, Any]]:
    """The links of which this is the `other` end, with the recommendation at the `end`."""
    for link in links:
        if (link[f"{other}_inspection"], link[f"{other}_position"]) == place:
            found = others[link[f"{end}_inspection"], link[f"{end}_position"]]
            yield {"kind": link["kind"], "confirmed_on": link["confirmed_on"], "recommendation": found}


def _place(row: Mapping[str, Any]) -> tuple[str, int]:
    return row["inspection"], row["position"]


def _no_inspection(key: str) -> HttpResponse:
    if number_of_key(key) is not None:
        return json_error(410, "The inspection with this key was taken off the record.")
    return json_error(404, "No inspection has this key.")


@api.exception_handler(ValidationError)
def _refuse(request: HttpRequest, error: ValidationError) -> HttpResponse:
    problems = [(str(each["loc"][-1]), str(each["msg"])) for each in error.errors]
    return json_error(422, NOT_USABLE, problems)


def description() -> dict[str, Any]:
    """The description of the interface (OpenAPI), under the prefix that it is asked for."""
    return _description(reverse("dashboard:api_index"))


@lru_cache(maxsize=4)
def _description(prefix: str) -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix=prefix))
