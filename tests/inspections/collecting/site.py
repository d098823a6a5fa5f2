"""A site in the shape of the inspectorate's, served on loopback: its list, its councils' pages and its files."""

from __future__ import annotations

import hashlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

type Answer = tuple[int, dict[str, str], bytes]
PAGE = "<!doctype html><html><head><title>{}</title></head><body><main>{}</main></body></html>"


@dataclass
class Asked:
    path: str
    agent: str
    conditional: bool


@dataclass
class Site:
    """`councils` are names by URN, `reports` lines by URN: the number of the file, and the words.

    `odd` holds answers for paths that behave ill; "reset" breaks the connection in the middle of the body.
    """

    councils: dict[str, str] = field(default_factory=dict)
    reports: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    odd: dict[str, Answer | str] = field(default_factory=dict)
    rows: int = 100
    asked: list[Asked] = field(default_factory=list)
    before: Callable[[str], None] = lambda path: None
    address: str = ""

    def paths(self, beginning: str = "/") -> list[str]:
        return [each.path for each in self.asked if each.path.startswith(beginning)]

    def lists(self, urn: str, number: int, words: str) -> None:
        """The newest first, as on the site."""
        self.reports.setdefault(urn, []).insert(0, (number, words))

    def answer(self, path: str) -> Answer | str:
        parts = urlsplit(path)
        if parts.path in self.odd:
            return self.odd[parts.path]
        if parts.path == "/search":
            return self._list(int(parse_qs(parts.query)["start"][0]))
        if parts.path.startswith("/provider/"):
            return self._council(parts.path.rpartition("/")[2])
        return 200, {"Content-Type": "application/pdf"}, small_pdf(parts.path)

    def _list(self, start: int) -> Answer:
        shown = list(self.councils.items())[start : start + self.rows]
        lines = [f'<li class="search-result"><a href="/provider/44/{urn}">{name}</a></li>' for urn, name in shown]
        more = '<li class="next"><a href="?">Next</a></li>' if start + self.rows < len(self.councils) else ""
        return page("Search results", "".join(lines) + more or "<p>No results found</p>")

    def _council(self, urn: str) -> Answer:
        lines = [
            f'<p><a class="publication-link" href="{self.address}/v1/file/{number}">Report '
            f'<span class="nonvisual">{words}</span></a></p>'
            for number, words in self.reports.get(urn, [])
        ]
        return page(self.councils[urn], "".join(lines))


def page(title: str, body: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.format(title, body).encode()


def small_pdf(name: str) -> bytes:
    return b"%PDF-1.4\n% made by the tests: " + name.encode() + b"\n%%EOF\n"


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """The site on a free port of loopback until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        # What is written in two parts is sent at once: the kernel would keep the second back for 40 ms.
        disable_nagle_algorithm = True
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            conditional = "If-None-Match" in self.headers
            site.asked.append(Asked(self.path, self.headers["User-Agent"], conditional))
            answer = site.answer(self.path)
            if answer == "reset":
                self._reset()
                return
            status, headers, body = answer
            etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in (headers | {"ETag": etag, "Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _reset(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(small_pdf(self.path) * 50)
            self.wfile.flush()
            self.close_connection = True
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

        def log_message(self, *args: object) -> None:
            pass

        def finish(self) -> None:
            try:
                super().finish()
            except OSError:
                self.rfile.close()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
