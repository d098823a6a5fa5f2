"""Runs work on a PDF in a process of its own that can be killed, confined, under limits on time, memory and the rest.

PDFium aborts the process when memory runs out, and no `except` catches that: hence a fork for each file.
"""

import faulthandler
import gc
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from inspections.reading.isolation.confinement import confine, libc, prepare
from inspections.reading.limits import MIB, Limits
from inspections.reading.refusals import NO_ROOM, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode

MAX_ANSWER_BYTES = 32 * MIB
"""Two hundred times the longest reading: a child that writes without end is stopped before it fills our memory."""
_OUT_OF_MEMORY_SIGNALS = {signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}
_OUT_OF_MEMORY_STATUS = 77
"""The exit status of a child in which Python itself ran out of memory; nothing else in the child uses it."""
_PR_SET_PDEATHSIG = 1
"""From Linux's sys/prctl.h."""
_END_WITHIN = 1.0
"""Seconds from the closing of the pipe to the end of the process."""
_PROCESSES = Path("/proc")
_MORE_PROCESSES = 200
"""A reading needs three; the account may start others meanwhile, which count too."""
_COUNTED_FOR = 1.0
"""Seconds for which the count holds: nobody starts two hundred meanwhile, and to count takes as long as a page."""
_MANY_PROCESSES = 2000
"""Where nobody says how many there are: more than a machine of this size runs, fewer than would stop it."""


class KilledFromOutsideError(Exception):
    """Somebody else killed the process, such as the kernel when the machine ran out of memory."""


def run_limited(work: Callable[[], bytes], limits: Limits, *, debug: bool = False) -> bytes:
    """What `work` returned in a child process; raises UnreadableFileError where the child was stopped or died, and
    KilledFromOutsideError where nothing is known against the file.

    With `debug`, the child may write to standard error.
    """
    keep, parent = prepare(), os.getpid()
    processes = _processes_of_this_account(int(time.monotonic() / _COUNTED_FOR))
    receive, send = os.pipe()
    try:
        child = os.fork()
    except OSError as error:
        # The machine has no process or no memory left for one: nothing is wrong with the file.
        os.close(receive)
        os.close(send)
        raise UnreadableFileError(ErrorCode.GAVE_UP, NO_ROOM) from error
    if child == 0:
        os.close(receive)
        _work_in_child(work, send, limits, keep, parent=parent, processes=processes, debug=debug)
    os.close(send)
    by_another = False
    try:
        answer = _receive(receive, time.monotonic() + limits.timeout_seconds)
        by_another = answer == b"" and _killed_by_another(child)
    finally:
        os.close(receive)
        _end_group(child)
    status = _wait(child)
    if by_another:
        raise KilledFromOutsideError
    return _checked(answer, status)


def _killed_by_another(child: int) -> bool:
    """Whether a child that closed its pipe without a word was killed by somebody else, as where memory runs short."""
    until = time.monotonic() + _END_WITHIN
    while time.monotonic() < until:
        ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if ended is not None:
            return ended.si_code == os.CLD_KILLED and ended.si_status == signal.SIGKILL
        time.sleep(0.01)
    return False


def _end_group(child: int) -> None:
    """Ends the child if it is still running, and any programs that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if _still_runs(child):
        os.kill(child, signal.SIGKILL)


def _work_in_child(
    work: Callable[[], bytes],
    send: int,
    limits: Limits,
    keep: Sequence[int],
    *,
    parent: int,
    processes: int,
    debug: bool,
) -> None:
    status = 1
    try:
        os.setpgid(0, 0)
        _end_with_parent(parent)
        _limit_this_process(limits, processes, silent=not debug)
        _close_all_but(send, *keep)
        confine()
        _write_all(send, work())
        status = 0
    except MemoryError:
        status = _OUT_OF_MEMORY_STATUS
    finally:
        os._exit(status)


def _end_with_parent(parent: int) -> None:
    """Asks the kernel to end this process when the one that is waiting for it dies; only Linux can do that."""
    if sys.platform == "linux":
        libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        # It died before it was asked for.
        os._exit(1)


def _limit_this_process(limits: Limits, processes: int, *, silent: bool) -> None:
    """No core file, nothing on standard error, and a ceiling on memory and processor time."""
    gc.disable()
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_AS, limits.memory_mib * MIB)
    # It is told first, by SIGXCPU, and only then killed: so that it does not look as if somebody else had killed it.
    _lower(resource.RLIMIT_CPU, limits.processor_seconds or limits.timeout_seconds + 1, grace=1)
    _lower(resource.RLIMIT_NPROC, processes + _MORE_PROCESSES)
    if silent:
        _lower(resource.RLIMIT_FSIZE, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@lru_cache(maxsize=1)
def _processes_of_this_account(_moment: int) -> int:
    """How many processes and threads there are at most: the kernel counts those of the account, not of the reader.

    Counted once a moment, which is _COUNTED_FOR long, however many are read in it.
    """
    if not _PROCESSES.is_dir():
        return _MANY_PROCESSES
    own = os.getuid()
    return sum(_threads(folder.name, own) for folder in os.scandir(_PROCESSES) if folder.name.isdigit())


def _threads(process: str, owner: int) -> int:
    """A folder counts two names of its own and one for each folder in it, which here are the threads."""
    try:
        found = Path(_PROCESSES, process, "task").stat()
    except OSError:
        return 1
    return max(1, found.st_nlink - 2) if found.st_uid == owner else 0


def _close_all_but(*kept: int) -> None:
    """Closes what was inherited, save these and the standard three."""
    first = 3
    for number in sorted(kept):
        os.closerange(first, number)
        first = number + 1
    os.closerange(first, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _lower(what: int, value: int, *, grace: int = 0) -> None:
    """The limit, and `grace` more before the kernel takes the last measure."""
    _, hard = resource.getrlimit(what)
    most = value + grace if hard == resource.RLIM_INFINITY else min(value + grace, hard)
    resource.setrlimit(what, (min(value, most), most))


def _write_all(send: int, answer: bytes) -> None:
    view = memoryview(answer)
    while view:
        view = view[os.write(send, view) :]


def _receive(receive: int, deadline: float) -> bytes | None:
    """Everything the child wrote until it closed the pipe; None where the time ran out first."""
    parts: list[bytes] = []
    size = 0
    while size <= MAX_ANSWER_BYTES:
        ready, _, _ = select.select([receive], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        part = os.read(receive, MIB)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _still_runs(child: int) -> bool:
    """Whether the child is still running; it can be waited for afterwards all the same."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _wait(child: int) -> int:
    """The exit status, or minus the signal that ended the child."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _checked(answer: bytes | None, status: int) -> bytes:
    if answer is None or -status == signal.SIGXCPU:
        raise UnreadableFileError(ErrorCode.TOO_SLOW)
    if status == _OUT_OF_MEMORY_STATUS or -status in _OUT_OF_MEMORY_SIGNALS:
        raise UnreadableFileError(ErrorCode.TOO_MUCH_MEMORY)
    if len(answer) > MAX_ANSWER_BYTES:
        raise UnreadableFileError(ErrorCode.TOO_LARGE)
    if not answer:
        raise UnreadableFileError(ErrorCode.GAVE_UP)
    return answer
