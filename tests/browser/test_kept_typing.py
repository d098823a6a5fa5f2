"""Forms beside the review: what is typed outlives a session that ended, and is forgotten once it is saved."""

from __future__ import annotations

from playwright.sync_api import expect

from inspections.actions import replying
from inspections.models import CouncilReply, Inspection
from tests.browser.looking import breaches, whole


def sign_in_again(page, username):
    page.get_by_role("link", name="sign in and go back to the page").click()
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill("a password only for tests")
    page.get_by_role("button", name="Sign in").click()


def back(page):
    return page.get_by_text("it is back in its field")


def test_what_was_corrected_is_not_said_to_be_unsaved(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(f"/record/{world.inspection.pk}/correct/")
    page = opened.page
    row = page.locator("#v-lead_inspector")
    row.locator("summary").click()
    row.get_by_label("Lead inspector").fill("Jane Typed")
    row.get_by_label("Why").fill("Misspelt")
    row.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_text("Corrected. The public page says")).to_be_visible()
    whole(page)
    expect(back(page)).to_have_count(0)
    expect(page.locator("#v-lead_inspector-why")).to_have_value("")
    # What is typed after that and not sent is another matter.
    row.locator("summary").click()
    row.get_by_label("Why").fill("Half a rea")
    page.reload()
    expect(back(page)).to_contain_text("Half a rea")
    assert Inspection.objects.get(pk=world.inspection.pk).lead_inspector == "Jane Typed"
    assert opened.problems == []


def test_an_import_that_a_signed_out_person_sent_is_shown_and_comes_back(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto("/reports/import/")
    page = opened.page
    page.get_by_label("Where it is from").fill("Five-year data")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", name="Nothing was saved: you are signed out")).to_be_visible()
    expect(page.get_by_text("Five-year data")).to_be_visible()
    assert breaches(page) == []
    sign_in_again(page, "jo")
    expect(page.get_by_label("Where it is from")).to_have_value("Five-year data")
    expect(back(page)).to_be_visible()


def test_a_change_of_the_register_is_kept_until_it_is_saved(world, open_page):
    opened = open_page(by=world.administrator)
    opened.goto("/register/details/?council=202")
    page = opened.page
    page.get_by_label("Reason").fill("The council has another address.")
    page.get_by_label("Source").fill("A letter")
    page.get_by_label("Short name").fill("Camden Town")
    page.get_by_role("button", name="Show what will follow").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    whole(page)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save exactly this").click()
    sign_in_again(page, world.administrator.username)
    expect(page.get_by_label("Short name")).to_have_value("Camden Town")
    whole(page)
    page.get_by_role("button", name="Show what will follow").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    whole(page)
    page.get_by_role("button", name="Save exactly this").click()
    expect(page.get_by_text("Saved:")).to_be_visible()
    whole(page)
    page.goto(page.url.partition("/register/")[0] + "/register/details/?council=202")
    expect(page.get_by_label("Short name")).to_have_value("Camden Town")
    expect(back(page)).to_have_count(0)


def test_any_form_of_a_page_keeps_what_was_typed_until_it_is_saved_and_no_search_does(world, open_page):
    opened = open_page(by=world.administrator)
    opened.goto("/people/")
    page = opened.page
    name = page.get_by_label("Their name (optional)")
    name.fill("Sam New")
    page.reload()
    expect(back(page)).to_contain_text("Sam New")
    expect(name).to_have_value("Sam New")
    assert breaches(page) == []
    page.get_by_label("Role", exact=True).select_option("reader")
    page.get_by_role("button", name="Create an invitation").click()
    expect(page.get_by_text("The invitation of Sam New is ready.")).to_be_visible()
    expect(name).to_have_value("")
    expect(back(page)).to_have_count(0)
    opened.goto("/reports/changes/")
    page.get_by_label("From").fill("28 November 2026")
    page.reload()
    expect(back(page)).to_have_count(0)
    assert opened.problems == []


def test_the_box_in_the_header_suggests_councils_to_whoever_is_signed_in(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto("/method/")
    opened.page.locator("#find-council").press_sequentially("Stoke")
    expect(opened.page.locator("#councils-found").get_by_role("link", name="Stoke-on-Trent")).to_be_visible()
    assert opened.problems == []


def test_what_is_refused_and_then_saved_from_another_address_is_not_said_to_be_unsaved(world, open_page):
    """Nor where a notice of an error stands on the page for another reason."""
    waiting = CouncilReply.objects.get(state=CouncilReply.State.ASKED)
    replying.return_reply(reply=waiting.pk, reason="Name the office.", by=world.administrator)
    response = world.planned.response
    opened = open_page(by=world.administrator)
    opened.goto(f"/follow-up/{world.inspection.authority.slug}/{response.inspection}/{response.item}/")
    page = opened.page
    expect(page.locator(".notice-error", has_text="Name the office.")).to_be_visible()
    unfold(page)
    page.get_by_label("What will be done").fill("Peer audit")
    page.get_by_label("Due", exact=True).fill("soon")
    page.get_by_role("button", name="Save the action").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    unfold(page)
    expect(page.get_by_label("What will be done")).to_have_value("Peer audit")
    page.get_by_label("Owner").fill("Head of practice")
    page.get_by_label("Due", exact=True).fill("31/01/2030")
    page.get_by_role("button", name="Save the action").click()
    expect(page.get_by_text("The action has been added.")).to_be_visible()
    expect(back(page)).to_have_count(0)
    expect(page.get_by_label("What will be done")).to_have_value("")


def test_the_cover_of_a_paper_is_kept_nowhere_as_its_page_says(world, open_page):
    opened = open_page(by=world.administrator)
    opened.goto(f"/councils/{world.inspection.authority.slug}/committee-paper/")
    page = opened.page
    unfold(page)
    expect(page.get_by_text("Nothing you type here is stored")).to_be_visible()
    page.locator("form input[type=text][id^=cover-]").first.fill("A private board")
    assert "A private board" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_what_was_typed_long_ago_is_forgotten_wherever_somebody_is(world, open_page):
    opened = open_page(by=world.administrator)
    opened.goto("/people/")
    opened.page.evaluate("""() => [[15, "old"], [13, "new"]].forEach(([days, name]) => localStorage.setItem(
        `typed:${name}`, JSON.stringify({note: {value: name, at: Date.now() - days * 86400000}})))""")
    opened.goto("/councils/")
    assert opened.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('typed:'))") == ["typed:new"]


def test_no_address_that_opens_something_is_kept_with_what_is_typed_there(world, open_page):
    opened = open_page(by=world.administrator)
    opened.goto(f"/invitation/{world.invitation}/")
    page = opened.page
    page.get_by_label("Username").fill("kim")
    assert world.invitation not in page.evaluate("JSON.stringify({...localStorage})")


def unfold(page):
    whole(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
