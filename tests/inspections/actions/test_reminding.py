"""Reminders: once when an action or the written statement is due soon, once when it is late, to the council's own
people and nobody else.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import planning, responding
from inspections.actions.people import change_role, close_account
from inspections.actions.reminding import remind
from inspections.followup.statement import working_day_after
from inspections.models import Inspection, OutgoingMail, PlannedAction
from inspections.partial_dates import format_day
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
    assert remind() == "Nobody needed a reminder."
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
    of = {"council": kept.report.authority_id, "action": kept.action.pk, "by": kept.kim}
    if status == "done":
        planning.move_action(status=status, **of)
    else:
        planning.drop_action(reason="It was not needed.", **of)
    assert remind() == "Nobody needed a reminder."


def test_whoever_lost_the_role_or_the_account_is_not_written_to(kept: Kept):
    leeds = Authority.objects.get(slug="leeds")
    change_role(account=kept.kim.pk, role=Role.COUNCIL, council=leeds, by=kept.ada)
    assert remind() == "Nobody needed a reminder."
    change_role(account=kept.kim.pk, role=Role.COUNCIL, council=kept.report.authority, by=kept.ada)
    close_account(account=kept.kim.pk, by=kept.ada)
    assert remind() == "Nobody needed a reminder."


def published_so_that_the_statement_is_due(kept: Kept, days: int) -> datetime.date:
    """Move publication until the statement is due in about so many days; the very day."""
    due = working_day_after(timezone.localdate() + datetime.timedelta(days=days - 1), 1)
    published = due
    while working_day_after(published, 70) > due:
        published -= datetime.timedelta(days=1)
    Inspection.objects.filter(pk=kept.report.pk).update(published=published, published_precision="day")
    return due


def only_statements(kept: Kept) -> None:
    PlannedAction.objects.filter(pk=kept.action.pk).update(status="done", done_on=timezone.localdate())


def test_the_written_statement_is_written_of_once_when_it_is_due_soon(kept: Kept):
    only_statements(kept)
    due = published_so_that_the_statement_is_due(kept, 9)
    assert remind() == "1 written."
    assert remind() == "Nobody needed a reminder."
    assert mails() == [("kim@example.org", "A written statement is due")]
    body = OutgoingMail.objects.get().body
    assert f"is due about {format_day(due)}, counted from publication." in body
    assert "/follow-up/derby/" in body


def test_and_once_more_when_its_day_has_gone_and_nobody_said_that_it_was_sent(kept: Kept):
    only_statements(kept)
    published_so_that_the_statement_is_due(kept, -6)
    assert remind() == "1 written."
    assert remind() == "Nobody needed a reminder."
    assert "It has not been recorded as sent" in OutgoingMail.objects.get().body


@pytest.mark.parametrize("days", [40, -60])
def test_a_statement_far_ahead_or_long_ago_is_not_written_of(kept: Kept, days: int):
    only_statements(kept)
    published_so_that_the_statement_is_due(kept, days)
    assert remind() == "Nobody needed a reminder."


def test_of_a_statement_that_was_sent_nobody_is_reminded(kept: Kept):
    only_statements(kept)
    published_so_that_the_statement_is_due(kept, -6)
    sent = timezone.localdate()
    responding.say_statement_sent(
        council=kept.report.authority_id, inspection=kept.report.key, sent_on=sent, by=kept.kim
    )
    assert remind() == "Nobody needed a reminder."


def test_actions_and_the_statement_come_in_one_mail(kept: Kept):
    published_so_that_the_statement_is_due(kept, 9)
    assert remind() == "1 written."
    assert mails() == [("kim@example.org", "1 action is late, a written statement is due")]


def test_where_no_mail_is_sent_none_is_written(kept: Kept, settings: Any):
    settings.MAIL_IS_SENT = False
    assert remind() == "This service does not send email."
    assert mails() == []
