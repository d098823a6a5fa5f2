"""Several councils on one time axis: a row per council, a mark per report, a line for as long as a grade held."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts import theme
from dashboard.charts.figure import Cell, Column, DataSheet, Drawing, Figure, Table, TableRow
from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.charts.marks import Marks, line_look
from dashboard.charts.shapes import Stretch, dotted_line, drawn_line, drawn_lines, filled_box, text_annotation
from dashboard.charts.theme import Json, figure_font
from dashboard.charts.timeline_data import Mark

LEFT, HEAD, FOOT = 212, 28, 28
# Places a shape in pixels to the left of the time axis, where the names are.
LEFT_OF_THE_AXIS: Json = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0}


@dataclass(frozen=True)
class CouncilTimeline:
    """One council; `own` tints its row. `href` links the table to the council's page."""

    label: str
    marks: tuple[Mark, ...] = ()
    own: bool = False
    href: str = ""


@dataclass(frozen=True)
class FrameworkChange:
    """The day on which one framework takes over from another; a council follows at its next inspection."""

    on: date
    before: str
    after: str


@dataclass(frozen=True)
class CouncilTimelines:
    rows: tuple[CouncilTimeline, ...]
    start: date
    as_at: date
    changes: tuple[FrameworkChange, ...] = ()


@dataclass(frozen=True)
class TimelineLayout:
    """The layout of a drawing in pixels; `room` is in days at either end, so that no mark is cut off.

    `pitch` is the height of a row; `name` and `middle` are the depths of the name and the line in it; `years` is the
    number of years between labels.
    """

    left: int
    pitch: int
    name: int
    middle: int
    room: int
    years: int


# On narrow screens the name is above its line, so that long names fit and the axis keeps the whole width.
WIDE = TimelineLayout(left=LEFT, pitch=36, name=18, middle=18, room=100, years=1)
NARROW = TimelineLayout(left=0, pitch=58, name=13, middle=39, room=250, years=2)


def council_timelines_figure(lines: CouncilTimelines, *, name: str, title: str, subtitle: str, source: str) -> Figure:
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description="One row per council with its judgements by date; the same facts are in the table below",
        wide=council_timelines_drawing(lines, WIDE),
        narrow=council_timelines_drawing(lines, NARROW),
        table=_table(lines, title),
        sheet=_sheet(lines),
        key=_key(lines),
    )


def council_timelines_drawing(lines: CouncilTimelines, form: TimelineLayout) -> Drawing:
    """The y axis counts pixels from the top."""
    foot = HEAD + form.pitch * len(lines.rows)
    layout = theme.figure_layout(foot + FOOT, (0, 0, FOOT, form.left))
    layout["xaxis"] = _time_axis(lines, form)
    layout["yaxis"] = theme.hidden_axis(range=[foot, 0])
    now = drawn_line((str(lines.as_at),) * 2, (HEAD, foot), "@accent", 2)
    changes = [dotted_line((str(each.on),) * 2, (8, foot)) for each in _changes_in_view(lines)]
    layout["shapes"] = [*_ground_shapes(lines, form, foot), *changes, *_grade_lines(lines, form), now]
    layout["annotations"] = _names(lines, form) + _change_annotations(lines)
    return Drawing([_marks_of(lines, form).squares()], layout)


def _top(form: TimelineLayout, at: int) -> int:
    return HEAD + form.pitch * at


def _middle(form: TimelineLayout, at: int) -> int:
    return _top(form, at) + form.middle


def _time_axis(lines: CouncilTimelines, form: TimelineLayout) -> Json:
    years = range(lines.start.year + 1, lines.as_at.year + 1, form.years)
    ticks = {"tickvals": [f"{year}-01-01" for year in years], "ticktext": [str(year) for year in years]}
    look = {"tickfont": figure_font(theme.TICK, "@ink-2"), "ticks": "outside", "ticklen": 4, "tickcolor": "@strong"}
    # The year lines are shapes, because a grid would run over the marks.
    grid = {"showgrid": False, "zeroline": False, "showline": True}
    room = timedelta(days=form.room)
    ends = [str(lines.start - room), str(lines.as_at + room)]
    return (
        {"type": "date", "range": ends, "tickangle": 0, "fixedrange": True, "linecolor": "@rule"} | ticks | look | grid
    )


