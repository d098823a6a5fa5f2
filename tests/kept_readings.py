"""What the reader answers to real reports, kept as a file for all the runs of the tests, on each database.

The file is named after a digest of the reader's code, of what it runs on and of the reports, so an answer of another
reader is never taken.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from inspections.reading.contract import Reading
from tests.kept_database import FOLDER, ROOT, alone, digest

_MOST: Final = 8
"""How many folders of reports are kept; more are of readers that are no more."""
_MEASURED: Final = (
    "import resource, subprocess, sys;"
    "subprocess.run([sys.executable, '-m', 'inspections.reading', *sys.argv[1:]], check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
)


@dataclass(frozen=True)
class Printed:
    """What the command says of the reports of a folder: one object a line, and the MiB that it took at most."""

    lines: list[str]
    most_memory: float


@cache
def printed(folder: Path) -> Printed:
    """Of every report under a folder, read by one process in the order of their paths."""
    files = _reports(folder)
    if not files:
        return Printed([], 0.0)
    # The reader imports nothing else of the project.
    code = [path for path in (ROOT / "inspections" / "reading").rglob("*") if path.suffix in (".py", ".csv")]
    state = f"{digest([ROOT / 'requirements.txt', *code, *files])}_{_programs()}"
    kept = FOLDER / f"readings_{state}.jsonl"
    with alone("readings"):
        if not kept.exists():
            made = kept.with_suffix(".made")
            made.write_bytes(_read(files))
            made.replace(kept)
            _forget_the_oldest()
    *lines, memory = kept.read_text(encoding="utf-8").splitlines()
    return Printed(lines, float(memory))


def of(folder: Path) -> dict[Path, Reading]:
    """The answer to each report under a folder, by its path."""
    answers = map(json.loads, printed(folder).lines)
    return {path: Reading.from_json(answer) for path, answer in zip(_reports(folder), answers, strict=True)}


def _reports(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pdf"))


def _programs() -> str:
    """A digest of what reads beside the code: another Tesseract, or none, answers something else to scans."""
    found = shutil.which("tesseract")
    said = subprocess.run([found, "--version"], capture_output=True, check=True) if found else None
    about = [sys.version.encode(), *([said.stdout, said.stderr] if said else [])]
    return hashlib.sha256(b"\0".join(about)).hexdigest()[:8]


def _read(files: Sequence[Path]) -> bytes:
    command = [sys.executable, "-c", _MEASURED, *map(str, files)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def _forget_the_oldest() -> None:
    files = sorted(FOLDER.glob("readings_*.jsonl"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_MOST]:
        file.unlink(missing_ok=True)
