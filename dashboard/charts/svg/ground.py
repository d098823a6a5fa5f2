"""Shapes and annotations of a layout: bands, lines, blocks, and words beside them."""

import re
from collections.abc import Iterator
from typing import Any, Final

from dashboard.charts.svg.plot import Plot, number_of
from dashboard.charts.svg.scene import Anchor, At, Box, Curve, Paint, Part, Stroke, Words
from dashboard.charts.theme import TEXT, Json

ANCHORS: Final[dict[str, Anchor]] = {"left": "start", "center": "middle", "right": "end"}
LINE: Final = 1.3
"""The height of a line of text in sizes of its letters, as Plotly sets it."""

type Point = tuple[float, float]


def shape_part(plot: Plot, shape: Json) -> Part:
    if shape["type"] == "path":
        return _curve(plot, shape)
    (x0, x1), (y0, y1) = _ends_across(plot, shape), _ends_down(plot, shape)
    if shape["type"] == "line":
        return Stroke(x0, y0, x1, y1, paint_of(shape))
    if shape["type"] not in ("rect", "circle"):
        raise ValueError(f"no drawing for a shape of type {shape['type']}")
    width = At(x1.share - x0.share, x1.px - x0.px)
    left = x0 if width.share >= 0 and width.px >= 0 else x1
    size = At(abs(width.share), abs(width.px))
    return Box(left, min(y0, y1), size, abs(y1 - y0), paint_of(shape), round=shape["type"] == "circle")


def paint_of(shape: Json) -> Paint:
    line = shape.get("line", {})
    return Paint(
        fill=shape.get("fillcolor", ""),
        line=line.get("color", "") if line.get("width", 2) else "",
        width=line.get("width", 2),
        dash=line.get("dash", ""),
        opacity=shape.get("opacity", 1),
    )


def _ends_across(plot: Plot, shape: Json) -> tuple[At, At]:
    ref = shape.get("xref", "x")
    if shape.get("xsizemode") == "pixel":
        middle = plot.x(shape["xanchor"], ref)
        return At(middle, shape["x0"]), At(middle, shape["x1"])
    return At(_inside(plot.x(shape["x0"], ref))), At(_inside(plot.x(shape["x1"], ref)))


def _inside(share: float) -> float:
    """A shape ends where the plot does."""
    return min(max(share, 0), 1)


def _ends_down(plot: Plot, shape: Json) -> tuple[float, float]:
    ref = shape.get("yref", "y")
    return plot.y(shape["y0"], ref), plot.y(shape["y1"], ref)


def _curve(plot: Plot, shape: Json) -> Curve:
    """A path in values of the axes; with sizes in pixels, x counts from the anchor."""
    ref = shape.get("xref", "x")
    pixels = shape.get("xsizemode") == "pixel"
    anchor = At(plot.x(shape["xanchor"], ref)) if pixels else At(0)

    def place(x: str, y: str) -> Point:
        across = float(x) if pixels else plot.x(x if "-" in x[1:] else float(x), ref)
        return across, plot.y(number_of(float(y)), shape.get("yref", "y"))

    found = re.findall(r"([MLCZ])([^MLCZ]*)", shape["path"])
    steps = tuple((letter, tuple(place(*pair.split(",")) for pair in pairs.split())) for letter, pairs in found)
    return Curve(steps, paint_of(shape), anchor, pixels)


def annotation_words(plot: Plot, words: Json) -> Words:
    if words.get("showarrow", True) or words.get("yanchor") != "middle":
        raise ValueError("annotations have no arrow and are centred on y")
    font = words["font"]
    least, most = _widths(words.get("name", ""))
    return Words(
        x=At(plot.x(words["x"], words.get("xref", "x")), words.get("xshift", 0)),
        y=plot.y(words["y"], words.get("yref", "y")) - words.get("yshift", 0),
        lines=tuple(words["text"].split("<br>")),
        size=font.get("size", TEXT),
        colour=font["color"],
        bold=font.get("weight", 400) >= 700,
        anchor=ANCHORS[words["xanchor"]],
        least=least,
        most=most,
        ground=words.get("bgcolor", ""),
    )


def _widths(name: str) -> tuple[int, int]:
    """The range of widths that a name such as "900:" or "400:900" gives."""
    least, _, most = name.partition(":")
    return int(least or 0), int(most or 0)


def strings_of(value: Any, length: int) -> list[Any]:
    """A value for each point: a list as it is, a single one repeated."""
    return list(value) if isinstance(value, list | tuple) else [value] * length


def title_lines(hovertext: str) -> Iterator[str]:
    return (line for line in hovertext.split("<br>") if line)
