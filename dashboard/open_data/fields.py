"""Published tables and their fields, and the fields that several tables share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from inspections.models import Inspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import KIND_LABELS


@dataclass(frozen=True)
class PublishedField:
    """A column: `type` is a type of Table Schema; `values` lists every possible value if there is a closed list."""

    name: str
    type: str
    about: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublishedTable:
    """`key` is the primary key, which never changes; `links` are foreign keys: (field, other table, its field)."""

    name: str
    title: str
    about: str
    key: tuple[str, ...]
    fields: tuple[PublishedField, ...]
    links: tuple[tuple[str, str, str], ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def row(self, cells: Mapping[str, Any]) -> tuple[Any, ...]:
        """The cells in the order of the fields. Raises KeyError if one is missing."""
        return tuple(cells[name] for name in self.header)


DFE: Final = PublishedField("dfe_number", "string", "DfE number of the council, three digits.", required=True)
COUNCIL: Final = PublishedField("council", "string", "Short name of the council.", required=True)
FRAMEWORK: Final = PublishedField(
    "framework", "string", "Framework of the inspection.", required=True, values=tuple(frameworks())
)
KIND: Final = PublishedField(
    "kind", "string", "Kind within its framework.", required=True, values=tuple(str(kind) for kind in KIND_LABELS)
)
ADDRESS: Final = PublishedField("address", "string", "The page of the inspection; it stays.", required=True)
KEY: Final = PublishedField(
    "inspection",
    "string",
    "Stable key: DfE number, framework and first day on site, else publication, as first known; it never changes.",
    required=True,
)
START: Final = PublishedField("start", "date", "First day on site; blank where it is not known.")
END: Final = PublishedField("end", "date", "Last day on site; blank where it is not known.")
PUBLISHED: Final = PublishedField(
    "published", "date", "Publication; the last day of the month or year that is known. Blank of a visit: not known."
)
PRECISION: Final = PublishedField(
    "published_precision",
    "string",
    "How exactly the publication is known; blank where it is not.",
    values=tuple(Inspection.Precision.values),
)
