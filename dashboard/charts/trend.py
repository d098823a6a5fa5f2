"""The trend: a stacked column per date, best grade at the top, a dotted line where the framework changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts import bars, counts, tables, theme
from dashboard.charts.counts import BarRow
from dashboard.charts.figure import Drawing, Figure
from dashboard.charts.grades import GradeLook, format_percent
from dashboard.charts.shapes import bar_outline, dotted_line, drawn_line, text_annotation, text_width
from dashboard.charts.theme import Json, figure_font

HEIGHT, TOP, BOTTOM, LEFT = 392, 56, 64, 44
PIXEL = 100 / (HEIGHT - TOP - BOTTOM)
WIDTH = 0.74
"""The width of a column as a share of the distance between two; the rest is the gap."""
ROOMY = 960
"""Below this width of the figure in pixels the narrow drawing has horizontal bars instead."""
FITS = 5.5
"""The percentage from which a segment has room for its letter and share; "outstanding" then goes above the column."""
MANY = 16
"""With more columns than this only every other one is labelled, because the labels would touch."""


@dataclass(frozen=True)
class TrendColumn:
    """Counts at one date: `label` is short enough for a column ("2014"), `date` is for tables ("31 March 2014").

    `href` leads to the tables of that date.
    """

    label: str
    date: str
    counts: dict[str, int]
    judged: int
    population: int | None = None
    href: str = ""

    @property
    def row(self) -> BarRow:
        return BarRow(self.date, self.counts, self.judged, self.population, self.href)


@dataclass(frozen=True)
class FrameworkBreak:
    """A change of framework before the column with index `at`, with the words for either side of it."""

    at: int
    before: str = ""
    after: str = ""


def trend_figure(
    columns: Sequence[TrendColumn],
    *,
    name: str,
    title: str,
    subtitle: str,
    source: str,
    breaks: Sequence[FrameworkBreak] = (),
    ending: str = "",
    counted: str = "councils",
) -> Figure:
    """`ending` is the note under the last column, such as "Overall grades end with inspections to March 2026"."""
    rows = [column.row for column in columns]
    notes = [words for each in breaks for words in (each.before, each.after)] + [ending]
    newest_first = list(reversed(rows))
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description=f"Stacked columns of {counted} by grade at each date; the numbers are in the table below",
        wide=drawing_wide(columns, breaks, ending, counted),
        narrow=bars.drawing_narrow(newest_first, "Date", counted),
        table=tables.counts_table(rows, caption=title, note=subtitle, unit="Date"),
        sheet=tables.counts_sheet(rows, unit="Date"),
        key=counts.grades_in_key(rows),
        on_paper="wide",
        narrow_note=" ".join(f"{words}." for words in notes if words),
        roomy=ROOMY,
    )


def drawing_wide(
    columns: Sequence[TrendColumn], breaks: Sequence[FrameworkBreak], ending: str, counted: str = "councils"
) -> Drawing:
    layout = theme.figure_layout(HEIGHT, (TOP, 0, BOTTOM, LEFT))
    layout |= {"barmode": "overlay", "uniformtext": {"minsize": theme.TICK, "mode": "hide"}}
    layout["xaxis"] = theme.hidden_axis(range=[-0.6, len(columns) - 0.4])
    layout["yaxis"] = _share_axis()
    layout["shapes"] = [_baseline(), *(_break_line(each) for each in breaks)]
    labels = [words for at, column in enumerate(columns) for words in _labels(at, column, len(columns))]
    layout["annotations"] = labels + [words for each in breaks for words in _break_words(each, len(columns))]
    if ending:
        layout["annotations"].append(_quiet(ending, 1, xref="paper", xanchor="right", yshift=-56, y=0))
    return Drawing([_trace(columns, look, counted) for look in counts.grades_in(_rows(columns))], layout)


def _rows(columns: Sequence[TrendColumn]) -> list[BarRow]:
    return [column.row for column in columns]


def _share_axis() -> Json:
    shares = (0, 25, 50, 75, 100)
    ticks = {"tickvals": list(shares), "ticktext": [f"{share}%" for share in shares], "ticks": ""}
    grid = {"showgrid": True, "gridcolor": "@rule", "gridwidth": 1, "zeroline": False, "fixedrange": True}
    return (
        {"range": [0, 100], "tickfont": figure_font(theme.TICK, "@ink-2"), "showline": False, "ticklabelstandoff": 4}
        | ticks
        | grid
    )


def _baseline() -> Json:
    return drawn_line((0, 1), (0, 0), "@strong", xref="paper", layer="above")


def _break_line(each: FrameworkBreak) -> Json:
    """A dotted line from above the columns to below their labels."""
    x = each.at - 0.5
    return dotted_line((x, x), (-0.16, 1.19)) | {"yref": "paper"}


def _break_words(each: FrameworkBreak, of: int) -> list[Json]:
    """The words on either side of the break, on two lines if the figure is too narrow for one."""
    share = (each.at + 0.1) / (of + 0.2)
    x = each.at - 0.5
    left = _beside_break(each.before, x, share, xanchor="right", xshift=-8, align="right")
    return left + _beside_break(each.after, x, 1 - share, xanchor="left", xshift=8, align="left")


def _beside_break(text: str, x: float, share: float, **more: Any) -> list[Json]:
    """The text for both widths of the figure; `share` is the part of the plot that it may fill."""
    if not text:
        return []
    needed = round(LEFT + (text_width(text, theme.TICK) + 16) / share)
    middle = text.rfind(" ", 0, len(text) // 2 + 6)
    folded = f"{text[:middle]}<br>{text[middle + 1 :]}"
    one = _quiet(text, x, y=100, yshift=38, name=f"{needed}:", **more)
    return [one, _quiet(folded, x, y=100, yshift=38, name=f"0:{needed}", **more)]


def _quiet(text: str, x: float, *, y: float, **more: Any) -> Json:
    return text_annotation(text, x, y, font=figure_font(theme.TICK, "@ink-2"), **more)


def _labels(at: int, column: TrendColumn, of: int) -> list[Json]:
    """Date and n under the column, for every other one if there are many; a small share outstanding above it."""
    words = []
    if of <= MANY or (of - 1 - at) % 2 == 0:
        words = [text_annotation(column.label, at, 0, xanchor="center", yshift=-18, font=figure_font(bold=True))]
        words.append(_quiet(f"n = {column.judged}", at, xanchor="center", yshift=-36, y=0))
    best = column.counts.get("outstanding", 0)
    if best and 100 * best / column.judged < FITS:
        words.append(_quiet(f"O {format_percent(best, column.judged)}", at, xanchor="center", yshift=10, y=100))
    return words


def _trace(columns: Sequence[TrendColumn], look: GradeLook, counted: str) -> Json:
    """The segments of one grade; inadequate is drawn smaller by the gap and half its outline on each side."""
    inset = 2 if look.key == "inadequate" else 0
    shown = [(at, column) for at, column in enumerate(columns) if column.counts.get(look.key)]
    spans = [_span(column, look) for _, column in shown]
    pairs = list(zip(shown, spans, strict=True))
    return {
        "type": "bar",
        "name": look.word,
        "x": [at for at, _ in shown],
        "base": [start + inset * PIXEL for start, _ in spans],
        "y": [max(share - 2 * inset * PIXEL, 0.1) for _, share in spans],
        "width": WIDTH - 0.01 * inset,
        "marker": {"color": f"@g-{look.css}", "line": bar_outline(look.css)},
        "text": [_words(look, column, share) for (_, column), (_, share) in pairs],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": figure_font(colour=f"@t-{look.css}", bold=True),
        "cliponaxis": False,
        "hovertext": [_hover(column, look, counted) for _, column in shown],
        "customdata": [column.href for _, column in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _words(look: GradeLook, column: TrendColumn, share: float) -> str:
    return f"{look.letter} {format_percent(column.counts[look.key], column.judged)}" if share >= FITS else ""


def _span(column: TrendColumn, look: GradeLook) -> tuple[float, float]:
    """Where the segment starts and how long it is, in percent, stacked from the worst grade up."""
    looks = counts.grades_in([column.row])
    below = looks[looks.index(look) + 1 :]
    start = 100 * sum(column.counts.get(other.key, 0) for other in below) / column.judged
    return start, 100 * column.counts.get(look.key, 0) / column.judged


def _hover(column: TrendColumn, look: GradeLook, counted: str) -> str:
    count = column.counts.get(look.key, 0)
    share = format_percent(count, column.judged)
    return f"{column.date}<br>{look.word}: {count} of {column.judged} {counted} ({share})"
