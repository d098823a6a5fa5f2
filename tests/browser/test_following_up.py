"""A council's follow-up, from the first response to a reply that is public and taken back, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from inspections.queries.public_replies import public_replies
from inspections.roles import Role
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways
from tests.people import PASSWORD, person
from tests.two_reports import publish_report

ASKED = "The regularity of supervision for social workers."


@pytest.fixture
def report(register, editor, live_server):
    return publish_report(editor, "2024", ASKED, "Sufficiency of homes for children in care.")


def test_a_council_answers_plans_publishes_and_takes_back(report, browser, live_server):
    person("kim", Role.COUNCIL, council=report.authority, first_name="Kim", last_name="Lee")
    ada = person("ada", Role.ADMINISTRATOR)
    own = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = own.new_page()
    page.goto("/sign-in/")
    page.get_by_label("Username").fill("kim")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No action has been planned yet")
    expect(page.get_by_text("Private: Derby City Council only").first).to_be_visible()
    page.get_by_role("link", name=ASKED).click()
    page.get_by_role("textbox", name="Your council’s response").fill("We meet monthly.")
    page.get_by_role("button", name="Save the response").click()
    expect(page.get_by_text("Saved. It is private.")).to_be_visible()
    page.get_by_label("What will be done").fill("Audit supervision")
    page.get_by_label("Owner").fill("Head of practice")
    page.get_by_label("Due", exact=True).fill("31/01/2030")
    page.get_by_role("button", name="Save the action").click()
    page.get_by_role("link", name="Follow-up").first.click()
    page.get_by_role("link", name="Board").click()
    page.get_by_role("button", name="Move to under way").click()
    expect(page.get_by_role("region", name="Under way").get_by_text("Audit supervision").first).to_be_visible()
    page.get_by_role("link", name=ASKED).click()
    page.get_by_label("Signed as").fill("Director")
    page.get_by_label("The reply, as everybody will read it").fill("Supervision is monthly now.")
    page.get_by_role("button", name="Ask to publish it").click()
    expect(page.get_by_text("Sent to an administrator to decide")).to_be_visible()
    assert public_replies() == {}
    other = browser.new_context(base_url=live_server.url)
    other.add_cookies([{"name": "sessionid", "value": session_of(ada), "url": live_server.url}])
    decides = other.new_page()
    decides.goto("/replies/")
    decides.get_by_role("button", name="Accept and publish").click()
    expect(decides.get_by_text("Accepted. It now appears beside the recommendation.")).to_be_visible()
    assert [reply.text for reply in public_replies().values()] == ["Supervision is monthly now."]
    page.reload()
    page.get_by_role("button", name="Take the reply back").click()
    expect(page.get_by_text("the reply is no longer public")).to_be_visible()
    assert public_replies() == {}
    own.close()
    other.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_its_pages_are_free_of_faults_with_everything_open(world, open_page, width, scheme):
    opened = open_page(width=width, scheme=scheme, by=world.administrator)
    home = f"/follow-up/{world.inspection.authority.slug}/"
    response = world.planned.response
    pages = ("", "?form=board", "changes/", f"actions/{world.planned.pk}/", f"{response.inspection}/{response.item}/")
    problems = []
    for address in (*(f"{home}{page}" for page in pages), "/follow-up/", "/replies/", "/reports/periodic/"):
        opened.goto(address)
        opened.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        problems += [(address, each) for each in (*breaches(opened.page), *scrolls_sideways(opened.page))]
    assert [*problems, *opened.problems] == []