def _ground_shapes(lines: CouncilTimelines, form: TimelineLayout, foot: int) -> list[Json]:
    """The tint of the council's own row, the rules between rows, which also run below the names, and the year lines."""
    shapes: list[Json] = []
    for at, line in enumerate(lines.rows):
        if line.own:
            rows = (_top(form, at), _top(form, at + 1))
            shapes.append(filled_box((0, 1), rows, "@accent-soft", xref="paper"))
            shapes += [filled_box((-form.left, 0), rows, "@accent-soft", **LEFT_OF_THE_AXIS)] * bool(form.left)
    tops = [_top(form, at) + 0.5 for at in range(len(lines.rows))]
    shapes.append(drawn_lines([((0, top), (1, top)) for top in tops], "@rule", xref="paper"))
    if form.left:
        years = (f"{year}-01-01" for year in range(lines.start.year + 1, lines.as_at.year + 1))
        shapes.append(drawn_lines([((-form.left, top), (0, top)) for top in tops], "@rule", **LEFT_OF_THE_AXIS))
        shapes.append(drawn_lines([((day, HEAD), (day, foot)) for day in years], "@rule"))
    return shapes


def _grade_lines(lines: CouncilTimelines, form: TimelineLayout) -> list[Json]:
    """The lines for how long each grade held: one shape per grade, because a region has a hundred lines."""
    ends: dict[str, list[Stretch]] = {}
    for at, line in enumerate(lines.rows):
        y = _middle(form, at)
        for mark in line.marks:
            if mark.held_until:
                stretch = ((str(mark.on), y), (str(mark.held_until), y))
                ends.setdefault(LOOKS[mark.grade].css, []).append(stretch)
    looks = ((line_look(css), stretches) for css, stretches in ends.items())
    return [drawn_lines(stretches, look["color"], line=look) for look, stretches in looks]


def _marks_of(lines: CouncilTimelines, form: TimelineLayout) -> Marks:
    marks = Marks()
    for at, line in enumerate(lines.rows):
        for mark in line.marks:
            marks.points.append((str(mark.on), _middle(form, at), mark, line.label))
    return marks


def _names(lines: CouncilTimelines, form: TimelineLayout) -> list[Json]:
    """The councils' names, with a background so that the line of a framework change does not run through them."""
    place: Json = {"xref": "paper", "xshift": 8 - form.left}
    return [
        text_annotation(
            line.label,
            0,
            _top(form, at) + form.name,
            **place,
            font=figure_font(bold=line.own),
            bgcolor=_row_colour(line),
        )
        for at, line in enumerate(lines.rows)
    ]


def _row_colour(line: CouncilTimeline) -> str:
    return "@accent-soft" if line.own else "@page"


def _changes_in_view(lines: CouncilTimelines) -> list[FrameworkChange]:
    return [each for each in lines.changes if lines.start < each.on < lines.as_at]


def _change_annotations(lines: CouncilTimelines) -> list[Json]:
    quiet: Json = {"font": figure_font(theme.TICK, "@ink-2")}
    words = []
    for each in _changes_in_view(lines):
        words.append(text_annotation(each.before, str(each.on), 14, xanchor="right", xshift=-6, **quiet))
        words.append(text_annotation(each.after, str(each.on), 14, xshift=6, **quiet))
    return words


def _marks(lines: CouncilTimelines) -> list[tuple[CouncilTimeline, Mark]]:
    return [(line, mark) for line in lines.rows for mark in line.marks]


def _key(lines: CouncilTimelines) -> tuple[str, ...]:
    """The keys to explain: always the four grades, and any absence that the drawing shows."""
    shown = {mark.grade for _, mark in _marks(lines)}
    return (*FOUR_GRADES, *(key for key in LOOKS if key in shown and key not in FOUR_GRADES))


def _table(lines: CouncilTimelines, title: str) -> Table:
    """One row per council, with its judgements from first to last."""
    most = max((len(line.marks) for line in lines.rows), default=0)
    columns = (Column("Council"), *(Column(f"Judgement {number}") for number in range(1, most + 1)))
    rows = tuple(TableRow(Cell(line.label, href=line.href), _cells(line, most)) for line in lines.rows)
    return Table(title, "By date of publication, from the first to the latest", columns, rows if most else ())


def _cells(line: CouncilTimeline, most: int) -> tuple[Cell, ...]:
    marks = [Cell(grade=mark.grade, note=", ".join(filter(None, (mark.framework, mark.day)))) for mark in line.marks]
    return (*marks, *[Cell("None" if marks else "None on the record")] * (most - len(marks)))


def _sheet(lines: CouncilTimelines) -> DataSheet:
    rows = ((line.label, mark.on, mark.framework, mark.grade) for line, mark in _marks(lines))
    return DataSheet(("council", "published", "framework", "grade"), tuple(rows))
