"""The one chart theme: colours by token name, fonts, margins and settings, all from tokens.json."""

import json
from functools import cache
from pathlib import Path
from typing import Any

type Json = dict[str, Any]

MODES = ("light", "dark")
TICK, TEXT, TITLE = 12, 14, 16


@cache
def tokens() -> Json:
    """The design tokens, as they lie beside this module."""
    path = Path(__file__).with_name("tokens.json")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def palettes() -> dict[str, dict[str, str]]:
    """Token name to colour, for light and for dark: `{"light": {"@ink": "#141c24", …}, "dark": …}`."""
    return {mode: _palette(mode) for mode in MODES}


def _palette(mode: str) -> dict[str, str]:
    """Besides the general colours: @g- fills, @t- letters and @line- thin lines of grades, as in site.css."""
    named = {f"@{name}": colour[mode] for name, colour in tokens()["colour"].items()}
    for grade in tokens()["grades"]:
        css = grade["letter"].lower()
        named |= {f"@g-{css}": grade["fill"][mode], f"@t-{css}": grade["letter_colour"][mode]}
        named[f"@line-{css}"] = grade["line"][mode]
        if "outline" in grade:
            named[f"@edge-{css}"] = grade["outline"][mode]
    absent = tokens()["not_grades"]
    named |= {"@nj": absent["not_judged"]["fill"][mode], "@np": absent["not_printed"]["fill"][mode]}
    named["@nj-line"] = absent["not_judged"]["border"][mode]
    # "adequate", the older word, takes the colours of "requires improvement"
    return named | {f"@{part}-a": named[f"@{part}-ri"] for part in ("g", "t", "line")}


def font(size: int = TEXT, colour: str = "@ink", *, bold: bool = False) -> Json:
    return {"size": size, "color": colour, "weight": 700 if bold else 400}


def layout(height: int, margin: tuple[int, int, int, int]) -> Json:
    """The common layout: no legend, no zoom, hover in ink. `margin` is top, right, bottom, left."""
    family = tokens()["type"]["family"]
    top, right, bottom, left = margin
    return {
        "height": height,
        "autosize": True,
        "font": {"family": family, **font()},
        "paper_bgcolor": "@page",
        "plot_bgcolor": "@page",
        "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0, "autoexpand": False},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "@ink",
            "bordercolor": "@ink",
            "font": {"family": family, **font(colour="@page")},
            "align": "left",
            "namelength": 0,
        },
        "separators": ".,",
    }


def config() -> Json:
    """Plotly's settings: no mode bar, no zoom by scrolling, follows the width of its container."""
    return dict(tokens()["plotly"]["light"]["config"])


def hidden_axis(**more: Any) -> Json:
    return {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False} | more


def resolve(spec: Any, mode: str) -> Any:
    """The same drawing with token names replaced by colours, as figure.js does in the browser."""
    if isinstance(spec, dict):
        return {name: resolve(value, mode) for name, value in spec.items()}
    if isinstance(spec, list | tuple):
        return [resolve(value, mode) for value in spec]
    return palettes()[mode].get(spec, spec) if isinstance(spec, str) else spec
