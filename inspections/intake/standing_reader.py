"""Asking the reader's commands, each file in a process of its own that can be killed.

A process that stands ready makes those children, so that nothing has to be started and loaded for each file. It is
ended with a reading that takes too long, that nobody waits for, or that it does not survive; the next starts another.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Final

from django.conf import settings

from inspections.intake.child_environment import child_environment

_PROGRAM: Final = (sys.executable, "-m", "inspections.reading.standing")
_SLACK_SECONDS: Final = 15
"""Time to start and to end a process, on top of the limit that it keeps itself."""
_MOST_IDLE: Final = 2
"""A page of review asks for a picture and for words at once; each process holds some 60 MiB."""
_MOST_FILES: Final = 500
"""After so many a process is replaced, so that whatever it gathers is given back."""
_AT_ONCE: Final = 1 << 20


class ReaderDiedError(Exception):
    """The process ended without an answer, or was ended."""


@dataclass(frozen=True)
class Answer:
    """The exit status of a command, and what it printed."""

    status: int
    printed: bytes


def ask(command: str, *words: str, beat: Callable[[], bool] = lambda: True) -> Answer:
    """Runs a command of `inspections.reading.standing` within the limits of reading.

    `beat` is called at every third of the length of a lease; where it returns False, the process is ended. Raises
    ReaderDiedError where no answer comes.
    """
    environment = _limits()
    process = _idle.take(environment)
    was_idle = process is not None
    process = process or _Process(environment)
    try:
        try:
            answer = process.ask((command, *words), beat)
        except _NotTakenError:
            # It may have ended by itself a moment before it was asked; that says nothing about the file.
            process.end()
            if not was_idle:
                raise
            process = _Process(environment)
            answer = process.ask((command, *words), beat)
    except BaseException:
        process.end()
        raise
    _idle.put_back(process)
    return answer


def end_idle() -> None:
    """End every process that stands ready; whoever asks next starts another."""
    _idle.end()


class _NotTakenError(ReaderDiedError):
    """It ended before it took the request."""


class _Process:
    """One that stands ready. Whoever took it is the only one to ask it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment, self._files = environment, 0
        self._process = subprocess.Popen(
            _PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What goes wrong with a file is in the answer; nothing else has a place in the log of whoever asks.
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env=environment,
        )

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def suits(self, environment: dict[str, str]) -> bool:
        fits = self._environment == environment and self._files < _MOST_FILES
        # What is said though nothing was asked belongs to no file.
        return fits and not self.has_ended and not _has_more(self._pipes()[1].fileno(), 0)

    def ask(self, words: tuple[str, ...], beat: Callable[[], bool]) -> Answer:
        """Raises ReaderDiedError; this process is of no use then."""
        self._files += 1
        requests, answers = self._pipes()
        # Nobody can know it who was not asked: an answer that bears another belongs to another file.
        name = secrets.token_hex(16)
        try:
            requests.write(json.dumps((name, *words)).encode() + b"\n")
            requests.flush()
        except OSError as error:
            raise _NotTakenError from error
        return _Receiving(name, answers, beat).answer()

    def end(self) -> None:
        """And the child that it may have made, which dies with it; a recogniser of scans ends within its own limits."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with suppress(OSError):
                pipe.close()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise TypeError("both are pipes")
        return self._process.stdin, self._process.stdout


def _has_more(descriptor: int, milliseconds: int) -> bool:
    """Whether something can be read, or the end was reached, within that time."""
    # Not select(), for a web process can have more open files than that knows.
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    return bool(waiting.poll(milliseconds))


class _Receiving:
    """One answer, as it comes."""

    def __init__(self, name: str, answers: IO[bytes], beat: Callable[[], bool]) -> None:
        self._name, self._answers, self._beat, self._received = name, answers.fileno(), beat, bytearray()
        self._is_taken = False
        self._until = time.monotonic() + settings.READING_TIMEOUT_SECONDS + _SLACK_SECONDS

    def answer(self) -> Answer:
        taken = self._line()
        self._is_taken = True
        name, status, length = [*self._line().split(), *[b""] * 3][:3]
        if not taken == name == self._name.encode() or not (status.isdigit() and length.isdigit()):
            raise ReaderDiedError
        while len(self._received) < int(length):
            self._receive()
        if len(self._received) > int(length):
            raise ReaderDiedError
        return Answer(int(status), bytes(self._received))

    def _line(self) -> bytes:
        while b"\n" not in self._received:
            self._receive()
        line, _, rest = bytes(self._received).partition(b"\n")
        self._received = bytearray(rest)
        return line

    def _receive(self) -> None:
        """Some more of it. The lease is renewed meanwhile."""
        while not _has_more(self._answers, settings.READING_LEASE_SECONDS * 1000 // 3):
            if time.monotonic() > self._until or not self._beat():
                raise ReaderDiedError
        some = os.read(self._answers, _AT_ONCE)
        if not some:
            raise ReaderDiedError if self._is_taken else _NotTakenError
        self._received += some


class _Idle:
    """The processes of this one that stand ready and that nobody is asking."""

    def __init__(self) -> None:
        self._processes: list[_Process] = []
        self._taking = threading.Lock()

    def take(self, environment: dict[str, str]) -> _Process | None:
        while process := self._any():
            if process.suits(environment):
                return process
            process.end()
        return None

    def put_back(self, process: _Process) -> None:
        with self._taking:
            ended = [each for each in self._processes if each.has_ended]
            self._processes = [each for each in self._processes if each not in ended]
            if len(self._processes) < _MOST_IDLE:
                self._processes.append(process)
            else:
                ended.append(process)
        for each in ended:
            each.end()

    def end(self) -> None:
        while process := self._any():
            process.end()

    def _any(self) -> _Process | None:
        with self._taking:
            return self._processes.pop() if self._processes else None


def _limits() -> dict[str, str]:
    """The environment of the process: the limits from the settings, and what a program needs to start."""
    return child_environment() | {
        "READING_TIMEOUT_SECONDS": str(settings.READING_TIMEOUT_SECONDS),
        "READING_MEMORY_MIB": str(settings.READING_MEMORY_MIB),
        "READING_MAX_PAGES": str(settings.READING_MAX_PAGES),
        "READING_MAX_MIB": str(settings.UPLOAD_MAX_MIB),
    }


_idle: Final = _Idle()
atexit.register(end_idle)
