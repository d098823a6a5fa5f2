"""What the style sheet must have for the drawings, and what a drawing refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from dashboard.charts import theme
from dashboard.charts.figure import Drawing
from dashboard.charts.svg.drawing import scene_of
from dashboard.charts.svg.markup import NARROWEST, STEP, WIDEST, svg_of

STYLES = (Path(settings.BASE_DIR) / "static" / "css" / "site.css").read_text(encoding="utf-8")


def drawing(data=(), **layout) -> Drawing:
    axis = theme.hidden_axis(range=[0, 10])
    return Drawing(list(data), theme.figure_layout(100, (0, 0, 0, 40)) | {"xaxis": axis, "yaxis": axis} | layout)


def words(name: str) -> dict:
    place = {"x": 5, "y": 5, "xanchor": "left", "yanchor": "middle", "showarrow": False}
    return place | {"text": "Words", "name": name, "font": theme.figure_font()}


def drawn(**layout) -> str:
    return svg_of(scene_of(drawing(**layout)), "A drawing")


def test_every_token_is_a_property_of_the_style_sheet() -> None:
    named = {theme.colour_property(token) for token in theme.palettes()["light"]}
    assert {each for each in named if f"{each.removeprefix('var(').removesuffix(')')}:" not in STYLES} == set()


@pytest.mark.parametrize("mode", theme.MODES)
def test_an_unknown_token_is_refused_by_both_renderers(mode: str) -> None:
    line = {"type": "line", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": "@line-nj", "width": 4}}
    with pytest.raises(KeyError, match="@line-nj"):
        drawn(shapes=[line])
    with pytest.raises(KeyError, match="@line-nj"):
        theme.resolve_colours(line, mode)


def test_words_have_a_class_for_every_step_of_width() -> None:
    for width in range(NARROWEST + STEP, WIDEST + 1, STEP):
        assert f"(width < {width}px) {{ .from-{width} " in STYLES
        assert f"(width >= {width}px) {{ .to-{width} " in STYLES


@pytest.mark.parametrize(
    ("name", "css"), [("", None), ("0:300", "to-320"), ("500:", "from-512"), ("400:900", "from-416 to-928")]
)
def test_words_appear_and_go_at_their_widths(name: str, css: str | None) -> None:
    found = re.search(r'<text [^>]*?class="([^"]*)"', drawn(annotations=[words(name)]))
    assert (found[1] if found else None) == css


@pytest.mark.parametrize("name", ["2000:", "0:200"])
def test_words_for_other_widths_than_a_page_has_are_left_out(name: str) -> None:
    assert "<text" not in drawn(annotations=[words(name)])


def test_text_and_addresses_are_escaped() -> None:
    point = {"type": "scatter", "mode": "text", "x": [1], "y": [1], "text": ["<b>"], "textfont": theme.figure_font()}
    point |= {"hovertext": ['A "quote" & <i>'], "customdata": ['/a/"b/']}
    found = svg_of(scene_of(drawing([point])), 'A <"label">')
    assert "<i>" not in found
    assert "<b>" not in found
    assert 'href="/a/&quot;b/"' in found
    assert 'aria-label="A &lt;&quot;label&quot;&gt;"' in found


@pytest.mark.parametrize(
    "data",
    [
        {"type": "pie"},
        {
            "type": "scatter",
            "mode": "markers",
            "x": [1],
            "y": [1],
            "marker": {"symbol": "star", "size": 4, "color": "@ink"},
        },
    ],
)
def test_what_has_no_drawing_yet_is_refused(data) -> None:
    with pytest.raises(ValueError, match="no drawing for"):
        scene_of(drawing([data]))
