"""Publishing a draft to the record and taking it back. Each is one transaction: a report is never half published."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import queue
from inspections.actions.addresses import give_addresses, retire
from inspections.actions.indexing import index_inspection
from inspections.actions.snapshots import fold_record_back, restore_snapshot, take_snapshot
from inspections.draft import Draft, blank_draft
from inspections.errors import NotReadyError, WrongStateError
from inspections.intake.filenames import suggested_publication
from inspections.judgement import ENTERED, REPORT, JudgementFacts
from inspections.models import Change, Inspection, Judgement, Recommendation, Report
from inspections.partial_dates import parse_partial_date
from inspections.recommendation import RecommendationFacts
from inspections.review.blockers import blockers, parse_day, recorded_inspection_for
from inspections.review.titles import report_title

_DATE_SOURCES = {"read": "printed", "filename": "filename", "record": "site"}


@transaction.atomic
def publish(*, report: int, by: User) -> Inspection:
    """Put the draft on the record; an inspection that the record has from an import becomes this report's.

    Raises NotReadyError with what stands in the way, WrongStateError where the report is not under review.
    """
    row = _locked(report, Report.State.TO_REVIEW)
    draft = row.as_draft()
    # Two editors may be publishing two files of the same inspection: one report of a council at a time.
    Authority.objects.select_for_update().filter(dfe_number=draft.fact("authority")).first()
    if in_the_way := blockers(draft):
        raise NotReadyError(in_the_way)
    inspection = _write_inspection(recorded_inspection_for(draft) or Inspection(), draft, row)
    index_inspection(inspection)
    row.published_at, row.published_by = timezone.now(), by
    queue.release_report(row, Report.State.PUBLISHED)
    row.save()
    _keep_state_change(row, by, "To review", "Published", None)
    return inspection


@transaction.atomic
def withdraw(*, report: int, by: User, why: str) -> None:
    """Take a published report back: what the import said returns, or the inspection goes and leaves its address.

    The draft keeps all.
    """
    row = _locked(report, Report.State.PUBLISHED)
    inspection = Inspection.objects.select_for_update().get(report=row)
    row.draft = fold_record_back(row.as_draft(), inspection).to_json()
    if inspection.imported is None:
        retire(inspection, by=by, why=why)
    else:
        restore_snapshot(inspection, reason=f"report withdrawn: {why}"[:100])
        index_inspection(inspection)
    _put_away(row, by, why)


@transaction.atomic
def put_away(*, report: int, by: User, why: str | None = None) -> None:
    """Set aside a report that was refused or is under review; its bytes and its reading are kept."""
    _put_away(_locked(report, Report.State.TO_REVIEW, Report.State.REFUSED), by, why)


@transaction.atomic
def take_up(*, report: int, by: User) -> None:
    """Bring back a withdrawn report: to its review if it was read, otherwise to the queue."""
    row = _locked(report, Report.State.WITHDRAWN)
    _keep_state_change(row, by, row.get_state_display(), "To review" if row.draft else "Queued", None)
    row.refusal, row.refusal_code, row.attempts = "", "", 0
    queue.release_report(row, Report.State.TO_REVIEW if row.draft else Report.State.QUEUED)
    row.save()


@transaction.atomic
def read_again(*, report: int, by: User) -> None:
    """Put a refused report back into the queue."""
    row = _locked(report, Report.State.REFUSED)
    _keep_state_change(row, by, "Refused", "Queued", row.refusal_code)
    row.refusal, row.refusal_code, row.attempts = "", "", 0
    queue.release_report(row, Report.State.QUEUED)
    row.save()


@transaction.atomic
def enter_by_hand(*, report: int, by: User) -> None:
    """Open a refused report for review with every value still to be entered."""
    row = _locked(report, Report.State.REFUSED)
    suggested = suggested_publication(row.name)
    draft = blank_draft(published=suggested.isoformat() if suggested else None)
    _keep_state_change(row, by, "Refused", "To review", "entered by hand")
    row.draft, row.values_to_check, row.title = draft.to_json(), len(draft.to_check()), report_title(draft)
    row.refusal, row.refusal_code = "", ""
    queue.release_report(row, Report.State.TO_REVIEW)
    row.save()


def _locked(pk: int, *states: Report.State) -> Report:
    row = Report.objects.select_for_update().get(pk=pk)
    if row.state not in states:
        raise WrongStateError(
            f"This report is {row.get_state_display().lower()} now: somebody was quicker. Load the page again."
        )
    return row


def _put_away(row: Report, by: User, why: str | None) -> None:
    _keep_state_change(row, by, row.get_state_display(), "Withdrawn", why)
    row.published_at = row.published_by = None
    queue.release_report(row, Report.State.WITHDRAWN)
    row.save()


def _keep_state_change(row: Report, by: User, old: str, new: str, why: str | None) -> None:
    Change.objects.create(report=row, at=timezone.now(), by=by, what="State", old=old, new=new, why=why or "")


def _write_inspection(inspection: Inspection, draft: Draft, report: Report) -> Inspection:
    """Fill the record's row from the draft, and keep what an import said of it in case the report is withdrawn."""
    is_new = inspection.pk is None
    had = {} if is_new else {j.area: j for j in inspection.judgements.all()}
    if not is_new:
        inspection.imported = take_snapshot(inspection)
    published = parse_partial_date(_needed(draft, "published"))
    inspection.authority = Authority.objects.get(dfe_number=_needed(draft, "authority"))
    inspection.framework, inspection.kind = _needed(draft, "framework"), _needed(draft, "kind")
    inspection.start = parse_day(draft.fact("inspection_start"))
    inspection.end = parse_day(draft.fact("inspection_end"))
    inspection.published, inspection.published_precision = published.day, published.precision
    value = draft.value("published")
    inspection.published_source = _DATE_SOURCES.get(value.source if value else "", "entered")
    inspection.lead_inspector = draft.fact("lead_inspector") or ""
    inspection.recommendation_count = sum(item.facts.audience == "authority" for item in draft.items)
    inspection.origin, inspection.report = Inspection.Origin.REPORT, report
    if is_new:
        give_addresses([inspection], report=report)
    inspection.save(force_insert=is_new)
    _write_judgements(inspection, draft, had)
    for position, item in enumerate(draft.items, start=1):
        _recommendation(inspection, position, item.facts).save()
    return inspection


def _write_judgements(inspection: Inspection, draft: Draft, had: dict[str, Judgement]) -> None:
    """One row per area; a row that an import brought is changed rather than replaced, so that its history goes on."""
    facts = {judgement.facts.area: judgement.facts for judgement in draft.judgements}
    for area, row in had.items():
        if area not in facts:
            row.delete()
    for area, present in facts.items():
        row = had.get(area) or Judgement(inspection=inspection)
        row.facts = _with_source_of(had.get(area), present)
        row.save()


def _with_source_of(had: Judgement | None, facts: JudgementFacts) -> JudgementFacts:
    """What an editor kept from the record keeps the source it has there: the press, an import."""
    if had is None or facts.source in (REPORT, ENTERED):
        return facts
    return replace(facts, source=had.source, source_text=had.source_text or None, sure=had.sure)


def _needed(draft: Draft, key: str) -> str:
    """A fact that is there: `blockers` lets nobody publish without it."""
    value = draft.fact(key)
    if value is None:
        raise ValueError(key)
    return value


def _recommendation(inspection: Inspection, position: int, facts: RecommendationFacts) -> Recommendation:
    row = Recommendation(inspection=inspection, position=position)
    row.facts = facts
    return row
