"""Invented figures for the gallery and the tests: every chart once, with every kind of mark. No council is real."""

from collections.abc import Sequence
from datetime import date

from dashboard.charts import bars, region_outlines, tilemap, timeline, trend
from dashboard.charts.counts import BarRow
from dashboard.charts.figure import Figure
from dashboard.charts.grades import FOUR_GRADES
from dashboard.charts.tilemap import TileMap, TileValue
from dashboard.charts.timeline_data import JoinedMark, Lane, Mark, Span, Timeline
from dashboard.shared.timelines import framework_bands
from inspections.reading.frameworks import frameworks

OLD, NEW = (each.short for each in frameworks().bearing_position[:2])
SOURCE = "Invented for this gallery."
AS_AT = date(2026, 8, 22)


def row(label: str, *counts: int, population: int = 153, **absent: int) -> BarRow:
    return BarRow(label, dict(zip(FOUR_GRADES, counts, strict=True)) | absent, sum(counts), population)


PROFILE = (
    row("Leadership", 60, 58, 27, 8),
    row("Help and protection", 28, 76, 40, 9),
    row("Children in care", 54, 68, 24, 5, not_judged=2),
    row("Care leavers", 47, 63, 35, 6, not_judged=1, not_in_record=1),
    row("Looked after and permanence", 2, 30, 58, 13, population=104, not_judged=1),
)


def invented_profile() -> Figure:
    return _bars(PROFILE, "profile")


def invented_bar() -> Figure:
    """The first row alone."""
    return _bars(PROFILE[:1], "bar")


def _bars(rows: Sequence[BarRow], name: str) -> Figure:
    return bars.bars_figure(
        rows,
        name=name,
        title="Care for children is judged better than protection of them",
        subtitle="Share of councils at each grade, latest graded inspection published by 22 August 2026, England",
        source=SOURCE,
    )


def invented_trend() -> Figure:
    counts = ((0, 5, 4, 2), (0, 12, 27, 9), (2, 21, 43, 21), (2, 35, 58, 29), (3, 54, 70, 24), (8, 62, 60, 21))
    later = ((15, 60, 53, 21), (18, 57, 53, 21), (19, 62, 50, 19), (25, 63, 49, 14), (27, 63, 44, 17), (33, 67, 33, 18))
    years = zip(range(2014, 2027), (*counts, *later, (43, 67, 29, 14)), strict=True)
    columns = [
        trend.TrendColumn(str(year), f"31 March {year}", dict(zip(FOUR_GRADES, each, strict=True)), sum(each), 153)
        for year, each in years
    ]
    first, second = frameworks().bearing_position[:2]
    before = f"{first.known_as} only, first round not complete until 2018"
    after = f"{second.short} replaces {first.in_sentence}, council by council"
    return trend.trend_figure(
        columns,
        name="trend",
        title="Overall grades rose: 38% were good or better in March 2018, 72% in March 2026",
        subtitle="Overall effectiveness at each 31 March, share of councils with a grade, England",
        source=SOURCE,
        breaks=[trend.FrameworkBreak(5, before, after)],
        ending="Overall grades end with inspections to March 2026",
    )


EARLY, FIRST, SECOND, LAST = date(2015, 8, 10), date(2019, 3, 18), date(2022, 11, 25), date(2025, 7, 15)
OLD_BEGAN, NEW_BEGAN, FOUR_AREAS, NO_OVERALL = date(2013, 11, 1), date(2018, 1, 1), date(2023, 1, 1), date(2026, 4, 1)
START = date(2005, 1, 1)


def _mark(grade: str, on: date, until: date | None, framework: str = NEW, note: str = "") -> Mark:
    return Mark(grade, on, until, framework, f"/inspections/{on:%Y%m%d}/", note)


def _whole(key: str, label: str, short: str, *, absent_until: date) -> Lane:
    """A strand that every framework since 2013 judges separately."""
    marks = (
        _mark("requires_improvement", EARLY, FIRST, OLD),
        _mark("inadequate", FIRST, SECOND),
        _mark("requires_improvement", SECOND, LAST),
        _mark("requires_improvement", LAST, AS_AT),
    )
    gaps = (Span(START, absent_until),) if absent_until > START else ()
    return Lane(key, label, marks, gaps, short)


def invented_history() -> Timeline:
    overall = _whole("overall", "Overall effectiveness", "Overall", absent_until=START)
    oldest = frameworks().first_begun.short
    early = _mark("adequate", date(2006, 11, 1), None, oldest, f"{oldest}, example")
    care = (_mark("requires_improvement", EARLY, NEW_BEGAN, OLD), _mark("good", LAST, AS_AT))
    leavers = (_mark("not_judged", EARLY, None, OLD), _mark("could_not_be_read", LAST, None))
    since = Span(NEW_BEGAN, date(2027, 12, 31))
    visits = (date(2020, 2, 20), date(2020, 10, 1), date(2021, 2, 1), date(2021, 6, 10), date(2024, 3, 5))
    lanes = (
        Lane("overall", overall.label, (early, *overall.marks), (Span(NO_OVERALL, since.end),), "Overall"),
        _whole("leadership", "Leadership", "Leaders", absent_until=OLD_BEGAN),
        _whole("help", "Help and protection", "Help", absent_until=date(2012, 6, 1)),
        Lane("care", "Children in care", care, (Span(START, date(2009, 1, 1)),), "In care"),
        Lane("leavers", "Care leavers", leavers, (Span(START, OLD_BEGAN),), "Leavers"),
        Lane("adoption", "Adoption", (_mark("good", EARLY, NEW_BEGAN, OLD),), (Span(START, OLD_BEGAN), since)),
        Lane("visits", "Without grades", tuple(_mark("visit", on, None) for on in visits), visits=True),
    )
    together = ("care", "leavers")
    joints = (
        JoinedMark(together, _mark("inadequate", FIRST, SECOND)),
        JoinedMark(together, _mark("good", SECOND, FOUR_AREAS)),
    )
    return Timeline(lanes, framework_bands(START, AS_AT), AS_AT, joints)


def invented_timeline() -> Figure:
    return timeline.timeline_figure(
        invented_history(),
        name="timeline",
        title="Inadequate in 2019, requires improvement in 2022 and 2025",
        subtitle="Every judgement of an invented council by strand, 2005 to August 2026, by date of publication",
        source=SOURCE,
    )


def invented_tiles() -> TileMap:
    """A tile in every place of the map, with regions of four rows, cycling through the grades and absences."""
    kinds = (*FOUR_GRADES * 6, "not_judged", "not_printed", "not_in_record", "not_yet_inspected")
    names = tuple(region_outlines.NAMES)
    values = {
        number: TileValue(spot.code, names[spot.row // 4], kinds[at % len(kinds)], "#tiles", "July 2025")
        for at, (number, spot) in enumerate(sorted(tilemap.tile_places().items()))
    }
    return tilemap.tile_map(values)
