"""Having a file read, and a page of it drawn."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings

from inspections.intake import store
from inspections.intake.standing_reader import ReaderDiedError, ask
from inspections.lanes import lanes
from inspections.reading.refusals import KILLED_NOTE

PAGE_WIDTH = 1240
"""In pixels: an A4 page at 150 dots an inch, sharp beside the values on a large screen."""
_WAIT_SECONDS = 15
"""As long as somebody who looks at a page may wait for a place to have it drawn."""


def reading_of_file(path: Path, *, beat: Callable[[], bool]) -> dict[str, Any]:
    """What the reader answers for a file. `beat` is called every few seconds; where it returns False, the reading ends.

    Raises ReaderDiedError where no answer comes.
    """
    try:
        answer = json.loads(ask("read", str(path), beat=beat).printed)
    except ValueError as error:
        raise ReaderDiedError from error
    if not isinstance(answer, dict) or any(note["code"] == KILLED_NOTE for note in answer.get("notes", ())):
        raise ReaderDiedError
    return answer


def page_picture(sha256: str, page: int) -> Path | None:
    """The picture of a page, drawn once and kept; None where the file has no such page or cannot be drawn.

    Raises NoPlaceError where too many are being drawn.
    """
    final = picture_folder() / sha256[:2] / sha256 / f"{page}.png"
    if not final.exists():
        with lanes.place("pictures", wait=_WAIT_SECONDS):
            # Whoever had the place before may have drawn the same.
            if not final.exists():
                with store.stored_file(sha256) as source:
                    _draw(source, page, final)
                remove_oldest_pictures(keep=final)
    return final if final.exists() else None


def picture_folder() -> Path:
    return Path(settings.DATA_DIR) / "pages"


def remove_pictures_of(sha256: str) -> None:
    """Every picture of a file that was removed."""
    with suppress(FileNotFoundError):
        shutil.rmtree(picture_folder() / sha256[:2] / sha256)


def remove_oldest_pictures(*, keep: Path | None = None) -> int:
    """Keep the pictures within PICTURES_MAX_MIB; how many were removed. They are drawn again when asked for."""
    found = sorted(_pictures_with_size(), key=lambda one: one[0].st_mtime)
    left, removed = sum(about.st_size for about, _ in found), 0
    for about, path in found:
        if left <= settings.PICTURES_MAX_MIB * 1024**2:
            break
        if path != keep:
            path.unlink(missing_ok=True)
            left, removed = left - about.st_size, removed + 1
    return removed


def _pictures_with_size() -> Iterator[tuple[os.stat_result, Path]]:
    """Without those that another process removes meanwhile."""
    for path in picture_folder().rglob("*.png"):
        with suppress(FileNotFoundError):
            yield path.stat(), path


def _draw(source: Path, page: int, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=final.parent) as folder:
        drawn = Path(folder) / "page.png"
        words = (str(source), "--page", str(page), "--width", str(PAGE_WIDTH), "--out", str(drawn))
        with suppress(ReaderDiedError):
            ask("draw", *words)
        if drawn.exists():
            drawn.replace(final)
