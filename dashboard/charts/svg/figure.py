"""The drawings of a figure for the first HTML: the wide and the narrow one, of which the page shows what fits."""

import json
from dataclasses import dataclass
from typing import Final

from dashboard.charts.figure import Figure
from dashboard.charts.svg.drawing import scene_of
from dashboard.charts.svg.markup import svg_of

MOST_KEPT: Final = 128
"""The most figures whose drawings a process keeps, some 50 kB each."""


@dataclass(frozen=True)
class DrawnFigure:
    wide: str
    narrow: str


_kept: dict[str, DrawnFigure] = {}


def drawn_figure(figure: Figure) -> DrawnFigure:
    """The drawings, kept by all that they are made of: a council's timeline is drawn once until its record changes."""
    pairs = [(each.data, each.layout) for each in (figure.wide, figure.narrow)]
    key = json.dumps([figure.description, pairs], separators=(",", ":"))
    found = _kept.get(key)
    if found is None:
        wide, narrow = (svg_of(scene_of(each), figure.description) for each in (figure.wide, figure.narrow))
        found = DrawnFigure(wide, narrow)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found
