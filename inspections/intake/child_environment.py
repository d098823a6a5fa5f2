"""The environment of the processes that open files from outside: what a program needs to start, and nothing else."""

from __future__ import annotations

import os
from typing import Final

_PASSED_ON: Final = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "TMPDIR",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
    "TESSDATA_PREFIX",
)
"""Named one by one, so that a secret that somebody adds tomorrow is left out by itself."""


def child_environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
