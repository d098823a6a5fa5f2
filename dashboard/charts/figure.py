"""What a figure is: its claim, its drawing wide and narrow, the same numbers as a table and as a sheet for CSV."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts import theme
from dashboard.charts.grades import LOOKS
from dashboard.charts.svg_bars import BarStrip
from inspections.qualified_grade import LEGEND, mark_of

type Json = dict[str, Any]
type Raw = str | int | float | datetime.date | None


@dataclass(frozen=True)
class Column:
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: plain text, or a grade key whose mark and word are shown, with an optional quiet note and link."""

    text: str = ""
    grade: str = ""
    note: str = ""
    href: str = ""
    span: int = 1


@dataclass(frozen=True)
class TableRow:
    head: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The numbers of a figure as people read them."""

    caption: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]

    @property
    def lines(self) -> list[tuple[Cell, list[tuple[Column, Cell]]]]:
        """Each row with its cells beside their columns, for templates."""
        return [(row.head, list(_beside(self.columns[1:], row.cells))) for row in self.rows]


@dataclass(frozen=True)
class DataSheet:
    """The numbers of a figure as machines read them: raw counts, dates, None where there is nothing."""

    header: tuple[str, ...]
    rows: tuple[tuple[Raw, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """Traces and layout in Plotly's schema; colours are token names such as `@ink`, resolved for light or dark."""

    data: list[Json]
    layout: Json

    @property
    def height(self) -> int:
        return int(self.layout["height"])


@dataclass(frozen=True)
class Figure:
    """`name` is a slug, unique on its page: it makes ids, the `<name>=table` parameter and file names.

    `strips` are bars for readers without JavaScript; where they look like the drawing (`strips_first`) everyone
    sees them until it is drawn. `narrow_note` is said where the narrow drawing is: below `roomy` pixels, 704 or 960
    (44 and 60 rem in the style sheet). `remark` is a second sentence of what the figure shows.
    """

    name: str
    title: str
    subtitle: str
    source: str
    description: str
    wide: Drawing
    narrow: Drawing
    table: Table
    sheet: DataSheet
    key: tuple[str, ...]
    narrow_note: str = ""
    remark: str = ""
    strips: tuple[BarStrip, ...] = ()
    strips_first: bool = False
    roomy: int = 704
    unit: str = ""

    @property
    def late(self) -> str:
        """The class that lets this figure become wide only where there is much room."""
        return "late" if self.roomy > 704 else ""

    @property
    def _key_of_picture(self) -> str:
        """A picture leaves its page: it says itself what its marks mean."""
        words = ", ".join(f"{LOOKS[key].letter} {LOOKS[key].sentence}" for key in self.key)
        marked = any(mark_of(cell.grade) for row in self.table.rows for cell in row.cells)
        return f"{words}. {LEGEND}" if marked else words

    def payload(self) -> Json:
        """All that static/js/figure.js needs, ready for json_script."""
        drawings = {"wide": self.wide, "narrow": self.narrow}
        return {
            **{name: {"data": each.data, "layout": each.layout} for name, each in drawings.items()},
            "palette": theme.palettes(),
            "config": theme.plotly_config(),
            "title": self.title,
            "subtitle": self.subtitle,
            "source": self.source,
            "key": self._key_of_picture,
            "roomy": self.roomy,
            "file": self.name,
        }


def _beside(columns: Sequence[Column], cells: Sequence[Cell]) -> list[tuple[Column, Cell]]:
    """A cell that spans two columns pushes the next ones along."""
    pairs, at = [], 0
    for cell in cells:
        pairs.append((columns[at], cell))
        at += cell.span
    return pairs
