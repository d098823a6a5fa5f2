"""Where the files of evidence are kept: under names that nobody can guess, apart from the reports, which are public."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from inspections.intake.store import TooLargeError


def evidence_path(stored: str) -> Path:
    """Where the file is kept that is called so there. ValueError for what is no such name."""
    if not (stored.isalnum() and stored.isascii()):
        raise ValueError(stored)
    return Path(settings.EVIDENCE_ROOT) / stored


def keep_evidence(stored: str, chunks: Iterable[bytes], *, most: int) -> int:
    """Write the chunks, whole or not at all; how many bytes they are.

    Raises TooLargeError beyond `most` bytes.
    """
    root = Path(settings.EVIDENCE_ROOT)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=root, prefix="incoming-")
    temporary, size = Path(name), 0
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise TooLargeError
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(evidence_path(stored))
    finally:
        temporary.unlink(missing_ok=True)
    return size


def remove_evidence(stored: str) -> None:
    evidence_path(stored).unlink(missing_ok=True)
