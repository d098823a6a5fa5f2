"""A report in every state that a page can show, beside the shipped record."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from io import BytesIO

from django.contrib.auth.models import User
from django.utils import timezone

from authorities.models import RegisterChange
from inspections.actions import evidence, planning, publishing, queue, replying
from inspections.actions.invitations import invite
from inspections.actions.readings import store_reading
from inspections.models import Batch, BatchReport, Evidence, Import, Inspection, PlannedAction, Report
from inspections.queries.lineage import council_reports
from inspections.reading.contract import Reading
from inspections.reading.vocabulary import Confidence
from inspections.roles import Role
from tests.pdfs import make_pdf
from tests.people import person
from tests.readings import (
    answered,
    committee_paper_reading,
    ilacs,
    judgement,
    recommendation,
    refused,
    settle,
    uploaded,
)


@dataclass(frozen=True)
class World:
    """The accounts and the reports, inspections and councils with pages to look at."""

    editor: User
    administrator: User
    to_review: Report
    published: Report
    inspection: Inspection
    paper: Report
    batch: Batch
    invitation: str
    change: RegisterChange
    table: Import
    planned: PlannedAction
    evidence: Evidence


def make_world(editor: User) -> World:
    content = make_pdf(*([f"# Page {number}", "Words of a page made by the tests."] for number in range(1, 13)))
    published = read_report(ilacs(), "stoke - 15 july 2025.pdf", content, editor)
    settle(published, by=editor)
    inspection = publishing.publish(report=published.pk, by=editor)
    doubtful = judgement("help_and_protection", "good", confidence=Confidence.CHECK, top=320)
    reading = ilacs(judgements=(doubtful, judgement("leadership", "good")), recommendations=(recommendation(1),))
    to_review = read_report(reading, "stoke again - 16 july 2025.pdf", content, editor)
    paper = read_report(committee_paper_reading(), "board paper.pdf", content, editor)
    answered(refused(), "holiday.pdf", by=editor)
    uploaded("waiting.pdf", by=editor)
    administrator = person("admin", Role.ADMINISTRATOR)
    invited = invite(role=Role.EDITOR, council=None, name="Kim Lee", email="", by=administrator)
    batch = published_together(published, by=editor)
    change = RegisterChange.objects.create(
        kind="body", title="A trust begins", why="It was announced.", source="A letter", made_at=timezone.now(),
        made_by=administrator, steps=[],
    )  # fmt: skip
    table = proposed_table(by=editor)
    planned, minutes = followed_up(inspection, by=editor)
    return World(
        editor, administrator, to_review, published, inspection, paper, batch, invited.token, change, table, planned,
        minutes,
    )  # fmt: skip


def followed_up(inspection: Inspection, *, by: User) -> tuple[PlannedAction, Evidence]:
    """A council's action that is late, with evidence, and a reply that it asks to publish."""
    council, item = inspection.authority_id, council_reports(inspection.authority_id)[-1].items[0]
    action = planning.plan_action(
        council=council, place=item.place, title="Audit", owner="Head", due=datetime.date(2025, 1, 31), by=by
    )
    file = BytesIO(make_pdf(["Minutes"]))
    minutes = evidence.add_evidence_file(council=council, action=action.pk, name="minutes.pdf", file=file, by=by)
    replying.ask_at(council=council, place=item.place, text="It is done.", signed_as="Director", by=by)
    return action, minutes


def proposed_table(*, by: User) -> Import:
    """A table that says something new, something else than the record, and something that cannot be."""
    rows = [
        ["Local authority", "Framework", "Type", "Start", "End", "Published", "Overall effectiveness", "Leaders"],
        ["Camden", "ILACS", "Short", "01/02/2025", "05/02/2025", "10/03/2025", "Good", "Good"],
        ["Stoke-on-Trent", "ILACS", "Short", "03/10/2022", "14/10/2022", "", "Good", "Good"],
        ["Atlantis", "ILACS", "Short", "03/10/2022", "14/10/2022", "", "Good", "Good"],
    ]
    return Import.objects.create(
        state=Import.State.PROPOSED,
        sha256="0" * 64,
        name="table.csv",
        at=timezone.now(),
        by=by,
        source_name="A table",
        released_on=timezone.localdate(),
        sheets=[{"name": "", "rows": rows, "is_hidden": False, "notes": []}],
    )


def published_together(report: Report, *, by: User) -> Batch:
    """A lot that was published a moment ago, of this report alone."""
    report.refresh_from_db()
    now = timezone.now()
    batch = Batch.objects.create(
        state=Batch.State.PUBLISHED, made_at=now, made_by=by, confirmed_at=now, finished_at=now
    )
    batch.items.create(report=report, state=BatchReport.State.PUBLISHED, published_at=report.published_at)
    return batch


def read_report(reading: Reading, name: str, content: bytes, by: User) -> Report:
    """A report with pages that can be drawn, and a given answer of the reader."""
    report = uploaded(name, content=content, by=by)
    claim = queue.claim_next_report()
    assert store_reading(claim=claim, answer=reading.to_json())
    report.refresh_from_db()
    return report
