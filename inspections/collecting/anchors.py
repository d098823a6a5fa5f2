"""The links of a page of HTML: address, classes, words, and the words in it that are for readers of the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from inspections.search.marking import without_controls

_DESCRIPTION: Final = "nonvisual"
_VOID: Final = frozenset({"br", "img", "hr", "input", "wbr", "meta", "link", "source", "area"})


@dataclass(frozen=True)
class Anchor:
    """`described` is what an element of class nonvisual says in it; blank where there is none."""

    href: str
    classes: tuple[str, ...]
    rel: tuple[str, ...]
    words: str
    described: str


def anchors_of(html: str) -> tuple[Anchor, ...]:
    """In the order of the page; a link within a link, which is a mistake, ends the first."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.anchors)


@dataclass
class _Open:
    href: str
    classes: tuple[str, ...]
    rel: tuple[str, ...]
    words: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    depth: int = 0
    """How many elements deep the description is open; 0 outside it."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: list[Anchor] = []
        self._open: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._end()
            if "href" in given:
                classes, rel = (tuple(given.get(name, "").split()) for name in ("class", "rel"))
                self._open = _Open(given["href"].strip(), classes, rel)
        elif self._open is not None and tag not in _VOID and self._is_described(given.get("class", "")):
            self._open.depth += 1

    def _is_described(self, classes: str) -> bool:
        return self._open is not None and (self._open.depth > 0 or _DESCRIPTION in classes.split())

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end()
        elif self._open is not None and self._open.depth and tag not in _VOID:
            self._open.depth -= 1

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.words.append(data)
            if self._open.depth:
                self._open.described.append(data)

    def _end(self) -> None:
        if self._open is not None:
            one, self._open = self._open, None
            # A page of feeds or a database takes no control characters, and nobody sees them.
            words, described = (
                " ".join((without_controls("".join(texts)) or "").split()) for texts in (one.words, one.described)
            )
            self.anchors.append(Anchor(one.href, one.classes, one.rel, words, described))
