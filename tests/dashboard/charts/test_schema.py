"""Every drawing, light and dark, is valid by Plotly's own schema and has no unresolved colour."""

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.figure import Drawing, Figure
from dashboard.pages.gallery import figures, moving_figures

FIGURES = [
    figures.invented_profile(),
    figures.invented_trend(),
    figures.invented_timeline(),
    *moving_figures.moving_figures(),
]
DRAWINGS = [(figure, variant) for figure in FIGURES for variant in ("wide", "narrow")]
NAMES = [f"{figure.name} {variant}" for figure, variant in DRAWINGS]


@pytest.mark.parametrize(("figure", "variant"), DRAWINGS, ids=NAMES)
@pytest.mark.parametrize("mode", theme.MODES)
def test_drawing_is_valid_for_plotly(figure: Figure, variant: str, mode: str) -> None:
    drawing: Drawing = getattr(figure, variant)
    spec = theme.resolve_colours({"data": drawing.data, "layout": drawing.layout}, mode)
    made = go.Figure(spec)
    assert len(made.data) == len(drawing.data)


@pytest.mark.parametrize(("figure", "variant"), DRAWINGS, ids=NAMES)
def test_every_colour_name_is_a_token(figure: Figure, variant: str) -> None:
    drawing: Drawing = getattr(figure, variant)
    names = {text for text in _strings([drawing.data, drawing.layout]) if text.startswith("@")}
    assert names <= set(theme.palettes()["light"])


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_payload_is_plain_json_under_sixty_kilobytes(figure: Figure) -> None:
    text = json.dumps(figure.payload(), ensure_ascii=False)
    assert json.loads(text)["file"].startswith(f"{figure.name}-")
    assert len(text) < 60_000


def test_light_and_dark_name_the_same_colours() -> None:
    assert theme.palettes()["light"].keys() == theme.palettes()["dark"].keys()


def test_adequate_takes_the_colours_of_requires_improvement() -> None:
    light = theme.palettes()["light"]
    assert (light["@g-a"], light["@t-a"], light["@line-a"]) == ("#e2c48e", "#2b1d00", "#a47a2c")


def _strings(spec: Any) -> list[str]:
    if isinstance(spec, dict):
        return [text for value in spec.values() for text in _strings(value)]
    if isinstance(spec, list | tuple):
        return [text for value in spec for text in _strings(value)]
    return [spec] if isinstance(spec, str) else []
