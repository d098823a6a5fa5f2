"""Pages that depend on the record alone are cached for visitors without a session until the record changes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dashboard.shared.record_cache import cache_of_this_record, forget_the_record
from dashboard.web import page_cache
from inspections.actions.ledger import reconcile
from inspections.models import Judgement
from tests.dashboard.published import publish_stoke

PAGES = ["/", "/distribution/", "/movement/", "/new/", "/councils/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_made_once_and_then_given_out_as_it_was(
    address: str, record: None, client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    first = client.get(address)
    with django_assert_num_queries(1):
        again = client.get(address)
    assert len(kept()) == 1
    assert again.content == first.content
    assert without_id(again) == without_id(first)


def kept() -> dict[Any, Any]:
    """The pages that are kept with the record as it is, the one that was asked for last at the end."""
    pages: dict[Any, Any] = cache_of_this_record().get("pages", {})
    return pages


def without_id(answer: HttpResponse) -> dict[str, str]:
    """The headers without the number of the request, which no two share."""
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


@pytest.mark.parametrize("address", PAGES)
def test_a_change_of_the_record_makes_it_anew(address: str, record: None, client: Client, editor: User):
    client.get(address)
    assert len(kept()) == 1
    publish_stoke(editor)
    assert not kept()


def test_a_corrected_grade_is_on_the_next_page(record: None, client: Client):
    before = client.get("/map.csv?as_at=2026-08-22").content, client.get("/?as_at=2026-08-22").content
    judgement = Judgement.objects.filter(area="leadership", grade="good").latest("inspection__published")
    judgement.grade = "inadequate"
    judgement.save()
    after = client.get("/?as_at=2026-08-22").content
    assert after != before[1]
    assert b"9 of 153 councils judged by 22 August 2026 were inadequate on leadership" in after


def test_somebody_signed_in_gets_a_page_of_their_own(record: None, client: Client, editor_client: Client):
    assert b"Signed in as" not in client.get("/").content
    assert b"Signed in as Jo Ede" in editor_client.get("/").content
    assert b"Signed in as" not in Client().get("/").content


def test_the_clock_changes_no_page(record: None, client: Client, monkeypatch: pytest.MonkeyPatch):
    pages = []
    for day in (datetime.date(2026, 8, 22), datetime.date(2031, 8, 23)):
        moment = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        forget_the_record()
        pages.append(client.get("/").content)
    assert pages[0] == pages[1]
    assert b"complete to 22 August 2026" in pages[0]


def test_a_date_moved_in_the_ledger_shows_at_once(record: None, editor: User, client: Client):
    assert b"complete to 22 August 2026" in client.get("/").content
    day = datetime.date(2026, 9, 30)
    reconcile(framework="ilacs", complete_to=day, source="the list of reports", by=editor, why="checked the list")
    assert b"complete to 30 September 2026" in client.get("/").content


def test_a_part_that_htmx_asks_for_is_not_given_out_as_the_page(record: None, client: Client):
    part = client.get("/councils/?q=stoke", headers={"HX-Request": "true"}).content
    assert client.get("/councils/?q=stoke", follow=True).content != part


def test_no_more_is_kept_than_there_is_room_for(record: None, client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_cache, "MOST_PAGES", 2)
    for day in range(1, 6):
        client.get(f"/new/?since=2026-08-0{day}")
    assert [f"2026-08-0{day}" in address for day, (address, *_) in zip((4, 5), kept(), strict=True)] == [True, True]
    client.get("/new/?since=2026-08-01&" + "x=1&" * 200)
    assert all(len(address) < page_cache.LONGEST_ADDRESS + 50 for address, *_ in kept())


def test_ports_that_no_setting_names_push_out_no_page_of_ours(
    record: None, client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(page_cache, "MOST_ELSEWHERE", 2)
    own = client.get("/new/").content
    for port in (1, 2, 3, 31337):
        assert (
            f"http://testserver:{port}/" in client.get("/new/", headers={"host": f"testserver:{port}"}).content.decode()
        )
    elsewhere = cache_of_this_record()["pages elsewhere"]
    assert [address.split("/")[2] for address, _ in elsewhere] == ["testserver:3", "testserver:31337"]
    assert len(kept()) == 1
    assert client.get("/new/").content == own


def test_many_pages_push_out_nothing_else_that_is_kept(record: None, client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_cache, "MOST_PAGES", 1)
    client.get("/new/?since=2026-08-01")
    cache_of_this_record()["vocabulary"] = found = object()
    client.get("/new/?since=2026-08-02")
    assert cache_of_this_record()["vocabulary"] is found


def test_a_file_is_not_kept_as_a_page(record: None, client: Client):
    client.get("/distribution/?format=csv").getvalue()
    assert not kept()
