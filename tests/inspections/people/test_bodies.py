"""A body is refused by its length and by who sends it, before a byte of it is read."""

import pytest
from django.urls import reverse

from authorities.models import Authority
from inspections.people.bodies import LONG_FORM, SMALL
from inspections.roles import Role
from tests.inspections.once import OF_A_BODY
from tests.people import person

pytestmark = OF_A_BODY
QUEUE = reverse("inspections:reports")


class Unreadable:
    """A body that must not be read."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def send(client, path, length):
    body = {
        "wsgi.input": Unreadable(),
        "CONTENT_LENGTH": str(length),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    return client.generic("POST", path, **body)


@pytest.fixture
def strict(client):
    """Asks for the token of the form, as a server does."""
    client.handler.enforce_csrf_checks = True
    return client


@pytest.mark.parametrize("path", [QUEUE, reverse("inspections:imports"), reverse("inspections:value", args=(1,))])
def test_a_visitor_is_led_to_sign_in_unread(strict, db, path):
    answer = send(strict, path, 400 * 1024 * 1024)
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, reverse("login"))


@pytest.mark.parametrize("path", [reverse("login"), "/", reverse("forgotten_password"), "/admin/login/"])
def test_a_page_for_everybody_takes_no_long_body(strict, db, path):
    answer = send(strict, path, SMALL + 1)
    assert answer.status_code == 413
    assert "Nothing you sent was kept" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.READER, Role.COUNCIL])
def test_who_may_not_add_is_refused_in_words_unread(strict, role, db, register):
    council = Authority.objects.get(slug="leeds") if role is Role.COUNCIL else None
    strict.force_login(person("rea", role, council=council))
    assert send(strict, QUEUE, 400 * 1024 * 1024).status_code == 403


def test_an_editor_sends_at_most_a_zip_and_elsewhere_a_long_form(strict, editor, settings):
    settings.UPLOAD_MAX_ZIP_MIB = 20
    strict.force_login(editor)
    answer = send(strict, QUEUE, 23 * 1024 * 1024)
    assert answer.status_code == 413
    assert "At most 22 MB can be sent here at once" in answer.content.decode()
    assert send(strict, reverse("inspections:value", args=(1,)), LONG_FORM + 1).status_code == 413


def test_a_short_body_goes_where_it_went(client, editor):
    client.force_login(editor)
    assert client.post(QUEUE, {}).status_code == 302
