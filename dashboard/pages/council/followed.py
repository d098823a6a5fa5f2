"""Beside the timeline, across frameworks: what was asked for, what was answered, and how it was judged again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.claims.council import month_of_report
from dashboard.claims.followed import answered_words, asked_words, judged_again_words
from dashboard.claims.words import format_publication_short, kind_name
from dashboard.counting.as_at import AsAt
from dashboard.counting.movement import inspection_before
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.became import Became, became
from dashboard.shared.changes import report_changes
from dashboard.shared.judged_next import next_judged
from dashboard.shared.lacking import newer_missing
from dashboard.shared.links import inspection_address
from inspections.queries.progress import progress_verdicts
from inspections.queries.public_replies import public_replies
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class FollowedReport:
    """A report with its recommendations, and what is known to have come after it."""

    when: str
    kind: str
    href: str
    asked: str
    answered: str
    judged_again: str


def followed_reports(dossier: CouncilDossier) -> tuple[FollowedReport, ...]:
    """Newest first; empty where no report of the council is on the record in its words."""
    counts = dossier.asked_counts.by_inspection
    every = _became(dossier)
    return tuple(
        _line(dossier, inspection, counts[inspection.pk], every.get(inspection.key, ()))
        for inspection in reversed(dossier.record.known(dossier.council, dossier.params.when.as_at))
        if inspection.pk in counts
    )


def _became(dossier: CouncilDossier) -> Mapping[str, Sequence[Became]]:
    """By the key of the report; empty where there is nothing to tell."""
    lineage, when, council = dossier.lineage, dossier.params.when, dossier.council
    if lineage is None:
        return {}
    until = None if when.is_latest else when.date
    found = public_replies(report.key for report in lineage.reports)
    replies = {place: reply for place, reply in found.items() if until is None or reply.on <= until}
    every = became(lineage, progress_verdicts(council.pk), replies, dossier.record.known(council, when.as_at))
    return {report.key: [every[item.place] for item in report.items] for report in lineage.reports}


def _line(
    dossier: CouncilDossier, inspection: PublishedInspection, items: int, of_report: Sequence[Became]
) -> FollowedReport:
    again = sum(bool(each.later) for each in of_report)
    replies, progress = sum(each.reply is not None for each in of_report), sum(bool(e.progress) for e in of_report)
    return FollowedReport(
        when=format_publication_short(inspection.published, inspection.published_precision),
        kind=kind_name(inspection.framework, inspection.kind),
        href=inspection_address(inspection.pk),
        asked=asked_words(items, sum(bool(each.earlier) for each in of_report)),
        answered=answered_words(replies, progress),
        judged_again=" ".join(_judged_again(dossier.record, dossier.params.when.as_at, inspection, again)),
    )


def _judged_again(record: Record, as_at: AsAt, inspection: PublishedInspection, again: int) -> Iterator[str]:
    """How the next inspection of the same kind judged, and how many recommendations came back in any later report."""
    known = record.known(record.by_pk[inspection.authority_id], as_at)
    following = next_judged(known, inspection)
    if following is None:
        yield judged_again_words("", "", again, newer_missing(record, inspection, as_at))
        return
    is_next = CURRENT.covers(following) and inspection_before(record, following, as_at) == inspection
    sentence = report_changes(inspection, following).sentence if is_next else ""
    yield judged_again_words(month_of_report(following), sentence, again)
