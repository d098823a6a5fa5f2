"""The plot of a drawing: from the values of its axes to places, and the axes themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from dashboard.charts.svg.scene import At, Paint, Part, Stroke, Words
from dashboard.charts.theme import TEXT, Json


@dataclass(frozen=True)
class Plot:
    """The layout in Plotly's schema, read: margins, and the axes with their ranges."""

    layout: Json

    @cached_property
    def margin(self) -> dict[str, int]:
        return dict(self.layout["margin"])

    @cached_property
    def _ends(self) -> dict[str, tuple[float, float]]:
        """The range of each axis, read once: a timeline asks for hundreds of places."""
        found = {}
        for axis in ("xaxis", "yaxis"):
            low, high = self.layout[axis]["range"]
            found[axis] = number_of(low), number_of(high)
        return found

    @cached_property
    def height(self) -> float:
        """The height of the plot in pixels, without its margins."""
        return float(self.layout["height"] - self.margin["t"] - self.margin["b"])

    def x(self, value: Any, ref: str = "x") -> float:
        """The share of the plot's width; on "paper" the value is that share."""
        return float(value) if ref == "paper" else self._share("xaxis", value)

    def y(self, value: Any, ref: str = "y") -> float:
        """Pixels from the top of the plot."""
        share = float(value) if ref == "paper" else self._share("yaxis", value)
        return (1 - share) * self.height

    def rise(self, length: float) -> float:
        """A length on the y axis in pixels, upwards positive, downwards too if the axis is turned round."""
        low, high = self._ends["yaxis"]
        return abs(length / (high - low)) * self.height

    def run(self, length: float) -> float:
        """A length on the x axis as a share of the plot's width."""
        low, high = self._ends["xaxis"]
        return length / (high - low)

    def _share(self, axis: str, value: Any) -> float:
        low, high = self._ends[axis]
        return (number_of(value) - low) / (high - low)


def number_of(value: Any) -> float:
    """A value of an axis as a number; a date becomes its day."""
    return _day(value) if isinstance(value, str) else float(value)


@lru_cache(maxsize=16_384)
def _day(value: str) -> float:
    return float(date.fromisoformat(value).toordinal())


def grid_lines(plot: Plot) -> Iterator[Part]:
    """The lines behind the marks, at the ticks of an axis that has a grid."""
    for name in ("xaxis", "yaxis"):
        axis = plot.layout[name]
        if axis.get("visible", True) and axis.get("showgrid", True):
            paint = Paint(line=axis["gridcolor"], width=axis.get("gridwidth", 1))
            yield from (_across(plot, name, value, paint) for value in axis.get("tickvals", ()))


def _across(plot: Plot, axis: str, value: Any, paint: Paint) -> Stroke:
    if axis == "xaxis":
        x = At(plot.x(value))
        return Stroke(x, 0, x, plot.height, paint)
    y = plot.y(value)
    return Stroke(At(0), y, At(1), y, paint)


def axis_parts(plot: Plot) -> Iterator[Part]:
    """The line of each visible axis, its ticks and their labels."""
    for name in ("xaxis", "yaxis"):
        axis = plot.layout[name]
        if not axis.get("visible", True):
            continue
        if axis.get("showline"):
            yield _axis_line(plot, name, Paint(line=axis["linecolor"], width=axis.get("linewidth", 1)))
        for value, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            if _in_range(axis, value):
                yield from _tick(plot, name, value, text)


def _in_range(axis: Json, value: Any) -> bool:
    low, high = sorted(number_of(end) for end in axis["range"])
    return low <= number_of(value) <= high


def _axis_line(plot: Plot, name: str, paint: Paint) -> Stroke:
    if name == "xaxis":
        return Stroke(At(0), plot.height, At(1), plot.height, paint)
    return Stroke(At(0), 0, At(0), plot.height, paint)


def _tick(plot: Plot, name: str, value: Any, text: str) -> Iterator[Part]:
    axis = plot.layout[name]
    font = axis["tickfont"]
    length = axis.get("ticklen", 5) if axis.get("ticks") else 0
    away = length + axis.get("ticklabelstandoff", 0) + 3
    paint = Paint(line=axis.get("tickcolor", "@ink"), width=1)
    look = {"size": font.get("size", TEXT), "colour": font["color"]}
    if name == "xaxis":
        x, foot = At(plot.x(value)), plot.height
        if length:
            yield Stroke(x, foot, x, foot + length, paint)
        yield Words(x, foot + away + font.get("size", TEXT) / 2, (text,), anchor="middle", **look)
    else:
        y = plot.y(value)
        if length:
            yield Stroke(At(0, -length), y, At(0), y, paint)
        yield Words(At(0, -away), y, (text,), anchor="end", **look)
