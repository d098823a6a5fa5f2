"""What a visitor sees of a page: its text, its tables cell by cell, its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from typing import Final

from django.http import HttpResponse

_UNSEEN: Final = frozenset({"script", "noscript", "style", "svg"})


@dataclass
class SeenTable:
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads a page, without the content of script and noscript elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tables: list[SeenTable] = []
        self.links: dict[str, str] = {}
        self._open: list[str] = []
        self._href: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN or tag in ("caption", "h1"):
            self._open.append(tag)
        if tag == "table":
            self.tables.append(SeenTable())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append("")
            self._open.append("cell")
        elif tag == "a":
            self._href.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        closed = "cell" if tag in ("td", "th") else tag
        if closed in self._open:
            while self._open.pop() != closed:
                pass
        if tag == "a" and self._href:
            self._href.pop()

    def handle_data(self, data: str) -> None:
        if not data.strip() or not _UNSEEN.isdisjoint(self._open):
            return
        self.words.append(data)
        if "caption" in self._open:
            self.tables[-1].caption += data
        elif "cell" in self._open:
            self.tables[-1].rows[-1][-1] = " ".join((self.tables[-1].rows[-1][-1], data)).strip()
        if self._href:
            self.links.setdefault(" ".join(data.split()), self._href[-1])


@dataclass(frozen=True)
class Seen:
    """A page, which is read only where more than its markup is asked for. Tests share it, and change nothing of it."""

    html: str

    @cached_property
    def _read(self) -> _Reader:
        return _Reader(self.html)

    @property
    def words(self) -> list[str]:
        return self._read.words

    @property
    def tables(self) -> list[SeenTable]:
        return self._read.tables

    @property
    def links(self) -> dict[str, str]:
        return self._read.links

    @cached_property
    def text(self) -> str:
        return re.sub(r"\s+([.,;:])", r"\1", " ".join(" ".join(self.words).split()))

    @property
    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.DOTALL)
        assert found
        return found[1]

    def table(self, caption: str) -> list[list[str]]:
        return next(table.rows for table in self.tables if caption in table.caption)


@lru_cache(maxsize=128)
def seen(html: str) -> Seen:
    """Read once for all tests that see the same page: it takes as long as making it."""
    return Seen(html)


def see(response: HttpResponse, *, status: int = 200) -> Seen:
    assert response.status_code == status, response.status_code
    return seen(response.content.decode())
