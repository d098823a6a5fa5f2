"""The command: reads PDFs one after another, each in a process of its own, and prints one JSON object a line."""

import argparse
import hashlib
import json
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from inspections.reading.contract import Note, Reading
from inspections.reading.isolation.preflight import bytes_within_limit, refuse_unless_pdf
from inspections.reading.isolation.sandbox import KilledFromOutsideError, run_limited
from inspections.reading.limits import Limits, add_limit_options, limits_from_options
from inspections.reading.reader import read_bytes, warm_up
from inspections.reading.refusals import KILLED, KILLED_NOTE, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode


def read_file(path: Path | str, limits: Limits | None = None) -> Reading:
    """The reading of one file, made in a process of its own; never raises because of what is in the file."""
    return Reading.from_json(json.loads(json_answer(path, limits or Limits.from_environment())))


def json_answer(path: Path | str, limits: Limits, *, debug: bool = False) -> bytes:
    """The object of the reading contract for one file, as the child process wrote it."""
    digest = None
    try:
        data = bytes_within_limit(Path(path), limits)
        digest = hashlib.sha256(data).hexdigest()
        refuse_unless_pdf(data)
        return run_limited(lambda: _child(data, str(path), digest, limits), limits, debug=debug)
    except KilledFromOutsideError:
        error = UnreadableFileError(ErrorCode.GAVE_UP, KILLED).error
        return _json(Reading(file=str(path), sha256=digest, error=error, notes=(Note(KILLED_NOTE, KILLED),)))
    except UnreadableFileError as refusal:
        return _json(Reading(file=str(path), sha256=digest, error=refusal.error))


def _child(data: bytes, path: str, digest: str, limits: Limits) -> bytes:
    try:
        return _json(replace(read_bytes(data, limits), file=path, sha256=digest))
    except UnreadableFileError as refusal:
        return _json(Reading(file=path, sha256=digest, error=refusal.error, pages=refusal.pages))
    except MemoryError:
        raise
    except Exception as error:
        # A fault in the reader itself: the caller gets a code, and whoever mends it learns where it was.
        with suppress(OSError):
            traceback.print_exc()
        error_read = UnreadableFileError(ErrorCode.GAVE_UP).error
        return _json(Reading(file=path, sha256=digest, error=error_read, notes=(_fault(error),)))


def _fault(error: Exception) -> Note:
    """Which exception ended the reading, and where; without words from the report."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Note("reader_fault", f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}")


def _json(reading: Reading) -> bytes:
    return json.dumps(reading.to_json()).encode()


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point of `python -m inspections.reading`; returns 0 whatever it found."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.reading",
        description="Reads inspection reports and prints one JSON object a line, in the order of the files.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE.pdf")
    parser.add_argument("--debug", action="store_true", help="print faults of the reader itself on standard error")
    add_limit_options(parser)
    options = parser.parse_args(arguments)
    limits = limits_from_options(options)
    if len(options.files) > 1:
        warm_up()
    for file in options.files:
        sys.stdout.write(json_answer(file, limits, debug=options.debug).decode() + "\n")
        sys.stdout.flush()
    return 0
