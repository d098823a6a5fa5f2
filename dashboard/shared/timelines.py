"""A council's timeline: every judgement on the record, strand by strand, with the frameworks as bands."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.charts import timeline
from dashboard.charts.figure import Figure
from dashboard.charts.timeline_data import FrameworkBand, JoinedMark, Lane, Mark, Span, Timeline
from dashboard.counting.editions import is_graded
from dashboard.counting.outcome import outcome_of
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from dashboard.shared.earlier_frameworks import earlier_grades, earlier_inspections
from dashboard.shared.links import inspection_address
from dashboard.shared.params import Params
from dashboard.shared.words import STRANDS, format_month, format_publication, framework_name
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import area_label

TOGETHER: Final = "children_in_care_and_care_leavers"
# The strand on which a judgement of an older framework stands; the lines show where comparing ends.
LANE_OF: Final = {"children_looked_after": "children_in_care"}
COMMON: Final = ("overall", "leadership", "help_and_protection", "children_in_care", "care_leavers", "adoption", "lscb")
SHORT: Final = {
    "overall": "Overall",
    "leadership": "Leaders",
    "help_and_protection": "Help",
    "children_in_care": "In care",
    "care_leavers": "Leavers",
}
FIRST_ON_RECORD: Final = datetime.date(2013, 6, 1)
FAR: Final = datetime.date(2100, 1, 1)


def _band(label: str, note: str, start: tuple[int, int], lanes: str, short: str = "") -> tuple[FrameworkBand, set[str]]:
    first = datetime.date(*start, 1)
    return FrameworkBand(label, first, first, note, short), set(lanes.split())


# What each time's inspections print; a strand without is grey then.
BANDS: Final = (
    _band("APA and JAR", "Letters and area reviews", (2005, 1), "overall", "APA, JAR"),
    _band("Annual rating, SLAC", "Safeguarding, looked after", (2009, 1), "overall children_in_care", "CSR, SLAC"),
    _band("CP", "Child protection", (2012, 5), "overall leadership help_and_protection children_in_care"),
    _band("SIF", "Single inspection framework", (2013, 11), " ".join(COMMON)),
    _band("ILACS", "three areas", (2018, 1), "overall leadership help_and_protection children_in_care care_leavers"),
    _band("ILACS", "four areas", (2023, 1), "overall leadership help_and_protection children_in_care care_leavers"),
    _band("ILACS", "no overall", (2026, 4), "leadership help_and_protection children_in_care care_leavers"),
)


def timeline_figure(record: Record, council: Council, params: Params) -> Figure | None:
    """None where nothing is on the record by the date."""
    own = sorted(record.known(council, params.when.as_at), key=lambda i: (i.published, i.pk))
    if not own:
        return None
    drawn = council_timeline(own, params.when.date, council.valid_to)
    return timeline.timeline_figure(
        drawn,
        name="timeline",
        title=_title(own)
        or earlier_grades(earlier_inspections(record, council, params.when.as_at))
        or _bare_title(own),
        subtitle=f"Every judgement of {council.name} by strand, {drawn.start.year} to "
        f"{format_month(params.when.date)}, "
        "by date of publication. A line shows how long a grade stood.",
        source=f"Inspection reports published by Ofsted, {_years(own)}.",
    )


def _years(own: Sequence[PublishedInspection]) -> str:
    first, last = own[0].published.year, own[-1].published.year
    return str(first) if first == last else f"{first} to {last}"


def council_timeline(own: Sequence[PublishedInspection], as_at: datetime.date, until: datetime.date | None) -> Timeline:
    """`own` in order of publication; `until` is the council's last day, if it had one."""
    start = datetime.date(2005, 1, 1) if own[0].published < FIRST_ON_RECORD else datetime.date(2013, 1, 1)
    last = min(as_at, until or FAR)
    keys = [*COMMON, *dict.fromkeys(_other_areas(own))]
    lanes = [_lane(key, own, last, start, as_at) for key in keys]
    if any(not is_graded(i.framework) for i in own):
        lanes.append(Lane("visits", "Visits and letters", tuple(_visits(own)), visits=True))
    joints = tuple(
        JoinedMark(("children_in_care", "care_leavers"), timeline_mark(i, TOGETHER, held_until(i, TOGETHER, own, last)))
        for i in own
        if TOGETHER in i.judgements
    )
    return Timeline(tuple(lanes), tuple(_bands(start, as_at)), as_at, joints, start)


