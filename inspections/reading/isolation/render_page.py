"""The command that draws a page as a PNG for the review screen, in a process of its own under the reading limits.

`python -m inspections.reading.isolation.render_page FILE --page N --width 1240 --out OUT.png` exits with 0 and a
complete file, or with 1 and a sentence on standard error.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from inspections.reading.isolation.preflight import bytes_within_limit, refuse_unless_pdf
from inspections.reading.isolation.sandbox import KilledFromOutsideError, run_limited
from inspections.reading.limits import Limits, add_limit_options, limits_from_options
from inspections.reading.pdf.document import open_pdf
from inspections.reading.refusals import KILLED, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode

DEFAULT_WIDTH: Final = 1240
"""Pixels: an A4 page at 150 dots to the inch."""
MAX_WIDTH: Final = 4000
"""Pixels: more than any screen shows of a page."""
MAX_PIXELS: Final = 30_000_000
"""An A4 page at 4,000 pixels has 23 million; a hostile page a mile long would need more memory than there is."""


def page_as_png(data: bytes, page: int, width: int, max_pages: int) -> bytes:
    """A page, counted from 1, as a PNG of that width in pixels; to be called only in a limited process."""
    pdf = open_pdf(data)
    if len(pdf) > max_pages:
        raise UnreadableFileError(ErrorCode.TOO_MANY_PAGES)
    if not 1 <= page <= len(pdf):
        raise UnreadableFileError(ErrorCode.NOT_FOUND, f"This PDF has no page {page}. It has {len(pdf)}.")
    try:
        # Without this the values of form fields, which were read, would not be drawn.
        pdf.init_forms()
        return _png(pdf[page - 1], width)
    except (RuntimeError, ValueError) as error:
        raise UnreadableFileError(ErrorCode.DAMAGED) from error


def _png(page: Any, width: int) -> bytes:
    points_wide, points_high = page.get_size()
    scale = width / points_wide
    if width * points_high * scale > MAX_PIXELS:
        raise UnreadableFileError(
            ErrorCode.TOO_LARGE, "This page is too long to be drawn. Open the PDF itself to see it."
        )
    image = page.render(scale=scale).to_pil()
    out = io.BytesIO()
    image.save(out, format="PNG")
    return out.getvalue()


def page_of_file_as_png(path: Path, page: int, width: int, limits: Limits) -> bytes:
    """The PNG of a page of a file, drawn in a limited process; raises RefusedError."""
    data = bytes_within_limit(path, limits)
    refuse_unless_pdf(data)
    answer = run_limited(lambda: _child(data, page, width, limits), limits)
    kind, _, rest = answer.partition(b"\n")
    if kind == b"png":
        return rest
    code, _, message = rest.decode().partition("\n")
    raise UnreadableFileError(ErrorCode(code), message)


def _child(data: bytes, page: int, width: int, limits: Limits) -> bytes:
    try:
        return b"png\n" + page_as_png(data, page, width, limits.max_pages)
    except UnreadableFileError as refusal:
        return f"refused\n{refusal.error.code}\n{refusal.error.message}".encode()


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file so that nobody ever sees only half of it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(data)
    os.replace(file.name, path)  # noqa: PTH105


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of `python -m inspections.reading.isolation.render_page`."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.reading.isolation.render_page", description="Draws one page as PNG."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--page", type=int, required=True, help="counted from 1")
    parser.add_argument("--width", type=int, default=DEFAULT_WIDTH, help="pixels")
    parser.add_argument("--out", type=Path, required=True)
    add_limit_options(parser)
    options = parser.parse_args(arguments)
    width = min(max(1, options.width), MAX_WIDTH)
    try:
        picture = page_of_file_as_png(options.file, options.page, width, limits_from_options(options))
        write_atomically(options.out, picture)
    except UnreadableFileError as refusal:
        sys.stderr.write(refusal.error.message + "\n")
        return 1
    except KilledFromOutsideError:
        sys.stderr.write(KILLED + "\n")
        return 1
    except OSError:
        sys.stderr.write("The picture could not be written. Check that its folder exists and can be written to.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
