"""Districts, counties and other places that people know better than the council that runs children's services there."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from authorities.register import DATA


class PlaceKind(StrEnum):
    DISTRICT = "district"
    FORMER_DISTRICT = "former district"
    COUNTY = "county"
    FORMER_COUNTY = "former county"
    PLACE = "place"


@dataclass(frozen=True)
class Place:
    """A line of places.csv: its names, the usual one first, and the DfE numbers of the councils that it lies in."""

    names: tuple[str, ...]
    kind: PlaceKind
    dfe_numbers: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def places() -> tuple[Place, ...]:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place((row["place"], *_parts(row["also"])), PlaceKind(row["kind"]), tuple(_parts(row["dfe_la_numbers"])))
            for row in csv.DictReader(file)
        )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
