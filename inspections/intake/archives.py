"""Opening an uploaded zip: each report in it is a stream with a limit. Names are labels, never paths."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

_CHUNK = 64 * 1024
_LONGEST_LIST = 4 * 1024 * 1024
"""Bytes of the list at the end of a zip that says what is in it: five hundred files, the most that are taken at once by
default, take a hundredth. Each of its entries takes ten times as much memory once it is read.
"""
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


class _LongListError(Exception):
    """The list of what is in a zip is longer than is read."""


class _Bounded:
    """A file that gives no more at once than the list of a zip may have, which is read whole before anything else."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if size > _LONGEST_LIST:
            raise _LongListError
        return self._file.read(size)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


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
        names = _opened(file).namelist()
    except (*_UNPACKABLE, _LongListError):
        return False
    finally:
        file.seek(0)
    return "[Content_Types].xml" in names or names[:1] == ["mimetype"]


class Archive:
    """A zip of reports, opened once."""

    def __init__(self, file: IO[bytes], *, most_entries: int) -> None:
        """Raises ArchiveError where the file is not a complete zip, or has more entries than are accepted at once."""
        try:
            self._zip = _opened(file)
        except _LongListError as error:
            raise ArchiveError(
                f"This zip holds many more files than the {most_entries} that are taken at once. "
                "Make several zips with fewer reports each."
            ) from error
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ArchiveError("This zip is damaged. Make it again, or add the PDFs themselves.") from error
        self._entries = [info for info in self._zip.infolist() if not _is_of_the_system(info)]
        if len(self._entries) > most_entries:
            raise ArchiveError(
                f"This zip holds {len(self._entries):,} files; the most at once is {most_entries}. Make several "
                "zips with fewer reports in each."
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


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """Raises _LongListError, and what zipfile raises."""
    return zipfile.ZipFile(cast("IO[bytes]", _Bounded(file)))


def _is_of_the_system(info: zipfile.ZipInfo) -> bool:
    """Folders, and the files that some systems put into every zip."""
    return info.is_dir() or info.filename.startswith("__MACOSX/") or info.filename.endswith(".DS_Store")


def _problem(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "This file is protected by a password in the zip. Unpack it and add the PDF itself."
    if info.filename.lower().endswith(".zip"):
        return "This is a zip inside a zip. Unpack it and add the reports in it."
    return ""
