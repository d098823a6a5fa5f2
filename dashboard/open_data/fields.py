"""What a table that is given out is made of, and the fields that several of them have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import KIND_LABELS


@dataclass(frozen=True)
class PublishedField:
    """A column: `type` is one of Table Schema's; `values` are all it can hold where that is a closed list."""

    name: str
    type: str
    about: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublishedTable:
    """`key` identifies a row permanently; `links` are (field, other table, its field)."""

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
        """The cells in the order of the fields; KeyError where one is missing."""
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
