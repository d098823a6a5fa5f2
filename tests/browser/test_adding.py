"""Adding reports in a browser: a large zip with script and without, and a connection that is lost on the way."""

from __future__ import annotations

import os
import re
import zipfile

import pytest
from playwright.sync_api import expect

from inspections.models import Report
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways


@pytest.fixture
def kept(record, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "kept"
    return tmp_path


@pytest.fixture
def large_zip(kept):
    """60 MB in three reports, each in a folder of its own."""
    path = kept / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in ("Bury", "Camden", "York"):
            archive.writestr(f"reports/{name}/report.pdf", b"%PDF-1.7 " + os.urandom(20_000_000))
    return path


def folders():
    return set(Report.objects.values_list("folder", flat=True))


ALL = {f"all.zip/reports/{name}" for name in ("Bury", "Camden", "York")}


@pytest.mark.parametrize("width", [1440, 390])
def test_a_zip_of_60_megabytes_is_added_with_progress(large_zip, editor, open_page, width):
    opened = open_page(width=width, by=editor)
    page = opened.page
    opened.goto("/reports/")
    page.evaluate("""() => {
      window.said = [];
      const words = document.querySelector("[data-sent]");
      new MutationObserver(() => window.said.push(words.textContent)).observe(words, { childList: true });
    }""")
    page.locator("#id_files").set_input_files(large_zip)
    page.get_by_role("button", name="Add 1 file").click()
    expect(page.get_by_text("3 reports were added.")).to_be_visible()
    expect(page.locator("#files")).to_contain_text("from all.zip/reports/Camden")
    said = page.evaluate("window.said")
    assert any(re.match(r"\d+\.\d of 57\.2 MB sent, 0 of 1 file taken\.", words) for words in said), said
    assert folders() == ALL
    assert [*breaches(page), *scrolls_sideways(page), *opened.problems] == []


def test_the_same_zip_goes_through_the_plain_form(large_zip, editor, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(editor), "url": live_server.url}])
    page = context.new_page()
    page.goto("/reports/")
    page.locator("#id_files").set_input_files(large_zip)
    page.get_by_role("button", name="Add reports").click()
    expect(page.get_by_text("3 reports were added.")).to_be_visible()
    assert folders() == ALL
    context.close()


def test_what_was_taken_before_the_connection_was_lost_stays_and_the_rest_is_sent_again(kept, editor, open_page):
    opened = open_page(by=editor)
    page = opened.page
    opened.goto("/reports/")
    files = []
    for number in range(25):
        files.append(kept / f"{number:02}.pdf")
        files[-1].write_bytes(f"%PDF-1.7 {number}".encode())
    page.locator("#id_files").set_input_files(files)
    asked = []

    def lose_the_second(route):
        if route.request.method != "POST":
            route.continue_()
            return
        asked.append(route)
        route.abort() if len(asked) == 2 else route.continue_()

    page.route("**/reports/", lose_the_second)
    page.get_by_role("button", name="Add 25 files").click()
    lost = page.get_by_text("The connection was lost. 20 files were taken and nothing of them is lost. 5 files remain:")
    expect(lost).to_be_visible()
    assert Report.objects.count() == 20
    assert breaches(page) == []
    page.get_by_role("button", name="Add 5 files").click()
    expect(page.get_by_text("5 reports were added.")).to_be_visible()
    assert Report.objects.count() == 25
    assert [problem for problem in opened.problems if "ERR_FAILED" not in problem] == []


def test_a_file_over_the_limit_is_named_before_anything_is_sent(kept, editor, open_page, settings):
    settings.UPLOAD_MAX_ZIP_MIB = settings.UPLOAD_MAX_MIB = 1
    opened = open_page(by=editor)
    opened.goto("/reports/")
    for name in ("a.zip", "a.pdf"):
        (kept / name).write_bytes(b"x" * 2_000_000)
    opened.page.locator("#id_files").set_input_files([kept / "a.zip", kept / "a.pdf"])
    expect(
        opened.page.get_by_text("a.zip is 1.9 MB; a zip may be up to 1 MB. Split it into several smaller zips.")
    ).to_be_visible()
    expect(opened.page.get_by_text("a.pdf is 1.9 MB; a report may be up to 1 MB. Leave it out.")).to_be_visible()
    expect(opened.page.get_by_role("button", name="Add 2 files")).to_be_disabled()
