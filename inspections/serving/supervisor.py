"""Starts the web server and the workers, restarts either when it dies, and lets all finish on SIGTERM or Ctrl-C."""

from __future__ import annotations

import logging
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from socket import socket
from types import FrameType

from django.conf import settings

from inspections.queries.metrics import SHARED_FOLDER
from inspections.serving import shared_numbers
from inspections.serving.installation import CannotStartError
from inspections.serving.listening import answers
from inspections.serving.service import Service

logger = logging.getLogger(__name__)

# A report in hand is read to its end, within the reader's own limit; a web request gets as long.
FINISH_WITHIN = settings.READING_TIMEOUT_SECONDS + 15
ANSWER_WITHIN = 180
"""Seconds: a slow machine may take long to start; after this, something is wrong."""
READS_AT = 10
"""The niceness of those who read: whoever waits for a page goes first, and reading takes all that is left."""
LOOK_EVERY = 0.2
"""Seconds: soon enough to be felt as at once, seldom enough to cost nothing."""

# Any answer will do, and this page needs neither the record nor an account.
_KNOCK_AT = "/sign-in/"


def web_server(listener: socket, numbers: Path) -> Service:
    """gunicorn on the socket that is already open; GUNICORN_CMD_ARGS adds to these options."""
    options = {
        "--bind": f"fd://{listener.fileno()}",
        "--worker-class": "inspections.serving.web_worker.PatientWorker",
        "--workers": str(settings.WEB_PROCESSES),
        "--threads": str(settings.WEB_THREADS),
        "--timeout": "60",
        "--graceful-timeout": str(settings.READING_TIMEOUT_SECONDS),
        "--log-level": "warning",
    }
    if Path("/dev/shm").is_dir():  # noqa: S108  (the heartbeat of its processes; a busy disk would stop it)
        options["--worker-tmp-dir"] = "/dev/shm"  # noqa: S108
    words = [word for option in options.items() for word in option]
    command = [sys.executable, "-m", "gunicorn", *words, "--no-control-socket", "config.wsgi"]
    return Service("web server", command, pass_fds=[listener.fileno()], environment={SHARED_FOLDER: str(numbers)})


def worker(number: int) -> Service:
    """A reader of reports."""
    return Service(f"worker {number}", [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"], nice=READS_AT)


def attendant() -> Service:
    """What does the work that nobody asks for: collecting, and mail."""
    return Service("attendant", [sys.executable, str(settings.BASE_DIR / "manage.py"), "attend"])


def watcher() -> Service:
    """What adds the files of WATCH_FOLDER."""
    return Service("watcher of the folder", [sys.executable, str(settings.BASE_DIR / "manage.py"), "watch"])


class Supervisor:
    """Keeps the web server on a socket, a number of workers and the attendant running until it is told to stop."""

    def __init__(self, listener: socket, *, workers: int) -> None:
        self.listener = listener
        self._numbers = shared_numbers.make_folder()
        self.web = web_server(listener, self._numbers)
        self.services = [self.web, *(worker(number + 1) for number in range(workers)), attendant()]
        if settings.WATCH_FOLDER:
            self.services.append(watcher())
        self._stop_by: float | None = None

    def run(self, when_ready: Callable[[], None]) -> None:
        """Start everything, call when_ready once the web server answers, return when all has finished.

        Raises CannotStartError where the web server never answers.
        """
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            # A terminal was closed; under nohup that is to be ignored.
            signal.signal(signal.SIGHUP, self._stop)
        try:
            for service in self.services:
                service.start()
            self._await_answer()
            if self._stop_by is None:
                when_ready()
            self._keep_running()
            self._finish()
        finally:
            for service in self.services:
                service.kill()
            shutil.rmtree(self._numbers, ignore_errors=True)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """The first time: complete what is in hand. The second: now."""
        self._stop_by = time.monotonic() + (FINISH_WITHIN if self._stop_by is None else 0)

    def _await_answer(self) -> None:
        give_up = time.monotonic() + ANSWER_WITHIN
        while self._stop_by is None and not answers(self.listener, _KNOCK_AT):
            if not self.web.running or time.monotonic() > give_up:
                raise CannotStartError("The web server did not start; its own messages stand above.")
            time.sleep(LOOK_EVERY)

    def _keep_running(self) -> None:
        while self._stop_by is None:
            for service in self.services:
                service.tend()
            time.sleep(LOOK_EVERY)

    def _finish(self) -> None:
        logger.info("Finishing what is in hand; Ctrl-C again stops at once.")
        # Whoever comes now is refused rather than left waiting.
        self.listener.close()
        for service in self.services:
            service.finish()
        while any(service.running for service in self.services):
            if self._stop_by is not None and time.monotonic() > self._stop_by:
                logger.warning("Some of it did not finish in time and is ended.")
                return
            time.sleep(LOOK_EVERY)
        logger.info("Stopped.")
