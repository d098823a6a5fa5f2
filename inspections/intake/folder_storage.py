"""Files in a folder of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage

from inspections.intake.places import INCOMING, chunks_of, spool_to


class FolderStorage(Storage):
    """The folder that a setting names, or one beneath it."""

    def __init__(self, setting: str, beneath: str = "") -> None:
        self._setting, self._beneath = setting, beneath

    @property
    def spool_folder(self) -> Path:
        """Where a file has to be written to be taken without being copied."""
        return Path(getattr(settings, self._setting)) / self._beneath

    def path(self, name: str) -> str:
        return str(self.spool_folder / name)

    def take(self, written: Path, name: str) -> None:
        final = Path(self.path(name))
        final.parent.mkdir(parents=True, exist_ok=True)
        written.replace(final)

    def exists(self, name: str) -> bool:
        return Path(self.path(name)).is_file()

    def size(self, name: str) -> int:
        return Path(self.path(name)).stat().st_size

    def get_modified_time(self, name: str) -> datetime:
        return datetime.fromtimestamp(Path(self.path(name)).stat().st_mtime, tz=UTC)

    def delete(self, name: str) -> None:
        Path(self.path(name)).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        root = self.spool_folder
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.name.startswith(INCOMING):
                yield path.relative_to(root).as_posix()

    @contextmanager
    def local_copy(self, name: str) -> Iterator[Path]:
        """The file itself, whether or not it is there."""
        yield Path(self.path(name))

    def problem(self) -> str | None:
        """The data folder is looked at by itself."""
        return None

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The same name is the same file."""
        return name

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        return File(Path(self.path(name)).open("rb"), name)

    def _save(self, name: str, content: IO[Any]) -> str:
        with spool_to(self) as spool:
            for chunk in chunks_of(content):
                spool.file.write(chunk)
            spool.keep_as(name)
        return name
