"""Opening a table in a process of its own, with limits on memory and time, so that no file can stop the site."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from typing import Any, Final

from django.conf import settings

from inspections.intake.child_environment import child_environment
from inspections.intake.tables.sheets import Sheet, TableError

MOST_BYTES: Final = 20 * 1024 * 1024
"""The largest public table of this field has 2 MB."""
_MEMORY: Final = 768 * 1024 * 1024
"""Bytes: a workbook of a million cells takes half of it."""
_SECONDS: Final = 20
"""Processor time: a workbook of a million cells takes 4 s."""
_PATIENCE: Final = 60
"""Seconds that may pass meanwhile, where the machine does other things too."""
_TOO_MUCH: Final = (
    "This file needs more memory or time than a table of outcomes should. Copy the part with the outcomes into a new "
    "workbook, or save it as CSV, and choose that."
)


def open_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a CSV file or a workbook. Raises TableError where it cannot be used."""
    if not data.strip():
        raise TableError("This file is empty.")
    if len(data) > MOST_BYTES:
        raise TableError(f"This file is larger than {MOST_BYTES // 1024**2} MB, too large for a table of outcomes.")
    with tempfile.NamedTemporaryFile(prefix="table-") as file:
        file.write(data)
        file.flush()
        answer = _answer(file.name)
    if "error" in answer:
        raise TableError(answer["error"])
    return [Sheet.from_json(each) for each in answer["sheets"]]


def _answer(path: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "inspections.intake.tables.open_table", path]
    try:
        done = subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env=child_environment(),
            timeout=_PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=_limit,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise TableError(_TOO_MUCH) from error
    return answer


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
