"""The key on a card: the marks of the chart with their words, in rows above the foot of the card."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from dashboard.charts.marks import FILLS, OUTLINES
from dashboard.charts.theme import palettes
from dashboard.pages.sharing.shown_page import ShownFigure
from inspections.qualified_grade import MARK

ROW: Final = 40
"""The height of a row of the key with the space under it."""
MARK_WIDTH, MARK_HEIGHT, GAP = 34, 26, 26
LETTER: Final = 9.5
"""The width of a letter of the words at their size, rather more than less."""
SECOND_HAND: Final = "not from the inspectors’ report, or not sure"

type KeyItem = tuple[str, str, str]


def key_svg(figure: ShownFigure, left: int, width: int, bottom: int) -> str:
    """Rows of marks with their words, on a white band that ends at `bottom`; blank where the chart has no key."""
    rows = _rows_of(figure, width)
    if not rows:
        return ""
    top = bottom - key_height(figure, width)
    band = f'<rect y="{top}" width="100%" height="{bottom - top}" fill="#ffffff"/>'
    return band + "".join(
        _item(item, left + x, top + 8 + ROW * number) for number, row in enumerate(rows) for x, item in row
    )


def key_height(figure: ShownFigure, width: int) -> int:
    """How high the band is; 0 where the chart has no key."""
    rows = _rows_of(figure, width)
    return ROW * len(rows) + 8 if rows else 0


def _rows_of(figure: ShownFigure, width: int) -> list[list[tuple[float, KeyItem]]]:
    dagger = ((("", MARK, SECOND_HAND),) if MARK in figure.drawing else ()) if figure.key else ()
    return list(_rows((*figure.key, *dagger), width))


def _rows(items: Sequence[KeyItem], width: int) -> Iterator[list[tuple[float, KeyItem]]]:
    """The items with their places along their row."""
    row: list[tuple[float, KeyItem]] = []
    x = 0.0
    for item in items:
        wide = MARK_WIDTH + 8 + LETTER * len(item[2])
        if row and x + wide > width:
            yield row
            row, x = [], 0.0
        row.append((x, item))
        x += wide + GAP
    if row:
        yield row


def _item(item: KeyItem, x: float, y: float) -> str:
    css, letter, word = item
    ink = _colour("@ink")
    of_letter = ink if css in FILLS or not css else _colour(f"@t-{css}")
    mark = _mark(css, x, y) if css else ""
    middle, base = x + MARK_WIDTH / 2, y + 19
    return (
        f'{mark}<text x="{middle:g}" y="{base:g}" class="b at-middle" fill="{of_letter}">{escape(letter)}</text>'
        f'<text x="{x + MARK_WIDTH + 8:g}" y="{base:g}" fill="{ink}" style="font-size:17px">{escape(word)}</text>'
    )


def _mark(css: str, x: float, y: float) -> str:
    """The mark as timelines draw it: round where no grades were given, with the outline inside."""
    line = OUTLINES.get(css, {"width": 0})
    half = line["width"] / 2
    outline = ""
    if line["width"]:
        dashes = str(line.get("dash", "")).replace("px", "")
        broken = f' stroke-dasharray="{dashes}"' if dashes else ""
        outline = f' stroke="{_colour(line["color"])}" stroke-width="{line["width"]}"{broken}'
    rounded = f' rx="{MARK_HEIGHT / 2:g}"' if css == "visit" else ""
    return (
        f'<rect x="{x + half:g}" y="{y + half:g}" width="{MARK_WIDTH - 2 * half:g}" height="{MARK_HEIGHT - 2 * half:g}"'
        f'{rounded} fill="{_colour(FILLS.get(css, f"@g-{css}"))}"{outline}/>'
    )


def _colour(token: str) -> str:
    return palettes()["light"][token]
