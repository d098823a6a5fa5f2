"""The content of a paper as values: headings, paragraphs, lists and tables, independent of Word."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in a style of the document; `href` makes the whole of it a link."""

    text: str
    style: str = "Body Text"
    href: str = ""

    @property
    def is_lead(self) -> bool:
        return self.style == "Lead"

    @property
    def is_note(self) -> bool:
        return self.style == "Note"


@dataclass(frozen=True)
class BulletList:
    """A bulleted list."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class GridCell:
    """A cell, whose text may have several lines. `grade` is a key; its word is the default text."""

    text: str = ""
    grade: str = ""
    href: str = ""


@dataclass(frozen=True)
class Grid:
    """A table whose first column names the rows. `widths` are percentages of the width of the text.

    `numeric` are the indexes of right-aligned columns, `unbroken` those of columns whose lines stay whole on a page,
    `bold` those of rows in bold. `narrow` is for tables of many columns that hold letters.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[int, ...]
    numeric: frozenset[int] = frozenset()
    bold: frozenset[int] = frozenset()
    note: str = ""
    narrow: bool = False
    unbroken: frozenset[int] = frozenset()


type Block = Heading | Paragraph | BulletList | Grid


@dataclass(frozen=True)
class Paper:
    """`about` is the line under the title, `foot` the one at the foot of every page."""

    title: str
    about: str
    subject: str
    foot: str
    blocks: tuple[Block, ...]


def grid_cells(values: Sequence[str]) -> tuple[GridCell, ...]:
    return tuple(map(GridCell, values))
