"""Looks into a folder and takes each file once it has stopped growing; nothing in the folder is moved or changed."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from django.db import Error, close_old_connections

from inspections.actions.watching import is_new, take
from inspections.intake.folders import FoundFile, files_in

logger = logging.getLogger(__name__)

LOOK_EVERY = 5.0
"""Seconds: soon enough for whoever waits for it, seldom enough for a folder on a slow network."""
SETTLED_AFTER = 10.0
"""Seconds without a change: a copy over a network pauses for a few."""
TRY_AGAIN_AFTER = 60.0
"""Seconds, where a file cannot be read or kept for now."""


class Watcher:
    """Remembers since when each file has looked as it does."""

    def __init__(self, folder: Path, *, settled_after: float = SETTLED_AFTER) -> None:
        self._folder, self._settled_after = folder, settled_after
        self._since: dict[FoundFile, float] = {}
        self._done: set[FoundFile] = set()
        self._missing = False

    def look(self) -> int:
        """Take what has settled; how many files are done with now."""
        if not self._is_there():
            return 0
        now, found = time.monotonic(), files_in(self._folder)
        self._since = {file: self._since.get(file, now) for file in found}
        self._done &= self._since.keys()
        settled = [file for file, since in self._since.items() if now - since >= self._settled_after]
        return sum(self._take(file) for file in settled if file not in self._done)

    def _take(self, file: FoundFile) -> bool:
        """Whether it is done with. One that was taken before, perhaps before a restart, is not read again."""
        if is_new(file):
            received = take(file)
            if is_new(file):
                self._since[file] = time.monotonic() + TRY_AGAIN_AFTER
                return False
            added = sum(each.created for each in received)
            logger.info("%s in the watched folder: %d added, %d not new.", file.path, added, len(received) - added)
        self._done.add(file)
        return True

    def _is_there(self) -> bool:
        """A folder that is not there may come: a share that is not mounted yet. It is said once."""
        missing = not self._folder.is_dir()
        if missing and not self._missing:
            logger.warning("The watched folder %s is not there; it is looked for again.", self._folder)
        self._missing = missing
        return not missing


def run_watcher(*, folder: Path, stop: threading.Event) -> None:
    """Until told to stop. A database that is away for a while ends nothing."""
    watcher = Watcher(folder)
    while not stop.is_set():
        try:
            watcher.look()
        except Error:
            logger.exception("the watched folder could not be looked at; it is tried again")
            close_old_connections()
        stop.wait(LOOK_EVERY)
