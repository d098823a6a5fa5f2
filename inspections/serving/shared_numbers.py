"""Where the web processes keep the numbers of /metrics for each other: files that they have in memory as they write.

A full disk ends a process that writes to such a file with SIGBUS, so they are in memory altogether where the system has
a folder for that. Those of a supervisor that was killed go when the next one starts.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108  (a folder in it is made for us alone)
_PREFIX: Final = "outcomes-numbers-"


def make_folder() -> Path:
    """An empty folder of this process: numbers begin again from nought."""
    if not IN_MEMORY.is_dir() or not os.access(IN_MEMORY, os.W_OK):
        folder = settings.DATA_DIR / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder
    for left in IN_MEMORY.glob(f"{_PREFIX}*"):
        # Another supervisor that starts may remove it meanwhile.
        with suppress(FileNotFoundError):
            if left.stat().st_uid == os.getuid() and not _runs(left.name):
                shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=IN_MEMORY))


def _runs(name: str) -> bool:
    """Whether the process that the name holds is there."""
    number = name.removeprefix(_PREFIX).partition("-")[0]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
