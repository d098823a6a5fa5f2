"""What editors do, as they do it: with the mouse, by dropping files, and by keys alone."""

from __future__ import annotations

import re
import threading

from playwright.sync_api import expect

from inspections.models import Inspection, Report
from inspections.serving.worker import run_worker

DROP = """(form, files) => {
  const all = new DataTransfer();
  for (const [name, text] of files) all.items.add(new File([text], name, { type: "application/pdf" }));
  for (const type of ["dragenter", "dragover", "drop"])
    form.dispatchEvent(new DragEvent(type, { dataTransfer: all, bubbles: true, cancelable: true }));
}"""


def read_all():
    run_worker(stop=threading.Event(), until_empty=True)


def test_somebody_signs_in_and_comes_where_they_wanted_to(world, open_page):
    opened = open_page()
    opened.goto("/reports/")
    opened.page.get_by_label("Username").fill("jo")
    opened.page.get_by_label("Password").fill("a password only for tests")
    opened.page.get_by_role("button", name="Sign in").click()
    expect(opened.page.get_by_role("heading", level=1)).to_have_text("Reports")
    assert opened.problems == []


def test_dropped_files_move_through_their_states_without_a_reload(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto("/reports/")
    page = opened.page
    page.locator("form.drop").evaluate(DROP, [["one.pdf", "no pdf"], ["two.pdf", "nor this"]])
    page.get_by_role("button", name="Add 2 files").click()
    expect(page.get_by_text("2 reports were added.")).to_be_visible()
    page.evaluate("window.stays = true")
    row = page.locator("tr", has_text="one.pdf")
    expect(row).to_contain_text("Queued")
    read_all()
    expect(row).to_contain_text("Refused", timeout=10_000)
    expect(row).to_contain_text("This is not a PDF.")
    assert page.evaluate("window.stays")
    assert opened.problems == []


def test_a_report_is_reviewed_and_published_by_keys_alone(world, open_page):
    # The inspection that this report is about has another report behind it; free it first.
    world.inspection.delete()
    opened = open_page(by=world.editor)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    page = opened.page
    now = page.locator(".fieldrow-now")
    expect(now).to_contain_text("Published")
    page.keyboard.press("j")
    expect(now).to_contain_text("Help and protection")
    with page.expect_response(re.compile(r"review/\?at=")):
        page.keyboard.press("o")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    expect(page.locator("[data-sheet] .now")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="To check (1)")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("To check"))).to_have_count(0)
    page.keyboard.press("p")
    expect(page.get_by_text("is published.")).to_be_visible()
    assert Inspection.objects.filter(report=world.to_review).exists()
    assert opened.problems == []


def test_a_value_is_corrected_with_the_mouse_and_stands_beside_what_was_read(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    row = opened.page.locator("[data-field='judgement:leadership']")
    row.get_by_text("Change").click()
    row.get_by_label("Leadership").select_option("Inadequate")
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("The reader read: Good")
    expect(row).to_contain_text("entered by an editor")
    assert Report.objects.get(pk=world.to_review.pk).as_draft().value("judgement:leadership").value == "inadequate"
    assert opened.problems == []


def test_without_script_a_value_is_accepted_all_the_same(world, browser, live_server):
    from tests.browser.conftest import session_of

    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(world.editor), "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/reports/{world.to_review.pk}/review/")
    page.locator("#v-published").get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="To check (1)")).to_be_visible()
    context.close()


def test_a_real_report_goes_the_whole_way(record, editor, open_page, shared, settings, tmp_path):
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "reports", tmp_path
    path = next((shared / "reports/ofsted/80564_stoke-on-trent").glob("*2022.pdf"))
    opened = open_page(by=editor)
    opened.goto("/reports/")
    page = opened.page
    page.get_by_label("Add inspection reports").set_input_files(path)
    page.get_by_role("button", name="Add 1 file").click()
    read_all()
    row = page.locator("tr", has_text="Stoke-on-Trent, ILACS, October 2022")
    expect(row).to_be_visible(timeout=10_000)
    row.get_by_role("link", name="Review").click()
    expect(page.get_by_role("heading", name="The record agrees")).to_be_visible()
    picture = page.locator("[data-sheet] img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 1000
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("To check"))).to_have_count(0)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stoke-on-Trent, November 2022")
    opened.goto("/councils/stoke-on-trent/")
    every = page.get_by_role("region", name="Every inspection and visit", exact=True)
    every.get_by_role("link", name="25 Nov 2022", exact=True).click()
    page.get_by_role("link", name="Help and protection").click()
    expect(page.locator("[data-sheet] .now")).to_have_count(1)
    assert opened.problems == []
