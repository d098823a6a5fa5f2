"""Scans: pages without text are drawn and given to the program tesseract, which returns a PDF that has words.

That is read like any other report, and every value in it is to check.
"""

import io
import math
import shutil
import subprocess
import time
from collections.abc import Iterator
from typing import Any, Final

from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document, open_pdf
from inspections.reading.refusals import NO_WORDS, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode

_PROGRAM: Final = "tesseract"
_DOTS_PER_INCH: Final = 200
"""Of scanned ILACS reports this gives most rows and items; 150 loses some, 300 does too and takes longer."""
_MOST_PIXELS: Final = 12_000_000
"""An A3 sheet at that resolution has eight million."""
_SHARE_OF_TIME: Final = 0.6
"""Of the time allowed for a file, after which no further page is begun: reading the words takes the rest."""
_FIRST_PAGES: Final = 4
"""Pages with the judgements and the lists of ILACS and SEND reports."""
_LAST_PAGES: Final = 3
"""Pages on one of which a SIF report names its inspectors."""
_MOST_PAGES: Final = 16
"""All of an ILACS report; of a SIF report of 40 pages, what can be recognised within the time."""


def recognised_document(data: bytes, scan: Document, limits: Limits) -> tuple[Document, tuple[int, ...]]:
    """The scan as a document with words, and the numbers of the pages recognised; raises RefusedError."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise UnreadableFileError(ErrorCode.NO_TEXT, pages=len(scan.pages))
    until = time.monotonic() + _SHARE_OF_TIME * limits.timeout_seconds
    original = open_pdf(data)
    recognised: dict[int, bytes] = {}
    for number in pages_to_recognise(len(scan.pages)):
        left = until - time.monotonic()
        if left <= 0:
            break
        page = _recognised(program, original[number - 1], left)
        if page:
            recognised[number] = page
    document = Document(_bound(scan, recognised), limits.max_pages, recognised=True)
    if not any(page.lines for page in document.pages):
        raise UnreadableFileError(ErrorCode.NO_TEXT, NO_WORDS, len(scan.pages))
    return document, tuple(sorted(recognised))


def pages_to_recognise(count: int) -> Iterator[int]:
    """The cover and the lists after it, the last pages with the inspectors' names, then the others in order."""
    first = range(1, min(_FIRST_PAGES, count) + 1)
    last = range(max(_FIRST_PAGES, count - _LAST_PAGES) + 1, count + 1)
    rest = (number for number in range(1, count + 1) if number not in first and number not in last)
    yield from [*first, *last, *rest][:_MOST_PAGES]


def _recognised(program: str, page: Any, seconds: float) -> bytes | None:
    """A PDF of one page with the words of its picture; None where the program gave none in the time."""
    command = [program, "stdin", "stdout", "--dpi", str(_DOTS_PER_INCH), "-l", "eng", "pdf"]
    # One thread: two workers share the machine, as they do for other files.
    environment = {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=_picture(page), capture_output=True, check=False, timeout=seconds, env=environment
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"%PDF-") else None


def _picture(page: Any) -> bytes:
    """The page as a grey picture, reduced where it would be larger than any sheet of paper."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    out = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(out, format="PNG")
    return out.getvalue()


def _bound(scan: Document, recognised: dict[int, bytes]) -> bytes:
    """One PDF of the recognised pages with blanks for the others, so that every page keeps its number."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    bound = pdfium.PdfDocument.new()
    for page in scan.pages:
        if page.number in recognised:
            bound.import_pages(pdfium.PdfDocument(recognised[page.number]), [0])
        else:
            bound.new_page(*page.size)
    out = io.BytesIO()
    bound.save(out)
    return out.getvalue()
