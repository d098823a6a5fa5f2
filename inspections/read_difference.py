"""A value that a newer reader reads otherwise, as it is kept until somebody takes it over or leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

READING: Final = "reading"
"""The key of a difference that is about the file as a whole."""


@dataclass(frozen=True)
class ReadDifference:
    """A value as it was read and as it is read now, in words; `record` is what the record has, None where nothing.

    `kept` where a person decided on the value, which therefore stays. `gone` and `added` are the items of a list.
    """

    key: str
    label: str
    before: str
    after: str
    record: str | None = None
    kept: bool = False
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def is_of_file(self) -> bool:
        return self.key == READING

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Self:
        """From the object in which it is kept."""
        return cls(**{**data, "gone": tuple(data["gone"]), "added": tuple(data["added"])})
