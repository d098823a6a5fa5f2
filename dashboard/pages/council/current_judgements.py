"""The judgements that a council holds on a date: from which report, on which page, and what it was judged before."""

from dataclasses import dataclass

from dashboard.counting.outcome import outcome_of
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.page import areas_shown
from dashboard.shared.changes import JudgementChange, report_changes
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class CurrentJudgement:
    """`source` and `page` say where the grade comes from, both unknown where there is none.

    `before` is the grade of the inspection before, blank where there is none or where the grade is another report's;
    `before_note` says so where it is not of the same judgement.
    """

    area: str
    grade: str
    inspection: PublishedInspection
    source: str | None
    page: int | None
    before: str
    before_note: str
    previous: PublishedInspection | None


def _outcome_before(then: JudgementChange | None, previous: PublishedInspection | None, area: str) -> str:
    if then is not None:
        return then.before
    return outcome_of(previous, area) if previous else ""


def current_judgements(dossier: CouncilDossier) -> tuple[CurrentJudgement, ...]:
    """In the order of the page; nothing for a council that was not yet inspected."""
    position, previous = dossier.position, dossier.previous
    latest = position.inspection
    if latest is None:
        return ()
    before = {line.area: line for line in report_changes(previous, latest).lines} if previous else {}
    pages = {j.area: j.page for j in dossier.latest_inspection.judgements.all()} if dossier.latest_inspection else {}
    found = []
    for area in areas_shown(position):
        source = position.inspection_judging(area) or latest
        judgement, then = source.judgements.get(area), before.get(area)
        found.append(
            CurrentJudgement(
                area=area,
                grade=position.outcome(area),
                inspection=source,
                source=judgement.source if judgement else None,
                page=pages.get(area) if source is latest else None,
                before=_outcome_before(then, previous, area) if source is latest else "",
                before_note=then.before_note if then else "",
                previous=previous,
            )
        )
    return tuple(found)
