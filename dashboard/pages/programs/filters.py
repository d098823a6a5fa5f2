"""What may be asked of a table: its filters follow from its fields, and a value that no row can have is refused."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, PlainValidator, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from dashboard.claims.words import TYPES
from dashboard.open_data.chosen import Condition, Match, Value
from dashboard.open_data.fields import PublishedField, PublishedTable
from dashboard.shared.became_by_date import State
from dashboard.shared.params import EARLIEST_YEAR
from dashboard.shared.record_cache import published_record
from inspections.partial_dates import parse_partial_date
from inspections.queries.addresses import number_of_key
from inspections.queries.corrections import OF_INSPECTION
from inspections.reading.frameworks import frameworks
from inspections.search.themes import LABELS

USUAL_SIZE: Final = 200
"""Rows of a page where nobody says how many."""
LARGEST_SIZE: Final = 2_000
"""Rows of a page at most: the judgements of a framework take one or two, and an answer stays below 3 MB."""
_LONGEST: Final = 200
"""Characters of a value that are said again in a sentence."""

type Read = Callable[[str], Value]


@dataclass(frozen=True)
class Filter:
    """A parameter of an address, and the condition that it makes. `read` raises ValueError with a sentence."""

    name: str
    field: str
    match: Match
    about: str
    read: Read
    schema: dict[str, Any]

    def condition(self, value: Value) -> Condition:
        return Condition(self.field, self.match, value)


class Asked(BaseModel):
    """The parameters of one request, each None where it is not in the address."""

    model_config = ConfigDict(extra="forbid")

    def given(self, filters: Iterable[Filter]) -> tuple[Condition, ...]:
        values = ((each, getattr(self, each.name)) for each in filters)
        return tuple(each.condition(value) for each, value in values if value is not None)


def filters_of(table: PublishedTable, *, without: Iterable[str] = ()) -> tuple[Filter, ...]:
    """In the order of the fields."""
    return tuple(each for field in table.fields if field.name not in without for each in _filters_of(table, field))


type Parameter = tuple[str, Read, str, dict[str, Any]]
"""A parameter beside the filters: its name, what reads it, what it is, and its schema."""


def asked_of(table: PublishedTable, filters: Iterable[Filter], *more: Parameter) -> type[Asked]:
    """The parameters of the address of a table."""
    of_filters = [(each.name, each.read, each.about, each.schema) for each in filters]
    return asked_with(table.name.title().replace("_", ""), *of_filters, *more, _AFTER_KEY)


def asked_with(name: str, *parameters: Parameter) -> type[Asked]:
    """Those parameters, and the size of a part."""
    every = (*parameters, _SIZE)
    fields = {each: (_parameter(read, about, schema), None) for each, read, about, schema in every}
    return create_model(f"{name}Asked", __base__=Asked, **fields)  # type: ignore[call-overload,no-any-return]


def _parameter(read: Read, about: str, schema: dict[str, Any]) -> Any:
    def checked(text: Any) -> Value:
        try:
            return read(str(text))
        except ValueError as error:
            raise PydanticCustomError("not_a_value", "{sentence}", {"sentence": str(error)}) from None

    return Annotated[Any, PlainValidator(checked), WithJsonSchema({**schema, "description": about})]


def _filters_of(table: PublishedTable, field: PublishedField) -> list[Filter]:
    if field.type == "date":
        day = {"type": "string", "format": "date"}
        return [
            Filter(f"{field.name}_from", field.name, Match.FROM, f"On this day or later: {field.about}", iso_day, day),
            Filter(f"{field.name}_to", field.name, Match.TO, f"On this day or earlier: {field.about}", iso_day, day),
        ]
    if field.name in _AMONG:
        name, known = _AMONG[field.name]
        about = f"Rows that have it among their {field.name}."
        return [Filter(name, field.name, Match.AMONG, about, one_of(known), _enum(known))]
    if field.type == "boolean":
        return [Filter(field.name, field.name, Match.IS, field.about, _yes_or_no, {"type": "boolean"})]
    known = field.values or _CLOSED.get(f"{table.name} {field.name}") or _CLOSED.get(field.name, ())
    if known:
        return [Filter(field.name, field.name, Match.IS, field.about, one_of(known), _enum(known))]
    if field.name in _LOOKED_UP:
        return [Filter(field.name, field.name, Match.IS, field.about, _LOOKED_UP[field.name], {"type": "string"})]
    return []


def _enum(known: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [*known]}


def one_of(known: Iterable[str]) -> Read:
    every = tuple(known)

    def read(text: str) -> str:
        if text not in every:
            raise ValueError(f"“{_short(text)}” is none of: {', '.join(every)}.")
        return text

    return read


def iso_day(text: str) -> str:
    """The day as it came, so that it compares with those of the rows."""
    try:
        found = parse_partial_date(text)
    except ValueError:
        found = None
    if found is None or found.precision != "day" or found.day.year < EARLIEST_YEAR:
        raise ValueError(f"“{_short(text)}” is no day written as 2024-03-31.")
    return text


def _yes_or_no(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"“{_short(text)}” is neither true nor false.")
    return text == "true"


def _council(text: str) -> str:
    if not any(council.dfe_number == text for council in published_record().councils):
        raise ValueError(f"No council has the DfE number “{_short(text)}”. /api/v1/councils lists them.")
    return text


def _region(text: str) -> str:
    return str(one_of(published_record().regions)(text))


def _region_ofsted(text: str) -> str:
    return str(one_of(published_record().region_divisions["ofsted"])(text))


def _inspection(text: str) -> str:
    if not text.isprintable() or number_of_key(text) is None:
        raise ValueError(f"No inspection has the key “{_short(text)}”.")
    return text


def _size(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII) or int(text) > LARGEST_SIZE:
        raise ValueError(f"“{_short(text)}” is no number from 1 to {LARGEST_SIZE}.")
    return int(text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_SIZE: Final[Parameter] = (
    "size",
    _size,
    f"Rows in this answer at most; {USUAL_SIZE} where it is left out.",
    {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE},
)
_AFTER_KEY: Final[Parameter] = (
    "after",
    str,
    "Where the answer before ended; part of the address in its “next”.",
    {"type": "string"},
)
_AMONG: Final = {
    "themes": ("theme", tuple(LABELS)),
    "states": ("state", tuple(str(state) for state in State)),
}
_CLOSED: Final = {
    "type": tuple(TYPES),
    "council_type": tuple(TYPES),
    "area": tuple(frameworks().areas),
    "corrections area": (*frameworks().areas, OF_INSPECTION),
    "indicator": tuple(area.key for area in frameworks().position_areas),
}
_LOOKED_UP: Final[dict[str, Read]] = {
    "dfe_number": _council,
    "neighbour_dfe_number": _council,
    "predecessor_dfe_number": _council,
    "successor_dfe_number": _council,
    "region": _region,
    "region_ofsted": _region_ofsted,
    "inspection": _inspection,
    "later_inspection": _inspection,
    "earlier_inspection": _inspection,
}