def _other_areas(own: Sequence[PublishedInspection]) -> list[str]:
    return [a for i in own for a in i.judgements if LANE_OF.get(a, a) not in COMMON and a != TOGETHER]


def _bands(start: datetime.date, as_at: datetime.date) -> list[FrameworkBand]:
    """Each band ends where the next begins; the last reaches beyond the as-at line."""
    shown = [band for band, _ in BANDS if band.start <= as_at]
    ends = [band.start for band in shown[1:]] + [as_at + datetime.timedelta(days=400)]
    bands = (replace(b, start=max(b.start, start), end=e) for b, e in zip(shown, ends, strict=True))
    return [b for b in bands if b.start < b.end]


def _lane(
    key: str, own: Sequence[PublishedInspection], last: datetime.date, start: datetime.date, as_at: datetime.date
) -> Lane:
    marks = tuple(
        timeline_mark(i, area, held_until(i, area, own, last))
        for i in own
        for area in i.judgements
        if LANE_OF.get(area, area) == key
    )
    label = STRANDS.get(key) or area_label(next(i.framework for i in own if key in i.judgements), key)
    return Lane(key, label, marks, tuple(_not_printed(key, start, as_at)), SHORT.get(key, ""))


def _not_printed(key: str, start: datetime.date, as_at: datetime.date) -> list[Span]:
    """Neighbouring bands without the strand as one span."""
    spans: list[Span] = []
    areas = {(band.start, band.note): printed for band, printed in BANDS}
    for band in _bands(start, as_at):
        printed = next(p for (first, note), p in areas.items() if note == band.note and first <= band.start)
        if key in printed or key not in COMMON:
            continue
        if spans and spans[-1].end == band.start:
            spans[-1] = Span(spans[-1].start, band.end)
        else:
            spans.append(Span(band.start, band.end))
    return spans


def held_until(
    inspection: PublishedInspection, area: str, own: Sequence[PublishedInspection], last: datetime.date
) -> datetime.date | None:
    """A grade stands until the council's next graded report; older frameworks' grades until the next of their own."""
    if inspection.framework == "lscb":
        following = [i for i in own if i.framework in ("sif", "ilacs") and i.published > inspection.published]
    elif CURRENT.covers(inspection):
        following = [i for i in own if CURRENT.covers(i) and i.published > inspection.published]
        if area == "lscb":
            following = [i for i in following if i.framework != "sif" or "lscb" in i.judgements]
    else:
        following = [i for i in own if i.framework == inspection.framework and i.published > inspection.published]
        return following[0].published if following and area in following[0].judgements else None
    return min(following[0].published, last) if following else last


def timeline_mark(inspection: PublishedInspection, area: str, held: datetime.date | None) -> Mark:
    exact = inspection.published_precision == "day"
    return Mark(
        grade=outcome_of(inspection, area),
        on=inspection.published,
        held_until=held if held and held > inspection.published else None,
        framework=framework_name(inspection.framework),
        href=inspection_address(inspection.pk),
        printed="" if exact else format_publication(inspection.published, inspection.published_precision),
    )


def _visits(own: Sequence[PublishedInspection]) -> list[Mark]:
    return [
        Mark(
            "visit",
            i.published,
            framework=framework_name(i.framework),
            href=inspection_address(i.pk),
        )
        for i in own
        if not is_graded(i.framework)
    ]


def _title(own: Sequence[PublishedInspection]) -> str:
    """`Inadequate in 2019, requires improvement in 2022 and 2025`: overall, and leadership where that is not given."""
    graded = [i for i in own if CURRENT.covers(i)]
    steps: list[tuple[str, list[str]]] = []
    for inspection in graded[-4:]:
        overall = "overall" in inspection.judgements
        key = outcome_of(inspection, "overall" if overall else "leadership")
        words = key.replace("_", " ") + ("" if overall else " on leadership")
        if steps and steps[-1][0] == words:
            steps[-1][1].append(str(inspection.published.year))
        else:
            steps.append((words, [str(inspection.published.year)]))
    text = ", ".join(f"{words} in {' and '.join(years[-2:])}" for words, years in steps)
    return text[:1].upper() + text[1:]


def _bare_title(own: Sequence[PublishedInspection]) -> str:
    last = own[-1]
    return f"{len(own)} on the record, the latest of {format_publication(last.published, last.published_precision)}"
