"""The timelines of the comparison: one judgement of every council on a common axis."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dashboard.charts.council_timelines import (
    CouncilTimeline,
    CouncilTimelines,
    FrameworkChange,
    council_timelines_figure,
)
from dashboard.charts.figure import Figure
from dashboard.claims.neighbours import improved_title
from dashboard.claims.words import area_name, format_month
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from dashboard.counting.steps import latest_steps
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.figures import source_line
from dashboard.shared.links import council_address
from dashboard.shared.timelines import FAR_FUTURE, gap_marks, grade_held_until, timeline_mark


def timelines_figure(found: ChosenCouncils, params: CompareParams) -> Figure:
    """The figure; its table has no rows if none of the councils had been judged on the area by the date."""
    rows = tuple(_line(found.population.record, p.council, params, own=p.council is found.own) for p in found.positions)
    name, start = area_name(params.area), CURRENT.first.inspections_from or params.when.date
    return council_timelines_figure(
        CouncilTimelines(rows, start, params.when.drawn_to, tuple(_changes())),
        name="timeline",
        title=_title(found, params),
        subtitle=f"{name} grade by date of publication, {start.year} to {format_month(params.when.drawn_to)}. "
        "A line shows how long a grade was held, at most until the next graded report.",
        source=source_line(params.when),
    )


def _changes() -> Iterator[FrameworkChange]:
    """The changes from one framework that bears a position to the next."""
    for before, after in pairwise(CURRENT.frameworks):
        if after.inspections_from:
            yield FrameworkChange(after.inspections_from, before.short, after.short)


def _line(record: Record, council: Council, params: CompareParams, *, own: bool) -> CouncilTimeline:
    known = [i for i in record.known(council, params.when.as_at) if CURRENT.covers(i)]
    known.sort(key=lambda i: (i.published, i.pk))
    last = min(params.when.drawn_to, council.valid_to or FAR_FUTURE)
    area, gaps = params.area, record.gaps_known(council.pk, params.when.as_at)
    held = [(i, grade_held_until(i, area, known, gaps, last)) for i in known if area in i.judgements]
    marks = (*(timeline_mark(i, area, until) for i, until in held), *gap_marks(gaps, area))
    return CouncilTimeline(council.name, marks, own, council_address(council.slug, params.travel_query))


def _title(found: ChosenCouncils, params: CompareParams) -> str:
    """`6 of 10 neighbours improved on leadership at their latest inspection`"""
    others = replace(found.population, councils=tuple(position.council for position in found.others))
    return improved_title(latest_steps(others, params.area), len(found.others), found.called, params.about)


def areas_on_record(found: ChosenCouncils, params: CompareParams) -> set[str]:
    """The areas in which any of the councils had been judged by the date."""
    return {area for i in found.population.inspections if CURRENT.covers(i) for area in i.judgements}
