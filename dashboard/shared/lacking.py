"""What the record lacks of a council's reports: known to be missing, or held as facts without their words."""

from collections.abc import Iterable, Sequence

from dashboard.claims.reach import gap_words
from dashboard.claims.words import count_noun
from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Record, is_newer
from inspections.models import Inspection
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body


def missing_of_council(gaps: Iterable[KnownGap]) -> list[KnownGap]:
    """Those that may have asked the council itself for something."""
    known = frameworks()
    return [gap for gap in gaps if gap.framework not in known or known[gap.framework].body is Body.COUNCIL]


def lacking_words(gaps: Sequence[KnownGap], inspections: Iterable[PublishedInspection]) -> str:
    """What cannot be said of recommendations for want of reports; blank where nothing is known to be missing."""
    parts = [f"{gap_words(gap)}: what it asked for is not known here." for gap in missing_of_council(gaps)]
    without = sum(bool(each.judgements) and each.origin != Inspection.Origin.REPORT for each in inspections)
    if without:
        them = "its words are" if without == 1 else "their words are"
        parts.append(f"Of {count_noun(without, 'graded report')} only facts are on the record: {them} not compared.")
    return " ".join(parts)


def newer_missing(record: Record, own: PublishedInspection | None, as_at: AsAt | None = None) -> str:
    """`An ILACS inspection published on 25 August 2026 is not yet on the record.` Of those after an inspection the
    first, by the date where one is given; blank where none is known.
    """
    if own is None:
        return ""
    council = own.authority_id
    gaps = record.gaps_known(council, as_at) if as_at else record.gaps_by_council.get(council, ())
    newer = [gap for gap in missing_of_council(gaps) if is_newer(gap, own)]
    return f"{gap_words(newer[0])}." if newer else ""
