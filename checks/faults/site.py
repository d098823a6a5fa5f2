"""A site in the shape of the inspectorate's on this machine: one list, two councils, a few files."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

COUNCILS: Final = {"80563": "Stoke-on-Trent City Council", "80438": "Brighton and Hove City Council"}
_LISTED: Final = {"80563": ((901, "15 July 2025"), (902, "02 December 2019")), "80438": ((903, "1 March 2024"),)}


@contextmanager
def serving() -> Iterator[str]:
    """Its address, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = _answer(self.path, _pages(f"http://{self.headers['Host']}"))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _answer(path: str, pages: Mapping[str, str]) -> tuple[str, bytes]:
    where = path.partition("?")[0]
    if where.startswith("/v1/file/"):
        return "application/pdf", f"%PDF-1.4\n% {where}\n%%EOF\n".encode()
    body = f"<!doctype html><html><body><main>{pages.get(where, '')}</main></body></html>"
    return "text/html; charset=utf-8", body.encode()


def _pages(address: str) -> dict[str, str]:
    lines = [f'<li class="search-result"><a href="/provider/44/{u}">{name}</a></li>' for u, name in COUNCILS.items()]
    pages = {"/search": "".join(lines)}
    for urn, listed in _LISTED.items():
        pages[f"/provider/44/{urn}"] = "".join(
            f'<p><a class="publication-link" href="{address}/v1/file/{number}">Report '
            f'<span class="nonvisual">Children&#x27;s services inspection, pdf - {day}</span></a></p>'
            for number, day in listed
        )
    return pages
