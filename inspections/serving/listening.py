"""The socket that the web server listens on: opened before it starts, and kept open while it restarts."""

from __future__ import annotations

import errno
import http.client
import socket
import time
from typing import Any

from inspections.serving.installation import CannotStartError

_REASONS = {
    errno.EADDRINUSE: "Port {port} on {host} is taken. Stop what uses it, or choose another: make run PORT={next}",
    errno.EACCES: "Port {port} may not be used by this account. Choose one above 1023: make run PORT=8000",
    errno.EADDRNOTAVAIL: "HOST is {host}, which is no address of this machine.",
}
_PATIENCE = 10.0
"""Seconds to wait for a taken port: a product that was killed holds it until its web server has noticed and ended."""
_ASK_EVERY = 0.2
"""Seconds between two tries: nobody notices so little."""
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (named here to be shown as an address one can open)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; connections wait in it while the web server restarts.

    Raises CannotStartError with a sentence that says what to do.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _bind(listener, address)
    except socket.gaierror as error:
        raise CannotStartError(f"HOST is “{host}”, which is not known here.") from error
    except OSError as error:
        sentence = _REASONS.get(error.errno or 0, "The address {host}:{port} cannot be used: {error}.")
        known = {"host": host, "port": port, "next": port + 1, "error": error.strerror}
        raise CannotStartError(sentence.format(**known)) from error
    listener.listen(512)
    return listener


def _bind(listener: socket.socket, address: tuple[Any, ...]) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return listener.bind(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > until:
                raise
        time.sleep(_ASK_EVERY)


def address_of(listener: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = _EVERYWHERE.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def answers(listener: socket.socket, path: str) -> bool:
    """Whether the web server behind the socket answers anything at all."""
    host, port = listener.getsockname()[:2]
    connection = http.client.HTTPConnection(_EVERYWHERE.get(host, host), port, timeout=5)
    try:
        connection.request("GET", path)
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()
