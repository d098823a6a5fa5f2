"""Finds Chromium on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WITHOUT_WINDOWS = ("chromium-headless-shell", "chrome-headless-shell")


def chromium() -> str | None:
    """The path of the program named by CHROMIUM, else of the first one installed; None if there is none."""
    return _first(_NAMES)


def chromium_without_windows() -> str | None:
    """The same, but first Chromium's own shell without windows: pages are laid out, drawn and printed as in the whole
    browser, at half the processor's time, for no tabs and menus are drawn around each.
    """
    return _first((*_WITHOUT_WINDOWS, *_NAMES))


def _first(names: Sequence[str]) -> str | None:
    named = os.environ.get("CHROMIUM")
    return next((found for name in ([named] if named else names) if (found := shutil.which(name))), None)
