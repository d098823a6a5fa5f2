"""Checks of a file before PDFium sees it: it exists, is neither empty nor too large, and says it is a PDF."""

from pathlib import Path
from typing import Final

from inspections.reading.limits import MIB, Limits
from inspections.reading.refusals import NOT_ALLOWED, WEB_PAGE, RefusedError
from inspections.reading.vocabulary import ErrorCode

_HEADER_WITHIN: Final = 1024


def bytes_within_limit(path: Path, limits: Limits) -> bytes:
    """The bytes of a file that may be read; raises RefusedError."""
    try:
        if not path.is_file():
            raise RefusedError(ErrorCode.NOT_FOUND)
        with path.open("rb") as file:
            # One byte more than may be read, whatever size the file says it has: it may grow, or have none at all.
            data = file.read(limits.max_mib * MIB + 1)
    except PermissionError as error:
        raise RefusedError(ErrorCode.NOT_FOUND, NOT_ALLOWED) from error
    except OSError as error:
        raise RefusedError(ErrorCode.NOT_FOUND) from error
    if len(data) > limits.max_mib * MIB:
        raise RefusedError(ErrorCode.TOO_LARGE)
    return data


def refuse_unless_pdf(data: bytes) -> None:
    """Raises RefusedError where the bytes are none of a PDF."""
    if not data:
        raise RefusedError(ErrorCode.EMPTY)
    head = data[:_HEADER_WITHIN]
    if b"%PDF-" in head:
        return
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        raise RefusedError(ErrorCode.NOT_A_PDF, WEB_PAGE)
    raise RefusedError(ErrorCode.NOT_A_PDF)
