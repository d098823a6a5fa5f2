"""Invented figures for the gallery and the tests: every chart once, with every kind of mark. No council is meant."""

from datetime import date

from dashboard.charts import bars, tilemap, timeline, trend
from dashboard.charts.counts import BarRow
from dashboard.charts.figure import Figure
from dashboard.charts.tilemap import TileMap, TileValue
from dashboard.charts.timeline_data import FrameworkBand, JoinedMark, Lane, Mark, Span, Timeline

KEYS = ("outstanding", "good", "requires_improvement", "inadequate")
SOURCE = "Invented for this gallery."
AS_AT = date(2026, 8, 22)


def row(label: str, *counts: int, population: int = 153, **absent: int) -> BarRow:
    return BarRow(label, dict(zip(KEYS, counts, strict=True)) | absent, sum(counts), population)


PROFILE = (
    row("Leadership", 60, 58, 27, 8),
    row("Help and protection", 28, 76, 40, 9),
    row("Children in care", 54, 68, 24, 5, not_judged=2),
    row("Care leavers", 47, 63, 35, 6, not_judged=1, not_in_record=1),
    row("Looked after and permanence", 2, 30, 58, 13, population=104, not_judged=1),
)


def profile() -> Figure:
    return bars.bars_figure(
        PROFILE,
        name="profile",
        title="Care for children is judged better than protection of them",
        subtitle="Share of councils at each grade, latest graded inspection published by 22 August 2026, England",
        source=SOURCE,
    )


def rise() -> Figure:
    counts = ((0, 5, 4, 2), (0, 12, 27, 9), (2, 21, 43, 21), (2, 35, 58, 29), (3, 54, 70, 24), (8, 62, 60, 21))
    later = ((15, 60, 53, 21), (18, 57, 53, 21), (19, 62, 50, 19), (25, 63, 49, 14), (27, 63, 44, 17), (33, 67, 33, 18))
    years = zip(range(2014, 2027), (*counts, *later, (43, 67, 29, 14)), strict=True)
    columns = [
        trend.TrendColumn(str(year), f"31 March {year}", dict(zip(KEYS, each, strict=True)), sum(each), 153)
        for year, each in years
    ]
    before = "Single inspection framework only, first round not complete until 2018"
    after = "ILACS replaces the single inspection framework, council by council"
    return trend.trend_figure(
        columns,
        name="trend",
        title="Overall grades rose: 38% were good or better in March 2018, 72% in March 2026",
        subtitle="Overall effectiveness at each 31 March, share of councils with a grade, England",
        source=SOURCE,
        breaks=[trend.FrameworkBreak(5, before, after)],
        ending="Overall grades end with inspections to March 2026",
    )


SIF, FIRST, SECOND, LAST = date(2015, 8, 10), date(2019, 3, 18), date(2022, 11, 25), date(2025, 7, 15)
FOUR_AREAS, NO_OVERALL, ILACS_START = date(2023, 1, 1), date(2026, 4, 1), date(2018, 1, 1)
SIF_START = date(2013, 11, 1)
START = date(2005, 1, 1)
BANDS = (
    FrameworkBand("APA and JAR", START, date(2009, 1, 1), "Letters and area reviews", "APA, JAR"),
    FrameworkBand("Annual rating, SLAC", date(2009, 1, 1), date(2012, 6, 1), "no report read yet", "SLAC"),
    FrameworkBand("Child protection", date(2012, 6, 1), SIF_START, "", "CP"),
    FrameworkBand("SIF", SIF_START, ILACS_START, "Single inspection framework", "SIF"),
    FrameworkBand("ILACS", ILACS_START, FOUR_AREAS, "three areas", "ILACS"),
    FrameworkBand("ILACS", FOUR_AREAS, NO_OVERALL, "four areas", "ILACS"),
    FrameworkBand("ILACS", NO_OVERALL, date(2027, 12, 31), "no overall", ""),
)


def _mark(grade: str, on: date, until: date | None, framework: str = "ILACS", note: str = "") -> Mark:
    return Mark(grade, on, until, framework, f"/inspections/{on:%Y%m%d}/", note)


def _whole(key: str, label: str, short: str, *, absent_until: date) -> Lane:
    """A strand that every framework since 2013 prints by itself."""
    marks = (
        _mark("requires_improvement", SIF, FIRST, "SIF"),
        _mark("inadequate", FIRST, SECOND),
        _mark("requires_improvement", SECOND, LAST),
        _mark("requires_improvement", LAST, AS_AT),
    )
    gaps = (Span(START, absent_until),) if absent_until > START else ()
    return Lane(key, label, marks, gaps, short)


def history() -> Timeline:
    overall = _whole("overall", "Overall effectiveness", "Overall", absent_until=START)
    early = _mark("adequate", date(2006, 11, 1), None, "APA", "APA, example")
    care = (_mark("requires_improvement", SIF, ILACS_START, "SIF"), _mark("good", LAST, AS_AT))
    leavers = (_mark("not_judged", SIF, None, "SIF"), _mark("could_not_be_read", LAST, None))
    since = Span(ILACS_START, date(2027, 12, 31))
    visits = (date(2020, 2, 20), date(2020, 10, 1), date(2021, 2, 1), date(2021, 6, 10), date(2024, 3, 5))
    lanes = (
        Lane("overall", overall.label, (early, *overall.marks), (Span(NO_OVERALL, since.end),), "Overall"),
        _whole("leadership", "Leadership", "Leaders", absent_until=SIF_START),
        _whole("help", "Help and protection", "Help", absent_until=date(2012, 6, 1)),
        Lane("care", "Children in care", care, (Span(START, date(2009, 1, 1)),), "In care"),
        Lane("leavers", "Care leavers", leavers, (Span(START, SIF_START),), "Leavers"),
        Lane("adoption", "Adoption", (_mark("good", SIF, ILACS_START, "SIF"),), (Span(START, SIF_START), since)),
        Lane("visits", "Visits and letters", tuple(_mark("visit", on, None) for on in visits), visits=True),
    )
    together = ("care", "leavers")
    joints = (
        JoinedMark(together, _mark("inadequate", FIRST, SECOND)),
        JoinedMark(together, _mark("good", SECOND, FOUR_AREAS)),
    )
    return Timeline(lanes, BANDS, AS_AT, joints)


def record() -> Figure:
    return timeline.timeline_figure(
        history(),
        name="timeline",
        title="Inadequate in 2019, requires improvement in 2022 and 2025",
        subtitle="Every judgement of an invented council by strand, 2005 to August 2026, by date of publication",
        source=SOURCE,
    )


def tiles() -> TileMap:
    """Every place of the map, its regions cut along rows; grades go round, with each absence among them."""
    kinds = (*KEYS * 6, "not_judged", "not_printed", "not_in_record", "not_yet_inspected")
    values = {
        number: TileValue(spot.code, f"Region {spot.row // 4}", kinds[at % len(kinds)], "#tiles", "July 2025")
        for at, (number, spot) in enumerate(sorted(tilemap.tile_places().items()))
    }
    return tilemap.tile_map(values)
