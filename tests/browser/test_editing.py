"""What editors do, in a browser: with the mouse, by dropping files, and with the keyboard alone."""

from __future__ import annotations

import re
import threading

from playwright.sync_api import expect

from inspections.models import Inspection, Report
from inspections.serving.worker import run_worker
from tests.browser.world import read_report
from tests.pdfs import make_pdf
from tests.readings import ilacs, judgement

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
    expect(opened.page.get_by_role("heading", level=1)).to_contain_text("reports are read")
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
    expect(row).to_contain_text("Refused")
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
    expect(page.get_by_text("Only what is saved is published.")).to_be_visible()
    # A second key right after it is no approval.
    page.keyboard.press("Enter")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Publish now")).to_be_visible()
    assert not Inspection.objects.filter(report=world.to_review).exists()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("16 July 2025 is published.")).to_be_visible()
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


def grade_of(world, key):
    return Report.objects.get(pk=world.to_review.pk).as_draft().value(key).value


def test_enter_in_a_field_saves_what_was_typed_there(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    page = opened.page
    row = page.locator("[data-field='published']")
    row.get_by_text("Give another value").click()
    row.get_by_label("Published", exact=True).fill("20 July 2025")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("20 July 2025 (entered by an editor)")
    assert grade_of(world, "published") == "2025-07-20"
    assert opened.problems == []


def test_no_key_acts_while_a_field_has_the_focus(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    page = opened.page
    row = page.locator("[data-field='judgement:help_and_protection']")
    row.get_by_text("Give another value").click()
    row.get_by_label("Why (optional)").focus()
    page.keyboard.type("jkoup12")
    expect(row.get_by_label("Why (optional)")).to_have_value("jkoup12")
    row.get_by_label("Help and protection").focus()
    page.keyboard.press("u")
    page.keyboard.press("p")
    expect(page.get_by_text("Only what is saved is published.")).to_be_hidden()
    assert grade_of(world, "judgement:help_and_protection") == "good"
    assert opened.problems == []


def test_an_open_change_is_asked_about_before_the_page_moves_on(world, open_page):
    world.inspection.delete()
    opened = open_page(by=world.editor)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    page = opened.page
    page.locator("[data-field='published']").get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="To check (1)")).to_be_visible()
    page.locator("[data-field='judgement:help_and_protection']").get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Ready to publish.")).to_be_visible()
    row = page.locator("[data-field='lead_inspector']")
    row.get_by_text("Change").click()
    field = row.get_by_label("Lead inspector", exact=True)
    field.fill("Jane Typed")
    dialog = page.get_by_role("dialog", name="You have typed something that is not saved")
    page.get_by_text("Publish …").click()
    page.get_by_role("button", name="Publish now").click()
    expect(dialog).to_contain_text("Lead inspector: “Jane Typed”")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("Jane Typed")
    page.get_by_role("link", name="Back to reports").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Go back to it").click()
    page.locator("[data-field='judgement:leadership']").get_by_role("link", name="Page 1").click()
    dialog.get_by_role("button", name="Leave without saving").click()
    expect(page.locator("[data-field='judgement:leadership']")).to_have_class(re.compile("fieldrow-now"))
    assert grade_of(world, "lead_inspector") == "John Roughton"
    assert not Inspection.objects.filter(report=world.to_review).exists()
    assert opened.problems == []


def test_what_contradicts_the_record_is_decided_on_the_page(record, editor, open_page):
    reading = ilacs(judgements=(judgement("overall", "good"),), published="2025-07-15")
    report = read_report(reading, "stoke.pdf", make_pdf(["# Page 1"], ["# Page 2"]), editor)
    opened = open_page(by=editor)
    opened.goto(f"/reports/{report.pk}/review/")
    page = opened.page
    expect(page.get_by_role("heading", name="To decide (2)")).to_be_visible()
    card = page.locator("[data-field='recommendation_count']")
    expect(page.locator(".fieldrow-now")).to_contain_text("Number of recommendations")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="To decide (2)")).to_be_visible()
    card.get_by_text("Enter another value, or give a reason").click()
    card.get_by_label("Why (needed for another value").fill("Four stand on the next page.")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("Type the right value, or choose one of the two.")
    expect(page.get_by_role("heading", name="To decide (2)")).to_be_visible()
    card.get_by_role("button", name="Keep the record’s: 6 recommendations").first.click()
    expect(page.get_by_role("heading", name="To decide (1)")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_role("heading", name="Decided (2)")).to_be_visible()
    assert opened.problems == []


def test_without_script_a_field_is_saved_by_enter_and_publishing_says_what_it_takes(world, browser, live_server):
    from tests.browser.conftest import session_of

    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(world.editor), "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/reports/{world.to_review.pk}/review/")
    page.locator("#v-published").get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="To check (1)")).to_be_visible()
    row = page.locator("#v-lead_inspector")
    row.get_by_text("Change").click()
    row.get_by_label("Lead inspector", exact=True).fill("Jane Typed")
    page.keyboard.press("Enter")
    expect(page.locator("#v-lead_inspector")).to_contain_text("Jane Typed (entered by an editor)")
    page.get_by_text("Publish …").click()
    expect(page.get_by_text("Anything still open and unsaved is left out.")).to_be_visible()
    context.close()


def test_a_real_report_goes_the_whole_way(record, editor, open_page, shared, settings, tmp_path):
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "reports", tmp_path
    path = next((shared / "reports/ofsted/80564_stoke-on-trent").glob("*2022.pdf"))
    opened = open_page(by=editor)
    opened.goto("/reports/")
    page = opened.page
    page.get_by_label("Add inspection reports").set_input_files(path)
    page.get_by_role("button", name="Add 1 file").click()
    expect(page.get_by_text("1 report was added.")).to_be_visible()
    read_all()
    row = page.locator("tr", has_text="Stoke-on-Trent, ILACS, October 2022")
    expect(row).to_be_visible()
    expect(row).to_contain_text("Date from the file’s name, as on the record")
    row.get_by_role("link", name="Look").click()
    expect(page.get_by_role("heading", name="The record agrees")).to_be_visible()
    picture = page.locator("[data-sheet] img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 1000
    expect(page.get_by_role("heading", name=re.compile("To check"))).to_have_count(0)
    page.get_by_text("Publish …").click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stoke-on-Trent, November 2022")
    opened.goto("/councils/stoke-on-trent/")
    every = page.get_by_role("region", name="Every inspection and visit", exact=True)
    every.get_by_role("link", name="25 Nov 2022", exact=True).click()
    page.get_by_role("link", name="Help and protection").click()
    expect(page.locator("[data-sheet] .now")).to_have_count(1)
    assert opened.problems == []
