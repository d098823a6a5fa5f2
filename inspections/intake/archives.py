"""Opening an uploaded zip: each report in it is a stream with a limit. Names are labels, never paths."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
"""The bit of an entry’s flags in the ZIP format."""
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# What unpacking raises where sizes, offsets or methods are not what the zip claims.
_UNPACKABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class ArchiveError(Exception):
    """The zip cannot be opened at all; the message is for the person who added it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class EntryError(Exception):
    """One entry cannot be unpacked, or is more than it says; the message is for the person who added it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class ArchiveEntry:
    """A file in a zip. `problem` says why it is not accepted; where that is None, its bytes can be streamed."""

    name: str
    problem: str | None = None


def is_zip(head: bytes) -> bool:
    return head.startswith(_SIGNATURES)


def is_office_document(file: IO[bytes]) -> bool:
    """Whether a zip is one document of an office program: Word's, or LibreOffice's."""
    try:
        names = zipfile.ZipFile(file).namelist()
    except _UNPACKABLE:
        return False
    finally:
        file.seek(0)
    return "[Content_Types].xml" in names or names[:1] == ["mimetype"]


class Archive:
    """A zip of reports, opened once."""

    def __init__(self, file: IO[bytes], *, most_entries: int) -> None:
        """Raises ArchiveError where the file is not a complete zip, or has more entries than are accepted at once."""
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ArchiveError("This zip is damaged. Make it again, or add the PDFs themselves.") from error
        self._entries = [info for info in self._zip.infolist() if not _is_of_the_system(info)]
        if len(self._entries) > most_entries:
            raise ArchiveError(
                f"This zip holds {len(self._entries):,} files; {most_entries} are taken at once. "
                "Make several zips with fewer reports each."
            )

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> Iterator[tuple[ArchiveEntry, Iterator[bytes]]]:
        """Each file with its bytes, in the order of the zip; streaming them raises EntryError where they are bad."""
        for info in self._entries:
            yield ArchiveEntry(info.filename, _problem(info)), self._stream(info)

    def _stream(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except _UNPACKABLE as error:
            raise EntryError("This file cannot be unpacked from the zip. Add the PDF itself.") from error


def _is_of_the_system(info: zipfile.ZipInfo) -> bool:
    """Folders, and the files that some systems put into every zip."""
    return info.is_dir() or info.filename.startswith("__MACOSX/") or info.filename.endswith(".DS_Store")


def _problem(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "This file is locked with a password in the zip. Unpack it and add the PDF itself."
    if info.filename.lower().endswith(".zip"):
        return "This is a zip within the zip. Unpack it and add the reports in it."
    return ""
