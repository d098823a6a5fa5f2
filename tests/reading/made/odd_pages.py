"""Pages of a report in layouts that no report at hand has: marks, columns, boxes, frames, footnotes, dates and titles.

Each is made from a seed, so that a fault can be made again.
"""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

MARKS = (
    "•",
    "-",
    "–",
    "{n}.",
    "{n})",
    "({n})",
    "{a})",
    "({a})",
    "{a}.",
    "{i})",
    "square",
    "disc",
    "dingbat",
    "none",
    "*",
    "o",
    "»",
)
ASKS = (
    "The quality of assessments, and how far they show what life is like for each child in a family.",
    "How quickly first visits follow a referral at weekends and on bank holidays.",
    "The support that care leavers have when they look for a home or for work, and who tells them of it.",
    "Management oversight of decisions in the multi-agency safeguarding hub, so that risk is seen early.",
    "The detail in written plans for children who live with relatives.",
    "Regular talks between managers and new social workers about their cases and their training.",
    "Health assessments for children who have newly come into care, which are often late.",
    "The sufficiency of foster homes near to the schools that children go to, in particular for brothers and sisters.",
    "Return interviews for children who go missing, and what is done with what they say.",
    "The timeliness of life-story work.",
)
NESTED = (
    "in particular where families move from one home to another, so that no child waits for a plan",
    "for those who are educated at home",
    "when a social worker leaves.",
)
DATES = (
    ("11 to 22 May 2026", "2026-05-11", "2026-05-22"),
    ("11 May 2026 to 22 May 2026", "2026-05-11", "2026-05-22"),
    ("11/05/2026 to 22/05/2026", "2026-05-11", "2026-05-22"),
    ("11.05.26 – 22.05.26", "2026-05-11", "2026-05-22"),
    ("2026-05-11 to 2026-05-22", "2026-05-11", "2026-05-22"),
    ("May 11 to May 22, 2026", "2026-05-11", "2026-05-22"),
    ("11th – 22nd May 2026", "2026-05-11", "2026-05-22"),
    ("Monday 11 May to Friday 22 May 2026", "2026-05-11", "2026-05-22"),
    ("27 April to 8 May 2026", "2026-04-27", "2026-05-08"),
    ("27–30 April and 5–8 May 2026", "2026-04-27", "2026-05-08"),
    ("11-22 May 2026", "2026-05-11", "2026-05-22"),
    ("11 – 15 May, and 18 – 22 May 2026", "2026-05-11", "2026-05-22"),
    ("05/06/2026 to 06/06/2026", "2026-06-05", "2026-06-06"),
)
TITLES = (
    "Inspection of Barnet local authority children’s services",
    "Inspection of Barnet local authority children ’s services",
    "Inspec tion of Barnet local authority children’s ser vices",
    "Inspection of Barnet\u00a0local authority children’s\u00a0services",
    "Inspection  of  Barnet  local  authority  children’s  services",
    "INSPECTION OF BARNET LOCAL AUTHORITY CHILDREN’S SERVICES",
)
ROWS = (
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
GRADES = ("Good", "Outstanding", "Inadequate", "Requires improvement to be good")


@dataclass(frozen=True)
class OddPages:
    """A made report, and what a person reads in it; `about` says how it is laid out."""

    data: bytes
    items: tuple[str, ...]
    start: str
    end: str
    grades: tuple[str, ...]
    about: str


@dataclass
class _Maker:
    """A report in the making."""

    chance: random.Random
    out: io.BytesIO = field(default_factory=io.BytesIO)
    y: float = 0.0
    number: int = 1
    items: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.out, pagesize=A4, invariant=True)
        self.size = self.chance.choice((9.5, 10, 11, 12))
        self.left = self.chance.choice((56, 64, 72, 84))
        self.hang = self.chance.choice((14, 18, 22, 28))
        self.leading = self.size * self.chance.choice((1.15, 1.25, 1.4))
        self.between = self.size * self.chance.choice((0.0, 0.4, 0.9))
        self.mark = self.chance.choice(MARKS)
        self.columns = self.chance.random() < 0.15
        self.footnote = self.chance.random() < 0.3
        self.full_stops = self.chance.random() < 0.75
        self.font = self.chance.choice(("Helvetica", "Times-Roman"))
        self.y = A4[1] - 70
        self.about += [f"mark {self.mark}", f"columns {self.columns}", f"stops {self.full_stops}"]

    def words(self, text: str, x: float, size: float | None = None, font: str | None = None) -> None:
        self.canvas.setFont(font or self.font, size or self.size)
        self.canvas.drawString(x, self.y, text)

    def line(self, text: str, x: float | None = None, size: float | None = None, bold: bool = False) -> None:
        bolder = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[self.font]
        self.words(text, self.left if x is None else x, size, bolder if bold else self.font)
        self.y -= (size or self.size) * 1.35

    def wrapped(self, text: str, width: float) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, self.font, self.size) > width:
                yield line
                line = word
            else:
                line = longer
        yield line

    def turn(self) -> None:
        """The foot of this page, and the next one."""
        if self.footnote and self.number == 2:
            self.canvas.setFont(self.font, self.size * 0.75)
            self.canvas.drawString(
                self.left, 66, "1 The areas for improvement refer to the outcomes of the national framework."
            )
        self.canvas.setFont(self.font, 8)
        self.canvas.drawString(self.left, 40, "Inspection of Barnet local authority children’s services")
        self.canvas.drawRightString(A4[0] - 60, 40, str(self.number))
        self.canvas.showPage()
        self.number += 1
        self.y = A4[1] - 70

    def item(self, text: str, position: int, left: float, width: float) -> None:
        """An item with its mark, on the next page where it has no room here."""
        self.y -= self.between
        for row, line in enumerate(self.wrapped(text, width - self.hang)):
            if self.y < 90:
                self.turn()
            if row == 0:
                self._draw_mark(position, left)
            hang = 0 if self.mark == "none" else self.hang
            self.words(line, left + hang)
            self.y -= self.leading

    def nested(self, text: str, width: float) -> None:
        """An item within an item, a little further in."""
        left = self.left + self.hang
        for row, line in enumerate(self.wrapped(text, width - 2 * self.hang)):
            if self.y < 90:
                self.turn()
            if row == 0:
                self.words("–" if self.mark == "•" else "•", left)
            self.words(line, left + 14)
            self.y -= self.leading

    def _draw_mark(self, position: int, left: float) -> None:
        if self.mark == "square":
            self.canvas.rect(left, self.y + 1, 4, 4, fill=1)
        elif self.mark == "disc":
            self.canvas.circle(left + 2, self.y + 3, 2, fill=1)
        elif self.mark == "dingbat":
            self.words("n", left, self.size * 0.7, "ZapfDingbats")
        elif self.mark != "none":
            roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")[(position - 1) % 8]
            self.words(self.mark.format(n=position, a="abcdefgh"[(position - 1) % 8], i=roman), left)


