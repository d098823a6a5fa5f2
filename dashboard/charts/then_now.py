"""Counts at two dates: for each grade an outlined bar above for then and a filled one below for now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts import theme
from dashboard.charts.figure import Cell, Column, DataSheet, Drawing, Figure, Table, TableRow
from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.charts.shapes import bar_outline, text_annotation
from dashboard.charts.theme import Json, figure_font

HEAD, ROW, GAP, THEN, NOW = 32, 48, 16, 16, 22
WIDE_LEFT, NARROW_LEFT = 176, 40


@dataclass(frozen=True)
class ThenAndNow:
    """One judgement: counts by grade and the number judged, at both dates."""

    label: str
    then: Mapping[str, int]
    then_of: int
    now: Mapping[str, int]
    now_of: int


@dataclass(frozen=True)
class TwoDates:
    """The dates in words."""

    then: str
    now: str


def then_now_figure(
    pairs: Sequence[ThenAndNow], dates: TwoDates, *, name: str, title: str, subtitle: str, source: str
) -> Figure:
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description="Two bars for each grade, then and now; the numbers are in the table below",
        wide=_drawing(pairs, dates, WIDE_LEFT),
        narrow=_drawing(pairs, dates, NARROW_LEFT),
        table=_table(pairs, dates, title, subtitle),
        sheet=_sheet(pairs),
        key=FOUR_GRADES,
    )


def _drawing(pairs: Sequence[ThenAndNow], dates: TwoDates, left: int) -> Drawing:
    """The y axis is in pixels from the top; a figure with a small margin has letters for the grades."""
    height = len(pairs) * (HEAD + len(FOUR_GRADES) * ROW + GAP)
    most = max((n for pair in pairs for n in (*pair.then.values(), *pair.now.values())), default=1)
    layout = theme.figure_layout(height, (0, 0, 0, left))
    # Room for the number beside the longest bar, which takes more of a phone.
    layout["xaxis"] = theme.hidden_axis(range=[0, most * (1.2 if left == WIDE_LEFT else 1.5)])
    layout["yaxis"] = theme.hidden_axis(range=[height, 0])
    layout["barmode"] = "overlay"
    layout["annotations"] = [words for at, pair in enumerate(pairs) for words in _words(pair, _top(at), left)]
    traces = [_then_trace(pairs, dates), *(_now_trace(pairs, dates, key) for key in FOUR_GRADES)]
    return Drawing([trace for trace in traces if trace["x"]], layout)


def _top(at: int) -> int:
    return at * (HEAD + len(FOUR_GRADES) * ROW + GAP)


def _row(at: int, key: str) -> int:
    return _top(at) + HEAD + FOUR_GRADES.index(key) * ROW


def _words(pair: ThenAndNow, top: int, left: int) -> list[Json]:
    edge: Json = {"xref": "paper", "xshift": -left}
    words = [text_annotation(pair.label, 0, top + HEAD / 2, font=figure_font(bold=True), **edge)]
    for at, key in enumerate(FOUR_GRADES):
        row, then, now = top + HEAD + at * ROW, pair.then.get(key, 0), pair.now.get(key, 0)
        name = LOOKS[key].word if left == WIDE_LEFT else LOOKS[key].letter
        quiet: Json = {"xshift": 6, "font": figure_font(theme.TICK, "@ink-2")}
        words.append(text_annotation(name, 0, row + ROW / 2, **edge))
        words.append(text_annotation(str(then), then, row + THEN / 2 + 2, **quiet))
        change = f"{now} ({now - then:+d})".replace("-", "−") if now != then else f"{now} (the same)"
        words.append(text_annotation(change, now, row + THEN + NOW / 2 + 6, xshift=6, font=figure_font(bold=True)))
    return words


def _then_trace(pairs: Sequence[ThenAndNow], dates: TwoDates) -> Json:
    shown = [(at, pair, key) for at, pair in enumerate(pairs) for key in FOUR_GRADES if pair.then.get(key)]
    return _bars(
        [pair.then[key] for _, pair, key in shown],
        [_row(at, key) + THEN / 2 + 2 for at, _, key in shown],
        [_hover(pair.label, key, dates.then, pair.then[key], pair.then_of) for _, pair, key in shown],
        height=THEN,
        marker={"color": "@page", "line": {"width": 1.5, "color": "@edge"}},
    )


def _now_trace(pairs: Sequence[ThenAndNow], dates: TwoDates, key: str) -> Json:
    shown = [(at, pair) for at, pair in enumerate(pairs) if pair.now.get(key)]
    css = LOOKS[key].css
    return _bars(
        [pair.now[key] for _, pair in shown],
        [_row(at, key) + THEN + NOW / 2 + 6 for at, _ in shown],
        [_hover(pair.label, key, dates.now, pair.now[key], pair.now_of) for _, pair in shown],
        height=NOW,
        marker={"color": f"@g-{css}", "line": bar_outline(css)},
    )


def _bars(counts: list[int], middles: list[float], hovers: list[str], *, height: int, marker: Json) -> Json:
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": middles,
        "base": [0] * len(counts),
        "width": height,
        "marker": marker,
        "text": [""] * len(counts),
        "insidetextfont": figure_font(),
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(label: str, key: str, date: str, count: int, of: int) -> str:
    return f"{label}, {LOOKS[key].sentence}<br>{date}: {count} of {of} councils"


def _table(pairs: Sequence[ThenAndNow], dates: TwoDates, title: str, note: str) -> Table:
    columns = (Column("Judgement"), *(Column(each, numeric=True) for each in (dates.then, dates.now, "Change")))
    rows = []
    for pair in pairs:
        for key in FOUR_GRADES:
            then, now = pair.then.get(key, 0), pair.now.get(key, 0)
            cells = (f"{then} of {pair.then_of}", f"{now} of {pair.now_of}", f"{now - then:+d}".replace("-", "−"))
            rows.append(TableRow(Cell(f"{pair.label}: {LOOKS[key].sentence}"), tuple(map(Cell, cells))))
    return Table(title, note, columns, tuple(rows))


def _sheet(pairs: Sequence[ThenAndNow]) -> DataSheet:
    rows = (
        (p.label, key, p.then.get(key, 0), p.then_of, p.now.get(key, 0), p.now_of) for p in pairs for key in FOUR_GRADES
    )
    return DataSheet(("judgement", "grade", "then", "judged_then", "now", "judged_now"), tuple(rows))
