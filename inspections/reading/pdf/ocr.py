"""Scans: pages without text are drawn, set straight and given to the program tesseract, which returns a PDF with words.

That is read like any other report, and every value in it is to check.
"""

import io
import math
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document, open_pdf
from inspections.reading.pdf.skew import Turn, degrees_to_turn
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
_WHITE: Final = 255
"""The grey of paper."""
_BILINEAR: Final = 2
"""Pillow's Resampling.BILINEAR."""
_QUARTERS: Final = (180, 90, 270)
"""Degrees by which a sheet may have been put into the scanner the wrong way, the likeliest first."""
_PLAIN_WORDS: Final = re.compile(r"\b(?:the|and|of|to|in|for|services|inspection)\b", re.IGNORECASE)
_FEW_PLAIN_WORDS: Final = 3
"""On a page that stands on its head tesseract finds none of these words; the emptiest cover has four."""
_LETTERS_ASKED: Final = 80
"""Letters that tell which way the words of a page run."""


@dataclass(frozen=True)
class _Recognised:
    """A PDF of one page with words under its picture, and how that was turned."""

    pdf: bytes
    turn: Turn


def can_recognise() -> bool:
    """Whether the program is installed."""
    return shutil.which(_PROGRAM) is not None


def recognised_document(
    data: bytes, scan: Document, limits: Limits, pages: Sequence[int] = ()
) -> tuple[Document, tuple[int, ...]]:
    """The scan as a document with words, and the numbers of the pages recognised; raises RefusedError.

    Of a file in which only some pages are pictures, those `pages` alone are recognised, and the others stay.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise UnreadableFileError(ErrorCode.NO_TEXT, pages=len(scan.pages))
    until = time.monotonic() + _SHARE_OF_TIME * limits.timeout_seconds
    original = open_pdf(data)
    recognised: dict[int, _Recognised] = {}
    quarter = 0
    pages = pages or range(1, len(scan.pages) + 1)
    for number in (pages[position - 1] for position in pages_to_recognise(len(pages))):
        left = until - time.monotonic()
        if left <= 0:
            break
        page = _upright(program, original[number - 1], left, quarter)
        if page:
            recognised[number] = page
            quarter = round(page.turn.degrees / 90) * 90
    turns = {number: page.turn for number, page in recognised.items()}
    document = Document(_bound(original, recognised), limits.max_pages, turns=turns)
    if not any(page.lines for page in document.pages):
        raise UnreadableFileError(ErrorCode.NO_TEXT, NO_WORDS, len(scan.pages))
    return document, tuple(sorted(recognised))


def pages_to_recognise(count: int) -> Iterator[int]:
    """The cover and the lists after it, the last pages with the inspectors' names, then the others in order."""
    first = range(1, min(_FIRST_PAGES, count) + 1)
    last = range(max(_FIRST_PAGES, count - _LAST_PAGES) + 1, count + 1)
    rest = (number for number in range(1, count + 1) if number not in first and number not in last)
    yield from [*first, *last, *rest][:_MOST_PAGES]


def _upright(program: str, page: Any, seconds: float, quarter: int) -> _Recognised | None:
    """The page recognised as it lies, or turned by quarters where that gives no plain words."""
    until = time.monotonic() + seconds
    first = None
    for degrees in (quarter, *(other for other in (0, *_QUARTERS) if other != quarter)):
        found = _recognised(program, page, until - time.monotonic(), degrees)
        first = first or found
        if found is None or _is_upright(found.pdf):
            return found or first
    return first


def _is_upright(data: bytes) -> bool:
    """Whether the page has words that every page has, side by side, or hardly any at all, as a picture."""
    textpage = open_pdf(data)[0].get_textpage()
    text = textpage.get_text_range()
    if len(text.split()) < _FEW_PLAIN_WORDS:
        return True
    boxes = [textpage.get_charbox(index) for index in range(min(_LETTERS_ASKED, textpage.count_chars()))]
    # Tesseract reads some pages that lie on their side, letter over letter, which nothing after it can use.
    across = sum(abs(b[0] - a[0]) > abs(b[1] - a[1]) for a, b in pairwise(boxes))
    return len(_PLAIN_WORDS.findall(text)) >= _FEW_PLAIN_WORDS and 2 * across > len(boxes)


def _recognised(program: str, page: Any, seconds: float, quarter: int) -> _Recognised | None:
    """A PDF of one page with the words of its picture; None where the program gave none in the time."""
    if seconds <= 0:
        return None
    picture, dots = _picture(page)
    picture = picture.rotate(quarter, expand=True) if quarter else picture
    degrees = degrees_to_turn(picture)
    if degrees:
        picture = picture.rotate(degrees, resample=_BILINEAR, fillcolor=_WHITE)
    out = io.BytesIO()
    picture.save(out, format="PNG", compress_level=1)
    command = [program, "stdin", "stdout", "--dpi", str(dots), "-l", "eng", "pdf"]
    # One thread: two workers share the machine, as they do for other files.
    environment = {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=out.getvalue(), capture_output=True, check=False, timeout=seconds, env=environment
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    good = done.returncode == 0 and done.stdout.startswith(b"%PDF-")
    return _Recognised(done.stdout, Turn(quarter + degrees, page.get_size())) if good else None


def _picture(page: Any) -> tuple[Any, int]:
    """The page as a grey picture and its dots per inch, fewer where it would be larger than any sheet of paper."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    return page.render(scale=scale, grayscale=True).to_pil().convert("L"), max(1, round(scale * 72))


def _bound(original: Any, recognised: dict[int, _Recognised]) -> bytes:
    """One PDF of the recognised pages and the others as they are, so that every page keeps its number."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    bound = pdfium.PdfDocument.new()
    for number in range(1, len(original) + 1):
        if number in recognised:
            bound.import_pages(pdfium.PdfDocument(recognised[number].pdf), [0])
        else:
            bound.import_pages(original, [number - 1])
    out = io.BytesIO()
    bound.save(out)
    return out.getvalue()
