"""gunicorn's threads, given only to requests that are there: a socket that dawdles over its header or a short body
waits beside them, with a deadline, so that any number of slow clients takes no thread from anybody.
"""

from __future__ import annotations

import re
import socket
import struct
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

WHOLE_WITHIN: Final = 20.0
"""Seconds from the first byte to the last of a header and a short body: the slowest telephone takes less."""
STALLED: Final = 20
"""Seconds without a byte after which a thread gives a long body, or an answer that nobody takes, up."""
_SHORT: Final = 256 * 1024
"""Bytes: what anybody may send (inspections.people.bodies). Only people with a right send more; a thread reads it."""
_LONGEST_HEAD: Final = 64 * 1024
"""Bytes: gunicorn refuses such a header."""
_AT_ONCE: Final = 64 * 1024
_END: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_ASKS_FIRST: Final = re.compile(rb"\r\n(?:expect|transfer-encoding):", re.IGNORECASE)


def is_whole(received: bytes | bytearray) -> bool:
    """Whether a thread can take the request up without waiting for a slow client."""
    end = received.find(_END)
    if end < 0:
        return len(received) > _LONGEST_HEAD
    head = bytes(received[: end + 2])
    length = _LENGTH.search(head)
    if length is None or _ASKS_FIRST.search(head):
        return True
    wanted = int(length[1])
    return wanted > _SHORT or len(received) >= end + len(_END) + wanted


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Every connection begins, and goes on after an answer, among those that are waited for without a thread."""

    def accept(self, listener: Any) -> None:
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        # Seconds and microseconds, as the system's timeval.
        for option in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
            client.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", STALLED, 0))
        self.nr_conns += 1
        self._await_whole(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Any, client: Any) -> None:
        """The next request of a connection that was kept begins."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await_whole(conn)

    def _await_whole(self, conn: Any) -> None:
        conn.received = bytearray()
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
        if some and not is_whole(conn.received):
            return
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        if some:
            conn.data_ready = True
            self.enqueue_req(conn)
        else:
            self.nr_conns -= 1
            conn.close()

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
