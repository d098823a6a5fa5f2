"""What agrees is published together and taken back as one, from first click to last, with script and without."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import expect

from inspections.models import Inspection, Report
from inspections.serving.worker import run_worker
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways
from tests.browser.world import read_report
from tests.pdfs import make_pdf
from tests.readings import ilacs, recommendation, uploaded

SIX = tuple(recommendation(number) for number in range(1, 7))
NEW = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13", "published": "2026-03-20"}


def work():
    run_worker(stop=threading.Event(), until_empty=True)


@pytest.fixture
def queue(record, editor, live_server, settings, tmp_path):
    """One report that agrees with the record, and one of an inspection that it does not hold."""
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "reports", tmp_path
    agreeing, new = (make_pdf(["# Page 1", name]) for name in ("Agrees", "New"))
    return (
        read_report(ilacs(recommendations=SIX, pages=1), "stoke - 15 july 2025.pdf", agreeing, editor),
        read_report(ilacs(recommendations=SIX, pages=1, **NEW), "new.pdf", new, editor),
    )


def state_of(report):
    return Report.objects.get(pk=report.pk).state


@pytest.mark.parametrize("width", [1440, 390])
def test_what_agrees_is_published_in_two_clicks_and_taken_back_in_one(queue, editor, open_page, width):
    agreeing, new = queue
    opened = open_page(width=width, by=editor)
    page = opened.page
    opened.goto("/reports/")
    problems = [*breaches(page), *scrolls_sideways(page)]
    page.get_by_role("button", name="Publish 1 that agrees with the record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Publish 1 report together?")
    problems += [*breaches(page), *scrolls_sideways(page)]
    page.get_by_role("link", name="Look at each").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The report to be published")
    expect(page.get_by_text("1. Council")).to_be_visible()
    problems += [*breaches(page), *scrolls_sideways(page)]
    page.get_by_role("link", name="Back to the summary").click()
    page.get_by_role("button", name="Publish 1 report now").click()
    expect(page.get_by_text("0 of 1 report published, by Jo Ede.")).to_be_visible()
    problems += [*breaches(page), *scrolls_sideways(page)]
    page.evaluate("window.stays = true")
    work()
    expect(page.locator(".undo strong")).to_contain_text("1 report published at")
    expect(page.locator(".undo")).to_be_visible()
    assert page.evaluate("window.stays")
    assert (state_of(agreeing), state_of(new)) == ("published", "to_review")
    page.get_by_role("button", name="Take back").click()
    work()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 report taken back at")
    problems += [*breaches(page), *scrolls_sideways(page)]
    assert state_of(agreeing) == "to_review"
    assert [*problems, *opened.problems] == []


def test_several_that_bring_something_are_ticked_and_shown_before_they_are_published_without_script(
    queue, editor, browser, live_server
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(editor), "url": live_server.url}])
    page = context.new_page()
    page.goto("/reports/")
    adds = page.get_by_role("region", name="1 adds something new to the record").first
    adds.get_by_role("checkbox").check()
    page.locator("#choose-adds").get_by_role("button", name="Publish the chosen together").click()
    expect(page.get_by_text("1 of them changes what public pages say:")).to_be_visible()
    expect(page.get_by_text("Help and protection:")).to_be_visible()
    page.get_by_role("button", name="Publish 1 report now").click()
    page.get_by_role("link", name="See each report").click()
    work()
    page.get_by_role("link", name="See how far it has got").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 report published at")
    assert Inspection.objects.filter(report=queue[1]).exists()
    page.get_by_label("Why you are taking them back").fill("The wrong committee.")
    page.get_by_role("button", name="Take 1 report back").click()
    work()
    page.get_by_role("link", name="See how far it has got").click()
    expect(page.get_by_text("The wrong committee.")).to_be_visible()
    assert not Inspection.objects.filter(report=queue[1]).exists()
    context.close()


def test_ticks_stay_while_the_list_is_brought_up_to_date(queue, editor, open_page):
    uploaded("waits.pdf", by=editor)
    opened = open_page(by=editor)
    page = opened.page
    opened.goto("/reports/")
    page.locator("#choose-adds").get_by_role("button", name="Choose all shown").click()
    with page.expect_response("**/reports/"):
        pass
    expect(page.locator(".htmx-swapping, .htmx-settling, .htmx-request")).to_have_count(0)
    expect(page.get_by_role("checkbox", name="new.pdf")).to_be_checked()
    assert opened.problems == []
