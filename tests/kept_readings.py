"""What the reader answers to real reports, kept as a file for the runs of the tests on each database.

The file is named after a digest of the reader's code and of the reports, so an answer of another reader is never taken.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from itertools import batched
from pathlib import Path
from typing import Any, Final

from tests.kept_database import FOLDER, ROOT, alone, digest

AT_ONCE: Final = 40


def of(files: Sequence[Path]) -> list[dict[str, Any]]:
    """The answer to each file, in their order."""
    # The reader imports nothing else of the project. Without Tesseract it answers something else to scans.
    code = [path for path in (ROOT / "inspections" / "reading").rglob("*") if path.suffix in (".py", ".csv")]
    state = f"{digest([ROOT / 'requirements.txt', *code, *files])}_{shutil.which('tesseract') is not None}"
    kept = FOLDER / f"readings_{state}.jsonl"
    with alone("readings"):
        if not kept.exists():
            made = kept.with_suffix(".made")
            made.write_bytes(b"".join(_read(some) for some in batched(files, AT_ONCE, strict=False)))
            for old in FOLDER.glob("readings_*.jsonl"):
                old.unlink(missing_ok=True)
            made.replace(kept)
    return [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]


def _read(files: Sequence[Path]) -> bytes:
    command = [sys.executable, "-m", "inspections.reading", *map(str, files)]
    return subprocess.run(command, capture_output=True, check=True).stdout
