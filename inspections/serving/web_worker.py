"""gunicorn's threads, given only to requests that are there: a socket that dawdles over its header or a short body
waits beside them, as does one that takes its answer slowly, with a deadline, so that any number of slow clients takes
no thread from anybody.
"""

from __future__ import annotations

import errno
import gc
import re
import socket
import struct
import sys
import time
from collections import deque
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

from inspections.serving.outgoing import Kept, Outgoing

WHOLE_WITHIN: Final = 20.0
"""Seconds from the first byte to the last of a header and a short body: the slowest telephone takes less."""
STALLED: Final = 20
"""Seconds without a byte after which a thread gives a long body up."""
TURN: Final = 0.001
"""Seconds that a thread may go on while others wait. Python's own five keep a page waiting after each of its queries
where a workbook is made beside it.
"""
LOOKS_AFTER: Final = (2_000, 10, 200)
"""New objects after which Python looks for garbage among them, and how many such looks before it looks at older ones.
With Python's own 2,000 and ten, a fifth of a busy server's time went into looking at what is there to stay.
"""
_SHORT: Final = 256 * 1024
"""Bytes: what anybody may send (inspections.people.bodies). Only people with a right send more; a thread reads it."""
_LONGEST_HEAD: Final = 64 * 1024
"""Bytes: no browser sends as much; gunicorn would read on, in a thread, to more than ten times of it."""
_TOO_LONG: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_AT_ONCE: Final = 64 * 1024
_LINGER: Final = 2.0
"""Seconds for which whoever was answered for the last time can take the end of the answer off before it is closed."""
_BREATH: Final = 0.05
"""Seconds until it is tried again."""
_MOST_AFTERWARDS: Final = 64 * 1024
"""Bytes that somebody may still send meanwhile."""
_MOST_HELD: Final = 200
"""Answers that are held back at a time: a fifth of the connections that a process has."""
_END: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*0*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)


