"""What editors decide about the links between recommendations, and the reports that they compared in full."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.proposing_links import propose_links
from inspections.errors import ChangedError, InvalidValueError, WrongStateError
from inspections.lineage.items import list_key
from inspections.models import ComparedReport, RecommendationLink
from inspections.queries.lineage import CouncilLineage, LinkedItem, council_lineage, has_unknown_between, words_of_both
from inspections.search.marking import without_controls

_GONE = "This link no longer exists: the report or the link has changed since you opened the page. Reload it."
_DECIDED_SINCE = "This link has been decided on since you opened the page. It was left as it is: look at it again."
_READ_SINCE = "The words of one of the two reports have changed since you opened the page. Compare them again."


@transaction.atomic
def decide_link(
    *, link: int, decision: str, kind: str, by: User, note: str = "", as_shown: str | None = None
) -> RecommendationLink:
    """Confirm a link as one kind, or reject it; `as_shown` is what was decided when the person looked at it.

    Raises WrongStateError where it is gone, ChangedError where somebody decided it since, InvalidValueError else.
    """
    row = RecommendationLink.objects.select_for_update().filter(pk=link).first()
    if row is None:
        raise WrongStateError(_GONE)
    if decision not in RecommendationLink.Decision.values or kind not in RecommendationLink.Kind.values:
        raise InvalidValueError("Choose whether it asks for it again, is related, or is not a link.")
    if as_shown is not None and row.decision != as_shown:
        raise ChangedError(_DECIDED_SINCE)
    row.decision, row.kind, row.note = decision, kind, without_controls(note).strip()[:300]
    row.decided_at, row.decided_by = timezone.now(), by
    _save(row, by)
    return row


@transaction.atomic
def undo_decision(*, link: int, by: User) -> None:
    """Take a decision back: the proposal waits again; a link that an editor added goes."""
    row = RecommendationLink.objects.select_for_update().filter(pk=link).exclude(decision="").first()
    if row is None:
        raise WrongStateError(_GONE)
    if row.score is None:
        row._history_user = by  # type: ignore[attr-defined]
        row.delete()
        return
    row.decision, row.decided_at, row.decided_by, row.note = "", None, None, ""
    _save(row, by)
    propose_links(authority=row.authority_id)


@transaction.atomic
def add_link(
    *, authority: int, later: tuple[str, str], earlier: tuple[str, str], kind: str, by: User, note: str = ""
) -> RecommendationLink:
    """Link two recommendations that nobody proposed; each is named by its inspection and its own key.

    Where the link was proposed, it is confirmed. Raises InvalidValueError where either is not on the record, or the
    later is not the later.
    """
    Authority.objects.select_for_update().get(pk=authority)
    lineage = council_lineage(authority)
    after, before = _item_at(lineage, later), _item_at(lineage, earlier)
    order = [report.key for report in lineage.reports]
    if order.index(before.inspection) >= order.index(after.inspection):
        raise InvalidValueError("Choose a recommendation of an earlier report.")
    row, _ = RecommendationLink.objects.select_for_update().get_or_create(
        later_inspection=after.inspection,
        later_item=after.key,
        earlier_inspection=before.inspection,
        earlier_item=before.key,
        defaults={
            "authority_id": authority,
            "later_text": after.text,
            "earlier_text": before.text,
            "kind": kind,
            "decision": RecommendationLink.Decision.CONFIRMED,
            "decided_at": timezone.now(),
            "decided_by": by,
        },
    )
    return decide_link(link=row.pk, decision=RecommendationLink.Decision.CONFIRMED, kind=kind, by=by, note=note)


@transaction.atomic
def mark_compared(*, authority: int, report: str, by: User, as_shown: str | None = None) -> ComparedReport:
    """Say that a report is compared in full with the one before; `as_shown` stands for the words of both as seen.

    Raises InvalidValueError where there is none before, an inspection without its words stands between the two, or a
    proposal still waits; ChangedError where the words are not those that were shown.
    """
    Authority.objects.select_for_update().get(pk=authority)
    lineage = council_lineage(authority)
    before = lineage.before(report) if report in lineage.by_key else None
    if before is None:
        raise InvalidValueError("The record does not have the words of any earlier report to compare this one with.")
    if has_unknown_between(authority, before, lineage.by_key[report]):
        raise InvalidValueError(
            "Another inspection came between the two, and the record does not have its words, so we do not "
            "know what it asked for."
        )
    if as_shown is not None and as_shown != words_of_both(lineage.by_key[report], before):
        raise ChangedError(_READ_SINCE)
    waiting = [x for x in lineage.links_of(report) if not x.decision and x.earlier.inspection == before.key]
    if waiting:
        raise InvalidValueError("A proposed link to the report before is still waiting: decide on it first.")
    row = ComparedReport.objects.filter(later_inspection=report).first() or ComparedReport(later_inspection=report)
    row.authority_id, row.earlier_inspection = authority, before.key
    row.later_items = list_key(item.text for item in lineage.by_key[report].items)
    row.earlier_items = list_key(item.text for item in before.items)
    row.compared_at, row.compared_by = timezone.now(), by
    _save(row, by)
    return row


@transaction.atomic
def undo_compared(*, report: str, by: User) -> None:
    """Take back that a report is compared in full."""
    row = ComparedReport.objects.select_for_update().filter(later_inspection=report).first()
    if row is None:
        raise WrongStateError(_GONE)
    row._history_user = by  # type: ignore[attr-defined]
    row.delete()


def _item_at(lineage: CouncilLineage, place: tuple[str, str]) -> LinkedItem:
    found = (item for report in lineage.reports for item in report.items if item.place == place)
    item = next(found, None)
    if item is None:
        raise InvalidValueError("This recommendation is no longer on the record. Reload the page.")
    return item


def _save(row: RecommendationLink | ComparedReport, by: User) -> None:
    row._history_user = by  # type: ignore[union-attr]
    row.save()
