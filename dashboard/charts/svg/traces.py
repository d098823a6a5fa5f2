"""The traces of a drawing: bars, and scatters as lines, points and letters. A trace of another kind is refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from dashboard.charts.shapes import text_width
from dashboard.charts.svg.ground import strings_of, title_lines
from dashboard.charts.svg.plot import Plot
from dashboard.charts.svg.scene import At, Box, Curve, Mark, Paint, Part, Stroke, Words
from dashboard.charts.theme import TEXT, Json

BOLDER: Final = 1.12
"""How much wider bold letters are than the mean of all."""
TARGET: Final = 24
"""The least size of a mark that can be tapped, in pixels."""
STROKES: Final = {"line-ns-open": (0.0, 1.0)}
"""Symbols that are a stroke: the half of its size across and down, in halves of the size of the point."""

type Drawn = Mapping[int, Sequence[Part]]
"""Shapes that belong to a point, by its number, because a mark is a shape with a letter on it."""


def trace_items(plot: Plot, trace: Json, before: Json | None, drawn: Drawn) -> Iterator[Part | Mark]:
    """`before` is the trace under this one, to which it may fill; `drawn` are the shapes of its points."""
    kinds: dict[str, Callable[[], Iterator[Part | Mark]]] = {
        "bar": lambda: _bars(plot, trace),
        "scatter": lambda: _scatter(plot, trace, before, drawn),
    }
    if trace["type"] not in kinds:
        raise ValueError(f"no drawing for a trace of type {trace['type']}")
    return kinds[trace["type"]]()


def _bars(plot: Plot, trace: Json) -> Iterator[Mark]:
    """A mark for each bar, with the words inside it that fit."""
    lying = trace.get("orientation") == "h"
    marker = trace["marker"]
    paint = Paint(marker["color"], marker["line"]["color"], marker["line"]["width"])
    count = len(trace["x"])
    hrefs = trace.get("customdata") or [""] * count
    for at in range(count):
        box = _lying_box(plot, trace, at, paint) if lying else _standing_box(plot, trace, at, paint)
        words = _inside(plot, trace, at, box, choices=lying)
        yield Mark(tuple(title_lines(trace["hovertext"][at])), hrefs[at], (box, *words))


def _lying_box(plot: Plot, trace: Json, at: int, paint: Paint) -> Box:
    start, length = trace["base"][at], trace["x"][at]
    high = plot.rise(trace["width"])
    return Box(At(plot.x(start)), plot.y(trace["y"][at]) - high / 2, At(plot.run(length)), high, paint)


def _standing_box(plot: Plot, trace: Json, at: int, paint: Paint) -> Box:
    start, length = trace["base"][at], trace["y"][at]
    left = plot.x(trace["x"][at] - trace["width"] / 2)
    return Box(At(left), plot.y(start + length), At(plot.run(trace["width"])), plot.rise(length), paint)


def _inside(plot: Plot, trace: Json, at: int, box: Box, *, choices: bool) -> Iterator[Words]:
    """The text of a bar; of choices such as "I 5|I|", each at the widths of the figure at which it is the first to fit.

    A single text needs only to be shown where the columns are wide enough for it.
    """
    font = trace["insidetextfont"]
    most = 0
    for text in trace["text"][at].split("|") if choices else [trace["text"][at]]:
        least = _needed(plot, text, box.width.share)
        if text:
            yield Words(
                At(box.x.share + box.width.share / 2),
                box.y + box.height / 2,
                (text,),
                font["size"],
                font["color"],
                bold=font["weight"] >= 700,
                anchor="middle",
                least=least,
                most=most,
            )
        most = least


def _needed(plot: Plot, text: str, share: float) -> int:
    """The width of the figure from which the text fits into a share of the plot."""
    margin = plot.margin
    return round(margin["l"] + margin["r"] + (text_width(text, TEXT) * BOLDER + 2) / max(share, 0.0001))


def _scatter(plot: Plot, trace: Json, before: Json | None, drawn: Drawn) -> Iterator[Part | Mark]:
    if "lines" in trace["mode"]:
        yield from _lines(plot, trace, before)
    if trace.get("hoverinfo") != "skip":
        yield from _points(plot, trace, drawn)


def _lines(plot: Plot, trace: Json, before: Json | None) -> Iterator[Part]:
    """The line, by steps if its shape is "hv", and the area down to the trace before if it fills."""
    points = _path_of(plot, trace)
    if trace.get("fill") == "tonexty" and before is not None:
        outline = (*points, *reversed(_path_of(plot, before)))
        yield Curve(_steps(outline, closed=True), Paint(fill=trace["fillcolor"]))
    line = trace["line"]
    if line.get("width", 2):
        paint = Paint(line=line["color"], width=line.get("width", 2), dash=line.get("dash", ""))
        yield Curve(_steps(points), paint)


def _path_of(plot: Plot, trace: Json) -> tuple[tuple[float, float], ...]:
    places = [(plot.x(x), plot.y(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
    if trace["line"].get("shape") != "hv":
        return tuple(places)
    corners = [(right[0], left[1]) for left, right in pairwise(places)]
    return (places[0], *(point for pair in zip(corners, places[1:], strict=True) for point in pair))


def _steps(points: Sequence[tuple[float, float]], *, closed: bool = False) -> tuple[Any, ...]:
    steps = [("M" if at == 0 else "L", (point,)) for at, point in enumerate(points)]
    return (*steps, *([("Z", ())] if closed else []))


def _points(plot: Plot, trace: Json, drawn: Drawn) -> Iterator[Mark]:
    """A mark for each point that says something; points that say the same one after the other are one mark."""
    count = len(trace["x"])
    says = strings_of(trace.get("hovertext", ""), count)
    leads = strings_of(trace.get("customdata", ""), count)
    parts: list[Part] = []
    for at in range(count):
        parts += [*drawn.get(at, ()), *_symbol(plot, trace, at), *_letter(plot, trace, at)]
        if at + 1 < count and (says[at], leads[at]) == (says[at + 1], leads[at + 1]) and not drawn.get(at + 1):
            continue
        if says[at]:
            yield Mark(tuple(title_lines(says[at])), leads[at], tuple(parts))
        parts = []


def _symbol(plot: Plot, trace: Json, at: int) -> Iterator[Part]:
    """The point itself; one on a line or without a symbol is a place to touch, which is not seen."""
    x, y = plot.x(trace["x"][at]), plot.y(trace["y"][at])
    if "markers" not in trace["mode"]:
        yield _target(x, y, TARGET)
        return
    marker = {name: _own(value, at) for name, value in trace["marker"].items()}
    size, line = marker["size"], {name: _own(value, at) for name, value in marker.get("line", {}).items()}
    symbol = marker.get("symbol", "circle")
    if marker.get("opacity", 1) == 0:
        yield _target(x, y, max(size, TARGET))
        return
    if symbol in STROKES:
        across, down = (half * size / 2 for half in STROKES[symbol])
        yield _target(x, y, TARGET)
        yield Stroke(At(x, -across), y - down, At(x, across), y + down, Paint(line=line["color"], width=line["width"]))
        return
    if symbol not in ("circle", "square"):
        raise ValueError(f"no drawing for the symbol {symbol}")
    paint = Paint(marker["color"], line.get("color", ""), line.get("width", 0))
    yield Box(At(x, -size / 2), y - size / 2, At(0, size), size, paint, round=symbol == "circle")


def _own(value: Any, at: int) -> Any:
    return value[at] if isinstance(value, list | tuple) else value


def _target(x: float, y: float, size: float) -> Box:
    """A square that is not seen, for the finger and the pointer."""
    return Box(At(x, -size / 2), y - size / 2, At(0, size), size, Paint(fill="@page", opacity=0))


def _letter(plot: Plot, trace: Json, at: int) -> Iterator[Words]:
    if "text" not in trace["mode"] or not trace["text"][at]:
        return
    font = {name: _own(value, at) for name, value in trace["textfont"].items()}
    place = At(plot.x(trace["x"][at]))
    yield Words(
        place,
        plot.y(trace["y"][at]),
        (trace["text"][at],),
        font["size"],
        font["color"],
        bold=font["weight"] >= 700,
        anchor="middle",
    )
