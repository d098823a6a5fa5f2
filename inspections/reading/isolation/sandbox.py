"""Runs work on a PDF in a process of its own that can be killed, under limits on time and memory.

PDFium aborts the process when memory runs out, and no `except` catches that: hence a fork for each file.
"""

import ctypes
import faulthandler
import gc
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

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


def run_limited(work: Callable[[], bytes], limits: Limits, *, debug: bool = False) -> bytes:
    """What `work` returned in a child process; raises RefusedError where the child was stopped or died.

    With `debug`, the child may write to standard error.
    """
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
        _work_in_child(work, send, limits, debug=debug)
    os.close(send)
    try:
        answer = _receive(receive, time.monotonic() + limits.timeout_seconds)
    finally:
        os.close(receive)
        _end_group(child)
    return _checked(answer, _wait(child))


def _end_group(child: int) -> None:
    """Ends the child if it is still running, and any programs that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if _still_runs(child):
        os.kill(child, signal.SIGKILL)


def _work_in_child(work: Callable[[], bytes], send: int, limits: Limits, *, debug: bool) -> None:
    status = 1
    try:
        os.setpgid(0, 0)
        _end_with_parent()
        _limit_this_process(limits, silent=not debug)
        _write_all(send, work())
        status = 0
    except MemoryError:
        status = _OUT_OF_MEMORY_STATUS
    finally:
        os._exit(status)


def _end_with_parent() -> None:
    """Asks the kernel to end this process when the one that is waiting for it dies; only Linux can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_this_process(limits: Limits, *, silent: bool) -> None:
    """No core file, nothing on standard error, and a ceiling on memory and processor time."""
    gc.disable()
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_AS, limits.memory_mib * MIB)
    _lower(resource.RLIMIT_CPU, limits.timeout_seconds + 1)
    if silent:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _lower(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (value, value))


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
