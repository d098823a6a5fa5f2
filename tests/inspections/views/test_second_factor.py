"""The second factor: set up with a code, asked for at signing in, reset by an administrator; and open sessions."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from inspections.actions.second_factor import begin_second_factor, confirm_second_factor
from inspections.models import SignedIn
from tests.people import PASSWORD
from tests.scenes import scene
from tests.second_factor import code_of_app, stop_the_clock

SET_UP, LOGIN, CODE = reverse("inspections:second_factor"), reverse("login"), reverse("sign_in_code")
REPORTS, ACCOUNT = reverse("inspections:reports"), reverse("inspections:account")


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def code_of(user: User, *, later: int = 0) -> str:
    """What the app shows, a number of half minutes later."""
    return code_of_app(TOTPDevice.objects.get(user=user), later=later)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


@scene
def codes(editor: User) -> list[str]:
    """Jo's recovery codes: a second factor is on."""
    begin_second_factor(user=editor)
    with pytest.MonkeyPatch.context() as patch:
        stop_the_clock(patch)
        return confirm_second_factor(user=editor, code=code_of(editor))


def give_password(client: Client) -> HttpResponse:
    return client.post(LOGIN, {"username": "jo", "password": PASSWORD, "next": ACCOUNT})


def test_it_is_set_up_with_a_code_that_the_app_shows(editor: User, editor_client: Client):
    shown = words(editor_client.get(SET_UP))
    assert 'src="data:image/svg+xml' in shown
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", shown)
    assert secret
    assert words(editor_client.get(SET_UP)).count(secret.group(1)) == 1

    wrong = editor_client.post(SET_UP, {"code": "000000" if code_of(editor) != "000000" else "111111"})
    assert (wrong.status_code, "That code is not right." in words(wrong)) == (422, True)
    kept = re.findall(r"<code>(\w{5}-\w{5})</code>", words(editor_client.post(SET_UP, {"code": code_of(editor)})))
    assert len(set(kept)) == 10
    assert "It is on. 10 recovery codes are left." in words(editor_client.get(SET_UP))
    assert secret.group(1) not in words(editor_client.get(SET_UP))


def test_the_password_alone_signs_nobody_in_then(codes: list[str], editor: User, client: Client):
    assert give_password(client)["Location"] == CODE
    assert client.get(REPORTS).status_code == 302
    assert client.get("/admin/").status_code == 302

    wrong = client.post(CODE, {"code": "000 000"})
    assert "That code is not right." in words(wrong)
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    right = client.post(CODE, {"code": code_of(editor, later=1)})
    assert right["Location"] == ACCOUNT
    assert client.get(REPORTS).status_code == 200


def test_a_code_is_not_taken_twice(codes: list[str], editor: User):
    code = code_of(editor, later=1)
    for found in (302, 200):
        client = Client()
        give_password(client)
        assert client.post(CODE, {"code": code}).status_code == found


def test_whoever_guesses_waits_longer_each_time_and_is_told_how_long(codes: list[str], client: Client, editor: User):
    give_password(client)
    for _ in range(4):
        client.post(CODE, {"code": "000000"})
        TOTPDevice.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(seconds=60))
    client.post(CODE, {"code": "000000"})
    waiting = words(client.post(CODE, {"code": code_of(editor, later=1)}))
    assert re.search(r"There have been wrong codes\. Wait 1[56] seconds", waiting)
    assert client.get(REPORTS).status_code == 302


def test_a_recovery_code_works_once(codes: list[str], client: Client):
    give_password(client)
    assert client.post(CODE, {"code": codes[0].upper()}).status_code == 302
    assert "9 recovery codes left" in words(client.get(ACCOUNT))
    another = Client()
    give_password(another)
    assert another.post(CODE, {"code": codes[0]}).status_code == 200


def test_the_second_step_needs_the_first(codes: list[str], client: Client, editor: User):
    assert client.post(CODE, {"code": code_of(editor, later=1)})["Location"] == LOGIN
    give_password(client)
    editor.set_password("changed in the meantime")
    editor.save()
    assert client.post(CODE, {"code": code_of(editor, later=1)})["Location"] == LOGIN


def test_the_first_step_is_forgotten_after_a_while(
    codes: list[str], client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
):
    give_password(client)
    now = time.time()
    monkeypatch.setattr("inspections.views.signing_in.time.time", lambda: now + 601)
    assert client.get(CODE)["Location"] == LOGIN


