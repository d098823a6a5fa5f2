"""The picture of a card: heading, title of a chart, its drawing as the page has it, and the key to its marks."""

import re
from html import escape
from textwrap import wrap
from typing import Final

import resvg_py

from dashboard.charts.theme import palettes
from dashboard.pages.sharing.card_key import key_height, key_svg
from dashboard.pages.sharing.card_map import map_svg, map_words
from dashboard.pages.sharing.shown_page import ShownFigure, ShownPage

WIDTH, HEIGHT = 1200, 630
EDGE: Final = 48
"""The space around what is drawn: sites cut a little off the edges of a card."""
INSIDE: Final = WIDTH - 2 * EDGE
FOOT: Final = 56
"""The height of the band with the address."""
LETTERS: Final = 42
"""How many letters of the heading fit on a line."""
LETTERS_BESIDE: Final = 26
"""How many letters of the heading fit on a line beside a map."""
FOOT_LETTERS: Final = 100
"""How many letters of the address fit on the line at the foot."""
SMALLEST: Final = 0.72
"""How much smaller a chart with rows may become: its words are then 10 pixels high of 630."""
NOTE: Final = 24
"""The height of the line that says that a chart goes on."""
_RULE = re.compile(r'<line x1="0" x2="100%" y1="([\d.]+)"')
_SIDE = re.compile(r'<svg class="side" width="(\d+)"[^>]*></svg>')
_COLOUR = re.compile(r"var\(--([-\w]+)\)")
_TEXT = re.compile(r'<text\b[^>]*\bclass="([^"]*)"[^>]*>.*?</text>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")
STYLE: Final = (
    "text{font-family:'Liberation Sans','DejaVu Sans',Arial,sans-serif;font-size:14px}.small{font-size:12px}"
    ".b{font-weight:700}.at-middle{text-anchor:middle}.at-end{text-anchor:end}"
)


def card_picture(page: ShownPage, figure: ShownFigure | None, host: str) -> bytes:
    """The card as PNG."""
    return bytes(resvg_py.svg_to_bytes(svg_string=card_svg(page, figure, host)))


def card_svg(page: ShownPage, figure: ShownFigure | None, host: str) -> str:
    """The card as one drawing with colours of the light scheme."""
    if figure and figure.is_map:
        lines = wrap(figure.title, LETTERS_BESIDE)[:5]
        return _sheet(page, host, lines, _map(figure, 92 + 52 * len(lines)))
    heading = wrap(page.heading, LETTERS)[:3]
    top = 100 + 52 * len(heading)
    title = wrap(figure.title, 95)[:2] if figure and figure.title != page.heading else []
    under = "".join(_words(line, top + 28 * at, 22) for at, line in enumerate(title))
    drawn = _chart(figure, top + 28 * len(title)) if figure else ""
    return _sheet(page, host, heading, drawn + under)


def _map(figure: ShownFigure, top: int) -> str:
    """The map with its key, and for which date and place it is."""
    words = "".join(_words(line, top + 28 * at, 22) for at, line in enumerate(map_words(figure)))
    return map_svg(figure, EDGE, WIDTH - EDGE, EDGE // 2, HEIGHT - FOOT - EDGE // 2) + words


def _sheet(page: ShownPage, host: str, heading: list[str], inside: str) -> str:
    lines = "".join(_words(line, 100 + 52 * at, 44, bold=True) for at, line in enumerate(heading))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"><style>{STYLE}</style>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>{inside}'
        f'<rect y="{HEIGHT - FOOT}" width="{WIDTH}" height="{FOOT}" fill="{_colour("ink")}"/>'
        f"{lines}{_words(_foot(host, page.address), HEIGHT - 20, 20, ink='#ffffff')}</svg>"
    )


def _foot(host: str, address: str) -> str:
    """Where the page is, as far as there is room: an address has no end, and each letter takes time to draw."""
    said = f"Inspection Outcomes · {host}{address}"
    return said if len(said) <= FOOT_LETTERS else f"{said[: FOOT_LETTERS - 1]}…"


def _words(line: str, y: int, size: int, *, bold: bool = False, ink: str = "#141c24") -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{EDGE}" y="{y}" fill="{ink}"{weight} style="font-size:{size}px">{escape(line)}</text>'


def _chart(figure: ShownFigure, top: int) -> str:
    """The drawing and its key: smaller where it is too high for the card, and cut between two rows where it still is.

    A drawing without rows is whole at any size.
    """
    bottom = HEIGHT - FOOT - key_height(figure, INSIDE)
    high, room = _height(figure.drawing), bottom - top
    rows = [float(y) for y in _RULE.findall(figure.drawing)]
    scale = min(1.0, max(room / high, SMALLEST if rows else 0.0)) if high else 1.0
    drawn, note = _drawn(figure.drawing, top, scale), ""
    if rows and high * scale > room:
        last = top + scale * max((y for y in rows if y * scale <= room - NOTE), default=rows[0])
        note = f'<rect y="{last + 1:g}" width="{WIDTH}" height="{HEIGHT - last:g}" fill="#ffffff"/>'
        note += _words("The chart goes on: all of it is on the page.", round(last) + NOTE - 6, 16)
    return f"{drawn}{note}{key_svg(figure, EDGE, INSIDE, HEIGHT - FOOT)}"


def _height(drawing: str) -> float:
    plot = _SIDE.sub("", drawing)
    found = re.match(r'<svg\b[^>]*?\bheight="([\d.]+)"', plot)
    return float(found[1]) if found else 0.0


def _drawn(drawing: str, top: int, scale: float) -> str:
    """The wide drawing between its margins."""
    sides = [int(width) for width in _SIDE.findall(drawing)]
    starts_with_side = drawing.startswith('<svg class="side"')
    left = sides[0] if sides and starts_with_side else 0
    right = sides[-1] if len(sides) > (1 if starts_with_side else 0) else 0
    place = f'x="{left}" width="{INSIDE / scale - left - right:g}" style="overflow:visible"'
    plot = _SIDE.sub("", drawing).replace("<svg ", f"<svg {place} ", 1)
    plot = _LINK.sub("", _TEXT.sub(_fitting, _COLOUR.sub(lambda found: _colour(found[1]), plot)))
    return f'<g transform="translate({EDGE} {top}) scale({scale:g})">{plot}</g>'


def _fitting(text: re.Match[str]) -> str:
    """The words as they are, or nothing where the page would hide them at this width."""
    for name in text[1].split():
        kind, _, width = name.partition("-")
        if width.isdecimal() and ((kind == "from" and int(width) > INSIDE) or (kind == "to" and int(width) <= INSIDE)):
            return ""
    return text[0]


def _colour(name: str) -> str:
    return palettes()["light"][f"@{name}"]
