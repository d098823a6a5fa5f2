"""From a drawing in Plotly's schema to a scene: in the order of its layers, with each mark's shapes inside the mark."""

import re
from collections.abc import Iterator
from typing import Final

from dashboard.charts.figure import Drawing
from dashboard.charts.svg.ground import annotation_words, shape_part
from dashboard.charts.svg.plot import Plot, axis_parts, grid_lines
from dashboard.charts.svg.scene import Mark, Part, Scene
from dashboard.charts.svg.traces import trace_items
from dashboard.charts.theme import Json

_OF_POINT: Final = re.compile(r"point:(\d+)")
"""The name of a shape that belongs to a point of the first trace."""


def scene_of(drawing: Drawing) -> Scene:
    plot = Plot(drawing.layout)
    margin = plot.margin
    return Scene(tuple(_items(plot, drawing)), margin["l"], margin["r"], margin["t"], drawing.height)


def _items(plot: Plot, drawing: Drawing) -> Iterator[Part | Mark]:
    shapes: list[Json] = drawing.layout.get("shapes", [])
    free = [each for each in shapes if not _OF_POINT.fullmatch(each.get("name", ""))]
    yield from grid_lines(plot)
    yield from (shape_part(plot, each) for each in free if each.get("layer", "above") == "below")
    drawn = _shapes_of_points(plot, shapes)
    before: Json | None = None
    for at, trace in enumerate(drawing.data):
        yield from trace_items(plot, trace, before, drawn if at == 0 else {})
        before = trace
    yield from axis_parts(plot)
    yield from (shape_part(plot, each) for each in free if each.get("layer", "above") == "above")
    yield from (annotation_words(plot, each) for each in drawing.layout.get("annotations", ()))


def _shapes_of_points(plot: Plot, shapes: list[Json]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for shape in shapes:
        if point := _OF_POINT.fullmatch(shape.get("name", "")):
            found.setdefault(int(point[1]), []).append(shape_part(plot, shape))
    return found
