"""Two editors, two windows, a lost line and a killed server: nothing typed is lost without a word."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from inspections.actions import publishing, review
from inspections.models import Report
from inspections.roles import Role
from tests.browser.looking import breaches
from tests.people import person
from tests.readings import settle


@pytest.fixture
def sam(world):
    return person("sam", Role.PUBLISHER, first_name="Sam", last_name="Price")


def address_of(world):
    return f"/reports/{world.to_review.pk}/review/"


def type_inspector(page, text):
    row = page.locator("[data-field='lead_inspector']")
    row.get_by_text("Change").click()
    field = row.get_by_label("Lead inspector", exact=True)
    field.fill(text)
    return field


def inspector_of(world):
    return Report.objects.get(pk=world.to_review.pk).as_draft().fact("lead_inspector")


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(world, sam, open_page):
    first, second = open_page(by=world.editor), open_page(by=sam)
    for opened in (first, second):
        opened.goto(address_of(world))
    expect(second.page.get_by_text("Jo Ede is here too.")).to_be_visible()
    type_inspector(first.page, "Jane Typed")
    field = type_inspector(second.page, "June Also")
    first.page.keyboard.press("Enter")
    row = first.page.locator("[data-field='lead_inspector']")
    expect(row).to_contain_text("Jane Typed (entered by an editor)")
    second.page.keyboard.press("Enter")
    expect(second.page.get_by_role("alert")).to_contain_text("Jo Ede changed this at")
    expect(field).to_have_value("June Also")
    assert inspector_of(world) == "Jane Typed"
    assert breaches(second.page) == []
    # What came back is still unsaved, and asked about.
    second.page.get_by_role("link", name="Back to reports").click()
    expect(second.page.get_by_role("dialog", name="You have typed something that is not saved")).to_contain_text(
        "June Also"
    )
    second.page.keyboard.press("Enter")
    second.page.locator("[data-field='lead_inspector']").get_by_role("button", name="Save").click()
    expect(second.page.locator("[data-field='lead_inspector']")).to_contain_text("June Also (entered by an editor)")
    assert inspector_of(world) == "June Also"


def test_a_step_is_undone_by_a_key_and_a_removed_item_is_put_back(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(address_of(world))
    page = opened.page
    row = page.locator("[data-field='judgement:leadership']")
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Not in the report").click()
    expect(page.get_by_role("button", name="Put back Leadership")).to_be_visible()
    assert breaches(page) == []
    page.keyboard.press("z")
    expect(page.get_by_text("Do it again").first).to_be_visible()
    expect(row).to_be_visible()
    assert opened.problems == []


def test_what_is_typed_in_a_window_that_is_closed_is_there_again(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(address_of(world))
    type_inspector(opened.page, "Jane Typed")
    again = opened.page.context.new_page()
    opened.page.close(run_before_unload=False)
    again.goto(address_of(world))
    expect(again.get_by_text("it is back in its field")).to_contain_text("Lead inspector: “Jane Typed”")
    field = again.locator("[data-field='lead_inspector']").get_by_label("Lead inspector", exact=True)
    expect(field).to_have_value("Jane Typed")
    again.get_by_role("button", name="Discard it").click()
    expect(field).to_have_value("John Roughton")
    again.reload()
    expect(again.get_by_text("it is back in its field")).to_have_count(0)


def test_a_lost_line_is_said_and_the_same_step_can_be_sent_again(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(address_of(world))
    page = opened.page
    type_inspector(page, "Jane Typed")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not saved: the server did not answer.")).to_be_visible()
    page.context.set_offline(False)
    page.locator("[data-field='lead_inspector']").get_by_role("button", name="Save").click()
    expect(page.locator("[data-field='lead_inspector']")).to_contain_text("Jane Typed (entered by an editor)")
    assert inspector_of(world) == "Jane Typed"


def test_a_server_that_fails_is_said_and_what_was_typed_is_there_after_a_reload(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(address_of(world))
    page = opened.page
    page.route("**/values/", lambda route: route.fulfill(status=502, body="Bad gateway"))
    type_inspector(page, "Jane Typed")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not saved: the server could not do this.")).to_be_visible()
    page.unroute("**/values/")
    page.get_by_role("link", name="Reload the page").click()
    field = page.locator("[data-field='lead_inspector']").get_by_label("Lead inspector", exact=True)
    expect(field).to_have_value("Jane Typed")
    assert inspector_of(world) == "John Roughton"


def test_whoever_was_signed_out_meanwhile_keeps_what_was_typed(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(address_of(world))
    page = opened.page
    type_inspector(page, "Jane Typed")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Enter")
    page.get_by_label("Username").fill("jo")
    page.get_by_label("Password").fill("a password only for tests")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("You typed this before without saving it. It is back in its field:")).to_be_visible()
    field = page.locator("[data-field='lead_inspector']").get_by_label("Lead inspector", exact=True)
    expect(field).to_have_value("Jane Typed")


def test_a_window_on_a_report_that_was_published_elsewhere_says_so_in_place(world, sam, open_page):
    world.inspection.delete()
    opened = open_page(by=world.editor)
    opened.goto(address_of(world))
    page = opened.page
    settle(Report.objects.get(pk=world.to_review.pk), sam)
    review.set_value(report=world.to_review.pk, key="lead_inspector", value="B. Other", by=sam)
    publishing.publish(report=world.to_review.pk, by=sam)
    type_inspector(page, "Jane Typed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(re.compile("Sam Price published this report at"))
    expect(page.get_by_text("Jane Typed")).to_be_visible()
    expect(page.locator("header.site")).to_have_count(1)
    assert breaches(page) == []
    page.get_by_role("link", name="Open it as it is now").click()
    expect(page.get_by_role("button", name="Withdraw", exact=True)).to_be_visible()
