"""Reminders: once when an action is due soon, once when it is late, to the council's own people and nobody else."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import planning
from inspections.actions.people import change_role, close_account
from inspections.actions.reminding import remind
from inspections.models import OutgoingMail
from inspections.roles import Role
from tests.followed_up import Kept, follow_up_of_derby
from tests.people import person


@pytest.fixture
def kept(register: None, editor: User, settings: Any, tmp_path: Path) -> Kept:
    settings.EVIDENCE_ROOT, settings.MAIL_IS_SENT = tmp_path / "evidence", True
    found = follow_up_of_derby(editor)
    found.kim.email = "kim@example.org"
    found.kim.save()
    person("leeds", Role.COUNCIL, council=Authority.objects.get(slug="leeds"), email="leeds@example.org")
    found.ada.email = "ada@example.org"
    found.ada.save()
    return found


def mails() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))


def plan(kept: Kept, days: int, title: str = "Another") -> None:
    due = timezone.localdate() + datetime.timedelta(days=days)
    planning.plan_action(
        council=kept.report.authority_id, place=kept.on, title=title, owner="Head", due=due, by=kept.kim
    )


def test_the_councils_own_people_are_written_to_once(kept: Kept):
    plan(kept, 3), plan(kept, 100)
    assert remind() == "1 written."
    assert remind() == "Nobody had to be written to."
    assert mails() == [("kim@example.org", "1 action is late, 1 is due soon")]
    body = OutgoingMail.objects.get().body
    assert "- Audit supervision (Head of practice): first due on 30 September 2025" in body
    assert "/follow-up/derby/" in body


def test_what_becomes_due_later_is_written_of_then_and_a_new_date_anew(kept: Kept):
    remind()
    plan(kept, 5)
    assert remind() == "1 written."
    note = {"council": kept.report.authority_id, "text": "Held up.", "by": kept.kim}
    action = kept.action.response.planned.get(title="Another")
    planning.add_note(action=action.pk, due=timezone.localdate() + datetime.timedelta(days=9), **note)
    assert remind() == "1 written."
    assert [subject for _, subject in mails()] == ["1 action is late", *["1 action is due soon"] * 2]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_of_what_is_done_or_dropped_nobody_is_reminded(kept: Kept, status: str):
    planning.move_action(council=kept.report.authority_id, action=kept.action.pk, status=status, by=kept.kim)
    assert remind() == "Nobody had to be written to."


def test_whoever_lost_the_role_or_the_account_is_not_written_to(kept: Kept):
    leeds = Authority.objects.get(slug="leeds")
    change_role(account=kept.kim.pk, role=Role.COUNCIL, council=leeds, by=kept.ada)
    assert remind() == "Nobody had to be written to."
    change_role(account=kept.kim.pk, role=Role.COUNCIL, council=kept.report.authority, by=kept.ada)
    close_account(account=kept.kim.pk, by=kept.ada)
    assert remind() == "Nobody had to be written to."


def test_where_no_mail_is_sent_none_is_written(kept: Kept, settings: Any):
    settings.MAIL_IS_SENT = False
    assert remind() == "This installation sends no mail."
    assert mails() == []
