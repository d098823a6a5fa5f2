"""Editions for programs: which there are, and what changed from one to another, from what the editions keep."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BaseModel, Field

from dashboard.open_data.tables import TABLES
from dashboard.pages.programs.answers import NOT_USABLE, next_address
from dashboard.pages.programs.api import REFUSED, api
from dashboard.pages.programs.filters import USUAL_SIZE, asked_with, one_of
from dashboard.shared.licence import ATTRIBUTION
from dashboard.web.json_errors import json_answer, json_error
from inspections.editions.changes import RowChange, SchemaChange
from inspections.models import Edition
from inspections.queries.editions import all_editions, latest_edition, schema_changes, value_changes
from inspections.queries.kept_changes import kept_lines

OF_EDITIONS: Final = frozenset({"api_editions", "api_changes"})
"""The addresses whose answers change with an edition, and not with the record."""
_TAG: Final = "Editions"
_WITHDRAWALS: Final = "withdrawals"


class EditionLine(BaseModel):
    number: int = Field(description="Its number, from 1; it is cited by it.")
    day: str = Field(description="The day on which it was taken.", json_schema_extra={"format": "date"})
    kind: str = Field(
        description="day: of a day on which something changed; removal: words were taken away; "
        "restored: the record came back from a backup, and the numbers before it are not given again."
    )
    why: str | None = Field(description="Of a removal or a restoring: why.")
    sha256: str = Field(description="Of the list of its files' checksums: it names the edition beside its number.")


class EditionsAnswer(BaseModel):
    licence: str = Field(description="The licence under which it is passed on.")
    next: str | None = Field(description="Address of the next rows; null: these were the last.")
    rows: list[EditionLine] = Field(description="Newest first.")


class ValueLine(BaseModel):
    column: str
    before: str | int | float | bool | None
    after: str | int | float | bool | None


class ChangeLine(BaseModel):
    table: str = Field(description="The table of the row.")
    key: dict[str, str | int | float | bool | None] = Field(description="The fields of its primary key.")
    kind: str = Field(description="added, removed or changed.")
    edition: int = Field(description="The edition in which the row came to stand so, or to be gone.")
    why: str | None = Field(description="Why, as far as it was said.")
    unknown: bool = Field(description="true: a side was taken out of the editions, so that the values are not known.")
    values: list[ValueLine] = Field(description="Each value that is otherwise, before and after.")


class TableChangeLine(BaseModel):
    table: str
    kind: str = Field(description="added or removed: the whole table; changed: its columns.")
    columns_added: list[str]
    columns_removed: list[str]


class ChangesAnswer(BaseModel):
    licence: str = Field(description="The licence under which it is passed on.")
    since: int = Field(description="The edition before the changes.")
    until: int = Field(description="The edition with them.")
    tables: list[TableChangeLine] = Field(description="Tables and columns that one of the two does not have.")
    next: str | None = Field(description="Address of the next changes; null: these were the last.")
    rows: list[ChangeLine] = Field(description="The rows that differ between the two, by table and key.")


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", text, re.ASCII):
        raise ValueError("It is not the number of an edition.")
    return int(text)


def _offset(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise ValueError("It is from no “next” of this.")
    return int(text)


_AFTER: Final = ("after", _offset, "Where the answer before ended; part of its “next”.", {"type": "integer"})
_EDITION: Final = {"type": "integer", "minimum": 1}
EditionsAsked: Final = asked_with("Editions", _AFTER)
ChangesAsked: Final = asked_with(
    "Changes",
    ("since", _number, "The edition before the changes. It has to be given.", _EDITION),
    ("until", _number, "The edition with the changes; the latest where it is left out.", _EDITION),
    ("table", one_of((*TABLES, _WITHDRAWALS)), "Of one table alone.", {"type": "string"}),
    _AFTER,
)


@api.get(
    "/editions",
    response={200: EditionsAnswer, **REFUSED},
    url_name="api_editions",
    summary="Editions",
    description="Every edition of the public tables: one for each day on which something changed, never altered.",
    tags=[_TAG],
    operation_id="editions",
)
def editions(request: HttpRequest, asked: Query[EditionsAsked]) -> HttpResponse:  # type: ignore[valid-type]
    part = _Part.of(vars(asked))
    found = list(all_editions()[part.begin : part.begin + part.size + 1])
    return part.answer(request, [_edition_line(each) for each in found], {})


@api.get(
    "/changes",
    response={200: ChangesAnswer, **REFUSED},
    url_name="api_changes",
    summary="Changes since an edition",
    description="What the public tables of a later edition have otherwise than those of an earlier one, each value "
    "before and after, and why. It is the difference of the two, not each step between them.",
    tags=[_TAG],
    operation_id="changes",
)
def changes(request: HttpRequest, asked: Query[ChangesAsked]) -> HttpResponse:  # type: ignore[valid-type]
    given = vars(asked)
    latest = latest_edition()
    since, until = given["since"], given["until"] or (latest.number if latest else 0)
    problems = _problems(since, until)
    if problems:
        return json_error(422, NOT_USABLE, problems)
    part = _Part.of(given)
    first, last = (Edition.objects.get(number=number) for number in (since, until))
    kept = kept_lines(
        f"of {given['table']}", first, last, lambda: map(_line, value_changes(since, until, table=given["table"]))
    )
    of_tables = [each for each in schema_changes(since, until) if given["table"] in (None, each.table)]
    about = {"since": since, "until": until, "tables": [_table_line(each) for each in of_tables]}
    # The next part is of the same two editions, though a later one may be there by then.
    return part.answer(request, kept[part.begin : part.begin + part.size + 1], about, until=str(until))


def _problems(since: int | None, until: int) -> list[tuple[str, str]]:
    if since is None:
        return [("since", "It has to be given: the number of an edition. /api/v1/editions lists them.")]
    if not until:
        return [("since", "There is no edition yet.")]
    known = set(Edition.objects.filter(number__in=(since, until)).values_list("number", flat=True))
    found = [(name, f"There is no edition {number}.") for name, number in (("since", since), ("until", until))]
    missing = [each for each, number in zip(found, (since, until), strict=True) if number not in known]
    if not missing and since > until:
        return [("until", f"Edition {until} came before edition {since}.")]
    return missing


@dataclass(frozen=True)
class _Part:
    """A part of a list that never changes, from a number of rows on."""

    begin: int
    size: int

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> "_Part":
        return cls(asked["after"] or 0, asked["size"] or USUAL_SIZE)

    def answer(
        self, request: HttpRequest, rows: list[dict[str, Any]], about: Mapping[str, Any], **pinned: str
    ) -> HttpResponse:
        """`rows` has one more than fit where there is a next part."""
        more = len(rows) > self.size
        address = next_address(request, after=str(self.begin + self.size), **pinned) if more else None
        response = json_answer({"licence": ATTRIBUTION, **about, "next": address, "rows": rows[: self.size]})
        if address:
            response.headers["Link"] = f'<{address}>; rel="next"'
        return response


def _edition_line(edition: Edition) -> dict[str, Any]:
    own = {"number": edition.number, "day": edition.day.isoformat(), "kind": edition.kind}
    return {**own, "why": edition.why or None, "sha256": edition.sha256}


def _line(change: RowChange) -> dict[str, Any]:
    return {
        "table": change.table,
        "key": dict(change.key),
        "kind": change.kind.value,
        "edition": change.edition,
        "why": change.why,
        "unknown": change.unknown,
        "values": [{"column": v.column, "before": v.before, "after": v.after} for v in change.values],
    }


def _table_line(change: SchemaChange) -> dict[str, Any]:
    return {
        "table": change.table,
        "kind": change.kind.value,
        "columns_added": list(change.columns_added),
        "columns_removed": list(change.columns_removed),
    }


def edition_state() -> str:
    """Changes with every edition, a removal among them."""
    latest = latest_edition()
    return str(latest.number) if latest else "0"
