"""The one chart theme: colours by token name, fonts, margins and settings, all from tokens.json."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

type Json = dict[str, Any]

MODES = ("light", "dark")
TICK, TEXT, TITLE = 12, 14, 16


@cache
def design_tokens() -> Json:
    """The content of tokens.json."""
    path = Path(__file__).with_name("tokens.json")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def palettes() -> dict[str, dict[str, str]]:
    """Colours by token name for each mode: `{"light": {"@ink": "#141c24", …}, "dark": …}`."""
    return {mode: _palette(mode) for mode in MODES}


def _palette(mode: str) -> dict[str, str]:
    """The general colours and, for grades, @g- for fills, @t- for letters and @line- for thin lines, as in site.css."""
    named = {f"@{name}": colour[mode] for name, colour in design_tokens()["colour"].items()}
    for grade in design_tokens()["grades"]:
        css = grade["letter"].lower()
        named |= {f"@g-{css}": grade["fill"][mode], f"@t-{css}": grade["letter_colour"][mode]}
        named[f"@line-{css}"] = grade["line"][mode]
        if "outline" in grade:
            named[f"@edge-{css}"] = grade["outline"][mode]
    absent = design_tokens()["not_grades"]
    named |= {"@nj": absent["not_judged"]["fill"][mode], "@np": absent["not_printed"]["fill"][mode]}
    named["@nj-line"] = absent["not_judged"]["border"][mode]
    # The older grade "adequate" has the colours of "requires improvement", which replaced it.
    return named | {f"@{part}-a": named[f"@{part}-ri"] for part in ("g", "t", "line")}


def figure_font(size: int = TEXT, colour: str = "@ink", *, bold: bool = False) -> Json:
    return {"size": size, "color": colour, "weight": 700 if bold else 400}


def figure_layout(height: int, margin: tuple[int, int, int, int]) -> Json:
    """The layout that all charts share: no legend, no zoom, no dragging. `margin` is top, right, bottom, left."""
    family = design_tokens()["type"]["family"]
    top, right, bottom, left = margin
    return {
        "height": height,
        "autosize": True,
        "font": {"family": family, **figure_font()},
        "paper_bgcolor": "@page",
        "plot_bgcolor": "@page",
        "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0, "autoexpand": False},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "@ink",
            "bordercolor": "@ink",
            "font": {"family": family, **figure_font(colour="@page")},
            "align": "left",
            "namelength": 0,
        },
        "separators": ".,",
    }


def plotly_config() -> Json:
    """Plotly's settings: no mode bar, no zoom by scrolling, and as wide as its container."""
    return dict(design_tokens()["plotly"]["light"]["config"])


def hidden_axis(**more: Any) -> Json:
    return {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False} | more


@cache
def colour_property(token: str) -> str:
    """The custom property of site.css for a token: `var(--ink)` for `@ink`. An unknown token is a KeyError."""
    _known(token)
    # The style sheet gives "adequate" no names of its own.
    return "var(--" + re.sub("^(g|t|line)-a$", r"\1-ri", token[1:]) + ")"


def _known(token: str) -> str:
    if token not in palettes()[MODES[0]]:
        raise KeyError(f"{token} is no colour of tokens.json")
    return token


def resolve_colours(spec: Any, mode: str) -> Any:
    """A copy of a drawing with token names replaced by colours, as figure.js does in the browser.

    An unknown token is a KeyError: it would be drawn in black, the strongest ink there is.
    """
    if isinstance(spec, dict):
        return {name: resolve_colours(value, mode) for name, value in spec.items()}
    if isinstance(spec, list | tuple):
        return [resolve_colours(value, mode) for value in spec]
    is_token = isinstance(spec, str) and spec.startswith("@")
    return palettes()[mode][_known(spec)] if is_token else spec
