"""Where uploaded bytes are kept: once, under their SHA-256, written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from inspections.intake.places import REPORTS, place, spool_to


@dataclass(frozen=True)
class StoredFile:
    """The checksum and the size in bytes of what was kept."""

    sha256: str
    size: int


class TooLargeError(Exception):
    """More bytes came than may be kept; nothing was."""


def stored_name(sha256: str) -> str:
    """Under which name the file with that checksum is kept, whether or not it is there."""
    return f"{sha256[:2]}/{sha256}.pdf"


def stored_file(sha256: str) -> AbstractContextManager[Path]:
    """The file on this machine, for as long as it is needed. Raises ConnectionError where it cannot be had for now."""
    return place(REPORTS).local_copy(stored_name(sha256))


@contextmanager
def file_to_read(sha256: str) -> Iterator[Path]:
    """As `stored_file`, for a reader who would say that it is not there: where no file is, the place is away, as the
    folder of a disk that is not mounted. Raises ConnectionError then, too.
    """
    with stored_file(sha256) as path:
        if not path.exists() and next(place(REPORTS).names(), None) is None:
            raise ConnectionError("There are no stored files at all. Is the disk mounted, and is the right bucket set?")
        yield path


def open_stored(sha256: str) -> IO[bytes]:
    """Raises FileNotFoundError, and ConnectionError where it cannot be had for now."""
    return place(REPORTS).open(stored_name(sha256))


def stored_size(sha256: str) -> int | None:
    """In bytes; None where there is no such file. Raises ConnectionError where that cannot be said for now."""
    try:
        return place(REPORTS).size(stored_name(sha256))
    except FileNotFoundError:
        return None


def store_bytes(chunks: Iterable[bytes], *, most: int) -> StoredFile:
    """Write the chunks to a file named after their checksum; storing the same bytes again changes nothing.

    Raises TooLargeError beyond `most` bytes.
    """
    with spool_to(place(REPORTS)) as spool:
        stored = _write(spool.file, chunks, most)
        spool.keep_as(stored_name(stored.sha256))
    return stored


def remove_bytes(sha256: str) -> None:
    """For good; whether or not they are there."""
    place(REPORTS).delete(stored_name(sha256))


def _write(file: IO[bytes], chunks: Iterable[bytes], most: int) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooLargeError
        digest.update(chunk)
        file.write(chunk)
    return StoredFile(digest.hexdigest(), size)
