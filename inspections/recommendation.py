"""A recommendation as one value, taken over by name from the reading through review to the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Self

from inspections.reading.contract import RecommendationRead


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """One whole item of what a report says needs to improve, and where it stands.

    `boxes` are (page, x0, top, x1, bottom); there is none, and no page, where an editor entered it.
    """

    text: str
    number: str | None = None
    section: str | None = None
    audience: str = "authority"
    tag: str | None = None
    page: int | None = None
    boxes: tuple[tuple[float, ...], ...] = ()

    @classmethod
    def from_reading(cls, read: RecommendationRead) -> Self:
        """The recommendation as the report has it."""
        boxes = [box.to_json() for box in read.boxes]
        return cls.from_plain(vars(read) | {"audience": str(read.audience), "boxes": boxes})

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> Self:
        """From values by the names of its fields; text that is blank is absent."""
        own: dict[str, Any] = {name: None if values[name] == "" else values[name] for name in NAMES if name in values}
        return cls(**own | {"boxes": tuple(tuple(box) for box in values.get("boxes") or ())})

    def to_plain(self) -> dict[str, Any]:
        """Strings, numbers and lists by the names of its fields, as the record's columns and JSON hold them."""
        return asdict(self) | {"boxes": [list(box) for box in self.boxes]}


NAMES: Final = tuple(field.name for field in fields(RecommendationFacts))
