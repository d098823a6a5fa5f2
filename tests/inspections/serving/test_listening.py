"""The port of a product that was killed is waited for."""

from __future__ import annotations

import socket
from threading import Timer

from inspections.serving.listening import listen


def test_a_port_that_becomes_free_in_a_moment_is_taken_then():
    earlier = socket.create_server(("127.0.0.1", 0))
    port = earlier.getsockname()[1]
    leaving = Timer(0.3, earlier.close)
    leaving.start()
    with listen("127.0.0.1", port) as listener:
        assert listener.getsockname()[1] == port
    leaving.join()
