"""A scene as SVG that fills the width it is given: places across in percent, moved by pixels where they must be.

The margins are two empty drawings beside the plot, because an attribute cannot say "all but 184 pixels" and the pages
have no inline styles. Colours are the custom properties of site.css, so that light and dark need one drawing.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from html import escape
from typing import Final

from dashboard.charts.svg.ground import LINE
from dashboard.charts.svg.scene import At, Box, Curve, Mark, Paint, Part, Scene, Stroke, Words
from dashboard.charts.theme import TICK, colour_property

STEP: Final = 32
"""Words appear and go at multiples of this width of the figure, for which site.css has a class each."""
NARROWEST, WIDEST = 288, 1248
"""The widths between which figures are drawn: of a phone of 320 pixels, and of the widest page."""
UNIT: Final = 1000
"""The width of the box in which curves are drawn before they are stretched to the plot."""


def svg_of(scene: Scene, label: str) -> str:
    body = "".join(map(_item, scene.items))
    plot = (
        f'<svg class="drawn" height="{scene.height}" role="group" aria-label="{escape(label)}" data-marks="">'
        f'<g transform="translate(0 {scene.top})">{body}</g></svg>'
    )
    return f"{_side(scene.left)}{plot}{_side(scene.right)}"


def _side(width: int) -> str:
    return f'<svg class="side" width="{width}" height="1" aria-hidden="true"></svg>' if width else ""


def _item(item: Part | Mark) -> str:
    if not isinstance(item, Mark):
        return _part(item)
    title = "&#10;".join(map(escape, item.title))
    inside = f"<title>{title}</title>{''.join(map(_part, item.parts))}"
    if item.href:
        name = ". ".join(filter(None, (item.spoken, _standing_on(item.parts))))
        return f'<a href="{escape(item.href)}" aria-label="{escape(name)}">{inside}</a>'
    return f'<g class="said" role="img" aria-label="{escape(item.spoken)}">{inside}</g>'


def _standing_on(parts: Sequence[Part]) -> str:
    """What stands on a mark at its widest: somebody who speaks to the computer says what they see."""
    words = [part for part in parts if isinstance(part, Words) and _shown(part.least, part.most) is not None]
    return max((" ".join(part.lines) for part in words), key=len, default="")


def _part(part: Part) -> str:
    match part:
        case Box():
            return _box(part)
        case Stroke():
            return _stroke(part)
        case Curve():
            return _curve(part)
        case Words():
            return _words(part)


def _box(box: Box) -> str:
    look = f"{_moved(box.x)}{_paint(box.paint)}"
    if box.round:
        across = _length(At(box.x.share, 0))
        shift = box.x.px + box.width.px / 2
        return (
            f'<ellipse cx="{across}" cy="{_n(box.y + box.height / 2)}" rx="{_n(box.width.px / 2)}" '
            f'ry="{_n(box.height / 2)}"{_moved(At(box.x.share, shift))}{_paint(box.paint)}/>'
        )
    size = f'width="{_length(box.width)}" height="{_n(box.height)}"'
    return f'<rect x="{_start(box.x)}" y="{_n(box.y)}" {size}{look}/>'


def _stroke(line: Stroke) -> str:
    """A line; one between two numbers of pixels beside the same share is moved by the first of them."""
    y = f'y1="{_n(line.y0)}" y2="{_n(line.y1)}"'
    if line.x0.share == line.x1.share and line.x0.px != line.x1.px:
        first, last = _n(line.x0.px), _n(line.x1.px)
        inside = f'<line x1="{first}" x2="{last}" {y}{_paint(line.paint)}/>'
        return f'<svg x="{_length(At(line.x0.share))}" class="at">{inside}</svg>' if line.x0.share else inside
    ends = f'x1="{_start(line.x0)}" x2="{_start(line.x1)}"'
    return f"<line {ends} {y}{_moved(line.x0)}{_paint(line.paint)}/>"


def _curve(curve: Curve) -> str:
    scale = 1 if curve.px else UNIT
    path = "".join(letter + " ".join(f"{_n(x * scale)},{_n(y)}" for x, y in points) for letter, points in curve.steps)
    fixed = "" if curve.px else ' vector-effect="non-scaling-stroke"'
    drawn = f'<path d="{path}"{_paint(curve.paint)}{fixed}/>'
    if curve.px:
        return f'<svg x="{_length(curve.x)}" class="at">{drawn}</svg>' if curve.x.share else drawn
    return (
        f'<svg class="at" width="100%" height="{UNIT}" viewBox="0 0 {UNIT} {UNIT}" preserveAspectRatio="none">'
        f"{drawn}</svg>"
    )


def _words(words: Words) -> str:
    shown = _shown(words.least, words.most)
    if shown is None:
        return ""
    x = _start(words.x)
    first = words.y + words.size * (0.35 - LINE * (len(words.lines) - 1) / 2)
    look = f"{_css_of(words, shown)}{_moved(words.x)}{_ink(words)}"
    return f'<text x="{x}" y="{_n(first)}" aria-hidden="true"{look}>{_lines(words, x)}</text>'


def _lines(words: Words, x: str) -> str:
    if len(words.lines) == 1:
        return escape(words.lines[0])
    down = _n(LINE * words.size)
    return "".join(
        f'<tspan x="{x}" dy="{down if at else 0}">{escape(line)}</tspan>' for at, line in enumerate(words.lines)
    )


def _css_of(words: Words, shown: list[str]) -> str:
    looks = {
        "small": words.size == TICK,
        "b": words.bold,
        "on-ground": bool(words.ground),
        f"at-{words.anchor}": words.anchor != "start",
    }
    names = [*shown, *(name for name, holds in looks.items() if holds)]
    return f' class="{" ".join(names)}"' if names else ""


def _ink(words: Words) -> str:
    ground = f' stroke="{colour_property(words.ground)}"' if words.ground else ""
    return f' fill="{colour_property(words.colour)}"{ground}'


def _shown(least: int, most: int) -> list[str] | None:
    """The classes that show words at their widths only; None if they never appear."""
    first, last = (-(-width // STEP) * STEP for width in (least, most))
    if (most and last <= max(first, NARROWEST)) or first > WIDEST:
        return None
    return [*([f"from-{first}"] if first > NARROWEST else []), *([f"to-{last}"] if most and last <= WIDEST else [])]


def _moved(at: At) -> str:
    """The pixels of a place that also has a share, as a shift."""
    return f' transform="translate({_n(at.px)} 0)"' if at.share and at.px else ""


def _start(at: At) -> str:
    return _length(at) if not (at.share and at.px) else _length(At(at.share))


def _length(at: At) -> str:
    return f"{_n(100 * at.share, 3)}%" if at.share else _n(at.px)


@lru_cache(maxsize=16_384)
def _n(value: float, digits: int = 1) -> str:
    """A number without the digits that nobody sees."""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


@cache
def _paint(paint: Paint) -> str:
    found = f' fill="{colour_property(paint.fill) if paint.fill else "none"}"'
    if paint.line and paint.width:
        found += f' stroke="{colour_property(paint.line)}" stroke-width="{_n(paint.width)}"'
        if paint.dash:
            found += f' stroke-dasharray="{paint.dash.replace("px", "")}"'
    return found + (f' opacity="{_n(paint.opacity, 2)}"' if paint.opacity != 1 else "")
