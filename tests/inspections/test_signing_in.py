"""Signing in: wrong passwords, the same answer for every name, the second step, and a new password by mail."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings as project
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.people import close_account
from inspections.models import SignedIn
from inspections.roles import Role
from tests.people import PASSWORD, person

MOST = project.AXES_FAILURE_LIMIT
ADDRESS = "192.0.2.1"


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def sign_in(
    client: Client, password: str, name: str = "jo", address: str = ADDRESS, forwarded: str | None = None
) -> Any:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    fields = {"username": name, "password": password}
    return client.post(reverse("login"), fields, REMOTE_ADDR=address, headers=headers)


def test_guessing_ends_after_some_attempts_and_the_page_says_for_how_long(client: Client, editor: User):
    for _ in range(MOST):
        assert "too many wrong passwords" not in words(sign_in(client, "wrong"))
    answer = sign_in(client, PASSWORD)
    assert answer.status_code == 429
    assert "There have been too many wrong passwords for this username. Wait 15 minutes and try again" in words(answer)
    assert "_auth_user_id" not in client.session


def test_each_refused_sign_in_leaves_one_line_that_says_which_account_from_where_and_why(
    client: Client, editor: User, caplog: Any
):
    for _ in range(MOST + 1):
        sign_in(client, "wrong")
    sign_in(client, "wrong", name="my own password", address="2001:db8::7")
    # A slow answer is a line of another log.
    records = [record for record in caplog.records if record.name == "inspections.signing_in"]
    lines = [record.getMessage() for record in records]
    why = "no account that may sign in has this name and password"
    said = "a sign-in to “jo” from 192.0.2.1 was refused, for "
    nobody = "a sign-in to a name that no account has from 2001:db8::7 was refused, for "
    assert lines == [
        *[f"{said}{why}"] * MOST,
        f"{said}the account rests after wrong passwords",
        f"{nobody}{why}",
    ]
    facts = records[-1]
    assert (facts.account, facts.address) == (None, "2001:db8::7")


def test_the_wait_shrinks_and_trying_in_the_meantime_does_not_lengthen_it(client: Client, editor: User):
    for _ in range(MOST):
        sign_in(client, "wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=12))
    assert "Wait 3 minutes" in words(sign_in(client, "wrong"))
    assert "Wait 3 minutes" in words(sign_in(client, "wrong"))
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(client, PASSWORD).status_code == 302


def test_what_one_process_counted_another_knows(client: Client, editor: User):
    for _ in range(MOST):
        sign_in(client, "wrong")
    # Nothing but the database is asked: whoever reads it, in whichever process, finds the same.
    assert AccessAttempt.objects.get().failures_since_start == MOST
    assert sign_in(Client(), PASSWORD).status_code == 429


def test_another_account_and_another_address_are_not_held_up(client: Client, editor: User):
    for _ in range(MOST):
        sign_in(client, "wrong")
    assert "too many" not in words(sign_in(client, "wrong", name="sam"))
    assert sign_in(client, PASSWORD, address="192.0.2.2").status_code == 302


def test_a_network_of_ipv6_is_one_address(client: Client, editor: User):
    for number in range(MOST):
        sign_in(client, "wrong", address=f"2001:db8:1:2::{number:x}")
    assert sign_in(client, PASSWORD, address="2001:db8:1:2:ffff::1").status_code == 429
    assert sign_in(client, PASSWORD, address="2001:db8:1:3::1").status_code == 302


def test_behind_a_proxy_each_of_those_who_ask_is_an_address_of_their_own(client: Client, editor: User, settings: Any):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(MOST):
        sign_in(client, "wrong", forwarded=f"198.51.100.{number}, 203.0.113.7")
    assert "too many" in words(sign_in(client, PASSWORD, forwarded="203.0.113.7"))
    assert sign_in(client, PASSWORD, forwarded="203.0.113.8").status_code == 302


def test_without_a_proxy_nobody_says_where_they_are(client: Client, editor: User):
    for number in range(MOST):
        sign_in(client, "wrong", forwarded=f"198.51.100.{number}")
    assert "too many" in words(sign_in(client, PASSWORD, forwarded="198.51.100.99"))


@pytest.mark.parametrize("address", ["", "unknown", "192.0.2.1:5000", "fe80::1%eth0", "::ffff:192.0.2.1"])
def test_whatever_the_address_looks_like_signing_in_works_and_is_counted(client: Client, editor: User, address: str):
    for _ in range(MOST):
        sign_in(client, "wrong", address=address)
    assert sign_in(client, PASSWORD, address=address).status_code == 429
    AccessAttempt.objects.all().delete()
    assert sign_in(client, PASSWORD, address=address).status_code == 302


def test_a_new_password_lets_somebody_try_again_at_once(client: Client, editor: User, capsys: Any):
    for _ in range(MOST):
        sign_in(client, "wrong")
    call_command("new_password", "jo")
    assert sign_in(client, capsys.readouterr().out.split()[-1]).status_code == 302


def test_the_right_password_makes_earlier_slips_forgotten(client: Client, editor: User):
    for _ in range(3):
        for _ in range(MOST - 1):
            sign_in(client, "wrong")
        assert sign_in(client, PASSWORD).status_code == 302


def test_names_that_there_are_and_that_there_are_not_get_the_same_answers(
    client: Client, editor: User, administrator: User
):
    close_account(account=person("old", Role.EDITOR).pk, by=administrator)
    answers = {}
    for name in ("jo", "old", "nobody"):
        shown = [words(sign_in(client, "wrong", name=name)) for _ in range(MOST + 1)]
        answers[name] = [
            re.sub(r'csrfmiddlewaretoken" value="\w+"', "", each).replace(f'"{name}"', "?") for each in shown
        ]
    assert answers["jo"] == answers["old"] == answers["nobody"]


def test_the_right_password_of_a_closed_account_is_answered_as_a_wrong_one(client: Client, administrator: User):
    close_account(account=person("old", Role.EDITOR).pk, by=administrator)
    assert "The username or password is wrong." in words(sign_in(client, PASSWORD, name="old"))


def test_nobody_is_led_elsewhere_after_signing_in(client: Client, editor: User):
    fields = {"username": "jo", "password": PASSWORD, "next": "https://example.org/"}
    assert client.post(reverse("login"), fields)["Location"] == reverse("inspections:reports")


def test_each_begins_where_the_role_has_something_to_do(client: Client, register: None):
    person("sam", None)
    person("reader", Role.READER)
    person("leeds", Role.COUNCIL, council=Authority.objects.get(slug="leeds"))
    starts = {name: sign_in(Client(), PASSWORD, name=name)["Location"] for name in ("sam", "reader", "leeds")}
    assert starts == {
        "sam": reverse("inspections:account"),
        "reader": reverse("inspections:reports"),
        "leeds": "/follow-up/leeds/",
    }


def test_a_new_password_comes_by_mail_and_ends_what_was_open(client: Client, editor: User):
    editor.email = "jo@example.org"
    editor.save()
    sign_in(client, PASSWORD)
    visitor = Client()
    answer = visitor.post(reverse("forgotten_password"), {"email": "JO@example.org"}, follow=True)
    assert "If there is an account with the address you gave, a link is on its way" in words(answer)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    form = visitor.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    new = {"new_password1": "another one only for tests", "new_password2": "another one only for tests"}
    assert "Your password has been changed." in words(visitor.post(address, new, follow=True))

    assert "This link no longer works" in words(Client().get(link, follow=True))
    assert client.get(reverse("inspections:reports")).status_code == 302
    assert not SignedIn.objects.exists()
    assert sign_in(Client(), "another one only for tests").status_code == 302


def test_whoever_asks_for_a_mail_learns_nothing_and_cannot_send_many(client: Client, editor: User):
    editor.email = "jo@example.org"
    editor.save()
    page, sent = reverse("forgotten_password"), reverse("forgotten_password_sent")
    for email in ("jo@example.org", "jo@example.org", "nobody@example.org"):
        answer = client.post(page, {"email": email})
        assert (answer.status_code, answer["Location"]) == (302, sent)
    assert [message.to for message in mail.outbox] == [["jo@example.org"]]


def test_a_mail_that_cannot_be_sent_changes_no_answer(client: Client, editor: User, settings: Any, caplog: Any):
    editor.email = "jo@example.org"
    editor.save()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    assert client.post(reverse("forgotten_password"), {"email": "jo@example.org"}).status_code == 302
    assert "An email could not be sent" in caplog.text


@pytest.mark.parametrize("value", ["gopher://jo:s3cret@host", "jo:s3cret@mail.example.org", "no address"])
def test_an_address_for_mail_that_is_none_is_said_at_start_without_repeating_it(monkeypatch: Any, value: str):
    from django.core.exceptions import ImproperlyConfigured

    from config.environment import mailers

    monkeypatch.setenv("EMAIL_URL", value)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL is not understood") as raised:
        mailers()
    assert value not in str(raised.value)


def test_an_address_for_mail_is_taken_apart(monkeypatch: Any):
    from config.environment import mailers

    monkeypatch.setenv("EMAIL_URL", "smtp+tls://jo:s%40cret@mail.example.org:587")
    options = {"host": "mail.example.org", "port": 587, "username": "jo", "password": "s@cret", "use_tls": True}
    found = mailers()["default"]
    assert found["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert found["OPTIONS"] == options | {"timeout": 20}
