"""Pages being typeset: words with their place and font, in an order of drawing that need not be that of reading."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
BOTTOM = 760


@dataclass(frozen=True)
class Mark:
    """One line of words: page, left edge, baseline from the top, font and size."""

    page: int
    x: float
    y: float
    text: str
    font: str
    size: float


@dataclass(frozen=True)
class Look:
    """How a whole report is set."""

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 12
    margin: float = 72
    leading: float = 1.25
    apostrophe: str = "’"


@dataclass
class Paper:
    """Pages in the making; `y` is where the next line of the running text goes."""

    look: Look
    marks: list[Mark] = field(default_factory=list)
    rules: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    page: int = 1
    y: float = 90

    def words(self, x: float, y: float, text: str, *, bold: bool = False, size: float | None = None) -> None:
        """Words at a place, with the apostrophe of the report."""
        font = self.look.bold if bold else self.look.font
        text = text.replace("’", self.look.apostrophe)
        self.marks.append(Mark(self.page, x, y, text, font, size or self.look.size))

    def line(self, text: str, *, x: float | None = None, bold: bool = False, size: float | None = None) -> None:
        """A line of running text; the page is turned where it is full."""
        size = size or self.look.size
        if self.y > BOTTOM:
            self.turn()
        self.words(x if x is not None else self.look.margin, self.y, text, bold=bold, size=size)
        self.y += size * self.look.leading

    def paragraph(self, text: str, *, x: float | None = None, bold: bool = False, size: float | None = None) -> None:
        """Running text broken into lines."""
        left = x if x is not None else self.look.margin
        font = self.look.bold if bold else self.look.font
        for part in broken(text, WIDTH - self.look.margin - left, font, size or self.look.size):
            self.line(part, x=left, bold=bold, size=size)

    def gap(self, points: float = 10) -> None:
        """White space."""
        self.y += points

    def turn(self) -> None:
        """The next page."""
        self.page += 1
        self.y = 80

    def shuffle(self, first: int, chance: Random) -> None:
        """Draws the marks from `first` on in another order."""
        part = self.marks[first:]
        chance.shuffle(part)
        self.marks[first:] = part

    def pdf(self) -> bytes:
        """The pages as a PDF."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=True)
        for page in range(1, self.page + 1):
            for number, *ends in self.rules:
                if number == page:
                    x0, y0, x1, y1 = ends
                    canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
            for mark in self.marks:
                if mark.page == page:
                    canvas.setFont(mark.font, mark.size)
                    canvas.drawString(mark.x, HEIGHT - mark.y, mark.text)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def broken(text: str, width: float, font: str, size: float) -> list[str]:
    """The text in lines no wider than that."""
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


@dataclass(frozen=True)
class Grid:
    """How a table is set: where its columns are, how cells are aligned, and in which order they are drawn."""

    left: float = 78
    middle: float = 330
    right: float = 500
    align: str = "middle"
    order: str = "rows"
    ruled: bool = True
    padding: float = 6


def table(paper: Paper, grid: Grid, rows: Sequence[tuple[str, str]], chance: Random, *, bold: bool = False) -> None:
    """Rows of a label and a grade, each wrapped in its cell; where the page ends, the table goes on over it."""
    look, began = paper.look, len(paper.marks)
    height = look.size * look.leading
    for label, grade in rows:
        cells = [
            (grid.left, broken(label, grid.middle - grid.left - 8, look.bold if bold else look.font, look.size)),
            (grid.middle, broken(grade, grid.right - grid.middle - 4, look.bold if bold else look.font, look.size)),
        ]
        tall = max(len(lines) for _, lines in cells) * height
        if paper.y + tall > BOTTOM:
            _drawn_in_order(paper, began, grid, chance)
            paper.turn()
            began = len(paper.marks)
        for x, lines in cells:
            spare = tall - len(lines) * height
            top = paper.y + grid.padding + {"top": 0, "middle": spare / 2, "bottom": spare}[grid.align] + look.size
            for number, text in enumerate(lines):
                paper.words(x, top + number * height, text, bold=bold)
        if grid.ruled:
            foot = paper.y + tall + 2 * grid.padding
            paper.rules.append((paper.page, grid.left - 5, foot, grid.right, foot))
        paper.y += tall + 2 * grid.padding
    _drawn_in_order(paper, began, grid, chance)
    paper.gap(14)


def _drawn_in_order(paper: Paper, began: int, grid: Grid, chance: Random) -> None:
    """Row by row, column by column, line by line as they stand, backwards, or anyhow."""
    cells = paper.marks[began:]
    if grid.order == "columns":
        cells.sort(key=lambda mark: mark.x >= grid.middle)
    elif grid.order == "lines":
        cells.sort(key=lambda mark: (round(mark.y), mark.x))
    elif grid.order == "grades first":
        cells.sort(key=lambda mark: mark.x < grid.middle)
    elif grid.order == "backwards":
        cells.reverse()
    elif grid.order == "anyhow":
        chance.shuffle(cells)
    paper.marks[began:] = cells
