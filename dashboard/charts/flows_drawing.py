"""The drawing of flows: grades before at the left, after at the right, best on top, bands between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from dashboard.charts import theme
from dashboard.charts.figure import Drawing
from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.charts.shapes import text_annotation
from dashboard.charts.theme import Json, figure_font

HEAD, GAP, BLOCK, NUMBER = 32, 28, 16, 60
# Points along a band at which hovering and clicking find it, as shares of the way.
POINTS = (0.12, 0.5, 0.88)

type Pair = tuple[str, str]


@dataclass(frozen=True)
class Flows:
    """Counts by grade before and after; `hrefs` lead to who is behind each. `counted` is plural: councils or steps."""

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
    """Pixels: the sides on which grades and counts are written, and the height that all counts share."""

    side: int
    height: int
    words: bool


WIDE, NARROW = FlowLayout(side=224, height=320, words=True), FlowLayout(side=64, height=300, words=False)


@dataclass(frozen=True)
class FlowEnd:
    """The blocks at one end, 0 the left and 1 the right: their councils, tops and heights, by grade in pixels."""

    at: int
    counts: Mapping[str, int]
    tops: Mapping[str, float]
    heights: Mapping[str, float]


@dataclass(frozen=True)
class FlowBand:
    """A flow with its upper edge at either end, in pixels from the top."""

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
    layout["shapes"] = [*map(_path, bands), *(block for end in ends for block in _blocks(end))]
    layout["annotations"] = [*_heads(flows), *(words for end in ends for words in _words(end, with_word=form.words))]
    return Drawing([_trace(flows, bands)], layout)


def _end(flows: Flows, at: int, pixels: float) -> FlowEnd:
    """A gap of one line of words between grades, also where one has no councils; `pixels` is the height of one."""
    counts = {key: sum(n for pair, n in flows.counts.items() if pair[at] == key) for key in FOUR_GRADES}
    tops, top = {}, float(HEAD)
    for key in FOUR_GRADES:
        tops[key] = top
        top += counts[key] * pixels + GAP
    return FlowEnd(at, counts, tops, {key: count * pixels for key, count in counts.items()})


def _bands(flows: Flows, left: FlowEnd, right: FlowEnd, pixels: float) -> list[FlowBand]:
    """In the order of the grades at both ends, so that bands leave and arrive without crossing inside a block."""
    leaves, arrives = dict(left.tops), dict(right.tops)
    bands = []
    for before, after in product(FOUR_GRADES, repeat=2):
        if count := flows.count(before, after):
            thick = count * pixels
            bands.append(FlowBand((before, after), count, leaves[before], arrives[after], thick))
            leaves[before] += thick
            arrives[after] += thick
    # Thick ones first, so that no thin one is hidden.
    return sorted(bands, key=lambda band: -band.thick)


def _path(band: FlowBand) -> Json:
    """A band keeps the colour of the grade that it comes from; inadequate has its outline."""
    css = LOOKS[band.pair[0]].css
    low, high = band.left + band.thick, band.right + band.thick
    path = (
        f"M0,{band.left:.1f}C0.5,{band.left:.1f} 0.5,{band.right:.1f} 1,{band.right:.1f}"
        f"L1,{high:.1f}C0.5,{high:.1f} 0.5,{low:.1f} 0,{low:.1f}Z"
    )
    # A gap between bands, which a thin one could not spare.
    line: Json = {"width": 1 if css == "i" or band.thick > 4 else 0, "color": "@edge-i" if css == "i" else "@page"}
    return {"type": "path", "path": path, "fillcolor": f"@g-{css}", "opacity": 0.6, "line": line, "layer": "below"}


def _blocks(end: FlowEnd) -> Iterator[Json]:
    """Outside the bands' ends; the outline of inadequate lies inside its block."""
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
    """Letter and count beside the block, with the word where there is room."""
    outwards = 1 if end.at else -1
    place: Json = {"xref": "paper", "xanchor": "left" if end.at else "right"}
    for key in FOUR_GRADES:
        look = LOOKS[key]
        middle = round(max(end.tops[key] + end.heights[key] / 2, end.tops[key] + 2), 1)
        bold: Json = {"font": figure_font(bold=True), "xshift": outwards * (BLOCK + 8)}
        yield text_annotation(f"{look.letter} {end.counts[key]}", end.at, middle, **place, **bold)
        if with_word:
            yield text_annotation(look.word, end.at, middle, **place, xshift=outwards * (BLOCK + NUMBER))


def _heads(flows: Flows) -> list[Json]:
    quiet: Json = {"xref": "paper", "font": figure_font(theme.TEXT, "@ink-2")}
    left = text_annotation(flows.before, 0, 10, xshift=-BLOCK, **quiet)
    return [left, text_annotation(flows.after, 1, 10, **quiet) | {"xanchor": "right", "xshift": BLOCK}]


def _trace(flows: Flows, bands: Sequence[FlowBand]) -> Json:
    """Points that nobody sees, for hovering and for the way to the councils behind a band."""
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
    """The middle of a band where the curve of its edges has gone so far; both controls lie half-way."""
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
