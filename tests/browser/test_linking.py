"""Links between recommendations, from an editor's first look to the public page and back, with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from inspections.models import ComparedReport, RecommendationLink
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways
from tests.two_reports import publish_report

ASKED, AGAIN = "The quality of life-story work.", "Life-story work for all children in care."


@pytest.fixture
def later(register, editor, live_server):
    """A report that asks again for one thing, and for a new one."""
    publish_report(editor, "2023", ASKED, "The regularity of supervision for social workers.")
    return publish_report(editor, "2024", AGAIN, "The number of fire drills at night.")


def test_a_link_is_decided_compared_shown_and_undone_without_script(later, editor, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(editor), "url": live_server.url}])
    page = context.new_page()
    page.goto("/reports/")
    page.get_by_role("link", name="Links between recommendations").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("proposed link")
    page.get_by_role("link", name="Derby, November 2024").click()
    card = page.get_by_role("article").filter(has_text=ASKED)
    expect(card.locator("mark").first).to_have_text("life-story")
    card.get_by_role("button", name="Yes, it asks for it again").click()
    expect(page.get_by_text("Saved: it asks for the earlier one again.")).to_be_visible()
    page.get_by_role("button", name="I have compared both in full").click()
    expect(page.get_by_role("heading", name="Compared in full with April 2023")).to_be_visible()
    page.get_by_role("link", name="What the public reads of Derby").click()
    expect(page.get_by_text("inspectors had asked for 1 before and 1 is new since April 2023")).to_be_visible()
    page.get_by_text("Asked before, in April 2023").click()
    expect(page.get_by_text(ASKED).locator("visible=true").first).to_be_visible()
    page.get_by_role("link", name="Questions for scrutiny").click()
    expect(page.get_by_text("Inspectors asked for this in April 2023 and November 2024.")).to_be_visible()
    page.goto(f"/reports/links/{later.key}/")
    page.get_by_role("button", name="Undo: not compared in full").click()
    page.locator("summary", has_text="Asked for again").click()
    page.get_by_role("button", name="Undo the decision").first.click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert not ComparedReport.objects.exists()
    assert not RecommendationLink.objects.filter(decision="confirmed").exists()
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_pages_of_links_are_free_of_faults_with_everything_open(later, editor, open_page, width):
    link = RecommendationLink.objects.filter(later_inspection=later.key, kind="asked_before").latest("score")
    RecommendationLink.objects.filter(pk=link.pk).update(score=0.9)
    opened = open_page(width=width, by=editor)
    addresses = (
        "/reports/links/",
        f"/reports/links/{later.key}/",
        "/councils/derby/asked/",
        "/councils/derby/questions/",
        "/councils/derby/",
        "/method/",
    )
    problems = []
    for address in addresses:
        opened.goto(address)
        opened.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        problems += [(address, each) for each in (*breaches(opened.page), *scrolls_sideways(opened.page))]
    assert [*problems, *opened.problems] == []
