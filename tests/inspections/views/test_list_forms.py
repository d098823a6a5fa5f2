"""The lists of a review are edited by plain forms: several items at once, and one that is split."""

import pytest
from django.urls import reverse

from inspections.models import Report
from inspections.review.draft_patch import value_mark
from tests.readings import answered, ilacs, recommendation
from tests.scenes import scene


def words(response):
    return " ".join(response.content.decode().split())


@scene
def report(register, editor):
    return answered(ilacs(recommendations=tuple(recommendation(n, f"Item {n}") for n in range(1, 4))), by=editor)


def post(client, report, **fields):
    return client.post(reverse("inspections:value", args=(report.pk,)), fields)


def texts(kind="recommendation"):
    return [item.facts.text for item in Report.objects.get().as_draft().items if item.facts.kind == kind]


def test_ticked_items_are_joined_and_the_next_page_stands_at_them(editor_client, report):
    answer = post(editor_client, report, do="list-join", item=["recommendation:1", "recommendation:2"])
    assert answer.headers["Location"].endswith("#v-recommendation-1")
    assert texts() == ["Item 1 (1) Item 2 (2)", "Item 3 (3)"]


def test_they_become_another_kind_and_are_placed(editor_client, report):
    post(editor_client, report, do="list-make", item=["recommendation:3"], kind="strength", before="end")
    assert texts("strength") == ["Item 3 (3)"]
    post(editor_client, report, do="list-place", item=["recommendation:2"], kind="", before="recommendation:1")
    assert texts() == ["Item 2 (2)", "Item 1 (1)"]


def test_what_cannot_be_done_is_said_at_the_tools_and_the_ticks_stay(editor_client, report):
    answer = post(editor_client, report, do="list-join", item=["recommendation:2"])
    page = words(answer)
    assert answer.status_code == 422
    assert page.count("Choose two or more items to join into one.") == 2
    assert '<a href="#list">' in page
    tick = page[page.index('id="tick-v-recommendation-2"') :]
    assert "checked" in tick[: tick.index(">")]


def test_a_mark_of_another_value_than_stands_there_stops_the_step(editor_client, report):
    stale = "recommendation:1=0123456789ab"
    fresh = f"recommendation:2={value_mark(Report.objects.get().as_draft(), 'recommendation:2')}"
    page = words(post(editor_client, report, do="list-out", item=["recommendation:1"], mark=[stale, fresh]))
    assert "changed this" in page
    post(editor_client, report, do="list-out", item=["recommendation:2"], mark=[stale, fresh])
    assert texts() == ["Item 1 (1)", "Item 3 (3)"]


def test_the_lines_of_a_split_stay_where_it_cannot_be_done(editor_client, report):
    answer = post(editor_client, report, do="split", key="recommendation:1", text="All in one line")
    page = words(answer)
    assert answer.status_code == 422
    assert "Start a new line where the second one begins" in page
    assert ">All in one line</textarea>" in page


@pytest.mark.parametrize("do", ["list-", "list-fly", "list-none"])
def test_a_step_that_no_page_offers_is_refused(editor_client, report, do):
    assert post(editor_client, report, do=do, item=["recommendation:1"]).status_code == 422
    assert len(texts()) == 3
