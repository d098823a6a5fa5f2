"""The judgements that a council holds on a date, with their evidence and the grades before."""

from dataclasses import dataclass

from dashboard.counting.outcome import outcome_of
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.page import areas_shown
from dashboard.shared.changes import JudgementChange, report_changes
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class CurrentJudgement:
    """`source` and `page` are the evidence of the grade, None if there is none.

    `before` is the grade at the previous inspection: blank if there was none, or if the current grade comes from
    another report than the rest. `before_note` says so if it is the grade of a different, related judgement.
    """

    area: str
    grade: str
    inspection: PublishedInspection
    source: str | None
    page: int | None
    before: str
    before_note: str
    previous: PublishedInspection | None


def _outcome_before(change: JudgementChange | None, previous: PublishedInspection | None, area: str) -> str:
    if change is not None:
        return change.before
    return outcome_of(previous, area) if previous else ""


def current_judgements(dossier: CouncilDossier) -> tuple[CurrentJudgement, ...]:
    """The judgements in the order of the page; empty for a council not yet inspected."""
    position, previous = dossier.position, dossier.previous
    latest = position.inspection
    if latest is None:
        return ()
    before = {line.area: line for line in report_changes(previous, latest).lines} if previous else {}
    pages = {j.area: j.page for j in dossier.latest_inspection.judgements.all()} if dossier.latest_inspection else {}
    found = []
    for area in areas_shown(position):
        source = position.inspection_judging(area) or latest
        judgement, change = source.judgements.get(area), before.get(area)
        found.append(
            CurrentJudgement(
                area=area,
                grade=position.outcome(area),
                inspection=source,
                source=judgement.source if judgement else None,
                page=pages.get(area) if source is latest else None,
                before=_outcome_before(change, previous, area) if source is latest else "",
                before_note=change.before_note if change else "",
                previous=previous,
            )
        )
    return tuple(found)
