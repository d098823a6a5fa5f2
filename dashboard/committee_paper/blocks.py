"""What a paper is made of: headings, sentences, lists and tables, before they are set."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `style` is that of the document, and `href` makes all of it a link."""

    text: str
    style: str = "Body Text"
    href: str = ""


@dataclass(frozen=True)
class BulletList:
    """A list with a point before each line."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class GridCell:
    """Text in as many lines as it has; `grade` is the key of one or of an absence, and its word the text by default."""

    text: str = ""
    grade: str = ""
    href: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its first column names the rows. `widths` are shares of the text's width, in hundredths.

    `numeric` are columns set to the right; `bold` are rows that stand out, by their place from 0; `narrow` says that
    there are many columns with a letter in each.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[int, ...]
    numeric: frozenset[int] = frozenset()
    bold: frozenset[int] = frozenset()
    note: str = ""
    narrow: bool = False


type Block = Heading | Paragraph | BulletList | Grid


@dataclass(frozen=True)
class Paper:
    """`about` is the line under the title, `foot` the one on every page."""

    title: str
    about: str
    subject: str
    foot: str
    blocks: tuple[Block, ...]


def grid_cells(values: Sequence[str]) -> tuple[GridCell, ...]:
    return tuple(map(GridCell, values))
