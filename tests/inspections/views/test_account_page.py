"""The page of one's own account, and where the name stands that somebody chose there."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from inspections.actions import publishing
from inspections.models import EditorProfile
from inspections.queries.corrections import corrections
from inspections.queries.record_version import record_version
from tests.readings import answered, ilacs, judgement, settle
from tests.scenes import scene

PAGE = reverse("inspections:account")
PUBLIC = ("/corrections/", "/corrections.csv", "/feed/", "/data/corrections.csv")


@scene
def corrected(record: None, editor: User) -> int:
    """The number of an inspection whose overall grade the editor decided in review."""
    report = answered(ilacs(published="2025-07-15", judgements=(judgement("overall", "good"),)))
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor).pk


def choose(client: Client, name: str) -> str:
    answer = client.post(PAGE, {"public_name": name}, follow=True)
    return " ".join(answer.content.decode().split())


def said(client: Client, address: str) -> str:
    return " ".join(b"".join(client.get(address)).decode().split())


def test_nobody_is_named_until_they_say_so(corrected: int, client: Client):
    for address in (*PUBLIC, f"/inspections/{corrected}/"):
        # The inspector's name stands there, and in the address of what else they led.
        assert "Jo" not in said(client, address).replace("John Roughton", "").replace("John+Roughton", ""), address
    assert {each.by for each in corrections()} == {None}


def test_a_chosen_name_stands_with_what_one_corrected(corrected: int, editor_client: Client, client: Client):
    assert "Your corrections are shown under the name Jo of Leeds." in choose(editor_client, "  Jo of\x07 Leeds ")

    for address in (*PUBLIC, f"/inspections/{corrected}/"):
        assert "Jo of Leeds" in said(client, address), address
    assert "Jo of Leeds, an editor" in said(client, "/corrections/")
    assert "Published (Jo of Leeds, an editor)" in said(client, f"/inspections/{corrected}/")


def test_a_name_that_is_taken_back_is_kept_nowhere(corrected: int, editor_client: Client, client: Client):
    choose(editor_client, "Jo of Leeds")
    assert "Your corrections do not name you." in choose(editor_client, " ")

    for address in (*PUBLIC, f"/inspections/{corrected}/"):
        assert "Jo of Leeds" not in said(client, address), address
    assert [row.history_user.username for row in EditorProfile.history.all()] == ["jo", "jo"]
    assert not any(hasattr(row, "public_name") for row in EditorProfile.history.all())


def test_pages_that_are_kept_follow_a_name(corrected: int, editor_client: Client):
    before = record_version().name
    choose(editor_client, "Jo of Leeds")
    chosen = record_version().name
    choose(editor_client, "Jo of Leeds")
    assert record_version().name == chosen
    choose(editor_client, "")

    assert len({before, chosen, record_version().name}) == 3


def test_a_name_that_is_too_long_is_refused_and_stays_in_its_field(editor_client: Client):
    words = choose(editor_client, "J" * 81)
    assert "Your name: at most 80 characters." in words
    assert "J" * 81 in words
    assert not EditorProfile.objects.exists()


def test_the_page_shows_the_name_of_now_and_the_header_leads_to_it(editor_client: Client):
    choose(editor_client, "Jo of Leeds")
    assert 'value="Jo of Leeds"' in said(editor_client, PAGE)
    assert f'<a href="{PAGE}"' in said(editor_client, reverse("inspections:reports"))


def test_a_visitor_is_asked_to_sign_in(db: None, client: Client):
    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE).status_code == 302
    # What was typed is shown, as it is not saved.
    answer = client.post(PAGE, {"public_name": "Jo of Leeds"})
    assert answer.status_code == 403
    assert "Jo of Leeds" in answer.content.decode()
    assert not EditorProfile.objects.exists()
