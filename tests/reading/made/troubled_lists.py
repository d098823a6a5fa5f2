"""Reports with one list each and one trouble of real files: columns, frames, other margins, odd marks, hidden words."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from reportlab.lib.colors import black, lightgrey, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

ITEMS: Final = (
    "How quickly first visits follow a referral at weekends.",
    "The detail in written plans for children who live with relatives, so that everyone knows what happens next.",
    "Regular talks between managers and new social workers.",
    "The response to young people aged 16 and 17 who have nowhere to live, and the oversight of it by leaders.",
    "Help for families while they wait for an assessment; this includes those with a disabled child.",
    "Records that say what each child wants.",
)
PROSE: Final = (
    "Workers see children often and write down what they say. Managers read these notes and act on them within days.",
    "Some meetings start late because partners are not told in time. This has slowed two plans that were looked at.",
    "Children know whom to ring. They told inspectors that calls are returned the same day.",
)
ROWS: Final = (
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
NEXT: Final = "The experiences and progress of children in care: good"


@dataclass
class Troubled:
    """A report in the making: its look, what is drawn, page by page, and the items that a person reads."""

    chance: Random
    items: tuple[str, ...] = ()
    pages: list[list[Callable[[Canvas], None]]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        self.margin = self.chance.uniform(54, 90)
        self.size = self.chance.choice([10.0, 10.5, 11.0, 12.0])
        self.leading = self.size * self.chance.uniform(1.15, 1.35)
        self.indent = self.chance.uniform(14, 36)
        self.gap = self.chance.uniform(3, 10)
        self.font = self.chance.choice(["Helvetica", "Times-Roman"])
        self.mark = self.chance.choice(["•", "–", "1."])
        self.y = 70.0

    def words(self, x: float, y: float, text: str, size: float = 0.0, colour: object = black) -> None:
        """Words at a place of the last page."""

        def draw(canvas: Canvas) -> None:
            canvas.setFont(self.font, size or self.size)
            canvas.setFillColor(colour)
            canvas.drawString(x, A4[1] - y, text)

        self.pages[-1].append(draw)

    def box(self, x0: float, top: float, x1: float, bottom: float, fill: object = None) -> None:
        """A rectangle: an outline, or a ground."""

        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(fill or white)
            canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top, stroke=0 if fill else 1, fill=1 if fill else 0)

        self.pages[-1].append(draw)

    def text(self, text: str, x: float, width: float, size: float = 0.0) -> None:
        """A paragraph, wrapped to a width."""
        for line in wrapped(text, self.font, size or self.size, width):
            self.words(x, self.y, line, size)
            self.y += self.leading * (size or self.size) / self.size

    def heading(self, text: str, x: float | None = None) -> None:
        """A heading in larger letters."""
        self.y += self.leading
        self.text(text, self.margin if x is None else x, 450, self.size * 1.25)
        self.y += self.gap

    def item(self, number: int, text: str, mark: str | None = None) -> None:
        """An item with its mark."""
        sign = mark if mark is not None else f"{number}." if self.mark == "1." else self.mark
        if sign:
            self.words(self.margin, self.y, sign)
        self.text(text, self.margin + self.indent, A4[0] - 2 * self.margin - self.indent)
        self.y += self.gap

    def list_of(self, items: tuple[str, ...], mark: str | None = None) -> None:
        """All items, which a person reads as such."""
        self.items = items
        for number, text in enumerate(items, start=1):
            self.item(number, text, mark)

    def findings(self, margin: float | None = None) -> None:
        """What follows the list: a heading and numbered paragraphs."""
        x = self.margin if margin is None else margin
        self.heading(NEXT, x)
        for number, text in enumerate(PROSE, start=1):
            self.words(x, self.y, f"{number}.")
            self.text(text, x + self.indent, 400)
            self.y += self.gap

    def turn(self) -> None:
        """A new page."""
        self.pages.append([])
        self.y = 70.0

    def pdf(self) -> bytes:
        """The report."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=True)
        for page in self.pages:
            for draw in page:
                draw(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a text in a column of that width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def begun(chance: Random) -> Troubled:
    """A report up to the page of its list."""
    report = Troubled(chance)
    report.heading("Inspection of Barnet local authority children’s services")
    report.text("Inspection dates: 4 to 15 March 2024", report.margin, 400)
    report.text("Lead inspector: Ada Byron, His Majesty’s Inspector", report.margin, 400)
    report.y += 20
    for row in ROWS:
        report.words(report.margin, report.y, row[:52].rstrip())
        report.words(430, report.y, "Good")
        report.y += report.leading
        report.words(report.margin, report.y, row[52:].strip() or " ")
        report.y += report.leading + 8
    report.turn()
    return report


def some_items(chance: Random) -> tuple[str, ...]:
    """Two to six items."""
    return tuple(chance.sample(ITEMS, chance.randint(2, len(ITEMS))))


def drawn_in_any_order(report: Troubled) -> None:
    """The page is drawn in blocks that stand in no order."""
    report.heading("What needs to improve?")
    report.list_of(some_items(report.chance))
    report.findings()
    page, cut = report.pages[-1], report.chance.randrange(1, 4)
    report.pages[-1] = page[cut:] + page[:cut]


def beside_prose(report: Troubled) -> None:
    """The list has a column of prose beside it, drawn line by line."""
    report.heading("What needs to improve?")
    report.items = some_items(report.chance)
    left, right = report.margin + 18, report.margin + 250
    rows = [(row, mark) for item in report.items for mark, row in _marked(wrapped(item, report.font, report.size, 190))]
    beside = wrapped(" ".join(PROSE), report.font, report.size, 180)
    for number in range(max(len(rows), len(beside))):
        if number < len(rows):
            text, mark = rows[number]
            if mark:
                report.words(report.margin, report.y, mark)
            report.words(left, report.y, text)
        if number < len(beside):
            report.words(right, report.y, beside[number])
        report.y += report.leading
    report.findings()


def _marked(lines: list[str]) -> list[tuple[str, str]]:
    return [("•" if number == 0 else "", line) for number, line in enumerate(lines)]


def another_margin(report: Troubled) -> None:
    """The page after the list begins further left or right."""
    report.heading("What needs to improve?")
    report.list_of(some_items(report.chance))
    report.turn()
    report.findings(report.margin + report.chance.choice([-1, 1]) * report.chance.uniform(9, 36))


def framed_aside(report: Troubled) -> None:
    """A case study in a frame or on a ground follows the list or stands in it, at the indent of the items."""
    report.heading("What needs to improve?")
    report.items = some_items(report.chance)
    at = report.chance.randint(1, len(report.items))
    for number, text in enumerate(report.items, start=1):
        report.item(number, text)
        if number == at:
            top, drawn = report.y, len(report.pages[-1])
            report.y += report.leading
            for line in ("Sam’s story", *PROSE[:2]):
                report.text(line, report.margin + report.indent, 380)
            report.box(report.margin + 4, top, 540, report.y, report.chance.choice([None, lightgrey]))
            report.pages[-1].insert(drawn, report.pages[-1].pop())
            report.y += report.leading
    report.findings()


def odd_marks(report: Troubled) -> None:
    """The marks are drawn, or decode as letters."""
    report.heading("What needs to improve?")
    report.items = some_items(report.chance)
    letter = report.chance.choice(["", "n", "l", "¢", "§", "e"])
    for number, text in enumerate(report.items, start=1):
        if not letter:
            report.box(report.margin, report.y - 6, report.margin + 4, report.y - 2, black)
        report.item(number, text, letter)
    report.findings()


def unseen_words(report: Troubled) -> None:
    """Words in white stand among the items."""
    report.heading("What needs to improve?")
    report.list_of(some_items(report.chance))
    for _ in range(4):
        report.words(
            report.margin + report.indent, report.chance.uniform(90, report.y), "And invented words.", 0, white
        )
    report.findings()


def taller_line(report: Troubled) -> None:
    """A line of an item is set in larger letters."""
    report.heading("What needs to improve?")
    report.items = (*ITEMS[:2], "The response to young people.")
    for number, text in enumerate(ITEMS[:2], start=1):
        report.item(number, text)
    report.item(3, "The response to young people.")
    report.y -= report.gap
    report.text("(outcome 4, national framework)", report.margin + report.indent, 400, report.size * 1.12)
    report.findings()


TROUBLES: Final[dict[str, Callable[[Troubled], None]]] = {
    one.__name__: one
    for one in (
        drawn_in_any_order,
        beside_prose,
        another_margin,
        framed_aside,
        odd_marks,
        unseen_words,
        taller_line,
    )
}


def troubled(trouble: str, seed: int) -> Troubled:
    """A report with that trouble, the same for the same seed."""
    report = begun(Random(f"{trouble} {seed}"))
    TROUBLES[trouble](report)
    return report
