"""A figure as data: its title, a wide and a narrow drawing, and the same numbers as a table and as rows for CSV."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from dashboard.charts import theme
from dashboard.charts.grades import LOOKS
from inspections.qualified_grade import LEGEND, mark_of

LONGEST_NAME: Final = 120
"""The most letters of a picture's file name: all of a usual subtitle, and short enough for any file system."""

BESIDE: Final = 320
"""Title, subtitle, key and source on a narrow screen."""

type Json = dict[str, Any]
type Raw = str | int | float | datetime.date | None


@dataclass(frozen=True)
class Column:
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """Plain text, or the key of a grade shown by its mark and word, with an optional muted note and link."""

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
    """The numbers of a figure for people."""

    caption: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]

    @property
    def lines(self) -> list[tuple[Cell, list[tuple[Column, Cell]]]]:
        """Each row with its cells beside their columns, for templates."""
        return [(row.head, _with_columns(self.columns[1:], row.cells)) for row in self.rows]


@dataclass(frozen=True)
class DataSheet:
    """The numbers of a figure for machines: raw counts and dates, None for nothing."""

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
    """`name` is a slug, unique on its page, used in ids, file names and the `<name>=table` parameter.

    Below `roomy` pixels, 704 or 960 (44 or 60 rem in site.css), the narrow drawing is shown with `narrow_note`.
    `on_paper` is the drawing that fills the width of a sheet best. `remark` is a second sentence about what the figure
    shows.
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
    roomy: int = 704
    on_paper: Literal["wide", "narrow"] = "wide"

    @property
    def wants_room(self) -> str:
        """The CSS class of a figure that needs more than the usual width for its wide drawing."""
        return "wants-room" if self.roomy > 704 else ""

    @property
    def room(self) -> int:
        """The height in pixels that the chart needs alone, with its title, key and source above and below it."""
        return max(self.wide.height, self.narrow.height) + BESIDE

    @property
    def _key_of_picture(self) -> str:
        """The key in words, for a downloaded picture, which has no page beside it to explain the marks."""
        words = ", ".join(f"{LOOKS[key].letter} {LOOKS[key].sentence}" for key in self.key)
        marked = any(mark_of(cell.grade) for row in self.table.rows for cell in row.cells)
        return f"{words}. {LEGEND}" if marked else words

    @property
    def file_name(self) -> str:
        """The name of a saved picture, which says what it shows, of whom and when: the measure of the subtitle."""
        words = re.sub("[^a-z0-9]+", "-", f"{self.name} {self.subtitle}".lower())
        return words[:LONGEST_NAME].strip("-")

    def payload(self) -> Json:
        """Everything that static/js/figure.js needs, ready for json_script."""
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
            "file": self.file_name,
        }


def _with_columns(columns: Sequence[Column], cells: Sequence[Cell]) -> list[tuple[Column, Cell]]:
    """Each cell with the column where it starts; one that spans two columns pushes the next along."""
    pairs, at = [], 0
    for cell in cells:
        pairs.append((columns[at], cell))
        at += cell.span
    return pairs
