"""Where the files of evidence are kept: under names that nobody can guess, apart from the reports, which are public."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import IO

from inspections.intake.places import EVIDENCE, place, spool_to
from inspections.intake.store import StoredFile, TooLargeError


def is_kept(stored: str) -> bool:
    return place(EVIDENCE).exists(_checked(stored))


def open_evidence(stored: str) -> IO[bytes]:
    """Raises FileNotFoundError, and ConnectionError where it cannot be had for now."""
    return place(EVIDENCE).open(_checked(stored))


def keep_evidence(stored: str, chunks: Iterable[bytes], *, most: int) -> StoredFile:
    """Write the chunks, whole or not at all; their checksum, and how many bytes they are.

    Raises TooLargeError beyond `most` bytes.
    """
    size, digest = 0, hashlib.sha256()
    with spool_to(place(EVIDENCE)) as spool:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLargeError
            digest.update(chunk)
            spool.file.write(chunk)
        spool.keep_as(_checked(stored))
    return StoredFile(digest.hexdigest(), size)


def remove_evidence(stored: str) -> None:
    place(EVIDENCE).delete(_checked(stored))


def _checked(stored: str) -> str:
    """ValueError for what is no such name."""
    if not (stored.isalnum() and stored.isascii()):
        raise ValueError(stored)
    return stored
