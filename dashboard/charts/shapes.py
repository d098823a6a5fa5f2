"""Shapes and annotations in Plotly's schema that several charts share."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts.theme import Json, figure_font

# The mean width of a character in pixels by font size, to estimate whether words fit.
CHARACTER = {12: 5.9, 14: 7.2}


def text_width(text: str, size: int = 14) -> float:
    return len(text) * CHARACTER[size]


def text_annotation(text: str, x: Any, y: Any, **more: Any) -> Json:
    """Text on the drawing, left-aligned on x unless `more` says otherwise.

    A `name` such as "900:" or "400:900" tells figure.js to show it only at those widths of the figure, in pixels.
    """
    look: Json = {"text": text, "x": x, "y": y, "showarrow": False, "font": figure_font(), "borderpad": 0}
    return look | {"xanchor": "left", "yanchor": "middle"} | more


def filled_box(x: tuple[Any, Any], y: tuple[float, float], fill: str, **more: Any) -> Json:
    """A filled rectangle between two values of x and two of y, without outline, below the traces."""
    return {"type": "rect", "fillcolor": fill, "line": {"width": 0}, "layer": "below"} | _corners(x, y) | more


def drawn_line(x: tuple[Any, Any], y: tuple[float, float], colour: str, width: int = 1, **more: Any) -> Json:
    return {"type": "line", "line": {"color": colour, "width": width}, "layer": "below"} | _corners(x, y) | more


type Stretch = tuple[tuple[Any, float], tuple[Any, float]]


def drawn_lines(stretches: Sequence[Stretch], colour: str, width: int = 1, **more: Any) -> Json:
    """Many lines of one colour as a single shape, which keeps the drawing small."""
    path = "".join(f"M{a},{b}L{c},{d}" for (a, b), (c, d) in stretches)
    return {"type": "path", "path": path, "line": {"color": colour, "width": width}, "layer": "below"} | more


def dotted_line(x: tuple[Any, Any], y: tuple[float, float]) -> Json:
    """The line where one framework ends and the next begins."""
    return drawn_line(x, y, "@ink-2", line={"color": "@ink-2", "width": 1, "dash": "2px,3px"})


def _corners(x: tuple[Any, Any], y: tuple[float, float]) -> Json:
    return {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}


def centred_on(x: Any, half: float) -> Json:
    """Coordinates that give a shape a fixed width in pixels around a point on the x axis."""
    return {"xsizemode": "pixel", "xanchor": x, "x0": -half, "x1": half}


def bar_outline(css: str) -> Json:
    """The line round a bar: an outline for inadequate, a gap in the page colour for the others."""
    return {"width": 2, "color": "@edge-i" if css == "i" else "@page"}
