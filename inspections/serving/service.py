"""A program that is kept running: started, watched, restarted when it ends, asked to finish."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
"""Seconds before a program that keeps ending is started again: it costs little, and is back soon once mended."""
WELL_AFTER = 60.0
"""A program that ran this long was healthy: its next end counts as the first."""

_PR_SET_PDEATHSIG = 1
"""The number of the option of prctl in the Linux kernel."""
_SESSION = Path("/proc/self/autogroup")
_ATTEMPTS = 5
"""More than there are programs that start at once and wish for it."""
_BETWEEN_ATTEMPTS = 0.1
"""Seconds, which is what the kernel asks for between two wishes."""


class Service:
    """A program by name; after each quick end, the pause before the next start doubles, from one second up."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        pass_fds: Sequence[int] = (),
        environment: Mapping[str, str] | None = None,
        nice: int = 0,
    ) -> None:
        self.name = name
        self.command = list(command)
        self.pass_fds = tuple(pass_fds)
        self.environment = dict(environment or {})
        self.nice = nice
        self.ends = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._started = self._due = 0.0

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        self._started = time.monotonic()
        # A session of its own, so that Ctrl-C reaches the supervisor alone, which then lets each finish in order.
        self._process = subprocess.Popen(
            self.command,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            pass_fds=self.pass_fds,
            env=os.environ | self.environment,
            start_new_session=True,
            preexec_fn=_end_with_parent(self.nice),  # noqa: PLW1509  (the supervisor has no threads)
        )

    def tend(self) -> None:
        """Notice an end, and restart when the pause is over."""
        if self._process is not None and self._process.poll() is not None:
            self._note_end(self._process)
        if self._process is None and time.monotonic() >= self._due:
            self.start()

    def finish(self) -> None:
        """Ask it to complete what it has in hand and then stop."""
        if self._process is not None and self.running:
            self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it and whatever it started, at once."""
        if self._process is not None:
            _signal_group(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _note_end(self, process: subprocess.Popen[bytes]) -> None:
        # Whatever it had started would go on unnoticed.
        _signal_group(process.pid, signal.SIGTERM)
        self.ends = 1 if time.monotonic() - self._started > WELL_AFTER else self.ends + 1
        pause = min(LONGEST_PAUSE, 2.0 ** (self.ends - 1))
        self._process, self._due = None, time.monotonic() + pause
        logger.warning("The %s %s; starting it again in %.0f s.", self.name, _how_it_ended(process.returncode), pause)


def _how_it_ended(code: int) -> str:
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with code {code}"


def _signal_group(leader: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, number)


def _end_with_parent(nice: int) -> Callable[[], None] | None:
    """What a child does before it becomes its program: asks the kernel for a signal when the supervisor dies,
    and lets others go first as far as `nice` says.

    Only Linux can; elsewhere, a supervisor that is killed leaves its programs to be ended by hand.
    """
    if sys.platform != "linux":
        return None
    libc, parent = ctypes.CDLL(None), os.getpid()

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        if nice:
            os.nice(nice)
            _let_other_sessions_go_first(nice)

    return ask


def _let_other_sessions_go_first(nice: int) -> None:
    """Where the kernel shares processors between sessions first (autogroup), niceness counts within one session alone,
    and each program here has its own. The session is then as nice as its program.
    """
    for _ in range(_ATTEMPTS):
        try:
            _SESSION.write_text(str(nice))
        except BlockingIOError:
            # The kernel takes one such wish at a time from all who are not root.
            time.sleep(_BETWEEN_ATTEMPTS)
        except OSError:
            # A kernel without it, or a container that hides it: niceness counts by itself, or nothing can be done.
            return
        else:
            return
