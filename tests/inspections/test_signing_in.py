import pytest
from django.core.cache import cache
from django.urls import reverse

from inspections.signing_in import MOST_ATTEMPTS

RIGHT = "a password only for tests"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def sign_in(client, page, password, name="jo", address="192.0.2.1", forwarded=None):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    fields = {"username": name, "password": password}
    return client.post(reverse(page), fields, REMOTE_ADDR=address, headers=headers)


def test_guessing_ends_after_some_attempts_and_the_page_says_so(client, editor):
    for _ in range(MOST_ATTEMPTS):
        assert "too many wrong passwords" not in sign_in(client, "login", "wrong").content.decode()
    answer = sign_in(client, "login", RIGHT)
    assert answer.status_code == 200
    assert "too many wrong passwords" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_account_and_another_address_are_not_held_up(client, editor):
    for _ in range(MOST_ATTEMPTS):
        sign_in(client, "login", "wrong")
    assert "too many" not in sign_in(client, "login", "wrong", name="sam").content.decode()
    assert sign_in(client, "login", RIGHT, address="192.0.2.2").status_code == 302


def test_behind_a_proxy_each_of_those_who_ask_is_an_address_of_their_own(client, editor, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(MOST_ATTEMPTS):
        sign_in(client, "login", "wrong", forwarded=f"198.51.100.{number}, 203.0.113.7")
    assert "too many" in sign_in(client, "login", RIGHT, forwarded="203.0.113.7").content.decode()
    assert sign_in(client, "login", RIGHT, forwarded="203.0.113.8").status_code == 302


def test_without_a_proxy_nobody_says_where_they_are(client, editor):
    for number in range(MOST_ATTEMPTS):
        sign_in(client, "login", "wrong", forwarded=f"198.51.100.{number}")
    assert "too many" in sign_in(client, "login", RIGHT, forwarded="198.51.100.99").content.decode()


def test_the_right_password_makes_earlier_slips_forgotten(client, editor):
    for _ in range(3):
        for _ in range(MOST_ATTEMPTS - 1):
            sign_in(client, "login", "wrong")
        assert sign_in(client, "login", RIGHT).status_code == 302


def test_nobody_is_led_elsewhere_after_signing_in(client, editor):
    fields = {"username": "jo", "password": RIGHT, "next": "https://example.org/"}
    assert client.post(reverse("login"), fields)["Location"] == reverse("inspections:reports")
