"""Surrey's two councils of 2027: from the form to what will follow, to saved, to public pages, to undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from authorities.models import Authority
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways

pytestmark = pytest.mark.django_db(transaction=True)


def enter_surrey(page: Page):
    """Numbers and codes are made up for the test."""
    page.goto("/reports/changes/")
    menu = page.locator("header summary")
    if menu.is_visible():
        menu.click()
    page.get_by_role("navigation", name="Editing").get_by_role("link", name="Councils").click()
    page.get_by_role("link", name="Begin or end councils").click()
    page.get_by_label("First day").fill("2027-04-01")
    page.get_by_label("Councils that end").select_option("936")
    page.get_by_label("Number of councils that begin").select_option("2")
    page.get_by_role("button", name="Go on").click()
    for place, (number, side, code) in enumerate([("950", "East", "E06000090"), ("951", "West", "E06000091")], start=1):
        form = page.get_by_role("region", name=f"New council {place}")
        form.get_by_label("DfE number").fill(number)
        form.get_by_label("Full name").fill(f"{side} Surrey Council")
        form.get_by_label("Short name").fill(f"{side} Surrey")
        form.get_by_label("Type").select_option("unitary")
        form.get_by_label("Region").select_option("South East")
        form.get_by_label("Code of the ONS").fill(code if place == 1 else "E10000091")
        form.get_by_label("Takes over from Surrey").select_option("part")
    page.get_by_label("Reason").fill("The order was made.")
    page.get_by_label("Source").fill("SI 2026/264")
    page.get_by_role("button", name="Show what will follow").click()
    expect(page.get_by_role("alert")).to_contain_text("The codes of a unitary authority begin with E06")
    page.get_by_role("region", name="New council 2").get_by_label("Code of the ONS").fill("E06000091")
    page.get_by_role("button", name="Show what will follow").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "East Surrey and West Surrey take over from Surrey on 1 April 2027"
    )


def undo(page: Page):
    page.get_by_label("Why you are undoing it").fill("Too early.")
    page.get_by_role("button", name="Undo this change").click()
    expect(page.get_by_text("The register is as it was before.")).to_be_visible()
    assert not Authority.objects.filter(dfe_number="950").exists()


@pytest.mark.parametrize("width", [1440, 390])
def test_surrey_is_split_seen_and_put_together_again(record, administrator, open_page, width):
    opened = open_page(width=width, by=administrator)
    page = opened.page
    enter_surrey(page)
    problems = [*breaches(page), *scrolls_sideways(page)]
    page.get_by_role("button", name="Make a change").click()
    expect(page.get_by_role("region", name="New council 1").get_by_label("Short name")).to_have_value("East Surrey")
    page.get_by_role("button", name="Show what will follow").click()
    page.get_by_role("button", name="Save exactly this").click()
    expect(page.get_by_text("Saved: East Surrey and West Surrey")).to_be_visible()
    problems += [*breaches(page), *scrolls_sideways(page)]
    change = page.url
    page.goto("/councils/east-surrey/")
    expect(page.get_by_text("Not a council yet on this date.")).to_be_visible()
    page.goto("/councils/east-surrey/?as_at=2027-05-01")
    expect(page.get_by_text("Not yet inspected under")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Surrey", exact=True)).to_be_visible()
    problems += [*breaches(page), *scrolls_sideways(page)]
    page.goto("/councils/surrey/")
    expect(page.get_by_text("From 1 April 2027 its area is covered by")).to_be_visible()
    page.goto("/councils/surrey/?as_at=2027-05-01")
    expect(page.get_by_text("Abolished: Surrey was a council until 31 March 2027.")).to_be_visible()
    page.goto(change)
    undo(page)
    assert [*problems, *opened.problems] == []


def test_it_is_done_without_script(record, administrator, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(administrator), "url": live_server.url}])
    page = context.new_page()
    enter_surrey(page)
    page.get_by_role("button", name="Save exactly this").click()
    expect(page.get_by_text("Saved: East Surrey and West Surrey")).to_be_visible()
    undo(page)
    context.close()
