"""How far the record is complete, said with every date, and which councils or inspections are left out for that."""

import datetime
from collections.abc import Sequence

from dashboard.claims.agreement import is_or_are
from dashboard.claims.words import count_noun, framework_name, join_words
from dashboard.counting.position import Position
from dashboard.counting.reach import Reach
from dashboard.counting.record import Record
from inspections.partial_dates import format_day
from inspections.queries.ledger import Completeness, KnownGap
from inspections.reading.frameworks import frameworks

NOT_COMPLETE = "Not complete"
NAMED = 6
"""Up to this many councils are named in a sentence."""


def latest_words(reach: Reach) -> str:
    """`reports on the record, complete to 22 August 2026; 2 later reports added`"""
    if reach.is_over:
        return f"every report{_except(reach)}"
    if reach.complete_to is None:
        return "reports on the record, which is not complete"
    later = f"; {count_noun(reach.later, 'later report')} added" if reach.later else ""
    return f"reports on the record, complete to {format_day(reach.complete_to)}{_except(reach)}{later}"


def _except(reach: Reach) -> str:
    """The known exceptions to completeness; blank if there are none."""
    return f" except for {count_noun(reach.lacking, 'inspection')} not on the record" if reach.lacking else ""


def shortfall_words(reach: Reach, day: datetime.date) -> str:
    """The caveat after a chosen date by which reports may be missing; blank if the record is complete to it."""
    if not reach.falls_short_of(day):
        return ""
    if reach.complete_to is None:
        return ", as far as they are on the record"
    return f", complete to {format_day(reach.complete_to)}"


def completeness_words(entry: Completeness | None) -> str:
    """`1 November 2013 to 31 December 2018`, or `Not complete` if the ledger claims no span."""
    if entry is None or entry.complete_to is None or entry.complete_from is None:
        return NOT_COMPLETE
    return f"{format_day(entry.complete_from)} to {format_day(entry.complete_to)}"


def visits_sentence(record: Record) -> str:
    """For which spans the record has every visit, which a list of reports must say; blank if for none."""
    held = {i.framework for i in record.inspections} | {visit.framework for visit in record.undated}
    spans: dict[str, list[str]] = {}
    for known in frameworks().values():
        if known.key in held and not known.graded:
            lacking = _except(record.reach_of([known.key]))
            spans.setdefault(f"{completeness_words(record.ledger.get(known.key))}{lacking}", []).append(known.short)
    complete = [
        f"{join_words(names)} from {span}" for span, names in spans.items() if not span.startswith(NOT_COMPLETE)
    ]
    return f"Of visits and letters, only these are complete: {join_words(complete)}." if complete else ""


def missing_reports(gaps: Sequence[KnownGap], record: Record) -> str:
    """The reports known to have been published but missing from the record, for a list of reports."""
    if not gaps:
        return ""
    each = (
        f"{record.by_pk[gap.authority_id].name} ({framework_name(gap.framework)}, {format_day(gap.since)})"
        for gap in gaps
    )
    return f"Not yet on the record: {join_words(each)}."


def left_out_sentence(left_out: Sequence[Position]) -> str:
    """The councils that no figure counts, because a newer report is missing from the record."""
    if not left_out:
        return ""
    who = count_noun(len(left_out), "council")
    names = f" ({join_words(p.council.name for p in left_out)})" if len(left_out) <= NAMED else ""
    are = is_or_are(len(left_out))
    return f"{who} with a newer report not yet on the record {are} left out{names}."


def not_known_now(left_out: int) -> str:
    """Why no number has so many councils."""
    its, it = ("Its", "it") if left_out == 1 else ("Their", "them")
    return f"{its} new grades are not known here, so no figure counts {it}."


def missing_sentence(gaps: Sequence[KnownGap], record: Record) -> str:
    """The inspections known of but not counted, because they are missing from the record."""
    if not gaps:
        return ""
    names = sorted({record.by_pk[gap.authority_id].name for gap in gaps})
    whose = f" ({join_words(names)})" if len(names) <= NAMED else ""
    what = count_noun(len(gaps), "inspection")
    return f"{what} known of and not yet on the record {is_or_are(len(gaps))} not counted{whose}."


def gap_words(gap: KnownGap) -> str:
    """`An ILACS inspection published on 25 August 2026 is not yet on the record`"""
    when = f" published on {format_day(gap.published)}" if gap.published else f" that began on {format_day(gap.since)}"
    known = frameworks().get(gap.framework)
    what = f"{known.short if known else gap.framework} inspection"
    article = "An" if what[0].upper() in "AEIOU" else "A"
    return f"{article} {what}{when} is not yet on the record"


def gap_sources(gap: KnownGap) -> str:
    """What is known of a missing inspection and from which source; one source alone never makes a position."""
    sure = "" if gap.sure else " That is one source, and is counted nowhere."
    return f"Known of it: {gap.known}. Source: {gap.source}.{sure}"