def test_setting_it_up_signs_out_everywhere_else(editor: User):
    here, there, unnoted = Client(), Client(), Client()
    give_password(here)
    give_password(there)
    unnoted.force_login(editor)
    here.get(SET_UP)
    here.post(SET_UP, {"code": code_of(editor)})
    assert here.get(REPORTS).status_code == 200
    assert (there.get(REPORTS).status_code, unnoted.get(REPORTS).status_code) == (302, 302)


def test_changing_it_takes_a_code(codes: list[str], editor: User, editor_client: Client):
    off, new = reverse("inspections:second_factor_off"), reverse("inspections:recovery_codes")
    for page in (off, new):
        assert editor_client.post(page, {"code": ""}).status_code == 422
    fresh = re.findall(r"<code>(\w{5}-\w{5})</code>", words(editor_client.post(new, {"code": codes[0]})))
    assert len(set(fresh) - set(codes)) == 10
    assert "Your second factor is off." in words(editor_client.post(off, {"code": fresh[0]}, follow=True))
    assert give_password(Client())["Location"] == ACCOUNT


def test_where_one_is_asked_for_nothing_else_opens_until_it_is_there(
    editor: User, editor_client: Client, admin_client: Client
):
    step = reverse("inspections:person_step", args=(editor.pk, "second-factor"))
    assert "Jo Ede needs a second factor from now on." in words(
        admin_client.post(step, {"required": "yes"}, follow=True)
    )
    assert editor_client.get(REPORTS)["Location"] == SET_UP
    assert editor_client.get(ACCOUNT).status_code == 200
    assert "An administrator has asked you to use a second factor." in words(editor_client.get(SET_UP))
    editor_client.post(SET_UP, {"code": code_of(editor)})
    assert editor_client.get(REPORTS).status_code == 200


def test_an_administrator_takes_away_one_that_was_lost(
    codes: list[str], editor: User, editor_client: Client, admin_client: Client
):
    step = reverse("inspections:person_step", args=(editor.pk, "reset-second-factor"))
    admin_client.post(step)
    assert give_password(Client())["Location"] == ACCOUNT
    assert "second factor reset" in words(admin_client.get(reverse("inspections:person", args=(editor.pk,))))


def test_whoever_runs_the_machine_takes_away_one_that_was_lost(codes: list[str], capsys: pytest.CaptureFixture[str]):
    call_command("new_password", "jo", "--remove-second-factor")
    fields = {"username": "jo", "password": capsys.readouterr().out.split()[-1], "next": ACCOUNT}
    assert Client().post(LOGIN, fields)["Location"] == ACCOUNT


def test_where_one_is_signed_in_is_listed_and_ended(editor: User):
    here, there, other = Client(), Client(), Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0"})
    for client in (here, there, other):
        give_password(client)
    page = words(here.get(ACCOUNT))
    assert "Firefox on Linux" in page
    assert page.count("Sign it out") == 2

    row = SignedIn.objects.get(browser="Firefox on Linux")
    end = reverse("inspections:end_session")
    here.post(end, {"session": row.pk})
    assert (other.get(REPORTS).status_code, there.get(REPORTS).status_code) == (302, 200)
    here.post(end, {"session": "others"})
    assert (there.get(REPORTS).status_code, here.get(REPORTS).status_code) == (302, 200)


def test_sessions_that_have_run_out_go_when_somebody_signs_in(editor: User):
    give_password(Client())
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    give_password(Client())
    assert (Session.objects.count(), SignedIn.objects.count()) == (1, 1)


def test_nobody_ends_the_session_of_somebody_else(editor: User, admin_client: Client, client: Client):
    give_password(client)
    row = SignedIn.objects.get()
    answer = admin_client.post(reverse("inspections:end_session"), {"session": row.pk}, follow=True)
    assert "That browser was already signed out." in words(answer)
    assert client.get(REPORTS).status_code == 200


def test_a_new_password_keeps_this_browser_and_ends_the_others(editor: User):
    here, there = Client(), Client()
    give_password(here)
    give_password(there)
    page = reverse("inspections:change_password")
    new = {"new_password1": "another one only for tests", "new_password2": "another one only for tests"}
    assert "Your old password was entered incorrectly" in words(here.post(page, new | {"old_password": "wrong"}))
    assert "Your password has been changed." in words(here.post(page, new | {"old_password": PASSWORD}, follow=True))
    assert (here.get(REPORTS).status_code, there.get(REPORTS).status_code) == (200, 302)
    assert "(this one)" in words(here.get(ACCOUNT))
