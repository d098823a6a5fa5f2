"""The command: reads PDFs one after the other, each in a process of its own, and prints one JSON object a line."""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from inspections.reading.contract import Reading
from inspections.reading.limits import Limits, add_limit_options, limits_from_options
from inspections.reading.preflight import check_header, checked_bytes
from inspections.reading.reader import prepare, read_bytes
from inspections.reading.refusals import RefusedError
from inspections.reading.sandbox import run_limited


def read_file(path: Path | str, limits: Limits | None = None) -> Reading:
    """The reading of one file, made in a process of its own; never raises for what the file holds."""
    limits = limits or Limits.from_environment()
    digest = None
    try:
        data = checked_bytes(Path(path), limits)
        digest = hashlib.sha256(data).hexdigest()
        check_header(data)
        answer = run_limited(lambda: _child(data, limits), limits)
        reading = Reading.from_json(json.loads(answer))
    except RefusedError as refusal:
        reading = Reading(file="", sha256=None, error=refusal.error)
    return replace(reading, file=str(path), sha256=digest)


def _child(data: bytes, limits: Limits) -> bytes:
    try:
        reading = read_bytes(data, limits)
    except RefusedError as refusal:
        reading = Reading(file="", sha256=None, error=refusal.error)
    return json.dumps(reading.to_json()).encode()


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of `python -m inspections.reading`; 0 whatever it found."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.reading",
        description="Reads inspection reports and prints one JSON object a line, in the order of the files.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE.pdf")
    add_limit_options(parser)
    options = parser.parse_args(arguments)
    limits = limits_from_options(options)
    if len(options.files) > 1:
        prepare()
    for file in options.files:
        sys.stdout.write(json.dumps(read_file(file, limits).to_json()) + "\n")
        sys.stdout.flush()
    return 0
