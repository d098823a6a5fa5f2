"""The command that gives the lines of every page and their words with their boxes, so that a person can choose among
them; in a process of its own under the reading limits.

`python -m inspections.reading.isolation.page_lines FILE` prints JSON and exits with 0: for each page a list of
`[text, [x0, top, x1, bottom], words]`, and each word as `[text, [x0, top, x1, bottom], broken]`, where `broken` is 1 of
a word that goes on in the next line; or exits with 1 and a sentence on standard error.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from inspections.reading.contract import Box
from inspections.reading.isolation.preflight import bytes_within_limit, refuse_unless_pdf
from inspections.reading.isolation.sandbox import KilledFromOutsideError, run_limited
from inspections.reading.limits import Limits, add_limit_options, limits_from_options
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine, is_broken_after
from inspections.reading.refusals import KILLED, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode


def lines_of_file(path: Path, limits: Limits) -> bytes:
    """The JSON; raises UnreadableFileError."""
    data = bytes_within_limit(path, limits)
    refuse_unless_pdf(data)
    answer = run_limited(lambda: _child(data, limits), limits)
    kind, _, rest = answer.partition(b"\n")
    if kind == b"lines":
        return rest
    code, _, message = rest.decode().partition("\n")
    raise UnreadableFileError(ErrorCode(code), message)


def _child(data: bytes, limits: Limits) -> bytes:
    try:
        document = Document(data, limits.max_pages)
        pages = []
        for page in document.pages:
            boxes = ((line, page.displayed_box(line.start, line.end)) for line in page.lines)
            pages.append([[line.text, box, list(_words(page, line))] for line, box in boxes if box is not None])
            page.release()
        return b"lines\n" + json.dumps(pages).encode()
    except UnreadableFileError as refusal:
        return f"refused\n{refusal.error.code}\n{refusal.error.message}".encode()


def _words(page: Page, line: TextLine) -> Iterator[tuple[str, Box, int]]:
    """The words of a line; of one that is broken at its end the hyphen is kept, as the line has it."""
    for word in page.words_between(line.start, line.end):
        broken = is_broken_after(page.raw_text, word)
        yield word.text + ("-" if broken else ""), page.displayed(word.box), int(broken)


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of `python -m inspections.reading.isolation.page_lines`."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.reading.isolation.page_lines", description="Prints the lines of each page as JSON."
    )
    parser.add_argument("file", type=Path)
    add_limit_options(parser)
    options = parser.parse_args(arguments)
    try:
        sys.stdout.write(lines_of_file(options.file, limits_from_options(options)).decode())
    except UnreadableFileError as refusal:
        sys.stderr.write(refusal.error.message + "\n")
        return 1
    except KilledFromOutsideError:
        sys.stderr.write(KILLED + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
