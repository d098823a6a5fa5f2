"""The places where files are kept: reports, evidence, zips. Each is a folder of this machine or part of a bucket.

STORAGES says which; nothing else knows. Whatever a place is, a file in it is whole or not there, and one that cannot be
reached for now raises ConnectionError.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final, Protocol, cast

from django.core.files.storage import storages

REPORTS: Final = "reports"
EVIDENCE: Final = "evidence"
ZIPS: Final = "zips"
KEPT_FOR_GOOD: Final = (REPORTS, EVIDENCE)
"""What a backup holds; a zip is there only until its reports are kept."""

INCOMING: Final = "incoming-"
"""Begins the name of what is half written."""


class Place(Protocol):
    """What both kinds of place can do; names have `/` between their parts."""

    @property
    def spool_folder(self) -> Path: ...
    def take(self, written: Path, name: str) -> None: ...
    def open(self, name: str) -> IO[bytes]: ...
    def size(self, name: str) -> int: ...
    def exists(self, name: str) -> bool: ...
    def get_modified_time(self, name: str) -> datetime: ...
    def delete(self, name: str) -> None: ...
    def names(self) -> Iterator[str]: ...
    def local_copy(self, name: str) -> AbstractContextManager[Path]: ...
    def problem(self) -> str | None: ...


def place(name: str) -> Place:
    """The place of that name; ConnectionError and FileNotFoundError are raised by what is asked of it."""
    return cast(Place, storages[name])


class Spool:
    """A file of this machine that is written to, then kept under a name or forgotten."""

    def __init__(self, target: Place, file: IO[bytes], path: Path) -> None:
        self._target, self._path = target, path
        self.file = file

    def keep_as(self, name: str) -> None:
        """Once all is written. Raises OSError where it cannot be kept."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self._target.take(self._path, name)


@contextmanager
def spool_to(target: Place) -> Iterator[Spool]:
    folder = target.spool_folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=INCOMING)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield Spool(target, file, path)
    finally:
        path.unlink(missing_ok=True)


def forget_half_written(before: float) -> int:
    """Remove what a process that was killed left half written, last written to before then (seconds since 1970)."""
    count = 0
    for folder in {place(name).spool_folder for name in (*KEPT_FOR_GOOD, ZIPS)}:
        for path in folder.glob(f"{INCOMING}*"):
            # Whoever writes it may take it away at this moment.
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    count += 1
    return count


def chunks_of(file: IO[bytes], size: int = 1024 * 1024) -> Iterator[Any]:
    """The bytes of a file from where it stands."""
    return iter(lambda: file.read(size), b"")
