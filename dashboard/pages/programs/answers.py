"""The answers of the interface: a page of rows with the address of the next, and one thing with what belongs to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from dashboard.counting.as_at import AsAt
from dashboard.open_data.chosen import Chosen, Condition, Match, Row, key_of, read_key, written
from dashboard.open_data.fields import PublishedTable
from dashboard.open_data.position_rows import POSITIONS, position_rows
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from dashboard.pages.programs.filters import USUAL_SIZE, Asked
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.record_cache import published_record
from dashboard.web.json_errors import json_answer, json_error
from inspections.queries.record_version import record_version

NOT_USABLE: Final = "Something in the address cannot be used, so that nothing was looked up."
MOST_WITHIN: Final = 2_000
"""Rows of what belongs to one council or inspection: none has a tenth of it."""


def page_of_table(
    request: HttpRequest, table: PublishedTable, asked: Asked, conditions: tuple[Condition, ...]
) -> HttpResponse:
    """As many rows as were asked for, in the order of their keys."""
    whole = request.build_absolute_uri
    part = _Part(table, asked, conditions)
    return part.answer(request, lambda chosen: table_rows(table.name, whole, chosen))


def page_of_positions(
    request: HttpRequest, as_at: AsAt, asked: Asked, conditions: tuple[Condition, ...]
) -> HttpResponse:
    record = published_record()
    about = {
        "as_at": as_at.date.isoformat(),
        "basis": as_at.basis.value,
        "published_until": as_at.published_until.isoformat(),
    }
    part = _Part(POSITIONS, asked, conditions, about)
    return part.answer(request, lambda chosen: chosen.of(position_rows(record, as_at), POSITIONS))


@dataclass(frozen=True)
class _Part:
    """A part of a table: its rows, and the address of the next; `about` stands in the answer beside them."""

    table: PublishedTable
    asked: Asked
    conditions: tuple[Condition, ...]
    about: Mapping[str, Any] = field(default_factory=dict)

    def answer(self, request: HttpRequest, rows_of: Callable[[Chosen], Iterable[Row]]) -> HttpResponse:
        size: int = getattr(self.asked, "size", None) or USUAL_SIZE
        text: str | None = getattr(self.asked, "after", None)
        after = None if text is None else read_key(text, self.table)
        if text is not None and after is None:
            return json_error(422, NOT_USABLE, [("after", "It is from no “next” of this table.")])
        # One more than asked for shows whether there is a next part.
        found = list(rows_of(Chosen(self.conditions, after, size + 1)))
        address = (
            next_address(request, after=written(key_of(self.table)(found[size - 1]))) if len(found) > size else None
        )
        rows = as_objects(self.table, islice(found, size))
        response = json_answer({**about_the_record(), **self.about, "next": address, "rows": rows})
        if address:
            response.headers["Link"] = f'<{address}>; rel="next"'
        return response


def one_thing(name: str, row: Mapping[str, Any], parts: Mapping[str, Any]) -> HttpResponse:
    return json_answer({**about_the_record(), name: row, **parts})


def first_row(request: HttpRequest, table: str, *conditions: Condition) -> dict[str, Any] | None:
    return next(iter(some_rows(request, table, *conditions)), None)


def some_rows(request: HttpRequest, table: str, *conditions: Condition) -> list[dict[str, Any]]:
    """The rows of what belongs to one thing, as objects."""
    chosen = Chosen(conditions, most=MOST_WITHIN)
    return as_objects(TABLES[table], table_rows(table, request.build_absolute_uri, chosen))


def equals(name: str, value: str | int) -> Condition:
    return Condition(name, Match.IS, value)


def as_objects(table: PublishedTable, rows: Iterable[Row]) -> list[dict[str, Any]]:
    return list(_objects(table, rows))


def _objects(table: PublishedTable, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield dict(zip(table.header, row, strict=True))


def about_the_record() -> dict[str, Any]:
    version = record_version()
    return {"version": version.name, "changed": version.changed.isoformat(), "licence": ATTRIBUTION}


def next_address(request: HttpRequest, **changed: str) -> str:
    """The address of this request with some parameters changed."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = value
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
