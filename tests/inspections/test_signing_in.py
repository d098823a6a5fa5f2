import pytest
from django.core.cache import cache
from django.urls import reverse

from inspections.signing_in import MOST_ATTEMPTS

RIGHT = "a password only for tests"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def sign_in(client, page, password, name="jo", address="192.0.2.1"):
    return client.post(reverse(page), {"username": name, "password": password}, REMOTE_ADDR=address)


@pytest.mark.parametrize("page", ["login", "admin:login"])
def test_guessing_ends_after_some_attempts_and_the_page_says_so(client, editor, page):
    for _ in range(MOST_ATTEMPTS):
        assert "too many wrong passwords" not in sign_in(client, page, "wrong").content.decode()
    answer = sign_in(client, page, RIGHT)
    assert answer.status_code == 200
    assert "too many wrong passwords" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_account_and_another_address_are_not_held_up(client, editor):
    for _ in range(MOST_ATTEMPTS):
        sign_in(client, "login", "wrong")
    assert "too many" not in sign_in(client, "login", "wrong", name="sam").content.decode()
    assert sign_in(client, "login", RIGHT, address="192.0.2.2").status_code == 302


def test_the_right_password_makes_earlier_slips_forgotten(client, editor):
    for _ in range(3):
        for _ in range(MOST_ATTEMPTS - 1):
            sign_in(client, "login", "wrong")
        assert sign_in(client, "login", RIGHT).status_code == 302


def test_nobody_is_led_elsewhere_after_signing_in(client, editor):
    fields = {"username": "jo", "password": RIGHT, "next": "https://example.org/"}
    assert client.post(reverse("login"), fields)["Location"] == reverse("inspections:reports")
