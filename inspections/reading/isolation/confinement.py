"""Takes from the process that reads a file every right that it can do without, for good.

Landlock (a part of the Linux kernel) leaves it its code and the libraries to read, one program to run, and nothing to
write. Seccomp, by way of the library libseccomp, refuses the calls that reach beyond files: the network, other
processes, the limits, the owners of files. Where the machine has neither, `missing` says so in words.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from inspections.reading.isolation.forbidden_calls import Filter, LibseccompAbsentError

RECOGNISER: Final = "tesseract"
"""The one program that a reading may run: it recognises the words of scans."""

_PR_SET_NO_NEW_PRIVS: Final = 38
"""From Linux's prctl.h."""
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""The three calls, which have these numbers on every architecture."""
_ASK_VERSION: Final = 1
"""From landlock.h, as the numbers below."""
_PATH_BENEATH: Final = 1
"""The kind of rule that gives rights to a file, or to a folder with all that is in it."""
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_FILE_RIGHTS_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many of the rights to files each version of Landlock can take away; the later versions take no more."""
_NETWORK_SINCE, _NETWORK_RIGHTS = 4, 0b11
_SCOPES_SINCE, _SCOPES = 6, 0b11
"""Signals, and sockets without a name, that reach beyond the process."""

_SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share")
_SYSTEM_FILES = ("/etc/ld.so.cache", "/dev/null", "/dev/urandom")


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


@cache
def landlock_version() -> int:
    """The version of Landlock that the kernel offers; 0 where it offers none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)))


@cache
def _filter() -> Filter | None:
    try:
        return Filter()
    except LibseccompAbsentError:
        return None


def prepare() -> tuple[int, ...]:
    """Does before the fork what is the same for every child; returns the open files that the child must keep for it."""
    _filter()
    return (_usual_ruleset(),) if landlock_version() else ()


def missing() -> tuple[str, ...]:
    """What this machine cannot take from a process that reads a file, a sentence each; empty where it can all."""
    sentences = []
    version = landlock_version()
    if not version:
        sentences.append(
            "This kernel has no Landlock: a reading process could read and write every file that this account can. "
            "Use Linux 5.13 or newer with Landlock switched on."
        )
    elif version < _SCOPES_SINCE:
        sentences.append(
            "This kernel is older than Linux 6.12: a reading process could send signals to other processes of this "
            "account."
        )
    if _filter() is None:
        sentences.append(
            "The library libseccomp was not found: a reading process could use the network. "
            "Install it (on Debian: apt install libseccomp2)."
        )
    return tuple(sentences)


def confine(files: Sequence[Path] = ()) -> None:
    """Confines this process, which must have one thread, and everything it will start, for good.

    Beside its code it may go on reading `files`. Raises OSError where the kernel refuses.
    """
    if sys.platform != "linux":
        return
    _asked(libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    if landlock_version():
        ruleset = _ruleset(files) if files else _usual_ruleset()
        _asked(libc().syscall(_RESTRICT_SELF, ruleset, 0))
        os.close(ruleset)
    calls = _filter()
    if calls is not None:
        calls.load()


@cache
def libc() -> ctypes.CDLL:
    """The library of the system's calls, loaded once, before the fork."""
    return ctypes.CDLL(None, use_errno=True)


@cache
def _usual_ruleset() -> int:
    """Open for as long as this process runs; each child takes it over."""
    return _ruleset(())


def _ruleset(files: Sequence[Path]) -> int:
    """The open file of what may be read, run and written; no path is looked up again when it is put on a process."""
    version = landlock_version()
    every = (1 << _FILE_RIGHTS_BY_VERSION.get(version, 16)) - 1
    network = _NETWORK_RIGHTS if version >= _NETWORK_SINCE else 0
    rules = _Ruleset(every, network, _SCOPES if version >= _SCOPES_SINCE else 0)
    ruleset = _asked(libc().syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(ctypes.sizeof(rules)), 0))
    for path in (*_readable(), *files):
        _allow(ruleset, path, _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE)
    for path in _programs():
        _allow(ruleset, path, _READ_FILE | _EXECUTE)
    _allow(ruleset, Path(os.devnull), _READ_FILE | _WRITE_FILE)
    return ruleset


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = _PathRule(rights, folder)
        _asked(libc().syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0))
    finally:
        os.close(folder)


def _readable() -> Sequence[Path]:
    """Python, the reader's own code, and the libraries of the system."""
    own = Path(__file__).resolve().parent.parent
    named = [os.environ.get(name, "") for name in ("TESSDATA_PREFIX", "LD_LIBRARY_PATH")]
    folders = [sys.prefix, sys.base_prefix, *_SYSTEM_FOLDERS, *(part for name in named for part in name.split(":"))]
    return [own, *(Path(folder) for folder in [*folders, *_SYSTEM_FILES] if folder)]


def _programs() -> Sequence[Path]:
    """The recogniser, and the loader that the kernel runs it with."""
    program = shutil.which(RECOGNISER)
    loaders = [path for folder in ("/lib", "/lib64") for path in Path(folder).glob("ld-*.so*")]
    return [*([Path(program)] if program else []), *loaders]


def _asked(answer: int) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer
