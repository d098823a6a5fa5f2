"""The parts that every made report has: prose of our own, lists of recommendations, furniture."""

from collections.abc import Sequence
from random import Random

from tests.reading.made.facts import Item
from tests.reading.made.paper import BOTTOM, Paper

PROSE = (
    "Leaders know their services well and have made steady progress.",
    "Most children receive help when they need it, although a small number wait too long.",
    "When the last inspection judged overall effectiveness to be inadequate, few plans were clear.",
    "Managers oversee practice and, in good time, challenge drift and delay.",
    "Overall effectiveness was good in 2013, and services then required improvement to be good.",
    "Young people told inspectors that outstanding workers had changed their lives.",
    "The local authority is working with a neighbouring council to improve the front door.",
    "The previous focused visit found that leaders had not acted quickly enough.",
)
BULLETS = (("Symbol", "\xb7"), ("ZapfDingbats", "n"), ("ZapfDingbats", "l"), ("Helvetica", "•"), ("Helvetica", "–"))


def prose(paper: Paper, chance: Random, sentences: int, *, number: int | None = None) -> None:
    """A paragraph, numbered or not."""
    text = " ".join(chance.choice(PROSE) for _ in range(sentences))
    if number is None:
        paper.paragraph(text)
    else:
        paper.paragraph(f"{number}. {text}", x=paper.look.margin)
    paper.gap()


def bullets(paper: Paper, chance: Random, items: Sequence[Item], *, first: int | None = None) -> None:
    """A list with bullets, or numbered from `first`; items may break over the page and have bullets below."""
    font, glyph = chance.choice(BULLETS)
    detached = chance.random() < 0.4
    indent = chance.choice([16.0, 20.0, 28.0])
    for number, item in enumerate(items, start=first or 0):
        mark = f"{number}." if first is not None else None
        text = f"{item.text} {item.printed_tag}" if item.printed_tag else item.text
        _item(paper, text, mark, (font, glyph), indent, detached=detached)
        for part in item.nested:
            _item(paper, part, None, ("Helvetica", "–" if glyph != "–" else "•"), indent, detached=False, deeper=indent)
        paper.gap(chance.choice([0.0, 4.0, 8.0]))


def _item(
    paper: Paper,
    text: str,
    mark: str | None,
    bullet: tuple[str, str],
    indent: float,
    *,
    detached: bool,
    deeper: float = 0.0,
) -> None:
    """An item with a hanging indent: the mark drawn before its first line."""
    look = paper.look
    left = look.margin + deeper
    if paper.y > BOTTOM:
        paper.turn()
    began, page, y = len(paper.marks), paper.page, paper.y
    paper.paragraph(text, x=left + indent + (8 if mark else 0))
    from tests.reading.made.paper import Mark

    font, glyph = (look.font, mark) if mark else bullet
    spot = Mark(page, left, y, glyph, font, look.size if mark else look.size * 0.9)
    paper.marks.insert(began if not detached or mark else len(paper.marks), spot)


def furniture(paper: Paper, chance: Random, feet: Sequence[str]) -> None:
    """A running foot and a number on every page, drawn first or last on the page."""
    last = paper.page
    first = chance.random() < 0.5
    where = 0 if first else None
    for page in range(1, last + 1):
        paper.page = page
        before = len(paper.marks)
        for row, foot in enumerate(feet if page > 1 else ()):
            paper.words(paper.look.margin, 800 + 10 * row, foot, size=8)
        paper.words(500, 815, str(page), size=9)
        made = paper.marks[before:]
        if where == 0:
            del paper.marks[before:]
            paper.marks[0:0] = made
    paper.page = last
