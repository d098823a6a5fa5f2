"""The follow-up of one council with all there is in it, and the people who keep it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inspections.actions import evidence, planning, replying, responding
from inspections.lineage.items import item_key
from inspections.models import CouncilReply, Evidence, Inspection, PlannedAction
from inspections.roles import Role
from tests.people import person
from tests.two_reports import publish_report

SUPERVISION = "The regularity of supervision for social workers."
HOMES = "Sufficiency of homes for children in care."
SECRETS = (
    "We meet monthly.",
    "Audit supervision",
    "Head of practice",
    "thirty of sixty",
    "minutes.pdf",
    "Monthly now.",
)
PDF = b"%PDF-1.4 private bytes"


@dataclass(frozen=True)
class Kept:
    """Derby's follow-up: one recommendation with all there is, a reply that waits, and the people."""

    report: Inspection
    kim: User
    ada: User
    action: PlannedAction
    file: Evidence
    reply: CouncilReply

    @property
    def item(self) -> str:
        return item_key(SUPERVISION)

    def url(self, name: str, *more: object) -> str:
        return reverse(f"inspections:{name}", args=("derby", *more))

    @property
    def on(self) -> tuple[str, str]:
        return self.report.key, self.item


def follow_up_of_derby(editor: User) -> Kept:
    report = publish_report(editor, "2024", SUPERVISION, HOMES)
    council, where = report.authority_id, (report.key, item_key(SUPERVISION))
    kim = person("kim", Role.COUNCIL, council=report.authority, first_name="Kim", last_name="Lee")
    ada = person("ada", Role.ADMINISTRATOR)
    response = responding.save_response(council=council, place=where, text="We meet monthly.", by=kim)
    due = datetime.date(2025, 9, 30)
    action = planning.plan_action(
        council=council, place=where, title="Audit supervision", owner="Head of practice", due=due, by=kim
    )
    planning.add_note(council=council, action=action.pk, text="thirty of sixty done", by=kim)
    file = evidence.add_evidence_file(
        council=council, action=action.pk, name="minutes.pdf", file=SimpleUploadedFile("minutes.pdf", PDF), by=kim
    )
    reply = replying.ask_to_publish(
        council=council, response=response.pk, text="Monthly now.", signed_as="Director", by=kim
    )
    return Kept(report, kim, ada, action, file, reply)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())
