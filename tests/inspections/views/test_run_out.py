"""A form whose token ran out: what was typed is shown to whoever sent it from a page of this site, to nobody else."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from inspections.people.bodies import SMALL
from inspections.roles import Role
from tests.inspections.once import OF_A_PAGE
from tests.people import person

pytestmark = OF_A_PAGE
ADDRESS = reverse("inspections:value", args=(1,))
TYPED = {"key": "overall", "do": "set", "value": "B. Other", "why": "Misspelt <b>", "password": "secret"}
FROM = "http://testserver/reports/1/review/?at=overall"


@pytest.fixture
def strict(editor):
    """Signed in, and with a token that is none of the present session."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    client.cookies["csrftoken"] = "a" * 32
    return client


def send(client, came_from, typed=TYPED):
    answer = client.post(ADDRESS, typed | {"csrfmiddlewaretoken": "b" * 32}, headers={"Referer": came_from})
    assert answer.status_code == 403
    return answer.content.decode()


def test_what_was_typed_is_shown_with_the_way_back_to_the_form(strict):
    page = send(strict, FROM)
    assert "Nothing was saved: the form had expired" in page
    assert "data-not-saved" in page
    assert "Misspelt &lt;b&gt;" in page
    assert "B. Other" in page
    assert "secret" not in page
    assert 'href="/reports/1/review/?at=overall"' in page


def test_it_is_shown_to_a_browser_without_cookies_too(db):
    assert "B. Other" in send(Client(enforce_csrf_checks=True), FROM)


@pytest.mark.parametrize("came_from", ["https://elsewhere.example/", "http://testserver.elsewhere.example/", ""])
def test_what_another_site_sent_is_not_repeated(strict, came_from):
    page = send(strict, came_from)
    assert "The form had expired" in page
    assert "B. Other" not in page


def test_where_nothing_was_typed_the_plain_page_comes(strict):
    assert "<h1>The form had expired</h1>" in send(strict, FROM, {"key": "overall", "do": "accept"})


def test_a_code_of_a_council_is_shown_and_one_that_signs_in_is_not(strict):
    page = send(strict, FROM, {"short_name": "East Surrey", "code": "E06000090", "code_from": "1 April 2027"})
    assert {"E06000090", "1 April 2027"} <= {word.strip() for word in page.replace("<", ">").split(">")}
    assert "123456" not in send(strict, FROM, {"code": "123456", "next": "/"})


def test_no_page_of_an_error_is_taken_for_the_answer_to_a_form(client, db):
    """Or what was typed would be forgotten in the browser as if it were saved (static/js/typed.js)."""
    client.force_login(person("ray", Role.READER))
    for address, length, status in ((ADDRESS, 1, 403), ("/nowhere/", 1, 404), (reverse("login"), SMALL + 1, 413)):
        answer = client.post(address, {"value": "x" * length})
        assert answer.status_code == status
        assert "data-not-saved" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403_csrf", "429", "500", "503", "busy"])
def test_a_page_without_the_script_leads_on_by_links_that_name_no_page_before(name):
    page = render_to_string(f"{name}.html", {"wait": "a minute"})
    assert page.count("<a ") == page.count('rel="noreferrer"') > 0
