"""The files of a folder on this machine, with the folders that they were found in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp")
"""How programs call a file that they are still writing."""


@dataclass(frozen=True)
class FoundFile:
    """A file, the folders above it from the one that was named on, its size in bytes and when it last changed."""

    path: Path
    folder: str
    size: int
    modified_ns: int


def files_in(path: Path) -> list[FoundFile]:
    """The file itself, or every file in the folder and the folders within, in order of their names.

    Links, hidden files, files of operating systems and unfinished downloads are left out: a link may lead anywhere.
    """
    if not path.is_dir():
        found = _found(path.resolve(), "")
        return [found] if found else []
    return list(_walk(path))


def _walk(root: Path) -> Iterator[FoundFile]:
    name = root.resolve().name
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if not each.startswith((".", "__MACOSX")))
        within = "/".join((name, *Path(folder).relative_to(root).parts))
        for each in sorted(names):
            if not each.startswith((".", "~$")) and not each.lower().endswith((*_UNFINISHED, *_OF_SYSTEMS)):
                found = _found(Path(folder) / each, within)
                if found:
                    yield found


def _found(path: Path, folder: str) -> FoundFile | None:
    """None where it is no plain file, or has gone meanwhile."""
    try:
        about = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(about.st_mode):
        return None
    return FoundFile(path, folder, about.st_size, about.st_mtime_ns)
