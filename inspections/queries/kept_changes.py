"""The changes between two editions as they were found once: those of an import are many, and stay what they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any, overload

from inspections.kept_files import Write, kept_file
from inspections.models import Edition


class KeptLines:
    """Objects of a kept file, one a line; only those that are asked for are read."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """The rows of a slice, or one."""
        return json.loads(self._lines[at]) if isinstance(at, int) else [json.loads(line) for line in self._lines[at]]


def kept_lines(
    what: str, before: Edition, after: Edition, make: Callable[[], Iterable[Mapping[str, Any]]]
) -> KeptLines:
    """What `make` finds of the two editions, of which `what` names the kind; found again where a removal took something
    away.
    """
    with kept_changes(what, before, after, lambda file: _write(file, make())) as file:
        return KeptLines(file.read().splitlines())


def kept_changes(what: str, before: Edition, after: Edition, write: Write) -> IO[bytes]:
    """A file of the changes between two editions, open to be read."""
    of = " ".join(f"{each.number} {each.sha256}" for each in (before, after))
    return kept_file(f"changes {what} {of}", last_removal, write)


def _write(file: IO[bytes], lines: Iterable[Mapping[str, Any]]) -> None:
    for each in lines:
        file.write(json.dumps(each, ensure_ascii=False).encode() + b"\n")


def last_removal() -> str:
    """The last edition that took words out of those before, by which lists of changes are others."""
    removals = Edition.objects.filter(kind=Edition.Kind.REMOVAL).order_by("-number")
    return str(removals.values_list("number", flat=True).first() or 0)
