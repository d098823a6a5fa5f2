"""A council's page: its judgements, its timeline, what changed, and its predecessors and successors."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from authorities.queries import inspectorate_page
from dashboard.charts.figure import Figure
from dashboard.claims.council import background_sentence, earlier_words, judged_when, summary_sentence
from dashboard.claims.reach import gap_sources, gap_words
from dashboard.claims.words import (
    area_name,
    count_noun,
    format_publication,
    format_span,
    position_words,
    type_name,
)
from dashboard.counting.areas import current_areas, is_of_council, sums_up
from dashboard.counting.as_at import AsAt
from dashboard.counting.movement import gap_before, inspection_before
from dashboard.counting.position import Position, position_of
from dashboard.counting.record import Council, Record, Succession
from dashboard.counting.scope import CURRENT
from dashboard.pages.council.history import InspectionHistory, inspection_history
from dashboard.pages.council.peers import PeerComparison, peer_comparison
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.changes import ReportChanges, report_changes
from dashboard.shared.earlier_frameworks import earlier_inspections
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.params import Params, query_string
from dashboard.shared.timelines import council_timeline_figure
from inspections.partial_dates import format_day
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from inspections.reading.letters import upper_first

LEFT_OUT = "So it is in no ranking, no median and no list of times spent inadequate."
ON_THEIR_PAGES = "What the record has on the councils before it is on their pages."
RECENT_FROM = 2005
"""A council not yet inspected is said to be new if it began in this year or later: an earlier start is not recorded."""


@dataclass(frozen=True)
class RelatedCouncil:
    """A predecessor or successor of the council; `part` names the part of the area that was taken over, if known."""

    name: str
    href: str
    part: str
    history: str


@dataclass(frozen=True)
class KinWords:
    """How the sentences on predecessors and successors begin, the verbs of the first day, and what the record lacks.

    What lies ahead of the record is not told as what was.
    """

    before: str
    after: str
    becomes: str
    being: str
    no_report: str
    none: str


@dataclass(frozen=True)
class CouncilPage:
    """`state` is "current", "waiting" (not yet inspected), "former" (abolished by the date) or "future" (not begun).

    `gap` says that a newer report is missing from the record, and what is known about it. `unlinked` says why the
    latest inspection is not compared with the one before.
    """

    council: Council
    state: str
    about: str
    gap: tuple[str, str] | None
    unlinked: str
    summary: str
    background: str
    judgements: tuple[tuple[str, str, str, str], ...]
    judged_when: str
    bar: AsAtBar
    figure: Figure | None
    changes: ReportChanges | None
    peers: PeerComparison | None
    predecessors: tuple[RelatedCouncil, ...]
    successors: tuple[RelatedCouncil, ...]
    words: KinWords
    since: str
    until: str
    history: InspectionHistory | None
    latest_pk: int | None
    latest_title: str
    waiting_since: bool
    earlier: str
    region_href: str
    distribution_href: str
    compare_href: str
    neighbours_asked_href: str
    site_href: str
    has_ended: bool
    inspected_under: str
    none_text: str
    none_href: str
    none_link: str = "Show the latest"


def council_position(record: Record, council: Council, params: Params) -> Position:
    """The council's position on the date, or on its last day if it had been abolished by then.

    A known gap is ignored: whoever shows the position must also say what `council_gap` returns.
    """
    return replace(position_of(record, council, params.when.as_at), gap=None)


def council_gap(record: Record, council: Council, params: Params) -> KnownGap | None:
    """The newest inspection missing from the record, if it is newer than the latest on the record."""
    return position_of(record, council, params.when.as_at).gap


def council_page(record: Record, council: Council, neighbours: Sequence[int], params: Params) -> CouncilPage:
    position = council_position(record, council, params)
    latest = position.inspection
    previous = inspection_before(record, latest, params.when.as_at) if latest else None
    gap = council_gap(record, council, params)
    state = _state(council, known=latest is not None or gap is not None, date=params.when.date)
    return CouncilPage(
        council=council,
        state=state,
        about=_about(council, as_last_known="" if params.when.is_latest else " (type and region as last known)"),
        gap=(gap_words(gap), f"{gap_sources(gap)} {LEFT_OUT}") if gap else None,
        unlinked=_unlinked(record, latest, params.when.as_at),
        summary=summary_sentence(position),
        background=background_sentence(latest, previous, is_newest=gap is None) if latest else "",
        judgements=_judgements(position),
        judged_when=_judged_when_sentence(latest, params.when.window_end, state) if latest else "",
        bar=as_at_bar(params),
        figure=council_timeline_figure(record, council, params),
        changes=report_changes(previous, latest) if latest and previous else None,
        peers=None if gap or state != "current" else peer_comparison(record, council, position, neighbours, params),
        predecessors=_related_councils(record, record.predecessors(council), params),
        successors=_related_councils(record, record.successors(council), params),
        words=_kin_words(record, council, params),
        since=format_day(council.valid_from) if council.valid_from else "",
        until=format_day(council.valid_to) if council.valid_to else "",
        history=_history(record, council, params),
        latest_pk=latest.pk if latest else None,
        latest_title=f"{format_publication(latest.published, latest.published_precision)}" if latest else "",
        earlier=earlier_words(earlier_inspections(record, council, params.when.as_at)),
        waiting_since=council.valid_from is not None and council.valid_from.year >= RECENT_FROM,
        region_href=_way("councils", params, region=council.region),
        distribution_href=_way("distribution", params, region=council.region),
        compare_href=_way("compare", params, neighbours_of=council.dfe_number),
        neighbours_asked_href=_way("recommendations", params, neighbours_of=council.dfe_number),
        site_href=inspectorate_page(council.ofsted_urn),
        has_ended=council.has_ended_by(params.when.reach.last_day),
        inspected_under=position_words(),
        none_text=ON_THEIR_PAGES if record.predecessors(council) else "",
        none_href="" if params.when.is_latest else "?",
    )


def _way(page: str, params: Params, **chosen: str) -> str:
    """The address of a page with the same day and a choice."""
    return reverse(f"dashboard:{page}") + query_string({**dict(params.when.kept), **chosen})


def _history(record: Record, council: Council, params: Params) -> InspectionHistory | None:
    known = inspections_of_council(record, council, params.when.as_at)
    undated = [each for each in record.undated if each.authority_id == council.pk and each.end <= params.when.date]
    until = min(filter(None, (council.valid_to, params.when.date)))
    return inspection_history(known, params.when.reach.last_day, until, undated) if known or undated else None


def _about(council: Council, *, as_last_known: str) -> str:
    """Its type and region are the last it had, which is said on a page as at an earlier date."""
    return f"{type_name(council.type)}, {council.region}{as_last_known}. DfE number {council.dfe_number}."


def _state(council: Council, *, known: bool, date: datetime.date) -> str:
    if council.valid_to is not None and council.valid_to < date:
        return "former"
    if council.valid_from is not None and council.valid_from > date:
        return "future"
    return "current" if known else "waiting"


def _judgements(position: Position) -> tuple[tuple[str, str, str, str], ...]:
    """Label, outcome, note and link of every area shown."""
    latest = position.inspection
    if latest is None:
        return ()
    areas = areas_shown(position)
    return tuple(
        (area_name(a), position.outcome(a), _other_report(position, a), _evidence_href(position, a)) for a in areas
    )


def areas_shown(position: Position) -> tuple[str, ...]:
    """The areas of the latest inspection, overall effectiveness always, and the board's area if any report has it."""
    held = position.inspection.judgements if position.inspection else {}
    others = () if position.board is None else position.board.judgements
    return tuple(a for a in current_areas() if a in held or sums_up(a) or (a in others and not is_of_council(a)))


