"""The drawing of flows: grades before at the left, after at the right, best on top, bands between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
class FlowBand:
    """A flow with its upper edge at either end, in pixels from the top."""

    pair: Pair
    count: int
    left: float
    right: float
    thick: float


def flows_drawing(flows: Flows, form: FlowLayout) -> Drawing:
    lefts, rights = ({key: _sum(flows, key, end) for key in FOUR_GRADES} for end in (0, 1))
    tops = [_tops(each, flows, form) for each in (lefts, rights)]
    foot = HEAD + form.height + GAP * (len(FOUR_GRADES) - 1)
    layout = theme.figure_layout(foot + 8, (0, form.side, 0, form.side))
    layout["xaxis"], layout["yaxis"] = theme.hidden_axis(range=[0, 1]), theme.hidden_axis(range=[foot + 8, 0])
    bands = _bands(flows, form, tops)
    blocks = [*_blocks(lefts, tops[0], flows, form, end=0), *_blocks(rights, tops[1], flows, form, end=1)]
    layout["shapes"] = [_path(band) for band in bands] + blocks
    words = [*_words(lefts, tops[0], flows, form, end=0), *_words(rights, tops[1], flows, form, end=1)]
    layout["annotations"] = _heads(flows) + words
    return Drawing([_trace(flows, bands)], layout)


def _sum(flows: Flows, key: str, end: int) -> int:
    return sum(count for pair, count in flows.counts.items() if pair[end] == key)


def _scale(flows: Flows, form: FlowLayout) -> float:
    return form.height / max(flows.total, 1)


def _tops(counts: Mapping[str, int], flows: Flows, form: FlowLayout) -> dict[str, float]:
    """Where each grade's block begins; a gap of one line of words between grades, also where one has none."""
    tops, at = {}, float(HEAD)
    for key in FOUR_GRADES:
        tops[key] = at
        at += counts[key] * _scale(flows, form) + GAP
    return tops


def _bands(flows: Flows, form: FlowLayout, tops: Sequence[Mapping[str, float]]) -> list[FlowBand]:
    """In the order of the grades at both ends, so that bands leave and arrive without crossing inside a block."""
    used = [dict(tops[0]), dict(tops[1])]
    bands = []
    for before in FOUR_GRADES:
        for after in FOUR_GRADES:
            if count := flows.count(before, after):
                thick = count * _scale(flows, form)
                bands.append(FlowBand((before, after), count, used[0][before], used[1][after], thick))
                used[0][before] += thick
                used[1][after] += thick
    # thick ones first, so that no thin one is hidden
    return sorted(bands, key=lambda band: -band.thick)


def _path(band: FlowBand) -> Json:
    """A band keeps the colour of the grade that it comes from; inadequate has its outline."""
    css = LOOKS[band.pair[0]].css
    low, high = band.left + band.thick, band.right + band.thick
    path = (
        f"M0,{band.left:.1f}C0.5,{band.left:.1f} 0.5,{band.right:.1f} 1,{band.right:.1f}"
        f"L1,{high:.1f}C0.5,{high:.1f} 0.5,{low:.1f} 0,{low:.1f}Z"
    )
    # a gap between bands, which a thin one could not spare
    line: Json = {"width": 1 if css == "i" or band.thick > 4 else 0, "color": "@edge-i" if css == "i" else "@page"}
    return {"type": "path", "path": path, "fillcolor": f"@g-{css}", "opacity": 0.6, "line": line, "layer": "below"}


def _blocks(
    counts: Mapping[str, int], tops: Mapping[str, float], flows: Flows, form: FlowLayout, *, end: int
) -> list[Json]:
    outer = (0, BLOCK) if end else (-BLOCK, 0)
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "xsizemode": "pixel",
            "xanchor": end,
            "x0": outer[0],
            "x1": outer[1],
            "y0": tops[key] + (1 if key == "inadequate" else 0),
            "y1": tops[key] + counts[key] * _scale(flows, form) - (1 if key == "inadequate" else 0),
            "fillcolor": f"@g-{LOOKS[key].css}",
            "line": {"width": 2 if key == "inadequate" else 0, "color": "@edge-i"},
        }
        for key in FOUR_GRADES
        if counts[key]
    ]


def _words(
    counts: Mapping[str, int], tops: Mapping[str, float], flows: Flows, form: FlowLayout, *, end: int
) -> list[Json]:
    """Letter and count beside the block, with the word where there is room."""
    way = 1 if end else -1
    place: Json = {"xref": "paper", "xanchor": "left" if end else "right"}
    words = []
    for key in FOUR_GRADES:
        look, count = LOOKS[key], counts[key]
        middle = round(max(tops[key] + count * _scale(flows, form) / 2, tops[key] + 2), 1)
        bold: Json = {"font": figure_font(bold=True), "xshift": way * (BLOCK + 8)}
        words.append(text_annotation(f"{look.letter} {count}", end, middle, **place, **bold))
        if form.words:
            words.append(text_annotation(look.word, end, middle, **place, xshift=way * (BLOCK + NUMBER)))
    return words


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
