"""What somebody does not take off at once: kept, so that the thread that answered is free, and sent on by whoever
watches the sockets, as they take it.
"""

from __future__ import annotations

import errno
import os
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Final

_PIECE: Final = 64 * 1024
_AT_A_TIME: Final = 512 * 1024
"""Bytes after which others get their turn."""
MOST_KEPT: Final = 128 * 1024 * 1024
"""Bytes of answers that one process keeps in memory for all who are slow; of files it keeps only where they are."""
_GRACE: Final = 60.0
"""Seconds for which nobody's pace is looked at: most answers are taken by then, on any line."""
_SLOWEST: Final = 8 * 1024
"""Bytes a second that have to be taken after the first minute: a telephone at the edge of its network takes more."""
_STALLED: Final = 20.0
"""Seconds in which at least something has to be taken."""


class Kept:
    """How many bytes all connections of a process keep in memory."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self._now, self._lock = most, 0, threading.Lock()

    def take(self, count: int) -> bool:
        with self._lock:
            if self._now + count > self._most:
                return False
            self._now += count
            return True

    def give_back(self, count: int) -> None:
        with self._lock:
            self._now -= count


@dataclass
class _Words:
    content: memoryview

    @property
    def left(self) -> int:
        return len(self.content)

    def piece(self) -> memoryview:
        return self.content[:_PIECE]

    def went(self, count: int) -> None:
        self.content = self.content[count:]

    def close(self) -> None:
        """Memory needs none."""


@dataclass
class _Part:
    """Of a file: it is read as it is taken."""

    descriptor: int
    at: int
    left: int

    def piece(self) -> bytes:
        return os.pread(self.descriptor, min(_PIECE, self.left), self.at)

    def went(self, count: int) -> None:
        self.at, self.left = self.at + count, self.left - count

    def close(self) -> None:
        os.close(self.descriptor)


class Outgoing:
    """Stands for the socket of a connection while a thread answers, and never makes it wait."""

    def __init__(self, sock: Any, kept: Kept) -> None:
        self._sock, self._kept = sock, kept
        self._waits: deque[_Words | _Part] = deque()
        self._began = self._last = time.monotonic()
        self._taken = 0
        self.due = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    @property
    def waits(self) -> bool:
        return bool(self._waits)

    def hold(self, seconds: float) -> None:
        """Whatever is sent from now on goes at least that much later, and takes no thread until then."""
        self.due = time.monotonic() + seconds

    def is_due(self, now: float) -> bool:
        """Whether what was held may go, which it then does without a further wait."""
        if self.due > now:
            return False
        self.due = 0.0
        return True

    def sendall(self, data: bytes, _flags: int = 0) -> None:
        """Raises BrokenPipeError where no room is left for those who are slow."""
        content = memoryview(data)
        while content and not self._waits and not self.due:
            sent = self._send(content[:_PIECE])
            content = content[sent:]
            if not sent:
                break
        if content:
            if not self._kept.take(len(content)):
                raise BrokenPipeError(errno.EPIPE, "too much is kept for those who take their answers slowly")
            self._waits.append(_Words(memoryview(bytes(content))))

    def sendfile(self, file: IO[bytes], offset: int = 0, count: int | None = None) -> None:
        length = os.fstat(file.fileno()).st_size - offset if count is None else count
        self._waits.append(_Part(os.dup(file.fileno()), offset, length))
        if not self.due:
            self.send_on()

    def send_on(self) -> bool:
        """As much as is taken now; whether all of it is gone. Raises OSError where the other side is."""
        given = 0
        while self._waits and given < _AT_A_TIME:
            first = self._waits[0]
            piece = first.piece()
            if not piece and first.left:
                raise BrokenPipeError(errno.EPIPE, "the file became shorter while it was sent")
            sent = self._send(piece) if piece else 0
            if sent:
                self._went(first, sent)
            if not first.left:
                self._waits.popleft().close()
            elif not sent:
                break
            given += sent
        return not self._waits

    def begin_to_wait(self) -> None:
        """From now on whoever takes it is looked at: how long the answer took to be made is not their pace."""
        self._began = self._last = time.monotonic()
        self._taken = 0

    def is_too_slow(self, now: float) -> bool:
        waited = now - self._began - _GRACE
        return now - self._last > _STALLED or self._taken < waited * _SLOWEST

    def drop(self) -> None:
        """What is not sent never will be."""
        while self._waits:
            first = self._waits.popleft()
            if isinstance(first, _Words):
                self._kept.give_back(first.left)
            with suppress(OSError):
                first.close()

    def _went(self, first: _Words | _Part, count: int) -> None:
        first.went(count)
        if isinstance(first, _Words):
            self._kept.give_back(count)
        self._taken += count
        self._last = time.monotonic()

    def _send(self, piece: bytes | memoryview) -> int:
        try:
            return int(self._sock.send(piece, socket.MSG_DONTWAIT))
        except (BlockingIOError, InterruptedError):
            return 0
