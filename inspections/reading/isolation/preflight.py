"""Checks on a file before PDFium sees it: it exists, is neither empty nor too large, and claims to be a PDF."""

from pathlib import Path
from typing import Final

from inspections.reading.limits import MIB, Limits
from inspections.reading.refusals import NOT_ALLOWED, OFFICE_DOCUMENT, WEB_PAGE, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode

_HEADER_WITHIN: Final = 1024
"""Bytes in which `%PDF-` must stand: some servers send a few lines of their own before it, as viewers accept."""
_OLDER_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""What every file in Microsoft's compound format begins with, such as .doc."""


def bytes_within_limit(path: Path, limits: Limits) -> bytes:
    """The bytes of a file that exists and is not too large; raises RefusedError."""
    try:
        if not path.is_file():
            raise UnreadableFileError(ErrorCode.NOT_FOUND)
        with path.open("rb") as file:
            # One byte more than is allowed, whatever size the file claims: it may grow, or be a pipe that has none.
            data = file.read(limits.max_mib * MIB + 1)
    except PermissionError as error:
        raise UnreadableFileError(ErrorCode.NOT_FOUND, NOT_ALLOWED) from error
    except OSError as error:
        raise UnreadableFileError(ErrorCode.NOT_FOUND) from error
    if len(data) > limits.max_mib * MIB:
        raise UnreadableFileError(ErrorCode.TOO_LARGE)
    return data


def refuse_unless_pdf(data: bytes) -> None:
    """Raises RefusedError unless the bytes are those of a PDF."""
    if not data:
        raise UnreadableFileError(ErrorCode.EMPTY)
    head = data[:_HEADER_WITHIN]
    if b"%PDF-" in head:
        return
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        raise UnreadableFileError(ErrorCode.NOT_A_PDF, WEB_PAGE)
    if _is_office_document(data):
        raise UnreadableFileError(ErrorCode.NOT_A_PDF, OFFICE_DOCUMENT)
    raise UnreadableFileError(ErrorCode.NOT_A_PDF)


def _is_office_document(data: bytes) -> bool:
    """By how the zip of a newer one begins and what it names, or by the signature of an older one."""
    if data.startswith(_OLDER_OFFICE):
        return True
    return data.startswith(b"PK") and (b"[Content_Types].xml" in data or b"mimetypeapplication/vnd.oasis" in data[:128])
