"""Stacked 100% bars: one row per judgement, region or type of council, best grade on the left, counts inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts import counts, tables, theme
from dashboard.charts.counts import BarRow
from dashboard.charts.figure import Drawing, Figure
from dashboard.charts.grades import GradeLook, format_percent
from dashboard.charts.shapes import bar_outline, text_annotation
from dashboard.charts.theme import Json, figure_font

__all__ = ["BarRow", "bars_figure", "drawing_narrow", "drawing_wide"]

BAR = 28
"""The height of a bar in pixels. It and the sizes below match .bars in site.css, so that nothing moves when Plotly's
drawing replaces the SVG bars."""
WIDE_PITCH, WIDE_HEAD, WIDE_LEFT, WIDE_RIGHT = 36, 24, 256, 192
NARROW_PITCH, NARROW_HEAD = 58, 28
# The approximate width of the plot in pixels, to turn an inset in pixels into a share of the bar.
WIDE_PLOT, NARROW_PLOT = 784, 358


def bars_figure(
    rows: Sequence[BarRow],
    *,
    name: str,
    title: str,
    subtitle: str,
    source: str,
    unit: str = "Judgement",
    counted: str = "councils",
) -> Figure:
    """`unit` is the heading for what a row is; `counted` is the plural of what is counted: councils or inspections."""
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description=f"100% bars of {counted} by grade; the numbers are in the table below",
        wide=drawing_wide(rows, unit, counted),
        narrow=drawing_narrow(rows, unit, counted),
        table=tables.counts_table(rows, caption=title, note=subtitle, unit=unit),
        sheet=tables.counts_sheet(rows, unit=unit),
        key=counts.grades_in_key(rows),
        on_paper="wide",
    )


def drawing_wide(rows: Sequence[BarRow], unit: str, counted: str) -> Drawing:
    """Labels to the left of the bars; "good or better" and n in columns to the right."""
    layout = _layout(rows, WIDE_PITCH, (WIDE_HEAD, WIDE_RIGHT, 0, WIDE_LEFT), 4)
    n = _side("n", WIDE_RIGHT, -0.5, yshift=WIDE_HEAD - 10, font=figure_font(colour="@ink-2"))
    layout["annotations"] = [*_head(unit, -WIDE_LEFT, "Good or better", 120, WIDE_HEAD), n]
    for at, row in enumerate(rows):
        layout["annotations"] += [
            text_annotation(row.label, 0, at, xref="paper", xshift=-WIDE_LEFT),
            _side(row.share_good, 120, at, font=figure_font(bold=True)),
            _side(str(row.judged), WIDE_RIGHT, at),
        ]
    bars = _Bars(rows, counted, WIDE_PITCH, 100 / WIDE_PLOT)
    return Drawing(bars.traces(), layout)


def drawing_narrow(rows: Sequence[BarRow], unit: str, counted: str) -> Drawing:
    """The label above its bar, with "good or better" and n at the right of the same line."""
    layout = _layout(rows, NARROW_PITCH, (NARROW_HEAD, 0, 0, 0), 8)
    layout["annotations"] = _head(unit, 0, "Good or better, n", 0, NARROW_HEAD)
    for at, row in enumerate(rows):
        words = f"{row.share_good}, n = {row.judged}"
        layout["annotations"] += [
            # Small, so that the longest region and its share fit a line that is spaced out at 320 pixels.
            text_annotation(row.label, 0, at, xref="paper", yshift=19, font=figure_font(theme.TICK)),
            _side(words, 0, at, yshift=19, font=figure_font(bold=True)),
        ]
    bars = _Bars(rows, counted, NARROW_PITCH, 100 / NARROW_PLOT, drop=7)
    return Drawing(bars.traces(), layout)


def _layout(rows: Sequence[BarRow], pitch: int, margin: tuple[int, int, int, int], cut: int) -> Json:
    """`cut` is the space in pixels to crop below the last bar."""
    layout = theme.figure_layout(margin[0] + pitch * len(rows) - cut, margin)
    layout |= {"barmode": "overlay", "xaxis": theme.hidden_axis(range=[0, 100])}
    return layout | {"yaxis": theme.hidden_axis(range=[len(rows) - 0.5 - cut / pitch, -0.5])}


def _head(unit: str, left: int, measure: str, right: int, height: int) -> list[Json]:
    """The column headings, in muted ink above the first bar."""
    quiet = {"yshift": height - 10, "font": figure_font(colour="@ink-2")}
    return [text_annotation(unit, 0, -0.5, xref="paper", xshift=left, **quiet), _side(measure, right, -0.5, **quiet)]


def _side(text: str, shift: int, y: float, **more: Any) -> Json:
    """Right-aligned text, `shift` pixels from the right end of the bars."""
    return text_annotation(text, 1, y, xref="paper", xanchor="right", xshift=shift, **more)


@dataclass(frozen=True)
class _Bars:
    """The traces, one per grade. Each segment has its own base, so that inadequate keeps a gap outside its outline.

    `pitch` is the height of a row in pixels, `pixel` the percentage of a bar that one pixel covers; `drop` moves the
    bars down, below their labels.
    """

    rows: Sequence[BarRow]
    counted: str
    pitch: int
    pixel: float
    drop: int = 0

    @property
    def looks(self) -> tuple[GradeLook, ...]:
        return counts.grades_in(self.rows)

    def traces(self) -> list[Json]:
        return [self._trace(look) for look in self.looks]

    def _trace(self, look: GradeLook) -> Json:
        inset = 2 if look.key == "inadequate" else 0
        shown = [(at, row) for at, row in enumerate(self.rows) if row.count(look.key)]
        spans = [self._span(row, look) for _, row in shown]
        return {
            "type": "bar",
            "orientation": "h",
            "name": look.word,
            "y": [at + self.drop / self.pitch for at, _ in shown],
            "base": [start + inset * self.pixel for start, _ in spans],
            "x": [max(share - 2 * inset * self.pixel, 0.1) for _, share in spans],
            # Two pixels more than the bar, because the gap is drawn along its edge.
            "width": (BAR + 2 - 2 * inset) / self.pitch,
            "marker": {"color": f"@g-{look.css}", "line": bar_outline(look.css)},
            # Letter and count, the letter alone, or nothing: figure.js takes the first that fits.
            "text": [f"{look.letter} {row.count(look.key)}|{look.letter}|" for _, row in shown],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "constraintext": "none",
            "textangle": 0,
            "insidetextfont": figure_font(colour=f"@t-{look.css}", bold=True),
            "cliponaxis": False,
            "hovertext": [self._hover(look, row) for _, row in shown],
            "customdata": [row.href for _, row in shown],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }

    def _span(self, row: BarRow, look: GradeLook) -> tuple[float, float]:
        """Where the segment starts and how long it is, in percent."""
        before = sum(row.count(other.key) for other in self.looks[: self.looks.index(look)])
        return 100 * before / row.judged, 100 * row.count(look.key) / row.judged

    def _hover(self, look: GradeLook, row: BarRow) -> str:
        count = row.count(look.key)
        share = format_percent(count, row.judged)
        return f"{row.label}<br>{look.word}: {count} of {row.judged} {self.counted} ({share})"
