"""A council's timeline: every judgement on the record, by strand, with the frameworks as bands."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.charts import timeline
from dashboard.charts.figure import Figure
from dashboard.charts.timeline_data import FrameworkBand, JoinedMark, Lane, Mark, Span, Timeline
from dashboard.claims.council import timeline_title
from dashboard.claims.sources import sources_words
from dashboard.claims.words import area_name, format_month, format_publication, framework_name, undated_when
from dashboard.counting.editions import without_grades
from dashboard.counting.outcome import NoGrade, outcome_of
from dashboard.counting.record import Council, Record, is_newer
from dashboard.counting.scope import CURRENT
from dashboard.shared.earlier_frameworks import earlier_inspections
from dashboard.shared.links import inspection_address
from dashboard.shared.params import Params
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection, UndatedVisit
from inspections.reading.frameworks import area_label, frameworks

FIRST_ON_RECORD: Final = datetime.date(2013, 6, 1)
FAR_FUTURE: Final = datetime.date(2100, 1, 1)

type PrintedBand = tuple[FrameworkBand, frozenset[str]]
"""A band with the lanes that its inspections print; any other lane is grey for that time."""


def council_timeline_figure(record: Record, council: Council, params: Params) -> Figure | None:
    """The timeline as a figure; None if nothing is on the record by the date."""
    own = sorted(record.known(council, params.when.as_at), key=lambda i: (i.published, i.pk))
    if not own:
        return None
    gaps = record.gaps_known(council.pk, params.when.as_at)
    undated = [each for each in record.undated if each.authority_id == council.pk and each.end <= params.when.date]
    drawn = council_timeline(own, params.when.drawn_to, council.valid_to, gaps=gaps, undated=undated)
    return timeline.timeline_figure(
        drawn,
        name="timeline",
        title=timeline_title(own, earlier_inspections(record, council, params.when.as_at)),
        subtitle=f"Every judgement of {council.name} by strand, {drawn.start.year} to "
        f"{format_month(params.when.drawn_to)}, "
        "by date of publication. A line shows how long a grade was held.",
        source=f"{sources_words(own, from_statistics=bool(undated))}, {_years(own)}.",
    )


def _years(own: Sequence[PublishedInspection]) -> str:
    first, last = own[0].published.year, own[-1].published.year
    return str(first) if first == last else f"{first} to {last}"


def council_timeline(
    own: Sequence[PublishedInspection],
    as_at: datetime.date,
    until: datetime.date | None,
    *,
    gaps: Sequence[KnownGap] = (),
    undated: Sequence[UndatedVisit] = (),
) -> Timeline:
    """`own` are the council's inspections in order of publication; `until` is its last day if it was abolished.

    `gaps` are inspections missing from the record; `undated` visits are placed at their last day on site.
    """
    start = _start(own[0].published)
    last = min(as_at, until or FAR_FUTURE)
    keys = [*frameworks().lanes, *dict.fromkeys(_other_areas(own))]
    lanes = [_lane(key, own, gaps, last, Span(start, as_at)) for key in keys]
    visits = (*_visits(own), *_undated_visits(undated))
    if visits:
        lanes.append(Lane("visits", "Without grades", visits, visits=True))
    joints = tuple(
        JoinedMark(_pair(lanes_of(i, area)), timeline_mark(i, area, grade_held_until(i, area, own, gaps, last)))
        for i in own
        for area in i.judgements
        if len(lanes_of(i, area)) == 2
    )
    return Timeline(tuple(lanes), framework_bands(start, as_at), as_at, joints, start)


def lanes_of(inspection: PublishedInspection, area: str) -> tuple[str, ...]:
    """The lanes that a judgement belongs to: two if it combines what other frameworks judge separately."""
    known = frameworks()[inspection.framework].area(area)
    return known.lanes if known else (area,)


def _pair(lanes: Sequence[str]) -> tuple[str, str]:
    first, second = lanes
    return first, second


def _start(first: datetime.date) -> datetime.date:
    """The beginning of the axis: 2013, or 2005 at the latest if the council has reports under earlier frameworks."""
    if first >= FIRST_ON_RECORD:
        return datetime.date(2013, 1, 1)
    return min(datetime.date(2005, 1, 1), datetime.date(first.year, 1, 1))


def _other_areas(own: Sequence[PublishedInspection]) -> list[str]:
    return [a for i in own for a in i.judgements if not set(lanes_of(i, a)) & set(frameworks().lanes)]


def _every_band() -> list[PrintedBand]:
    """The band of every edition that has one, oldest first."""
    found = []
    for framework in frameworks().values():
        for edition in framework.editions:
            first, band = edition.inspections_from, edition.band or framework.usual_band
            if first and band:
                lanes = {lane for area in edition.areas for lane in area.lanes} & set(frameworks().lanes)
                drawn = FrameworkBand(band.label, first, first, band.note, band.short or "")
                found.append((drawn, frozenset({*lanes, *band.also})))
    return sorted(found, key=lambda each: each[0].start)


def framework_bands(start: datetime.date, as_at: datetime.date) -> tuple[FrameworkBand, ...]:
    """The frameworks along an axis, oldest first."""
    return tuple(band for band, _ in _bands(start, as_at))


def _bands(start: datetime.date, as_at: datetime.date) -> list[PrintedBand]:
    """The bands in view. Each ends where the next begins; the last extends beyond the as-at line."""
    shown = [(band, lanes) for band, lanes in _every_band() if band.start <= as_at]
    ends = [*(band.start for band, _ in shown[1:]), as_at + datetime.timedelta(days=400)][: len(shown)]
    bands = ((replace(b, start=max(b.start, start), end=e), lanes) for (b, lanes), e in zip(shown, ends, strict=True))
    return [(band, lanes) for band, lanes in bands if band.start < band.end]


def _lane(
    key: str,
    own: Sequence[PublishedInspection],
    gaps: Sequence[KnownGap],
    last: datetime.date,
    axis: Span,
) -> Lane:
    judged = tuple(
        timeline_mark(i, area, grade_held_until(i, area, own, gaps, last))
        for i in own
        for area in i.judgements
        if lanes_of(i, area) == (key,)
    )
    marks = (*judged, *gap_marks(gaps, key))
    if key not in frameworks().lanes:
        return Lane(key, area_label(next(i.framework for i in own if key in i.judgements), key), marks)
    words = frameworks().areas[key].words
    spans = tuple(_not_printed(key, axis.start, axis.end))
    return Lane(key, area_name(key), marks, spans, words.shortest or words.short or "")


def _not_printed(key: str, start: datetime.date, as_at: datetime.date) -> list[Span]:
    """The spans in which no inspection prints the lane; adjacent ones are merged."""
    spans: list[Span] = []
    for band, printed in _bands(start, as_at):
        if key in printed:
            continue
        if spans and spans[-1].end == band.start:
            spans[-1] = Span(spans[-1].start, band.end)
        else:
            spans.append(Span(band.start, band.end))
    return spans


def gap_marks(gaps: Sequence[KnownGap], area: str) -> Iterator[Mark]:
    """A hollow mark for each inspection missing from the record whose edition judges the area."""
    for gap in gaps:
        known = frameworks().get(gap.framework)
        edition = known.edition_on(gap.start or gap.since, ()).edition if known else None
        if edition is not None and any(area in each.lanes for each in edition.areas):
            name = framework_name(gap.framework)
            yield Mark(NoGrade.NOT_ON_RECORD.value, gap.since, framework=name, note="not yet on the record")


def grade_held_until(
    inspection: PublishedInspection,
    area: str,
    own: Sequence[PublishedInspection],
    gaps: Sequence[KnownGap],
    last: datetime.date,
) -> datetime.date | None:
    """The day until which a grade held: that of the council's next graded report, whether on the record or missing.

    It ends before that on the day from which no framework prints the judgement any more. The grade of an older
    framework holds until the next report under it: None if there is none, or not on the area.
    """
    last = min(last, _ceased(lanes_of(inspection, area), inspection.published))
    newer = [gap.since for gap in gaps if gap.moves_position and is_newer(gap, inspection)]
    last = min([last, *newer])
    later = [i for i in own if i.published > inspection.published]
    stands_alone = frameworks()[inspection.framework].counts_in is not None
    if not stands_alone and not CURRENT.covers(inspection):
        following = [i for i in later if i.framework == inspection.framework]
        return following[0].published if following and area in following[0].judgements else None
    following = [i for i in later if CURRENT.covers(i)]
    if not stands_alone:
        following = [i for i in following if area in i.judgements or not _came_without(i, area)]
    return min(following[0].published, last) if following else last


def _ceased(lanes: Sequence[str], after: datetime.date) -> datetime.date:
    """The first day after another from which a framework leaves out one of the lanes; far off if none does."""
    drawn = set(lanes) & set(frameworks().lanes)
    return min(
        (band.start for band, printed in _every_band() if band.start > after and drawn - printed), default=FAR_FUTURE
    )


def _came_without(inspection: PublishedInspection, area: str) -> bool:
    """Whether the area belongs to another body, such as the safeguarding board, which a report may leave out."""
    return area in frameworks()[inspection.framework].areas_of_others


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


def _undated_visits(undated: Sequence[UndatedVisit]) -> Iterator[Mark]:
    """Marks at the last day on site, labelled as such, because the publication of the letter is not known."""
    for visit in undated:
        yield Mark(
            "visit",
            visit.end,
            framework=framework_name(visit.framework),
            href=inspection_address(visit.pk),
            printed=undated_when(visit.end),
        )


def _visits(own: Sequence[PublishedInspection]) -> list[Mark]:
    return [
        Mark(
            grade,
            i.published,
            framework=framework_name(i.framework),
            href=inspection_address(i.pk),
        )
        for i in own
        if (grade := without_grades(i.framework, i.kind))
    ]
