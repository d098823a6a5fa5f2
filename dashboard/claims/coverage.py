"""What a national table covers: who counts twice, who was not judged, which values are from secondary sources."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.claims.agreement import some_of
from dashboard.claims.reach import left_out_sentence, missing_sentence
from dashboard.claims.words import area_name, count_noun, format_publication, join_words
from dashboard.counting.areas import is_of_council
from dashboard.counting.inspection_counts import InspectionCounts
from dashboard.counting.outcome import NoGrade, outcome_of
from dashboard.counting.position import Position
from dashboard.counting.record import Record
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first, upper_first

MOST_NAMED = 8
"""Up to this many councils are named in a sentence; a longer list would bury its point."""
PHRASES = {
    NoGrade.NOT_JUDGED: "Not judged",
    NoGrade.NOT_IN_RECORD: "Not in the record",
    NoGrade.COULD_NOT_BE_READ: "Could not be read",
}


@dataclass(frozen=True)
class Coverage:
    """`lead` is shown in bold; `offer` is the text of the link to the other unit, blank if there is none."""

    lead: str
    reason: str
    offer: str
    others: tuple[str, ...]


def coverage_of_inspections(
    record: Record, so_far: InspectionCounts, areas: Sequence[str], gaps: Sequence[KnownGap] = ()
) -> Coverage:
    """Coverage of a table that counts inspections; `gaps` are those known to be missing from the record."""
    councils = len(so_far.council_pks)
    total = len(so_far.inspections)
    offer = "Count each council once"
    names = _CouncilNames(record)
    others = [
        *filter(None, (missing_sentence(gaps, record),)),
        *_absence_sentences(names, so_far.inspections, areas),
        *_board_sentences(names, so_far),
        *_source_sentences(names, so_far.inspections),
    ]
    if not total:
        return Coverage("No inspection on the record.", "", "", ())
    lead = f"{count_noun(total, 'inspection')}{' on the record' if gaps else ''}, {count_noun(councils, 'council')}."
    return Coverage(lead, _counted_twice_sentence(names, so_far.inspections, gaps), offer, tuple(others))


def coverage_of_positions(
    record: Record, standing: Sequence[Position], areas: Sequence[str], *, framework: str, offer: bool
) -> Coverage:
    """Coverage of a table that counts councils.

    `standing` has a position for every council on the date; those with a known gap are reported as left out.
    `framework` is the name used for councils not inspected under it; `offer` is False if only councils can be counted.
    """
    positions = [p for p in standing if p.gap is None]
    left_out = [p for p in standing if p.gap is not None]
    inspected = [p.inspection for p in positions if p.inspection is not None]
    names = _CouncilNames(record)
    if not positions:
        return Coverage("There is no such council.", "", "", ())
    lead = f"{upper_first(some_of(len(inspected), len(positions), 'council'))} with an inspection on the record."
    waiting = [p.council.name for p in positions if p.inspection is None]
    reason = "Each council counts once, by its latest inspection."
    if waiting and len(waiting) <= MOST_NAMED:
        reason += f" Without an inspection under {framework} on the record by this date: {join_words(waiting)}."
    elif waiting:
        reason += f" {len(waiting)} had no inspection under {framework} on the record by this date."
    others = [
        *filter(None, (left_out_sentence(left_out),)),
        *_absence_sentences(names, inspected, areas),
        *_source_sentences(names, inspected),
    ]
    return Coverage(lead, reason, "Count every inspection" if offer else "", tuple(others))


class _CouncilNames:
    """Names councils in a sentence, in order, or gives their number if there are many."""

    def __init__(self, record: Record) -> None:
        self.by_pk = record.by_pk

    def of(self, inspections: Sequence[PublishedInspection]) -> str:
        found = sorted({self.by_pk[i.authority_id].name for i in inspections})
        return join_words(found) if len(found) <= MOST_NAMED else count_noun(len(found), "council")


def _counted_twice_sentence(
    names: _CouncilNames, inspections: Sequence[PublishedInspection], gaps: Sequence[KnownGap]
) -> str:
    times = Counter(i.authority_id for i in inspections)
    again = [i for i in inspections if times[i.authority_id] > 1]
    if not again:
        return "" if gaps else "No council has two of these inspections on the record."
    count = len({i.authority_id for i in again})
    often = "twice" if max(times.values()) == 2 else "more than once"
    was, verb = ("was", "counts") if count == 1 else ("were", "count")
    each = "each time" if often != "twice" else "twice"
    who = f"{names.of(again)} {was} inspected {often} by this date"
    return f"{who} and {verb} {each}, as in the tables printed at the time."


def _absence_sentences(
    names: _CouncilNames, inspections: Sequence[PublishedInspection], areas: Sequence[str]
) -> Iterator[str]:
    """A sentence per kind of absence and set of councils, naming every area that those councils lack."""
    for kind, phrase in PHRASES.items():
        by_councils: dict[str, list[str]] = {}
        for area in areas:
            lacking = [i for i in inspections if outcome_of(i, area) == kind]
            if lacking and is_of_council(area):
                by_councils.setdefault(names.of(lacking), []).append(lower_first(area_name(area)))
        for councils, labels in by_councils.items():
            yield f"{phrase}: {councils}, for {join_words(labels)}."


def _board_sentences(names: _CouncilNames, so_far: InspectionCounts) -> Iterator[str]:
    """The stand-alone reviews of safeguarding boards, and the inspections without a board's grade."""
    for review in so_far.reviews:
        when = format_publication(review.published, review.published_precision)
        yield f"The safeguarding board of {names.of([review])} was reviewed by itself ({when}) and counts in its table."
    without = [i for i in so_far.inspections if i.pk not in so_far.replaced and _lacks_board_grade(i)]
    if without:
        yield f"{count_noun(len(without), 'inspection')} had no review of the board, as is usual for re-inspections."


def _lacks_board_grade(inspection: PublishedInspection) -> bool:
    """Whether its framework judges the safeguarding board too, but this inspection did not."""
    others = frameworks()[inspection.framework].areas_of_others
    return any(outcome_of(inspection, area) == NoGrade.NOT_PRINTED for area in others)


def _source_sentences(names: _CouncilNames, inspections: Sequence[PublishedInspection]) -> Iterator[str]:
    """How many values come from secondary sources, and for which councils."""
    found = [(i, j.source) for i in inspections for j in i.judgements.values() if j.source in ("press", "derived")]
    if not found:
        return
    press = sum(source == "press" for _, source in found)
    derived = len(found) - press
    parts = [count_noun(press, "value") + " from press reports"] if press else []
    parts += [count_noun(derived, "value") + " derived from national counts"] if derived else []
    councils = names.of([i for i, _ in found])
    yield f"{councils}: {join_words(parts)}, because the reports are no longer on the inspectorate’s site."
