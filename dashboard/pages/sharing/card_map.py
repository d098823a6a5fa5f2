"""The tile map on a card: as high as the card, with its words and its key on the left of it."""

import re
from textwrap import wrap
from typing import Final

from dashboard.charts.marks import FILLS, OUTLINES
from dashboard.charts.theme import palettes
from dashboard.pages.sharing.card_key import key_svg
from dashboard.pages.sharing.shown_page import ShownFigure

MAP_WIDTH: Final = 400
"""How much of the card's width the map has, in pixels."""
LETTERS: Final = 44
"""How many letters of the words beside the map fit on a line."""
RAISED: Final = -6
"""How far the letter of a tile moves up where it stands alone."""
_VIEW = re.compile(r'viewBox="(-?\d+) (-?\d+) (\d+) (\d+)"')
_HIDDEN = re.compile(r"<title>.*?</title>|</?a\b[^>]*>|<path class=\"outline\"[^>]*/>", re.DOTALL)
_LETTER = re.compile(r'<text class="let')
_GRADE = re.compile(r'class="f-([a-z]+)"')


def map_svg(figure: ShownFigure, left: int, right: int, top: int, bottom: int) -> str:
    """The map against the right edge, and its key above `bottom` on the left; blank where there is no map."""
    view = _VIEW.search(figure.drawing)
    if not view:
        return ""
    words = MAP_WIDTH + left
    key = key_svg(figure, left, right - words, bottom)
    inside = figure.drawing[figure.drawing.index(">") + 1 : figure.drawing.rindex("</svg>")]
    whole = "tilemap-part" not in figure.drawing.partition(">")[0]
    if whole:
        # One letter fills a small tile, as on a phone.
        inside = _LETTER.sub(f'<text dy="{RAISED}" class="let', inside)
    return (
        f"<style>{_style(figure.drawing, whole=whole)}</style>{key}"
        f'<svg x="{right - MAP_WIDTH}" y="{top}" width="{MAP_WIDTH}" height="{bottom - top}" viewBox="{view[0][9:-1]}"'
        f' preserveAspectRatio="xMaxYMid meet">{_HIDDEN.sub("", inside)}</svg>'
    )


def map_words(figure: ShownFigure) -> list[str]:
    """For which date and place the map is, in lines that fit beside it."""
    return wrap(figure.subtitle, LETTERS)[:4]


def _style(drawing: str, *, whole: bool) -> str:
    """The look of tiles in colours of the light scheme; the codes of councils only where tiles are few and large."""
    grades = "".join(_look(css) for css in sorted(set(_GRADE.findall(drawing))))
    letters = ".let{font-size:20px}.code{display:none}" if whole else ".code{font-size:12px}"
    return (
        f"{grades}.let{{font-weight:700}}.edge{{fill:none;stroke:{_colour('@ink')};stroke-width:2}}"
        f".reg{{font-size:17px;fill:{_colour('@ink-2')}}}{letters}"
    )


def _look(css: str) -> str:
    line = OUTLINES.get(css)
    stroke = f";stroke:{_colour(line['color'])};stroke-width:{line['width']}" if line else ""
    dash = f";stroke-dasharray:{line['dash'].replace('px', '')}" if line and "dash" in line else ""
    ink = _colour("@ink" if css in FILLS else f"@t-{css}")
    return f".f-{css}{{fill:{_colour(FILLS.get(css, f'@g-{css}'))}{stroke}{dash}}}.l-{css}{{fill:{ink}}}"


def _colour(token: str) -> str:
    return palettes()["light"][token]
