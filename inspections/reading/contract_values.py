"""Values that the contract of a reading is made of, and what takes them from JSON."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from inspections.reading.vocabulary import Confidence, EventKind, Grade, RatingKind

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points from the top left of the page as displayed."""

JsonObject = dict[str, Any]


def known_keys(cls: type, data: Mapping[str, Any]) -> JsonObject:
    """The keys that a class has fields for: others are those of a later reader."""
    names = {f.name for f in dataclasses.fields(cls)}
    return {key: value for key, value in data.items() if key in names}


def box_from_json(values: Iterable[float]) -> Box:
    """The box that a list of four numbers is."""
    x0, top, x1, bottom = (float(v) for v in values)
    return (x0, top, x1, bottom)


@dataclass(frozen=True)
class EventRead:
    """An earlier inspection or visit that the report names: its year or month, and the grade where it gives one."""

    kind: EventKind
    when: str
    grade: Grade | None
    words: str
    page: int
    box: Box
    confidence: Confidence = Confidence.CHECK

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"box": box_from_json(data["box"]), "kind": EventKind(data["kind"])}
        known["grade"] = Grade(data["grade"]) if data.get("grade") else None
        return cls(**known | {"confidence": Confidence(data.get("confidence", "check"))})


@dataclass(frozen=True)
class RatingRead:
    """A rating of another assessment that a letter mentions; `stars` is None where it gives no number of them."""

    kind: RatingKind
    stars: int | None
    words: str
    page: int
    box: Box
    confidence: Confidence = Confidence.CHECK

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = known_keys(cls, data) | {"box": box_from_json(data["box"]), "kind": RatingKind(data["kind"])}
        return cls(**known | {"confidence": Confidence(data.get("confidence", "check"))})
