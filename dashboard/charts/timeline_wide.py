"""The wide timeline: time runs to the right, a row per lane. The y axis is in pixels from the top."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import theme
from dashboard.charts.figure import Drawing
from dashboard.charts.grades import LOOKS
from dashboard.charts.marks import HALF_HEIGHT, HALF_WIDTH, Marks, grade_line
from dashboard.charts.shapes import dotted_line, drawn_line, filled_box, text_annotation, text_width
from dashboard.charts.theme import Json, figure_font
from dashboard.charts.timeline_data import Lane, Mark, Timeline

LEFT, HEAD, GAP, LANE, STACK, FOOT = 184, 44, 8, 40, 28, 28
PLOT = 1048
"""The width of the plot in pixels on a wide screen, for deciding whether notes fit beside marks."""
PACKED = 800
"""The width for which visits are packed: a medium screen, so that they seldom overlap on any."""


@dataclass(frozen=True)
class LanePlace:
    """A lane with its top and height; `rows` holds the marks of each of its sub-rows."""

    lane: Lane
    top: float
    height: float
    rows: tuple[tuple[Mark, ...], ...]

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def wide_drawing(timeline: Timeline) -> Drawing:
    places = _places(timeline)
    foot = places[-1].top + places[-1].height
    layout = theme.figure_layout(round(foot) + FOOT, (0, 0, FOOT, LEFT))
    layout["xaxis"] = _time_axis(timeline)
    layout["yaxis"] = theme.hidden_axis(range=[foot, 0])
    marks = _marks(timeline, places)
    ground = [*_bands(timeline, foot), *_rules(places, foot), *_absences(places), *_lines(timeline, places)]
    now = drawn_line((str(timeline.as_at),) * 2, (HEAD, foot), "@accent", 2)
    layout["shapes"] = [*ground, now, *marks.shapes]
    layout["annotations"] = _band_words(timeline) + _lane_words(places) + _mark_notes(timeline, places)
    return Drawing([marks.trace()], layout)


def _places(timeline: Timeline) -> list[LanePlace]:
    places, top = [], float(HEAD + GAP)
    for lane in timeline.lanes:
        rows = _pack(timeline, lane.marks) if lane.visits else (lane.marks,)
        height = LANE + STACK * (len(rows) - 1)
        places.append(LanePlace(lane, top, height, rows))
        top += height
    return places


def _pack(timeline: Timeline, marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """Puts visits that would overlap into further rows, three at most."""
    days = STACK * (timeline.end - timeline.start).days / PACKED
    rows: list[list[Mark]] = [[]]
    for mark in sorted(marks, key=lambda each: each.on):
        free = [row for row in rows if not row or (mark.on - row[-1].on).days >= days]
        if not free and len(rows) < 3:
            rows.append([])
            free = rows[-1:]
        (free or rows)[0].append(mark)
    return tuple(map(tuple, rows))


def _time_axis(timeline: Timeline) -> Json:
    years = range(timeline.start.year + timeline.start.year % 2, timeline.end.year + 1, 2)
    ticks = {"tickvals": [f"{year}-01-01" for year in years], "ticktext": [str(year) for year in years]}
    look = {"tickfont": figure_font(theme.TICK, "@ink-2"), "ticks": "outside", "ticklen": 4, "tickcolor": "@strong"}
    line = {"showline": True, "linecolor": "@rule", "showgrid": False, "zeroline": False, "fixedrange": True}
    return {"type": "date", "range": [str(timeline.start), str(timeline.end)], "tickangle": 0} | ticks | look | line


def _bands(timeline: Timeline, foot: float) -> list[Json]:
    shapes = []
    for at, band in enumerate(timeline.bands):
        start, end = str(max(band.start, timeline.start)), str(min(band.end, timeline.end))
        shapes.append(filled_box((start, end), (0, HEAD), "@surface" if at % 2 == 0 else "@surface-2"))
        if band.start > timeline.start:
            shapes.append(dotted_line((start, start), (HEAD, foot)))
    return shapes


def _band_words(timeline: Timeline) -> list[Json]:
    """The label of each band, or the short one where that does not fit, and the note if it fits.

    Whether they fit depends on the width of the screen, so each annotation is named after its range of widths.
    """
    words = []
    for band in timeline.bands:
        start = max(band.start, timeline.start)
        share = (min(band.end, timeline.end) - start).days / (timeline.end - timeline.start).days
        full, brief = (round(LEFT + (text_width(text) + 20) / share) for text in (band.label, band.short))
        small = round(LEFT + (text_width(band.note, 12) + 14) / share)
        place: Json = {"xshift": 8, "font": figure_font(bold=True)}
        words.append(text_annotation(band.label, str(start), 15, name=f"{full}:", **place))
        if band.short and brief < full:
            words.append(text_annotation(band.short, str(start), 15, name=f"{brief}:{full}", **place))
        if band.note:
            quiet: Json = {"xshift": 8, "font": figure_font(theme.TICK, "@ink-2")}
            words.append(text_annotation(band.note, str(start), 33, name=f"{max(small, brief)}:", **quiet))
    return words


def _rules(places: Sequence[LanePlace], foot: float) -> list[Json]:
    """A line above each lane, from the left of its label to the right end."""
    left: Json = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0}
    # Half a pixel down, so that a line of one pixel covers exactly one row of pixels.
    tops = [place.top + 0.5 for place in places]
    rules = [drawn_line((0, 1), (top, top), "@rule", xref="paper") for top in tops]
    return rules + [drawn_line((-LEFT, 0), (top, top), "@rule", **left) for top in [*tops, foot - 0.5]]


def _lane_words(places: Sequence[LanePlace]) -> list[Json]:
    return [text_annotation(place.lane.label, 0, place.middle, xref="paper", xshift=-LEFT) for place in places]


def _absences(places: Sequence[LanePlace]) -> list[Json]:
    """A flat grey strip for the time in which no framework printed the judgement."""
    spans = [(place, span) for place in places for span in place.lane.not_printed]
    return [filled_box((str(span.start), str(span.end)), (at.middle - 4, at.middle + 4), "@np") for at, span in spans]


def _lines(timeline: Timeline, places: Sequence[LanePlace]) -> list[Json]:
    """The lines that show how long each grade held."""
    held = [(place.middle, mark) for place in places for mark in place.lane.marks]
    held += [(_between(timeline, places, joint.lanes), joint.mark) for joint in timeline.joints]
    return [
        grade_line((str(mark.on), str(mark.held_until)), (y, y), LOOKS[mark.grade].css)
        for y, mark in held
        if mark.held_until
    ]


def _between(timeline: Timeline, places: Sequence[LanePlace], lanes: tuple[str, str]) -> float:
    return sum(places[timeline.index(key)].middle for key in lanes) / 2


def _marks(timeline: Timeline, places: Sequence[LanePlace]) -> Marks:
    marks = Marks()
    for place in places:
        for at, row in enumerate(place.rows):
            for mark in row:
                marks.add(str(mark.on), place.top + LANE / 2 + STACK * at, mark, place.lane.label)
    for joint in timeline.joints:
        first, second = (places[timeline.index(key)].middle for key in joint.lanes)
        half = (HALF_WIDTH, abs(second - first) / 2 + HALF_HEIGHT)
        marks.add(str(joint.mark.on), (first + second) / 2, joint.mark, timeline.together(joint), half=half)
    return marks


def _mark_notes(timeline: Timeline, places: Sequence[LanePlace]) -> list[Json]:
    """The notes beside marks, on wide screens, if no other mark of the lane is in the way."""
    day = (timeline.end - timeline.start).days / PLOT
    words = []
    for place in places:
        for mark in place.lane.marks:
            room = day * (text_width(mark.note, 12) + 40)
            free = not any(0 < (other.on - mark.on).days < room for other in place.lane.marks)
            if mark.note and free and (timeline.as_at - mark.on).days >= room:
                quiet: Json = {"xshift": 20, "font": figure_font(theme.TICK, "@ink-2")}
                words.append(text_annotation(mark.note, str(mark.on), place.top + LANE / 2, name="1000:", **quiet))
    return words
