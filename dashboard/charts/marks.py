"""The marks of a timeline: a letter in a square, or in a circle where no grades were given, with a rim in the page
colour.
"""

from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.grades import LOOKS, grade_letter
from dashboard.charts.shapes import centred_on, drawn_line
from dashboard.charts.theme import TEXT, Json
from dashboard.charts.timeline_data import Mark
from inspections.qualified_grade import qualification

HALF_WIDTH, HALF_HEIGHT, RIM = 15, 13, 2
# Fill and outline by CSS ending; grades without an entry are filled with their own colour and have no outline.
FILLS = {"nj": "@nj", "np": "@np", "visit": "@page", "unread": "@page", "none": "@page", "gap": "@page"}
OUTLINES: dict[str, Json] = {
    "i": {"width": 2, "color": "@edge-i"},
    "nj": {"width": 1, "color": "@nj-line", "dash": "3px,2px"},
    "visit": {"width": 1.5, "color": "@edge"},
    "unread": {"width": 2, "color": "@accent", "dash": "2px,2px"},
    "none": {"width": 1, "color": "@edge"},
    "gap": {"width": 2, "color": "@edge", "dash": "4px,2px"},
}


def line_look(css: str) -> Json:
    """The line after a mark: that of the grade, or thin and broken after the absence of one.

    An absence has no colour for lines, and must never be drawn more strongly than a grade.
    """
    if css in FILLS:
        return {"color": "@nj-line", "width": 1, "dash": "3px,3px"}
    return {"color": f"@line-{css}", "width": 4}


def grade_line(x: tuple[Any, Any], y: tuple[float, float], css: str) -> Json:
    """A line for as long as a grade held."""
    look = line_look(css)
    return drawn_line(x, y, look["color"], line=look)


@dataclass
class Marks:
    """Collects the marks while a timeline is laid out: their `shapes`, and `points` for letters, hover and links."""

    shapes: list[Json] = field(default_factory=list)
    points: list[tuple[Any, float, Mark, str]] = field(default_factory=list)

    def add(self, x: Any, y: float, mark: Mark, label: str, *, half: tuple[float, float] | None = None) -> None:
        """Adds a mark centred on (x, y); `half` is half its width and height in pixels."""
        width, height = half or (HALF_WIDTH, HALF_HEIGHT)
        if LOOKS[mark.grade].css == "visit":
            width = height = min(width, 12)
        self._shape(mark, y, (width, height), x=x)
        self.points.append((x, y, mark, label))

    def add_across(self, ends: tuple[float, float], y: float, mark: Mark, label: str, *, height: float) -> None:
        """Adds a mark across columns of an upright timeline; its width is in units of the x axis, not in pixels."""
        self._shape(mark, y, (0, height), ends=ends)
        self.points.append((sum(ends) / 2, y, mark, label))

    def _shape(self, mark: Mark, y: float, half: tuple[float, float], **place: Any) -> None:
        """Adds the rim, then the mark on top, with its outline inside the given size.

        They bear the number of their point, by which dashboard/charts/svg knows that they are part of its mark.
        """
        css, name = LOOKS[mark.grade].css, {"name": f"point:{len(self.points)}"}
        line = OUTLINES.get(css, {"width": 0})
        fill = FILLS.get(css, f"@g-{css}")
        rim: Json = {"fillcolor": "@page", "line": {"width": 0}}
        self.shapes.append(_outline_of(mark, y, half, grown=RIM, **place) | rim | name)
        shape = _outline_of(mark, y, half, grown=-line["width"] / 2, **place)
        self.shapes.append(shape | {"fillcolor": fill, "line": line} | name)

    def trace(self) -> Json:
        """The letters, with their hover text and links."""
        looks = [LOOKS[mark.grade] for _, _, mark, _ in self.points]
        return {
            "type": "scatter",
            "mode": "text",
            "x": [x for x, _, _, _ in self.points],
            "y": [y for _, y, _, _ in self.points],
            "text": [grade_letter(mark.grade) for _, _, mark, _ in self.points],
            "textposition": "middle center",
            "textfont": {"size": TEXT, "weight": 700, "color": [_letter_colour(look.css) for look in looks]},
            "hovertext": [_hover(mark, label) for _, _, mark, label in self.points],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "customdata": [mark.href for _, _, mark, _ in self.points],
            "cliponaxis": False,
        }

    def squares(self) -> Json:
        """All marks as the squares of one trace, for many councils: a tenth of the size of one shape per mark."""
        looks = [LOOKS[mark.grade].css for _, _, mark, _ in self.points]
        rims = [OUTLINES.get(css, {"width": 2 * RIM, "color": "@page"}) for css in looks]
        line = {"width": [rim["width"] for rim in rims], "color": [rim["color"] for rim in rims]}
        fills = [FILLS.get(css, f"@g-{css}") for css in looks]
        # Half the width of a point's line lies inside the point, so sizes allow for the outline or the rim.
        sizes = [2 * (HALF_HEIGHT - 1) if css in OUTLINES else 2 * (HALF_HEIGHT + RIM) for css in looks]
        square = {"symbol": "square", "size": sizes, "opacity": 1, "color": fills, "line": line}
        return self.trace() | {"mode": "markers+text", "marker": square}


def _outline_of(
    mark: Mark, y: float, half: tuple[float, float], *, grown: float, x: Any = None, ends: tuple[float, float] = (0, 0)
) -> Json:
    """A circle where no grades were given, else a rectangle: in pixels around x, or between two `ends` on the axis."""
    width, height = half[0] + grown, half[1] + grown
    place = centred_on(x, width) if x is not None else {"x0": ends[0] - grown, "x1": ends[1] + grown}
    kind = "circle" if LOOKS[mark.grade].css == "visit" and x is not None else "rect"
    return {"type": kind, "layer": "below", "y0": y - height, "y1": y + height} | place


def _letter_colour(css: str) -> str:
    return "@ink" if css in FILLS else f"@t-{css}"


def _hover(mark: Mark, label: str) -> str:
    look = LOOKS[mark.grade]
    first = look.word if look.css == "visit" else f"{label}: {look.sentence}"
    outcome = ", ".join(filter(None, (first, qualification(mark.grade))))
    lines = [outcome, ", ".join(filter(None, (mark.framework, f"published {mark.day}"))), mark.note]
    return "<br>".join(filter(None, lines))
