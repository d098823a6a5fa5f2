"""What a visitor sees of a page: its text, its tables cell by cell, its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse


@dataclass
class SeenTable:
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Seen(HTMLParser):
    """A parsed page, without the content of script and noscript elements."""

    html: str
    words: list[str] = field(default_factory=list)
    tables: list[SeenTable] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._href: list[str] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "noscript", "style", "svg", "caption", "h1"):
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
        if {"script", "noscript", "style", "svg"} & set(self._open) or not data.strip():
            return
        self.words.append(data)
        if "caption" in self._open:
            self.tables[-1].caption += data
        elif "cell" in self._open:
            self.tables[-1].rows[-1][-1] = " ".join((self.tables[-1].rows[-1][-1], data)).strip()
        if self._href:
            self.links.setdefault(" ".join(data.split()), self._href[-1])

    @property
    def text(self) -> str:
        return re.sub(r"\s+([.,;:])", r"\1", " ".join(" ".join(self.words).split()))

    @property
    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.DOTALL)
        assert found
        return found[1]

    def table(self, caption: str) -> list[list[str]]:
        return next(table.rows for table in self.tables if caption in table.caption)


def see(response: HttpResponse, *, status: int = 200) -> Seen:
    assert response.status_code == status, response.status_code
    return Seen(response.content.decode())
