"""The survival curve: the share of spells that continue, falling by steps, with the number at risk under the axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import theme
from dashboard.charts.figure import Cell, Column, DataSheet, Drawing, Figure, Table, TableRow
from dashboard.charts.shapes import drawn_line, text_annotation
from dashboard.charts.theme import Json, figure_font
from inspections.reading.letters import upper_first

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 400, 24, 92, 48, 16
YEAR = 365.25
"""The mean year in days, to place a number of days on an axis in years."""


@dataclass(frozen=True)
class CurveStep:
    """A number of days after which some spells ended, with how many were at risk and the share that survives it.

    `bounds` is the 95% interval of the share, or None.
    """

    days: int
    at_risk: int
    ended: int
    share: float
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True)
class CensoredMark:
    """A censored spell, placed on the curve at the days to which it was followed; `label` says whose it is.

    `href` leads to the council.
    """

    days: int
    share: float
    label: str
    href: str = ""


@dataclass(frozen=True)
class ShareAfter:
    """A line of the table: the counts and the share after some time; `open` counts the censored spells so far.

    `bounds` is the 95% interval of the share, or None.
    """

    label: str
    days: int
    at_risk: int
    ended: int
    open: int
    share: float
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True)
class SurvivalCurve:
    """`median` is the median in days and in two lines of words, or None; `what` the adjective for spells that go on."""

    steps: tuple[CurveStep, ...]
    censored: tuple[CensoredMark, ...]
    table_lines: tuple[ShareAfter, ...]
    what: str
    median: tuple[int, tuple[str, str]] | None = None

    @property
    def last(self) -> int:
        return max([step.days for step in self.steps] + [mark.days for mark in self.censored], default=0)


def survival_figure(curve: SurvivalCurve, *, name: str, title: str, subtitle: str, source: str) -> Figure:
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description=f"A line falling by steps: the share {curve.what} by years; the numbers are in the table below",
        wide=survival_drawing(curve, 1),
        narrow=survival_drawing(curve, 2),
        table=_table(curve, title),
        sheet=_sheet(curve),
        key=(),
    )


def survival_drawing(curve: SurvivalCurve, every: int) -> Drawing:
    """`every` is the number of years between the labels of the axis."""
    years = range(0, int(curve.last / YEAR) + 2, every)
    layout = theme.figure_layout(HEIGHT, (TOP, RIGHT, BOTTOM, LEFT))
    layout["xaxis"] = _axis(years, [str(year) for year in years]) | {"range": [-0.05, max(curve.last / YEAR, 1) + 0.3]}
    shares = range(0, 101, 25)
    grid = {"showgrid": True, "gridcolor": "@rule", "range": [0, 104], "ticks": "", "ticklabelstandoff": 4}
    layout["yaxis"] = _axis(shares, [f"{share}%" for share in shares]) | grid
    layout["shapes"] = _median_shapes(curve)
    layout["annotations"] = [*_median_annotations(curve), *_at_risk_annotations(curve, years)]
    return Drawing([*_interval_band(curve), _curve_trace(curve), _censored_trace(curve)], layout)


def _axis(values: Sequence[int], words: list[str]) -> Json:
    ticks = {"tickvals": list(values), "ticktext": words, "tickfont": figure_font(theme.TICK, "@ink-2"), "tickangle": 0}
    look = {"ticks": "outside", "ticklen": 4, "tickcolor": "@strong", "showline": True, "linecolor": "@strong"}
    return ticks | look | {"showgrid": False, "zeroline": False, "fixedrange": True}


def _curve_trace(curve: SurvivalCurve) -> Json:
    days = [0, *(step.days for step in curve.steps), curve.last]
    shares = [1.0, *(step.share for step in curve.steps)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [round(each / YEAR, 3) for each in days],
        "y": [round(100 * share, 2) for share in (*shares, shares[-1])],
        "line": {"shape": "hv", "color": "@ink", "width": 2},
        "hovertext": ["", *(_hover(curve, step) for step in curve.steps), ""],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _interval_band(curve: SurvivalCurve) -> list[Json]:
    """The 95% interval as a shaded band, from the first step that has one."""
    steps = [(step.days, step.bounds) for step in curve.steps if step.bounds]
    if not steps:
        return []
    days = [*(each for each, _ in steps), max(curve.last, steps[-1][0])]
    bounds = [*(pair for _, pair in steps), steps[-1][1]]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [round(each / YEAR, 3) for each in days],
            "y": [round(100 * pair[end], 2) for pair in bounds],
            "line": {"shape": "hv", "width": 0},
            "hoverinfo": "skip",
            **({"fill": "tonexty", "fillcolor": "@accent-soft"} if end else {}),
        }
        for end in (0, 1)
    ]


def _hover(curve: SurvivalCurve, step: CurveStep) -> str:
    share = f"{100 * step.share:.0f}% {curve.what} after {step.days / YEAR:.1f} years"
    return f"{share}<br>{step.ended} of {step.at_risk} at risk ended then"


def _censored_trace(curve: SurvivalCurve) -> Json:
    """A vertical stroke through the line for each censored spell."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(mark.days / YEAR, 3) for mark in curve.censored],
        "y": [round(100 * mark.share, 2) for mark in curve.censored],
        "marker": {"symbol": "line-ns-open", "size": 14, "color": "@accent", "line": {"width": 2, "color": "@accent"}},
        "hovertext": [mark.label for mark in curve.censored],
        "customdata": [mark.href for mark in curve.censored],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _median_shapes(curve: SurvivalCurve) -> list[Json]:
    """Dotted lines from 50% across to the curve and down to the axis."""
    if curve.median is None:
        return []
    at = curve.median[0] / YEAR
    dashed: Json = {"line": {"color": "@ink-2", "width": 1, "dash": "2px,3px"}}
    return [drawn_line((0, at), (50, 50), "@ink-2", **dashed), drawn_line((at, at), (0, 50), "@ink-2", **dashed)]


