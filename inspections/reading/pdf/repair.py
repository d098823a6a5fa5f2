"""Files that are cut short or have lost their index: qpdf writes them anew, with an index rebuilt from what is left.

PDFium rebuilds a plain index by itself, but gives up where objects are packed into streams, as in most reports.
"""

import io
from typing import Final

from inspections.reading.refusals import UnreadableFileError
from inspections.reading.vocabulary import ErrorCode

_END_WITHIN: Final = 2048
"""Bytes at the end that are looked at: a download may have had a few lines added after the mark."""


def has_end_mark(data: bytes) -> bool:
    """Whether the file has the mark that ends every PDF; without it, pages or words may be missing."""
    return b"%%EOF" in data[-_END_WITHIN:]


def repaired_pdf(data: bytes) -> bytes:
    """The file, written anew; raises RefusedError where nothing can be made of it."""
    # Imported late: hardly any file needs it, and every reading would pay for it.
    import pikepdf  # noqa: PLC0415

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
    except pikepdf.PasswordError as error:
        raise UnreadableFileError(ErrorCode.ENCRYPTED) from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise UnreadableFileError(ErrorCode.DAMAGED) from error
    return out.getvalue()
