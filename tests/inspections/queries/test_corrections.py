"""Corrections of the record: in which role each was made, as it was then."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.actions import publishing
from inspections.actions.people import give_role
from inspections.models import Change, Inspection, Judgement
from inspections.queries.corrections import corrections
from inspections.roles import Role
from tests.readings import answered, ilacs, judgement, settle


def changed(by: User | None, why: str = "Page 3 says so.") -> Judgement:
    """A grade of Stoke-on-Trent that was changed."""
    row = Judgement.objects.get(inspection__key="861-ilacs-2025-05-12", area="leadership")
    row.grade, row.source = "good", "entered"
    row._history_user, row._change_reason = by, why  # type: ignore[attr-defined]
    row.save()
    return row


def roles(row: Any) -> list[Role]:
    return [each.role for each in corrections(inspections=[row.inspection_id])]


def test_an_editor_who_becomes_an_administrator_changed_it_as_an_editor(record: None, editor: User):
    row = changed(editor)
    give_role(user=editor, role=Role.ADMINISTRATOR, by=None)

    assert roles(row) == [Role.PUBLISHER]


def test_the_role_outlives_the_account(record: None):
    ada = User.objects.create_superuser("ada", password="only for tests")
    row = changed(ada)
    ada.delete()

    assert roles(row) == [Role.ADMINISTRATOR]


def test_what_nobody_signed_in_changed_is_the_installations_and_not_shipped(record: None):
    assert roles(changed(None)) == [Role.INSTALLATION]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_publishing_and_withdrawing_keep_the_role_of_who_does_it(
    record: None, editor: User, client: Client, role: Role
):
    give_role(user=editor, role=role, by=None)
    report = answered(ilacs(published="2025-07-15", judgements=(judgement("overall", "good"),)))
    settle(report, by=editor)
    inspection = publishing.publish(report=report.pk, by=editor)
    publishing.withdraw(report=report.pk, by=editor, why="The wrong file")

    assert {each.role for each in corrections(inspections=[inspection.pk])} == {role}
    assert set(Change.objects.values_list("role", flat=True)) == {role}


def test_the_history_of_an_inspection_says_in_which_role_its_report_was_reviewed(
    record: None, editor: User, client: Client
):
    report = answered(ilacs(published="2025-07-15", judgements=(judgement("overall", "good"),)))
    settle(report, by=editor)
    inspection = publishing.publish(report=report.pk, by=editor)
    give_role(user=editor, role=Role.ADMINISTRATOR, by=None)

    words = " ".join(client.get(f"/inspections/{inspection.pk}/").content.decode().split())
    assert "Published (An editor)" in words
    assert "In review, Overall effectiveness, decided: Report: Good; record: Requires improvement" in words
    assert "An administrator" not in words


def test_what_is_imported_by_nobody_is_shipped(record: None):
    assert set(Inspection.history.values_list("history_role", flat=True)) == {Role.SHIPPED}
