"""Several councils on one time axis: a row a council, a mark a report, a line how long the grade stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts import theme
from dashboard.charts.figure import Cell, Column, Drawing, Figure, Sheet, Table, TableRow
from dashboard.charts.grades import LOOKS
from dashboard.charts.lanes import Mark
from dashboard.charts.marks import Marks
from dashboard.charts.parts import box, dotted, note, stroke
from dashboard.charts.theme import Json, font

LEFT, HEAD, FOOT = 212, 28, 28
ALWAYS = ("outstanding", "good", "requires_improvement", "inadequate")


@dataclass(frozen=True)
class Line:
    """One council; `own` tints its row. `href` leads from the table to the council."""

    label: str
    marks: tuple[Mark, ...] = ()
    own: bool = False
    href: str = ""


@dataclass(frozen=True)
class Change:
    """The day on which one framework takes over from another; a council follows at its next inspection."""

    on: date
    before: str
    after: str


@dataclass(frozen=True)
class Lines:
    lines: tuple[Line, ...]
    start: date
    as_at: date
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Form:
    """Where things stand in a drawing: pixels, and the days of room at either end so that no mark is cut."""

    left: int
    pitch: int
    name: int
    middle: int
    room: int
    years: int


# On narrow screens the name stands over its line, so that long names fit and time keeps the whole width.
WIDE = Form(left=LEFT, pitch=36, name=18, middle=18, room=100, years=1)
NARROW = Form(left=0, pitch=58, name=13, middle=39, room=250, years=2)


def build(lines: Lines, *, name: str, title: str, subtitle: str, source: str) -> Figure:
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description="A row a council with its judgements by date; the same facts are in the table below",
        wide=drawing(lines, WIDE),
        narrow=drawing(lines, NARROW),
        table=_table(lines, title),
        sheet=_sheet(lines, f"{name}.csv"),
        key=_key(lines),
    )


def drawing(lines: Lines, form: Form) -> Drawing:
    """The y axis counts pixels from the top."""
    foot = HEAD + form.pitch * len(lines.lines)
    layout = theme.layout(foot + FOOT, (0, 0, FOOT, form.left))
    layout["xaxis"] = _time_axis(lines, form)
    layout["yaxis"] = theme.hidden_axis(range=[foot, 0])
    marks = Marks()
    for at, line in enumerate(lines.lines):
        for mark in line.marks:
            marks.add(str(mark.on), _middle(form, at), mark, line.label)
    now = stroke((str(lines.as_at),) * 2, (HEAD, foot), "@accent", 2)
    changes = [dotted((str(each.on),) * 2, (8, foot)) for each in _crossed(lines)]
    layout["shapes"] = [*_ground(lines, form, foot), *changes, *_held(lines, form), now, *marks.shapes]
    layout["annotations"] = _names(lines, form) + _change_words(lines)
    return Drawing([marks.trace()], layout)


def _top(form: Form, at: int) -> int:
    return HEAD + form.pitch * at


def _middle(form: Form, at: int) -> int:
    return _top(form, at) + form.middle


def _time_axis(lines: Lines, form: Form) -> Json:
    years = range(lines.start.year + 1, lines.as_at.year + 1, form.years)
    ticks = {"tickvals": [f"{year}-01-01" for year in years], "ticktext": [str(year) for year in years]}
    look = {"tickfont": font(theme.TICK, "@ink-2"), "ticks": "outside", "ticklen": 4, "tickcolor": "@strong"}
    # the lines of the years are shapes: a grid would run over the marks
    grid = {"showgrid": False, "zeroline": False, "showline": True}
    room = timedelta(days=form.room)
    ends = [str(lines.start - room), str(lines.as_at + room)]
    return (
        {"type": "date", "range": ends, "tickangle": 0, "fixedrange": True, "linecolor": "@rule"} | ticks | look | grid
    )


def _ground(lines: Lines, form: Form, foot: int) -> list[Json]:
    """The tint of the own row and the rules between rows, both from under the names to the right end."""
    across: Json = {"xref": "paper"}
    beside: Json = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0}
    shapes = _years(lines, foot) if form.left else []
    for at, line in enumerate(lines.lines):
        top, bottom = _top(form, at), _top(form, at) + form.pitch
        if line.own:
            shapes += [box((0, 1), (top, bottom), "@accent-soft", **across)]
            shapes += [box((-form.left, 0), (top, bottom), "@accent-soft", **beside)] if form.left else []
        shapes.append(stroke((0, 1), (top + 0.5, top + 0.5), "@rule", **across))
        shapes += [stroke((-form.left, 0), (top + 0.5, top + 0.5), "@rule", **beside)] if form.left else []
    return shapes


def _years(lines: Lines, foot: int) -> list[Json]:
    days = (f"{year}-01-01" for year in range(lines.start.year + 1, lines.as_at.year + 1))
    return [stroke((day, day), (HEAD, foot), "@rule") for day in days]


def _held(lines: Lines, form: Form) -> list[Json]:
    return [
        stroke((str(mark.on), str(mark.held_until)), (_middle(form, at),) * 2, f"@line-{LOOKS[mark.grade].css}", 4)
        for at, line in enumerate(lines.lines)
        for mark in line.marks
        if mark.held_until
    ]


def _names(lines: Lines, form: Form) -> list[Json]:
    """On their own ground, so that a line of the framework's change does not run through a name."""
    place: Json = {"xref": "paper", "xshift": 8 - form.left}
    return [
        note(line.label, 0, _top(form, at) + form.name, **place, font=font(bold=line.own), bgcolor=_tint(line))
        for at, line in enumerate(lines.lines)
    ]


def _tint(line: Line) -> str:
    return "@accent-soft" if line.own else "@page"


def _crossed(lines: Lines) -> list[Change]:
    return [each for each in lines.changes if lines.start < each.on < lines.as_at]


def _change_words(lines: Lines) -> list[Json]:
    quiet: Json = {"font": font(theme.TICK, "@ink-2")}
    words = []
    for each in _crossed(lines):
        words.append(note(each.before, str(each.on), 14, xanchor="right", xshift=-6, **quiet))
        words.append(note(each.after, str(each.on), 14, xshift=6, **quiet))
    return words


def _marks(lines: Lines) -> list[tuple[Line, Mark]]:
    return [(line, mark) for line in lines.lines for mark in line.marks]


def _key(lines: Lines) -> tuple[str, ...]:
    """The four grades always, and which absences the drawing shows."""
    shown = {mark.grade for _, mark in _marks(lines)}
    return (*ALWAYS, *(key for key in LOOKS if key in shown and key not in ALWAYS))


def _table(lines: Lines, title: str) -> Table:
    """One row a report, council by council."""
    columns = (Column("Council"), Column("Published"), Column("Framework"), Column("Grade"))
    rows: Sequence[TableRow] = [
        TableRow(Cell(line.label, href=line.href), (Cell(mark.day), Cell(mark.framework), Cell(grade=mark.grade)))
        for line, mark in _marks(lines)
    ]
    return Table(title, "One row a report, council by council, oldest first", columns, tuple(rows))


def _sheet(lines: Lines, filename: str) -> Sheet:
    rows = ((line.label, mark.on.isoformat(), mark.framework, mark.grade) for line, mark in _marks(lines))
    return Sheet(filename, ("council", "published", "framework", "grade"), tuple(rows))