def odd_pages(seed: int) -> OddPages:
    """The report of a seed."""
    maker = _Maker(random.Random(seed))
    start, end = _cover(maker)
    grades = _grades(maker)
    maker.turn()
    _list(maker)
    _findings(maker)
    maker.turn()
    maker.canvas.save()
    return OddPages(maker.out.getvalue(), tuple(maker.items), start, end, grades, ", ".join(maker.about))


def _cover(maker: _Maker) -> tuple[str, str]:
    title = maker.chance.choice(TITLES)
    printed, start, end = maker.chance.choice(DATES)
    maker.about += [title, printed]
    maker.line(title, size=16)
    maker.y -= 14
    maker.line(f"{maker.chance.choice(('Inspection dates', 'Dates of inspection', 'Inspection date'))}: {printed}")
    maker.line("Lead inspector: Ada Byron, His Majesty’s Inspector")
    maker.y -= 20
    return start, end


def _grades(maker: _Maker) -> tuple[str, ...]:
    found = []
    maker.line("Judgement")
    for label in ROWS:
        grade = maker.chance.choice(GRADES)
        lines = list(maker.wrapped(label, 250))
        maker.words(grade, maker.left + 300)
        for line in lines:
            maker.words(line, maker.left)
            maker.y -= maker.leading
        maker.y -= 8
        found.append(grade)
    return tuple(found)


def _list(maker: _Maker) -> None:
    chance = maker.chance
    asks = chance.sample(ASKS, chance.randint(3, 8))
    if not maker.full_stops:
        asks = [ask.rstrip(".") for ask in asks]
    maker.y = chance.choice((A4[1] - 70, 260, 200))
    if maker.y < 300:
        for _ in range(3):
            maker.line("Leaders know their services well and have made them better since the last inspection.")
    note = "1" if maker.footnote else ""
    maker.y -= 12
    maker.words("What needs to improve?", maker.left, maker.size * 1.4)
    maker.words(
        note, maker.left + stringWidth("What needs to improve?", maker.font, maker.size * 1.4) + 1, maker.size * 0.6
    )
    maker.y -= maker.size * 2
    framed = chance.random() < 0.2
    aside = chance.randint(1, len(asks) - 1) if chance.random() < 0.25 else None
    width = (A4[0] - 2 * maker.left) / (2 if maker.columns else 1) - (12 if maker.columns else 0)
    top, page = maker.y + maker.size, maker.number
    for position, ask in enumerate(asks, start=1):
        if aside == position - 1 and position > 1:
            _case_study(maker)
        maker.item(ask, position, maker.left, width)
        nested = [maker.chance.choice(NESTED) for _ in range(2)] if maker.chance.random() < 0.1 else []
        for one in nested:
            maker.nested(one, width)
        maker.items.append("\n- ".join((ask, *nested)))
    if framed and maker.number == page:
        maker.canvas.rect(maker.left - 8, maker.y + 2, A4[0] - 2 * maker.left + 16, top - maker.y)
    maker.about += [f"framed {framed}", f"aside {aside}"]


def _case_study(maker: _Maker) -> None:
    if maker.y < 200:
        return
    maker.y -= 16
    top = maker.y + maker.size + 4
    maker.line("Case study", maker.left + 6, bold=True)
    for _ in range(2):
        maker.line("A family was helped by one worker who stayed with them for two years.", maker.left + 6)
    maker.canvas.rect(maker.left, maker.y + 6, A4[0] - 2 * maker.left, top - maker.y - 6)
    maker.y -= 10


def _indented_heading(maker: _Maker) -> None:
    """A heading at the indent of the items, under which stands prose and no item."""
    maker.y -= maker.size
    maker.line("What happens next", maker.left + maker.hang, bold=True)
    maker.line("Leaders will be asked to send a plan to the inspectorate.", maker.left + maker.hang)


def _findings(maker: _Maker) -> None:
    if maker.chance.random() < 0.2:
        maker.about.append("an indented heading")
        _indented_heading(maker)
    maker.y -= 16
    if maker.y < 160:
        maker.turn()
    larger = maker.chance.random() < 0.7
    maker.about.append(f"heading larger {larger}")
    title = "The experiences and progress of children who need help and protection"
    maker.line(title, size=maker.size * (1.4 if larger else 1), bold=not larger)
    for number in range(1, 5):
        mark = f"{number}. " if maker.chance.random() < 0.6 else ""
        maker.line(f"{mark}Children are seen often, and what they say counts when plans are made.")