def _other_report(position: Position, area: str) -> str:
    """The date of the report with the board's grade, if it is not the latest inspection's; otherwise blank."""
    source = position.inspection_judging(area)
    if source is None or source is position.inspection:
        return ""
    return format_publication(source.published, source.published_precision)


def _evidence_href(position: Position, area: str) -> str:
    source = position.inspection_judging(area)
    if source is None or area not in source.judgements:
        return ""
    return inspection_address(source.pk) + f"?at={area}"


def _judged_when_sentence(latest: PublishedInspection, date: datetime.date, state: str) -> str:
    """The report and how long ago it was, which is left out for an abolished council or if the end is not known."""
    since = format_span(latest.end, date) if latest.end and latest.end <= date and state != "former" else ""
    return judged_when(latest, format_publication(latest.published, latest.published_precision), since)


def _unlinked(record: Record, latest: PublishedInspection | None, as_at: AsAt) -> str:
    between = gap_before(record, latest, as_at) if latest else None
    return f"{gap_words(between)}, so that this inspection is not compared with an earlier one." if between else ""


def _related_councils(
    record: Record, found: Sequence[tuple[Council, Succession]], params: Params
) -> tuple[RelatedCouncil, ...]:
    return tuple(_related_council(record, *pair, params) for pair in found)


