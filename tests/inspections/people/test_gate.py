"""The gate itself: one declaration a view, the own council alone, and words for whoever is turned away."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from authorities.models import Authority
from inspections.people.gate import needed_of, needs, needs_for_council, public
from inspections.people.refusals import takes
from inspections.people.rights import Right, rights_of, roles_with
from inspections.roles import OF_PEOPLE, Role
from tests.people import person
from tests.scenes import scene


@needs_for_council(Right.FOLLOW_UP)
def follow_up(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(slug)


@needs(Right.SEE, to_change=Right.EDIT)
def queue(request: HttpRequest) -> HttpResponse:
    return HttpResponse("queue")


def ask(user: User | AnonymousUser, method: str = "GET") -> HttpRequest:
    request = RequestFactory().generic(method, "/somewhere/")
    request.user, request.htmx = user, HtmxDetails(request)
    return request


@scene
def leeds(register: None) -> User:
    return person("lou", Role.COUNCIL, council=Authority.objects.get(slug="leeds"))


def test_a_council_editor_enters_the_own_council_alone(leeds: User) -> None:
    assert follow_up(ask(leeds), slug="leeds").content == b"leeds"
    with pytest.raises(PermissionDenied, match="a council editor for Leeds"):
        follow_up(ask(leeds), slug="york")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.PUBLISHER])
def test_the_follow_up_of_a_council_is_for_its_editors_and_administrators(register: None, role: Role) -> None:
    with pytest.raises(PermissionDenied, match="you have to be a council editor or an administrator"):
        follow_up(ask(person("jo", role)), slug="leeds")
    assert follow_up(ask(person("ada", Role.ADMINISTRATOR)), slug="york").content == b"york"


def test_a_visitor_is_led_to_signing_in_and_back() -> None:
    answer = follow_up(ask(AnonymousUser()), slug="leeds")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/somewhere/")


def test_a_part_of_a_page_leads_the_whole_window_to_signing_in(db: None, client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/reports/?show=agree"}
    answer = client.get("/reports/", headers=headers)
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=/reports/%3Fshow%3Dagree"
    elsewhere = client.get("/reports/", headers=headers | {"HX-Current-URL": "https://example.org/"})
    assert elsewhere.headers["HX-Redirect"] == "/sign-in/?next=/reports/"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_looking_takes_less_than_changing(db: None, method: str) -> None:
    reader = person("ray", Role.READER)
    assert queue(ask(reader, method)).status_code == 200
    for other in ("POST", "PUT", "DELETE", "MADEUP"):
        with pytest.raises(PermissionDenied):
            queue(ask(reader, other))


def test_what_somebody_may_see_is_kept_by_no_cache(db: None) -> None:
    assert "no-store" in queue(ask(person("ray", Role.READER))).headers["Cache-Control"]


def test_a_view_declares_once() -> None:
    with pytest.raises(TypeError, match="declares twice"):
        public(queue)
    assert needed_of(queue) is not None
    assert needed_of(lambda request: None) is None


def test_each_role_of_those_who_work_on_reports_includes_the_one_before() -> None:
    reader, editor, publisher = (rights_of(role) for role in (Role.READER, Role.EDITOR, Role.PUBLISHER))
    assert reader < editor < publisher < rights_of(Role.ADMINISTRATOR) == frozenset(Right)
    assert rights_of(None) == {Right.OWN_ACCOUNT}
    assert rights_of(Role.COUNCIL) == {Right.OWN_ACCOUNT, Right.FOLLOW_UP}


def test_roles_that_nobody_has_give_no_rights() -> None:
    for role in set(Role) - set(OF_PEOPLE):
        assert rights_of(role) == {Right.OWN_ACCOUNT}


def test_every_right_is_somebodys_and_is_said_in_a_sentence() -> None:
    assert all(roles_with(right) for right in Right)
    assert takes(Right.ADMINISTER) == "To manage people, councils and all records, you have to be an administrator."


def test_whoever_typed_something_and_is_signed_out_is_shown_it_and_led_back_to_the_form(client, db):
    address = reverse("inspections:value", args=(1,))
    typed = {"key": "overall", "do": "set", "value": "B. Other", "why": "Misspelt <b>", "password": "secret"}
    answer = client.post(address, typed, headers={"Referer": "http://testserver/reports/1/review/?at=overall"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing was saved: you are signed out" in page
    assert "Misspelt &lt;b&gt;" in page
    assert "B. Other" in page
    assert "secret" not in page
    assert "/sign-in/?next=/reports/1/review/%3Fat%3Doverall" in page
    elsewhere = client.post(address, {"do": "set"}, headers={"Referer": "https://elsewhere.example/"})
    assert (elsewhere.status_code, elsewhere.headers["Location"]) == (302, f"/sign-in/?next={address}")
