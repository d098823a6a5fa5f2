"""The lines of a report's pages and their words, read once by a process of its own and kept beside their pictures."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from inspections.intake import store
from inspections.intake.standing_reader import ReaderDiedError, ask

type _Box = tuple[float, float, float, float]
type _Line = tuple[str, list[float], list[tuple[str, list[float], int]]]


@dataclass(frozen=True)
class PageWord:
    """A word of a page, its number counted from 0 over the page; the box in points from the top left.

    `is_broken` where it goes on in the next line; it ends with its hyphen then.
    """

    number: int
    text: str
    box: _Box
    is_broken: bool = False


@dataclass(frozen=True)
class PageLine:
    """A line of a page with its words, its number counted from 0; the box in points from the top left."""

    number: int
    text: str
    box: _Box
    words: tuple[PageWord, ...] = ()


def page_lines(sha256: str, page: int) -> tuple[PageLine, ...]:
    """The lines of a page, counted from 1; none where it has none, as a scan, or cannot be read."""
    pages = _pages(sha256)
    if not 1 <= page <= len(pages):
        return ()
    lines, first = [], 0
    for number, (text, box, words) in enumerate(pages[page - 1]):
        own = tuple(
            PageWord(at, said, _box(place), bool(broken)) for at, (said, place, broken) in enumerate(words, first)
        )
        lines.append(PageLine(number, text, _box(box), own))
        first += len(own)
    return tuple(lines)


def page_words(sha256: str, page: int) -> tuple[PageWord, ...]:
    """The words of a page, counted from 1, in the order of its lines."""
    return tuple(word for line in page_lines(sha256, page) for word in line.words)


def _box(sides: list[float]) -> _Box:
    x0, top, x1, bottom = sides
    return (x0, top, x1, bottom)


def pages_with(sha256: str, words: str) -> tuple[int, ...]:
    """The pages on which the words stand, one after the other, whatever their case; also across the end of a line."""
    asked = " ".join(words.split()).casefold()
    texts = (" ".join(text for text, _, _ in lines).casefold() for lines in _pages(sha256))
    return tuple(number for number, text in enumerate(texts, start=1) if asked and asked in text)


def _pages(sha256: str) -> list[list[_Line]]:
    final = Path(settings.DATA_DIR) / "pages" / sha256[:2] / sha256 / "words.json"
    if not final.exists():
        with store.stored_file(sha256) as source:
            _read(source, final)
    try:
        found: list[list[_Line]] = json.loads(final.read_text())
    except (OSError, ValueError):
        return []
    return found


def _read(source: Path, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    try:
        answer = ask("lines", str(source))
    except ReaderDiedError:
        return
    if answer.status:
        return
    with tempfile.TemporaryDirectory(dir=final.parent) as folder:
        read = Path(folder) / "words.json"
        read.write_bytes(answer.printed)
        read.replace(final)
    # Of before words were kept.
    final.with_name("lines.json").unlink(missing_ok=True)
