"""Files of everything public: each is made once for a state of what it is made from, kept in a folder, and sent again.

The folder is a machine's own and no part of the record: what is in it is made again. It stays within its bounds.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import logging
import mmap
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, Final, cast

from django.conf import settings

logger = logging.getLogger(__name__)

type Write = Callable[[IO[bytes]], None]

_ATTEMPTS: Final = 3
"""How often a file is made at most where what it is made from changes meanwhile; the last is sent, and not kept."""
_UNUSED_FOR: Final = 7 * 86_400
"""Seconds after which a file that nobody asked for goes: what it says may have been taken off the record since."""
_MAKING_FOR: Final = 3_600
"""Seconds after which a file that is not whole is one of a process that was killed."""
_MAKING: Final = "making-"


class _Mapped(mmap.mmap):
    """One that takes another `close`, which Django gives to what a web server sends by itself."""


def kept_file(name: str, state: Callable[[], str], write: Write) -> IO[bytes]:
    """The file, open to be read. `state` names what it is made from: the same name and state are the same bytes.

    Whoever asks while it is made waits for it, in whichever process. Where the disk takes nothing, it is made for this
    answer alone.
    """
    for _ in range(_ATTEMPTS):
        now = state()
        path = _folder() / f"{_short(name)}-{_short(f'{now} {_code()}')}"
        found = _opened(path)
        if found is None:
            try:
                with _alone(name):
                    found = _opened(path) or _made(path, write, lambda now=now: state() == now)  # type: ignore[misc]
            except OSError:
                logger.exception("a file of the record could not be kept")
                break
        if found is not None:
            return found
    return _for_this_answer(write)


def forget_kept_files() -> None:
    """Remove all of them: they are made again when somebody asks."""
    for path in _files():
        path.unlink(missing_ok=True)


def remove_unused_files(*, keep: Path | None = None) -> int:
    """Keep the folder within KEPT_FILES_MAX_MIB, and nothing that nobody asked for in a week; how many went."""
    now, removed = time.time(), 0
    found = sorted(_with_size(), key=lambda one: one[1].st_mtime)
    left = sum(about.st_size for _, about in found)
    for path, about in found:
        age = now - about.st_mtime
        old = age > (_MAKING_FOR if path.name.startswith(_MAKING) else _UNUSED_FOR)
        if path != keep and (old or left > settings.KEPT_FILES_MAX_MIB * 1024**2):
            path.unlink(missing_ok=True)
            left, removed = left - about.st_size, removed + 1
    return removed


def _with_size() -> Iterator[tuple[Path, os.stat_result]]:
    for path in _files():
        with suppress(FileNotFoundError):
            yield path, path.stat()


def _files() -> list[Path]:
    return [path for path in _folder().glob("*") if path.is_file() and path.suffix != ".lock"]


def _folder() -> Path:
    return Path(settings.KEPT_FILES_ROOT)


def _opened(path: Path) -> IO[bytes] | None:
    """And marked as asked for. What is mapped stays whole where the file is replaced or removed meanwhile."""
    try:
        with path.open("rb") as file:
            empty = not os.fstat(file.fileno()).st_size
            mapped = io.BytesIO() if empty else _Mapped(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError:
        return None
    with suppress(OSError):
        os.utime(path)
    return cast("IO[bytes]", mapped)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One thread of all processes at a time for the body of the `with`; one that dies lets the next in."""
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (_folder() / f"{_short(name)[:2]}.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _made(path: Path, write: Write, still: Callable[[], bool]) -> IO[bytes] | None:
    """The new file, in the place of those of earlier states; None where its state passed while it was made."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_MAKING, delete=False) as file:
        making = Path(file.name)
        try:
            write(file)
            # On the disk before it has its name: a machine that loses its power leaves no half of a file.
            file.flush()
            os.fsync(file.fileno())
            file.close()
            if not still():
                return None
            for earlier in path.parent.glob(f"{path.name.partition('-')[0]}-*"):
                earlier.unlink(missing_ok=True)
            making.replace(path)
        finally:
            making.unlink(missing_ok=True)
    remove_unused_files(keep=path)
    return _opened(path)


def _for_this_answer(write: Write) -> IO[bytes]:
    file: IO[bytes] = tempfile.SpooledTemporaryFile()  # noqa: SIM115  (whoever sends it closes it)
    write(file)
    file.seek(0)
    return file


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Changes with the product: a new version may make other files of the same record."""
    about = [
        f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for app in ("authorities", "dashboard", "inspections")
        for path in sorted(Path(settings.BASE_DIR, app).rglob("*.py"))
    ]
    return _short("\n".join(about))
