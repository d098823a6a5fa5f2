"""What a drawing comes to before it is written down: boxes, strokes, curves, words and marks.

Across, a place is a share of the plot's width and a number of pixels, because the width is known to the browser alone;
down, it is pixels from the top of the plot.
"""

from dataclasses import dataclass
from typing import Literal

type Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class At:
    """A place or a length across: `share` of the plot's width, and `px` pixels more."""

    share: float
    px: float = 0


@dataclass(frozen=True)
class Paint:
    """Colours are token names such as `@ink`, or "" for none; `dash` is in pixels: "3px,2px"."""

    fill: str = ""
    line: str = ""
    width: float = 0
    dash: str = ""
    opacity: float = 1


@dataclass(frozen=True)
class Box:
    """A rectangle from its upper left corner; with `round` the ellipse inside it."""

    x: At
    y: float
    width: At
    height: float
    paint: Paint
    round: bool = False


@dataclass(frozen=True)
class Stroke:
    x0: At
    y0: float
    x1: At
    y1: float
    paint: Paint


@dataclass(frozen=True)
class Curve:
    """Commands of a path, M, L, C or Z, each with its points. `px` says whether x is in pixels around `x`."""

    steps: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    paint: Paint
    x: At = At(0)
    px: bool = False


@dataclass(frozen=True)
class Words:
    """Lines of text, centred on y, shown at widths of the figure from `least` to just under `most`, 0 for no limit."""

    x: At
    y: float
    lines: tuple[str, ...]
    size: int
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    least: int = 0
    most: int = 0
    ground: str = ""


type Part = Box | Stroke | Curve | Words


@dataclass(frozen=True)
class Mark:
    """What stands for a number or a judgement: its words, line by line, and the address that it leads to, or ""."""

    title: tuple[str, ...]
    href: str
    parts: tuple[Part, ...]

    @property
    def spoken(self) -> str:
        return ". ".join(self.title)


@dataclass(frozen=True)
class Scene:
    """`left`, `right` and `top` are the margins of the plot in pixels, `height` that of the whole drawing."""

    items: tuple[Part | Mark, ...]
    left: int
    right: int
    top: int
    height: int

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(item for item in self.items if isinstance(item, Mark))