def _median_annotations(curve: SurvivalCurve) -> list[Json]:
    if curve.median is None:
        return []
    days, lines = curve.median
    # Above and to the right of the point, or below and to the left of it in the second half of the chart.
    late = 2 * days > curve.last
    place: Json = {"xanchor": "right", "xshift": -8} if late else {"xshift": 12}
    heights = (-14, -30) if late else (28, 12)
    # Two pieces of text, because a narrow screen has no room for one, and a break in it would be markup.
    return [
        text_annotation(words, days / YEAR, 50, font=figure_font(bold=True), yshift=height, **place)
        for words, height in zip(lines, heights, strict=True)
    ]


def _at_risk_annotations(curve: SurvivalCurve, years: Sequence[int]) -> list[Json]:
    """The title of the axis and, under it, the number still at risk at each year."""
    quiet: Json = {"yref": "paper", "font": figure_font(theme.TICK, "@ink-2")}
    left: Json = {"xref": "paper", "xshift": -LEFT + 2}
    words = [text_annotation("Years since the report", 0, 0, yshift=-36, **quiet, xref="paper")]
    words.append(text_annotation(f"Followed and {curve.what}:", 0, 0, yshift=-58, **quiet, **left))
    numbers = {round(line.days / YEAR, 2): line.at_risk for line in curve.table_lines}
    shown = [year for year in years if year in numbers]
    return words + [
        text_annotation(str(numbers[year]), year, 0, xanchor="center", yshift=-78, **quiet) for year in shown
    ]


def _table(curve: SurvivalCurve, title: str) -> Table:
    goes_on = upper_first(curve.what)
    labels = (
        *("Time since the report", goes_on, "Ended by then", "Followed no longer"),
        *(f"Estimate, {curve.what}", "95% interval"),
    )
    columns = (Column(labels[0]), *(Column(label, numeric=True) for label in labels[1:]))
    rows = tuple(
        TableRow(
            Cell(line.label),
            (
                *(Cell(str(count)) for count in (line.at_risk, line.ended, line.open)),
                *(Cell(f"{100 * line.share:.0f}%"), Cell(_bounds(line.bounds))),
            ),
        )
        for line in curve.table_lines
    )
    about = (
        "Kaplan–Meier estimate with Greenwood’s interval on the log-log scale, in days; a year is 365.25 of them. "
        "On every line those still inadequate, ended and no longer followed add up to the total."
    )
    return Table(title, about, columns, rows)


def _bounds(bounds: tuple[float, float] | None) -> str:
    return f"{100 * bounds[0]:.0f}% to {100 * bounds[1]:.0f}%" if bounds else "–"


def _sheet(curve: SurvivalCurve) -> DataSheet:
    """A row for each step, with the 95% interval of the share."""
    rows = ((s.days, s.at_risk, s.ended, round(s.share, 6), *_rounded(s.bounds)) for s in curve.steps)
    return DataSheet(("days", "at_risk", "ended", "share_going_on", "share_low", "share_high"), tuple(rows))


def _rounded(bounds: tuple[float, float] | None) -> tuple[float | None, float | None]:
    return (round(bounds[0], 6), round(bounds[1], 6)) if bounds else (None, None)
