"""The upright timeline for phones: newest at the top, a column per lane. The y axis is in pixels from the top."""

from datetime import date

from dashboard.charts import theme
from dashboard.charts.figure import Drawing
from dashboard.charts.grades import LOOKS
from dashboard.charts.marks import Marks, grade_line
from dashboard.charts.shapes import dotted_line, drawn_line, filled_box, text_annotation
from dashboard.charts.theme import Json, figure_font
from dashboard.charts.timeline_data import Lane, Mark, Timeline

WIDTH, STRIP, HEAD, FOOT = 358, 38, 40, 12
NAMES = 36
"""The width of the column at the right for the names of frameworks, where no mark can cover them."""
YEAR = 32
"""Pixels per year: the height of a mark and a gap, so that inspections a year apart do not touch."""
HALF, SMALL = (15, 12), (10, 11)
ROOMY = 340
"""Below this width in pixels the headings of the columns alternate between two rows."""


def narrow_drawing(timeline: Timeline) -> Drawing:
    marks, lowest = _marks(timeline)
    foot = max(_y(timeline, timeline.start), lowest)
    layout = theme.figure_layout(round(foot) + FOOT, (0, 0, 0, 0))
    layout["xaxis"] = theme.hidden_axis(range=[0, WIDTH])
    layout["yaxis"] = theme.hidden_axis(range=[layout["height"], 0])
    now = _y(timeline, timeline.as_at)
    as_at = drawn_line((STRIP, WIDTH), (now, now), "@accent", 2)
    layout["shapes"] = [*_bands(timeline, foot), *_lines(timeline), as_at, *marks.shapes]
    layout["annotations"] = _years(timeline) + _band_words(timeline) + _heads(timeline)
    return Drawing([marks.trace()], layout)


def _y(timeline: Timeline, on: date) -> float:
    """Pixels from the top; 16 of them, half a year, are left above the as-at line."""
    return round(HEAD + 16 + (timeline.as_at - on).days / 365.25 * YEAR, 1)


def _own(timeline: Timeline) -> list[Lane]:
    return [lane for lane in timeline.lanes if lane.short]


def _others(timeline: Timeline) -> list[Lane]:
    return [lane for lane in timeline.lanes if not lane.short]


def _centres(timeline: Timeline) -> list[float]:
    """The middle of each column; the last is "Other" if there are lanes without a column of their own."""
    columns = len(_own(timeline)) + bool(_others(timeline))
    pitch = (WIDTH - STRIP - 4 - NAMES) / columns
    return [round(STRIP + 4 + pitch * (at + 0.5), 1) for at in range(columns)]


def _bands(timeline: Timeline, foot: float) -> list[Json]:
    """A strip at the left, shaded by framework, and a dotted line across the columns at each change."""
    shapes = []
    for at, band in enumerate(timeline.bands):
        top = HEAD if band.end >= timeline.as_at else _y(timeline, band.end)
        bottom = _y(timeline, band.start) if band.start > timeline.start else foot
        shapes.append(filled_box((0, STRIP), (top, bottom), "@surface" if at % 2 == 0 else "@surface-2"))
        if bottom < foot:
            shapes.append(dotted_line((STRIP, WIDTH), (bottom, bottom)))
    return shapes


def _years(timeline: Timeline) -> list[Json]:
    years = range(timeline.start.year + timeline.start.year % 2, timeline.as_at.year + 1, 2)
    quiet: Json = {"xanchor": "right", "font": figure_font(theme.TICK, "@ink-2")}
    return [text_annotation(str(year), STRIP - 3, _y(timeline, date(year, 1, 1)), **quiet) for year in years]


def _band_words(timeline: Timeline) -> list[Json]:
    """The framework's name, one word per line, above the line where it begins, if its time is long enough."""
    quiet: Json = {"xanchor": "right", "font": figure_font(theme.TICK, "@ink-2")}
    words = []
    for band in timeline.bands:
        bottom = _y(timeline, max(band.start, timeline.start))
        lines = (band.short or band.label).split()
        if bottom - _y(timeline, min(band.end, timeline.as_at)) >= 16 * len(lines):
            words.append(text_annotation("<br>".join(lines), WIDTH, bottom - 1 - 8 * len(lines), **quiet))
    return words


def _heads(timeline: Timeline) -> list[Json]:
    names = [lane.short for lane in _own(timeline)] + (["Other"] if _others(timeline) else [])
    look: Json = {"xanchor": "center", "font": figure_font(theme.TICK, "@ink")}
    places = list(zip(names, _centres(timeline), strict=True))
    wide = [text_annotation(name, x, 24, name=f"{ROOMY}:", **look) for name, x in places]
    return wide + [
        text_annotation(name, x, 18 + 14 * (at % 2), name=f"0:{ROOMY}", **look) for at, (name, x) in enumerate(places)
    ]


def _lines(timeline: Timeline) -> list[Json]:
    centres = dict(zip((lane.key for lane in _own(timeline)), _centres(timeline), strict=False))
    held = [(centres[lane.key], mark) for lane in _own(timeline) for mark in lane.marks]
    held += [(sum(centres[key] for key in joint.lanes) / 2, joint.mark) for joint in timeline.joints]
    return [_line(timeline, x, mark, mark.held_until) for x, mark in held if mark.held_until]


def _line(timeline: Timeline, x: float, mark: Mark, until: date) -> Json:
    return grade_line((x, x), (_y(timeline, mark.on), _y(timeline, until)), LOOKS[mark.grade].css)


def _marks(timeline: Timeline) -> tuple[Marks, float]:
    """Every mark, and the lower edge of the lowest mark of the "Other" column."""
    marks, centres = Marks(), _centres(timeline)
    own = dict(zip((lane.key for lane in _own(timeline)), centres, strict=False))
    for lane in _own(timeline):
        for mark in lane.marks:
            marks.add(own[lane.key], _y(timeline, mark.on), mark, lane.label, half=HALF)
    for joint in timeline.joints:
        first, second = (own[key] for key in joint.lanes)
        label = timeline.together(joint)
        place = (first - HALF[0], second + HALF[0])
        marks.add_across(place, _y(timeline, joint.mark.on), joint.mark, label, height=HALF[1])
    return marks, _add_others(timeline, marks, centres[-1])


def _add_others(timeline: Timeline, marks: Marks, centre: float) -> float:
    """Adds the marks of the "Other" column and returns the lower edge of the last.

    Marks that would cover each other are put side by side, and further ones in pairs below.
    """
    found = [(mark, lane.label) for lane in _others(timeline) for mark in lane.marks]
    free = {-13.0: 0.0, 13.0: 0.0}
    for mark, label in sorted(found, key=lambda pair: pair[0].on, reverse=True):
        on = _y(timeline, mark.on)
        side = min(free, key=lambda each: (max(free[each], on), each))
        y = max(on, free[side])
        free[side] = y + 2 * SMALL[1] + 2
        marks.add(centre + side, y, mark, label, half=SMALL)
    return max(free.values())
