"""The page of what a newer reader reads otherwise, and the command that does the same."""

from __future__ import annotations

import io
from unittest import mock

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from inspections.models import Report, Rereading
from inspections.reading.contract import READER_VERSION
from tests.dashboard.seen import see
from tests.inspections.once import OF_A_PAGE
from tests.readings import answered, ilacs, judgement

pytestmark = OF_A_PAGE
PAGE = "/reports/read-again/"


def older(by: User) -> Report:
    return answered(ilacs(judgements=(judgement("leadership", "good"),), reader="0.9"), by=by)


def reads(**changes):
    """As if the reader answered so."""
    return mock.patch("inspections.serving.worker.reading_of_file", return_value=ilacs(**changes).to_json())


def test_asked_for_by_a_button_and_taken_over(register: None, editor: User, editor_client: Client):
    report = older(editor)
    assert "Read 1 file again" in see(editor_client.get(PAGE)).text
    seen = see(editor_client.post(PAGE, follow=True))
    assert "1 file will be read again, after any new ones." in seen.text
    assert "1 waiting to be read again" in seen.text
    with reads(judgements=(judgement("leadership", "outstanding"),)):
        call_command("read_again", stdout=io.StringIO())
    seen = see(editor_client.get(PAGE))
    assert seen.heading.strip() == "1 report read differently by a newer reader"
    assert ["Leadership", "Good", "Outstanding", "–"] in [row[:4] for row in seen.table("Differences of")]
    seen = see(editor_client.post(reverse("inspections:rereading", args=[report.pk, "take"]), follow=True))
    assert "Accepted. Anything that people had decided stays as it was." in seen.text
    assert seen.heading.strip() == "No difference is waiting for a decision"


def test_left_as_it_was(register: None, editor: User, editor_client: Client):
    report = older(editor)
    with reads(judgements=(judgement("leadership", "outstanding"),)):
        call_command("read_again", stdout=io.StringIO())
    seen = see(editor_client.post(reverse("inspections:rereading", args=[report.pk, "leave"]), follow=True))
    assert "Kept as it was." in seen.text
    assert Report.objects.get(pk=report.pk).reader_version == "0.9"


def test_what_cannot_be_done_is_said(register: None, editor: User, editor_client: Client):
    report = older(editor)
    seen = see(editor_client.post(reverse("inspections:rereading", args=[report.pk, "take"]), follow=True))
    assert "There is nothing left to decide here" in seen.text
    assert editor_client.post(f"/reports/{report.pk}/read-again/dance/").status_code == 404
    assert editor_client.post("/reports/999999/read-again/take/").status_code == 404


def test_the_command_says_what_differs_and_changes_nothing(register: None, editor: User):
    report, said = older(editor), io.StringIO()
    with reads(judgements=(judgement("leadership", "outstanding"),)):
        call_command("read_again", stdout=said)
    lines = said.getvalue().splitlines()
    assert lines[0] == f"1 to read again with version {READER_VERSION} of the reader."
    assert "  Leadership: Good -> Outstanding" in lines
    assert lines[-1] == "0 read the same, 1 read differently."
    assert Report.objects.get(pk=report.pk).as_draft().judgement("leadership").value == "good"
    assert Rereading.objects.get().asked_by is None


def test_nobody_else_may(register: None, editor: User, client: Client):
    report = older(editor)
    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE).status_code == 302
    assert client.post(reverse("inspections:rereading", args=[report.pk, "take"])).status_code == 302
    assert not Rereading.objects.exists()
