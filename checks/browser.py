"""Finds Chromium on this machine."""

from __future__ import annotations

import os
import shutil

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of the program named by CHROMIUM, else of the first one installed; None if there is none."""
    names = [named] if (named := os.environ.get("CHROMIUM")) else _NAMES
    return next((found for name in names if (found := shutil.which(name))), None)
