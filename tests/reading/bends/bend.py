"""What a bend is: a way to make another file of a report, and the places where that file shows something else."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.contract import Box, PageBox, Reading

Draw = Callable[[Canvas, int, float, float], None]
"""Draws on a page: its offset in the file, its width and its height."""


@dataclass(frozen=True)
class BentFile:
    """A file made of a report; `altered` are the places whose words it no longer shows as the report did."""

    data: bytes
    altered: tuple[PageBox, ...] = ()


@dataclass(frozen=True)
class Bend:
    """A way to bend a report, given with what was read in it: its name, what it needs, and how."""

    name: str
    make: Callable[[bytes, Reading], BentFile]
    programs: tuple[str, ...] = ()
    most_pages: int = 60
    reports: frozenset[str] = field(default_factory=frozenset)


def plain(name: str, make: Callable[[bytes], bytes], *programs: str, most_pages: int = 60) -> Bend:
    """A bend that shows the same words as the report."""
    return Bend(name, lambda data, _: BentFile(make(data)), programs, most_pages)


def laid_over(data: bytes, draw: Draw, *, under: bool = False, pages: Iterable[int] | None = None) -> bytes:
    """The report with something drawn over or under each page, or those of the given offsets, as they are displayed."""
    wanted, out = None if pages is None else set(pages), io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages):
            if wanted is None or number in wanted:
                x0, y0, x1, y1 = (float(side) for side in page.cropbox)
                ink = io.BytesIO()
                canvas = Canvas(ink, pagesize=(x1 - x0, y1 - y0))
                draw(canvas, number, x1 - x0, y1 - y0)
                canvas.showPage()
                canvas.save()
                with pikepdf.open(ink) as sheet:
                    add = page.add_underlay if under else page.add_overlay
                    add(sheet.pages[0], pikepdf.Rectangle(x0, y0, x1, y1))
        document.save(out)
    return out.getvalue()


def touches(one: Box, other: Box, share: float = 0.15) -> bool:
    """Whether a box covers a part of another one that a reader of the page would miss."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 1 or height <= 0:
        return False
    return height > share * (other[3] - other[1])