def _is_foreseen(day: datetime.date | None, params: Params) -> bool:
    return day is not None and day > params.when.reach.last_day


def _no_report(params: Params) -> str:
    """Why a council counts as not yet inspected, no further than the record reaches."""
    if params.when.is_ahead:
        return f"no report of such an inspection is on the record, which reaches to {format_day(params.when.drawn_to)}"
    return f"no report of such an inspection published by {format_day(params.when.date)} is on the record"


def _kin_words(record: Record, council: Council, params: Params) -> KinWords:
    return KinWords(
        before=_predecessors_lead(council, params),
        after=_successors_lead(council, [link for _, link in record.successors(council)], params),
        becomes="becomes" if _is_foreseen(council.valid_from, params) else "became",
        being="is a council from" if _is_foreseen(council.valid_from, params) else "has been a council since",
        no_report=_no_report(params),
        none=f"The record has nothing about {council.name} published by {format_day(params.when.drawn_to)}.",
    )


def _successors_lead(council: Council, found: Sequence[Succession], params: Params) -> str:
    """`Its area is now covered by`, or from which day it is to be; of a council that goes on, a part of it."""
    area = "part of its area" if council.valid_to is None else "its area"
    day = min((link.date for link in found), default=None)
    if day is not None and _is_foreseen(day, params):
        return f"From {format_day(day)} {area} is covered by"
    return upper_first(f"{area} is now covered by")


def _predecessors_lead(council: Council, params: Params) -> str:
    """`Area previously covered by`, or by whom it is covered until the council begins."""
    if council.valid_from is not None and _is_foreseen(council.valid_from, params):
        return f"Before {format_day(council.valid_from)} its area is covered by"
    return "Area previously covered by"


def _related_council(record: Record, council: Council, succession: Succession, params: Params) -> RelatedCouncil:
    """The related council with a summary of its history, which never counts as this council's own."""
    part = "" if succession.extent in ("whole", "part") else succession.extent
    held = [i for i in record.known(council, params.when.as_at) if CURRENT.covers(i)]
    history = (
        f"{count_noun(len(held), 'graded inspection')} on the record" if held else "no graded inspection on the record"
    )
    earlier = earlier_words(earlier_inspections(record, council, params.when.as_at))
    if earlier:
        history = f"{history}; {earlier}" if held else earlier
    return RelatedCouncil(council.name, council_address(council.slug, params.travel_query), part, history)


def inspections_of_council(record: Record, council: Council, as_at: AsAt) -> list[PublishedInspection]:
    """Every inspection and visit by the date, newest report first."""
    return sorted(record.known(council, as_at), key=lambda i: (i.published, i.pk), reverse=True)