def is_whole(received: bytes | bytearray) -> bool:
    """Whether a thread can take the request up without waiting for a slow client.

    Whoever asks first whether a short body is wanted sends it without an answer after a second; were the answer given
    by a thread, it would have to wait for that body. One in chunks, without a length, is read by nobody.
    """
    end = received.find(_END)
    if end < 0:
        return False
    head = bytes(received[: end + 2])
    length = _LENGTH.search(head)
    if length is None:
        return True
    wanted = int(length[1])
    return wanted > _SHORT or len(received) >= end + len(_END) + wanted


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Every connection begins, goes on after an answer, and ends among those that are waited for without a thread."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        sys.setswitchinterval(TURN)
        super().__init__(*args, **kwargs)
        self.leaving: deque[Any] = deque()
        self.taking: list[Any] = []
        self.held: deque[Any] = deque()
        self.kept = Kept()

    def load_wsgi(self) -> None:
        """What is imported stays to the end, so that nobody need wait while it is looked through for garbage."""
        super().load_wsgi()
        gc.collect()
        gc.freeze()
        gc.set_threshold(*LOOKS_AFTER)

    def accept(self, listener: Any) -> None:
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError as error:
            if error.errno not in (errno.EMFILE, errno.ENFILE):
                raise
            # No more open files are allowed: those who are there are answered meanwhile, and the next waits.
            time.sleep(_BREATH)
            return
        try:
            # Seconds and microseconds, as the system's timeval.
            for option in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
                client.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", STALLED, 0))
        except OSError:
            # Gone already: some systems say so here.
            client.close()
            return
        self.nr_conns += 1
        self._await_whole(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Any, client: Any) -> None:
        """The next request of a connection that was kept begins."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await_whole(conn)

    def enqueue_req(self, conn: Any) -> None:
        """What came of the next request together with the last one waits, as any other, until it is whole."""
        if not conn.received:
            conn.received = bytearray(conn.parser.unreader.take_buffered())
            if not is_whole(conn.received):
                self._await_whole(conn, conn.received)
                return
        super().enqueue_req(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """In a thread, which never waits until somebody has taken the answer off."""
        sock, conn.outgoing = conn.sock, Outgoing(conn.sock, self.kept)
        conn.sock = conn.outgoing
        try:
            return super().handle_request(req, conn)
        except BaseException:
            conn.outgoing.drop()
            raise
        finally:
            conn.sock = sock

    def finish_request(self, conn: Any, fs: Any) -> None:
        outgoing = getattr(conn, "outgoing", None)
        if outgoing is not None and outgoing.due and len(self.held) < _MOST_HELD:
            self.held.append((conn, fs))
        elif outgoing is not None and outgoing.waits:
            self._await_taking(conn, fs)
        else:
            self._finish_sent(conn, fs)

    def _await_taking(self, conn: Any, fs: Any) -> None:
        try:
            conn.sock.setblocking(False)
            self.poller.register(conn.sock, EVENT_WRITE, partial(self._on_socket_writable, conn, fs))
        except (OSError, ValueError, KeyError):
            conn.outgoing.drop()
            self._forget(conn)
            return
        conn.outgoing.begin_to_wait()
        self.taking.append(conn)

    def _on_socket_writable(self, conn: Any, fs: Any, client: Any) -> None:
        try:
            is_sent = conn.outgoing.send_on()
        except OSError:
            self._give_up_taking(conn)
            return
        if is_sent:
            self.poller.unregister(client)
            self.taking.remove(conn)
            self._finish_sent(conn, fs)

    def _give_up_taking(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        self.taking.remove(conn)
        conn.outgoing.drop()
        self._forget(conn)

    def _finish_sent(self, conn: Any, fs: Any) -> None:
        if fs.cancelled() or fs.exception() is not None or fs.result():
            super().finish_request(conn, fs)
        else:
            self._let_go(conn)

    def _keepalive_after(self, conn: Any, keepalive: Any) -> bool:
        """gunicorn reads in the thread what is left of a body, byte by byte if need be; here the connection ends where
        that is not there already.
        """
        left = getattr(conn.parser.mesg.body.reader, "length", None)
        there = len(conn.parser.unreader.buf.getvalue())
        return left is not None and left <= there and bool(super()._keepalive_after(conn, keepalive))

    def _let_go(self, conn: Any) -> None:
        """Nothing follows. gunicorn waits for the other side to close in the one thread that accepts, so that a few
        who never close would stop everybody; here they are waited for with the rest.
        """
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(conn.sock, EVENT_READ, partial(self._on_leaving_socket_readable, conn))
        except (OSError, ValueError, KeyError):
            self._forget(conn)
            return
        conn.afterwards, conn.timeout = 0, time.monotonic() + _LINGER
        self.leaving.append(conn)

    def _on_leaving_socket_readable(self, conn: Any, client: Any) -> None:
        try:
            some = client.recv(_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            some = b""
        conn.afterwards += len(some)
        if not some or conn.afterwards > _MOST_AFTERWARDS:
            self.poller.unregister(client)
            self.leaving.remove(conn)
            self._forget(conn)

    def _forget(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        super().murder_pending()
        now = time.monotonic()
        while self.held and self.held[0][0].outgoing.is_due(now):
            self._await_taking(*self.held.popleft())
        for conn in [conn for conn in self.taking if conn.outgoing.is_too_slow(now)]:
            self._give_up_taking(conn)
        while self.leaving and self.leaving[0].timeout <= now:
            conn = self.leaving.popleft()
            self.poller.unregister(conn.sock)
            self._forget(conn)

    def _await_whole(self, conn: Any, received: bytearray | None = None) -> None:
        conn.received = bytearray() if received is None else received
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + WHOLE_WITHIN
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: Any, client: Any) -> None:
        try:
            some = client.recv(_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            some = b""
        conn.received += some
        is_ready = is_whole(conn.received)
        is_too_long = len(conn.received) > _LONGEST_HEAD and _END not in conn.received
        if some and not is_ready and not is_too_long:
            return
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        if not some:
            self._forget(conn)
        elif is_ready:
            conn.data_ready = True
            self.enqueue_req(conn)
        else:
            with suppress(OSError):
                client.send(_TOO_LONG)
            self._let_go(conn)

    def handle(self, conn: Any) -> Any:
        """In a thread: what was received is put before whatever the socket still has."""
        received, conn.received = bytes(getattr(conn, "received", b"")), bytearray()
        if received:
            conn.init()
            conn.parser.unreader.unread(received)
        return super().handle(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Whoever has not sent a whole request when it stops is not waited for either."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)
