"""The page about the interface, made from its description (OpenAPI), so that it never says what there is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from dashboard.pages.programs.filters import LARGEST_SIZE, USUAL_SIZE
from dashboard.web.for_programs import LIMIT

MOST_NAMED: Final = 12
"""So many allowed values are named on the page; the description has the others."""
_EXAMPLES: Final[Mapping[str, str]] = {
    "judgements": "framework=ilacs&grade=inadequate",
    "inspections": "framework=ilacs&published_from=2025-01-01",
    "recommendations": "theme=care_leavers",
    "positions": "as_at=2024-03-31&region=London",
}
"""A question for some addresses, as what follows them."""


@dataclass(frozen=True)
class Named:
    """A parameter or a field: its type, what it is, and the values that it can have, if there is a closed list."""

    name: str
    type: str
    about: str
    values: str = ""


@dataclass(frozen=True)
class Operation:
    anchor: str
    path: str
    title: str
    about: str
    parameters: tuple[Named, ...]
    fields: tuple[Named, ...]
    example: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Reference:
    """`most` is how many requests of one address are answered in a minute."""

    address: str
    openapi: str
    usual_size: int
    largest_size: int
    most: int
    groups: tuple[Group, ...]


def reference_of(described: Mapping[str, Any], address: str) -> Reference:
    """`address` is the absolute one of the interface, for examples that can be pasted."""
    shapes = described["components"]["schemas"]
    by_tag: dict[str, list[Operation]] = {}
    for path, methods in described["paths"].items():
        each = methods["get"]
        by_tag.setdefault(each["tags"][0], []).append(_operation(path, each, shapes, address))
    groups = tuple(Group(title, tuple(found)) for title, found in by_tag.items())
    return Reference(address, reverse("dashboard:api_openapi"), USUAL_SIZE, LARGEST_SIZE, LIMIT.most, groups)


def _operation(path: str, each: Mapping[str, Any], shapes: Mapping[str, Any], address: str) -> Operation:
    example = _EXAMPLES.get(each["operationId"])
    return Operation(
        anchor=each["operationId"].replace("_", "-"),
        path=path,
        title=each["summary"],
        about=each["description"],
        parameters=tuple(_named(p["name"], p["schema"], p.get("description")) for p in each["parameters"]),
        fields=tuple(_fields(each, shapes)),
        example=f"{address}{each['operationId']}?{example}" if example else "",
    )


def _fields(each: Mapping[str, Any], shapes: Mapping[str, Any]) -> Iterator[Named]:
    """Of a table the fields of its rows; of one thing the parts of the answer."""
    answer = _shape(each["responses"][200]["content"]["application/json"]["schema"], shapes)
    rows = answer["properties"].get("rows")
    parts = _shape(rows["items"], shapes)["properties"] if rows else answer["properties"]
    for name, schema in parts.items():
        yield _named(name, schema, schema.get("description"))


def _shape(schema: Mapping[str, Any], shapes: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    found: Mapping[str, Any] = shapes[reference.rpartition("/")[2]] if reference else schema
    return found


def _named(name: str, schema: Mapping[str, Any], about: str | None) -> Named:
    values = [str(value) for value in schema.get("enum", ()) if value is not None]
    more = f" and {len(values) - MOST_NAMED} more" if len(values) > MOST_NAMED else ""
    shown = f"{', '.join(values[:MOST_NAMED])}{more}"
    return Named(name, _type_of(schema), about or schema.get("description") or "", shown)


def _type_of(schema: Mapping[str, Any]) -> str:
    """In words: a day is a text of a known form."""
    if schema.get("format") == "date":
        return "date"
    if "anyOf" in schema:
        return " or ".join(_type_of(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return "object"
    kind = str(schema.get("type", ""))
    return {"array": "list", "null": "null"}.get(kind, kind)
