"""The drawing of flows: grades before on the left, after on the right, best at the top, bands between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from dashboard.charts import theme
from dashboard.charts.figure import Drawing
from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.charts.shapes import text_annotation
from dashboard.charts.theme import Json, figure_font

HEAD, GAP, BLOCK, NUMBER = 32, 28, 16, 60
# How far along a band its invisible points for hovering and clicking are.
POINTS = (0.12, 0.5, 0.88)

type Pair = tuple[str, str]


@dataclass(frozen=True)
class Flows:
    """Counts by grade before and after; `hrefs` link each to its list. `counted` is the plural: councils or steps."""

    counts: Mapping[Pair, int]
    hrefs: Mapping[Pair, str]
    before: str
    after: str
    counted: str = "councils"

    def count(self, before: str, after: str) -> int:
        return self.counts.get((before, after), 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class FlowLayout:
    """In pixels: the margin at each side for grades and counts, and the total height of the blocks.

    `words` is True if the margin has room for the grade in words.
    """

    side: int
    height: int
    words: bool


WIDE, NARROW = FlowLayout(side=224, height=320, words=True), FlowLayout(side=64, height=300, words=False)


@dataclass(frozen=True)
class FlowEnd:
    """The blocks at one end: count, top and height in pixels by grade. `at` is 0 on the left, 1 on the right."""

    at: int
    counts: Mapping[str, int]
    tops: Mapping[str, float]
    heights: Mapping[str, float]


@dataclass(frozen=True)
class FlowBand:
    """A flow with its upper edge at either end and its thickness, in pixels from the top."""

    pair: Pair
    count: int
    left: float
    right: float
    thick: float


def flows_drawing(flows: Flows, form: FlowLayout) -> Drawing:
    pixels = form.height / max(flows.total, 1)
    ends = left, right = _end(flows, 0, pixels), _end(flows, 1, pixels)
    foot = HEAD + form.height + GAP * (len(FOUR_GRADES) - 1)
    layout = theme.figure_layout(foot + 8, (0, form.side, 0, form.side))
    layout["xaxis"], layout["yaxis"] = theme.hidden_axis(range=[0, 1]), theme.hidden_axis(range=[foot + 8, 0])
    bands = _bands(flows, left, right, pixels)
    layout["shapes"] = [
        *(_path(band, at) for at, band in enumerate(bands)),
        *(block for end in ends for block in _blocks(end)),
    ]
    words = (each for end in ends for each in _words(end, with_word=form.words))
    layout["annotations"] = [*_heads(flows, form), *words]
    return Drawing([_trace(flows, bands)], layout)


def _end(flows: Flows, at: int, pixels: float) -> FlowEnd:
    """`pixels` is the height of one council. Every grade is followed by a gap for its label, even if it is empty."""
    counts = {key: sum(n for pair, n in flows.counts.items() if pair[at] == key) for key in FOUR_GRADES}
    tops, top = {}, float(HEAD)
    for key in FOUR_GRADES:
        tops[key] = top
        top += counts[key] * pixels + GAP
    return FlowEnd(at, counts, tops, {key: count * pixels for key, count in counts.items()})


def _bands(flows: Flows, left: FlowEnd, right: FlowEnd, pixels: float) -> list[FlowBand]:
    """The bands, stacked in grade order at both ends, so that they do not cross inside a block."""
    leaves, arrives = dict(left.tops), dict(right.tops)
    bands = []
    for before, after in product(FOUR_GRADES, repeat=2):
        if count := flows.count(before, after):
            thick = count * pixels
            bands.append(FlowBand((before, after), count, leaves[before], arrives[after], thick))
            leaves[before] += thick
            arrives[after] += thick
    # Thick bands are drawn first, so that they do not hide thin ones.
    return sorted(bands, key=lambda band: -band.thick)


def _path(band: FlowBand, at: int) -> Json:
    """A band in the colour of the grade before; inadequate has an outline.

    It is named after the first of its points in the trace, by which dashboard/charts/svg makes it their mark.
    """
    css = LOOKS[band.pair[0]].css
    low, high = band.left + band.thick, band.right + band.thick
    path = (
        f"M0,{band.left:.1f}C0.5,{band.left:.1f} 0.5,{band.right:.1f} 1,{band.right:.1f}"
        f"L1,{high:.1f}C0.5,{high:.1f} 0.5,{low:.1f} 0,{low:.1f}Z"
    )
    # A line in the page colour separates bands, but a thin band would vanish behind it.
    line: Json = {"width": 1 if css == "i" or band.thick > 4 else 0, "color": "@edge-i" if css == "i" else "@page"}
    name = f"point:{at * len(POINTS)}"
    look: Json = {"fillcolor": f"@g-{css}", "opacity": 0.6, "line": line, "layer": "below"}
    return {"type": "path", "path": path, "name": name} | look


def _blocks(end: FlowEnd) -> Iterator[Json]:
    """The blocks beyond the ends of the bands; the outline of inadequate lies inside its block."""
    for key in FOUR_GRADES:
        if not end.counts[key]:
            continue
        edge = 1 if key == "inadequate" else 0
        yield {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "xsizemode": "pixel",
            "xanchor": end.at,
            "x0": 0 if end.at else -BLOCK,
            "x1": BLOCK if end.at else 0,
            "y0": end.tops[key] + edge,
            "y1": end.tops[key] + end.heights[key] - edge,
            "fillcolor": f"@g-{LOOKS[key].css}",
            "line": {"width": 2 * edge, "color": "@edge-i"},
        }


def _words(end: FlowEnd, *, with_word: bool) -> Iterator[Json]:
    """Letter and count beside each block, and the grade in words if `with_word`."""
    outwards = 1 if end.at else -1
    place: Json = {"xref": "paper", "xanchor": "left" if end.at else "right"}
    for key in FOUR_GRADES:
        look = LOOKS[key]
        middle = round(max(end.tops[key] + end.heights[key] / 2, end.tops[key] + 2), 1)
        bold: Json = {"font": figure_font(bold=True), "xshift": outwards * (BLOCK + 8)}
        yield text_annotation(f"{look.letter} {end.counts[key]}", end.at, middle, **place, **bold)
        if with_word:
            yield text_annotation(look.word, end.at, middle, **place, xshift=outwards * (BLOCK + NUMBER))


def _heads(flows: Flows, form: FlowLayout) -> list[Json]:
    """Above the blocks where there is room; on a phone from the edges of the drawing, small, to meet nowhere."""
    size, out = (theme.TEXT, BLOCK) if form.words else (theme.TICK, form.side)
    quiet: Json = {"xref": "paper", "font": figure_font(size, "@ink-2")}
    left = text_annotation(flows.before, 0, 10, xshift=-out, **quiet)
    return [left, text_annotation(flows.after, 1, 10, **quiet) | {"xanchor": "right", "xshift": out}]


def _trace(flows: Flows, bands: Sequence[FlowBand]) -> Json:
    """Invisible points along the bands, for the hover text and the link to the councils behind each."""
    points = [(share, _along(band, share), band) for band in bands for share in POINTS]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in points],
        "y": [y for _, y, _ in points],
        "marker": {"size": 16, "opacity": 0, "color": "@ink"},
        "hovertext": [_hover(flows, band) for _, _, band in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [flows.hrefs.get(band.pair, "") for _, _, band in points],
    }


def _along(band: FlowBand, x: float) -> float:
    """The height of a band's middle at x, from 0 to 1.

    The edges are Bézier curves with both control points half-way along, so t is found by bisection.
    """
    low, high = 0.0, 1.0
    for _ in range(20):
        t = (low + high) / 2
        at = 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t**3
        low, high = (t, high) if at < x else (low, t)
    ease = low * low * (3 - 2 * low)
    return round(band.left + (band.right - band.left) * ease + band.thick / 2, 1)


def _hover(flows: Flows, band: FlowBand) -> str:
    before, after = (LOOKS[key] for key in band.pair)
    of = sum(flows.count(band.pair[0], key) for key in FOUR_GRADES)
    counted = flows.counted if band.count != 1 else flows.counted.removesuffix("s")
    return f"{before.word} to {after.sentence}<br>{band.count} {counted}, of {of} {before.sentence} before"
