"""Invented figures of compared councils and of movement, for the gallery and the tests. No council is real."""

from datetime import date

from dashboard.charts import flows, survival_curve
from dashboard.charts.council_timelines import (
    CouncilTimeline,
    CouncilTimelines,
    FrameworkChange,
    council_timelines_figure,
)
from dashboard.charts.figure import Figure
from dashboard.charts.flows import Flows
from dashboard.charts.grades import FOUR_GRADES
from dashboard.charts.survival_curve import CensoredMark, CurveStep, ShareAfter, SurvivalCurve
from dashboard.charts.timeline_data import Mark
from dashboard.pages.gallery.figures import AS_AT, NEW, OLD, SOURCE

COUNTS = ((26, 7, 1, 1), (25, 20, 13, 2), (7, 18, 12, 5), (2, 11, 1, 0))


def moving_figures() -> tuple[Figure, ...]:
    return side_by_side(), moves(), invented_survival()


def side_by_side() -> Figure:
    first, second = date(2015, 8, 10), date(2022, 11, 25)
    own = (Mark("requires_improvement", first, second, OLD), Mark("inadequate", second, AS_AT, NEW))
    other = (Mark("good", date(2017, 3, 2), date(2024, 6, 3), OLD), Mark("outstanding", date(2024, 6, 3), AS_AT))
    rows = (
        CouncilTimeline("Exampleshire", own, own=True),
        CouncilTimeline("Mockford and Samplebury", other),
        CouncilTimeline("Testham"),
    )
    return council_timelines_figure(
        CouncilTimelines(rows, date(2013, 11, 1), AS_AT, (FrameworkChange(date(2018, 1, 1), OLD, NEW),)),
        name="lines",
        title="1 of 2 neighbours improved on leadership at its latest inspection",
        subtitle="Leadership grade by date of publication, 2013 to August 2026",
        source=SOURCE,
    )


def moves() -> Figure:
    pairs = {
        (b, a): count
        for b, row in zip(FOUR_GRADES, COUNTS, strict=True)
        for a, count in zip(FOUR_GRADES, row, strict=True)
    }
    counts = {pair: count for pair, count in pairs.items() if count}
    return flows.flows_figure(
        Flows(counts, dict.fromkeys(counts, "/movement/"), "Previous inspection", "Latest inspection"),
        name="flows",
        title="38 of 56 councils below good rose to good or better; 17 of 95 fell below it",
        subtitle="Leadership, previous to latest inspection, invented",
        source=SOURCE,
    )


def invented_survival() -> Figure:
    steps = (CurveStep(700, 10, 2, 0.8), CurveStep(1100, 7, 3, 0.457), CurveStep(1500, 3, 1, 0.305))
    ticks = (CensoredMark(900, 0.8, "Exampleshire, continuing"), CensoredMark(1900, 0.305, "Testham, continuing"))
    lines = (ShareAfter("At publication", 0, 10, 0, 0, 1.0), ShareAfter("2 years", 730, 8, 2, 0, 0.8))
    return survival_curve.survival_figure(
        SurvivalCurve(steps, ticks, lines, "still inadequate", (1100, ("Half within", "3 years"))),
        name="leaving",
        title="Half left inadequate on leadership within 3 years",
        subtitle="Share still inadequate on leadership, Kaplan–Meier estimate, 10 spells",
        source=SOURCE,
    )
