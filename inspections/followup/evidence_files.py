"""Which files may be kept as evidence: by the end of their name, and that they begin as such files do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

_ZIP: Final = b"PK\x03\x04"
_BEGINS: Final[Mapping[str, bytes | None]] = {
    ".pdf": b"%PDF-",
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    # Text begins in any way, but has no NUL, as programs and pictures have.
    ".csv": None,
    ".txt": None,
}
ACCEPTED: Final = ",".join(_BEGINS)
"""For the field of a form."""


def kind_of(name: str) -> str | None:
    """The end of the name, where such files may be kept."""
    end = PurePosixPath(name).suffix.lower()
    return end if end in _BEGINS else None


def begins_as_named(name: str, head: bytes) -> bool:
    """Whether the first bytes are those of what the name says it is."""
    begins = _BEGINS[PurePosixPath(name).suffix.lower()]
    return b"\0" not in head if begins is None else head.startswith(begins)
