"""Where uploaded bytes are kept: once, under their SHA-256, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


@dataclass(frozen=True)
class StoredFile:
    """The checksum and the size in bytes of what was kept."""

    sha256: str
    size: int


class TooLargeError(Exception):
    """More bytes came than may be kept; nothing was."""


def stored_path(sha256: str) -> Path:
    """Where the file with that checksum is kept, whether or not it is there."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / f"{sha256}.pdf"


def store_bytes(chunks: Iterable[bytes], *, most: int) -> StoredFile:
    """Write the chunks to a file named after their checksum; storing the same bytes again changes nothing.

    Raises TooLargeError beyond `most` bytes.
    """
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=root, prefix="incoming-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            stored = _write(file, chunks, most)
            file.flush()
            os.fsync(file.fileno())
        final = stored_path(stored.sha256)
        final.parent.mkdir(exist_ok=True)
        temporary.replace(final)
    finally:
        temporary.unlink(missing_ok=True)
    return stored


def remove_bytes(sha256: str) -> None:
    """For good; whether or not they are there."""
    stored_path(sha256).unlink(missing_ok=True)


def _write(file: BinaryIO, chunks: Iterable[bytes], most: int) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooLargeError
        digest.update(chunk)
        file.write(chunk)
    return StoredFile(digest.hexdigest(), size)
