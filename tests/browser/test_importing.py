"""A table is imported from choosing the file to taking it back, with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from inspections.models import Inspection, Judgement
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways

TABLE = """Outcomes of July;;;;;;
;;;;;;
Local authority;Sort;Start date;End date;Publication date;Overall effectiveness;Impact of leaders
Camden;Short;03/02/2020;07/02/20;20 March 2020;Splendid;Good
Stoke-on-Trent;Standard;12/05/2025;23/05/2025;15/07/2025;Good;
Atlantis;Short;03/02/2020;07/02/2020;20/03/2020;Good;Good
Source: a committee;;;;;;
"""


@pytest.fixture
def table(record, live_server, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return path


def choose(page, table):
    page.goto("/reports/import/")
    page.get_by_label("Table", exact=True).set_input_files(table)
    page.get_by_label("Where it is from").fill("A committee paper")
    page.get_by_label("Released on").fill("2025-08-30")
    page.get_by_role("button", name="Look at it").click()


def understand(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("What the columns hold")
    page.get_by_label("Sort").select_option(label="Kind of inspection")
    page.get_by_label("Splendid").select_option(label="Outstanding")
    page.get_by_label("Framework of every row").select_option(label="ILACS")
    page.get_by_role("button", name="Go on").click()


def grade():
    return Judgement.objects.get(
        inspection__authority__slug="stoke-on-trent", inspection__start="2025-05-12", area="overall"
    ).grade


@pytest.mark.parametrize("width", [1440, 390])
def test_a_table_is_understood_looked_at_imported_and_taken_back(table, editor, open_page, width):
    opened = open_page(width=width, by=editor)
    page = opened.page
    problems = []

    def look():
        problems.extend([*breaches(page), *scrolls_sideways(page)])

    page.goto("/reports/import/")
    look()
    choose(page, table)
    look()
    understand(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Import 1 new inspection?")
    expect(page.get_by_text("No council is called “Atlantis”.")).to_be_visible()
    look()
    page.get_by_label("Take Good for Overall effectiveness").check()
    page.get_by_role("button", name="Import this").click()
    expect(page.get_by_text("Imported: 1 inspection added, 1 inspection changed.")).to_be_visible()
    look()
    assert grade() == "good"
    page.get_by_label("Why you are taking it back").fill("The wrong table")
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken back: table.csv")
    look()
    assert grade() == "requires_improvement"
    assert not Inspection.objects.filter(authority__slug="camden", start="2020-02-03").exists()
    # What was said of it is remembered.
    choose(page, table)
    expect(page.get_by_role("heading", level=1)).to_have_text("Import 1 new inspection?")
    assert [*problems, *opened.problems] == []


def test_the_same_goes_without_script(table, editor, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(editor), "url": live_server.url}])
    page = context.new_page()
    choose(page, table)
    understand(page)
    page.get_by_role("button", name="Import this").click()
    expect(page.get_by_text("Imported: 1 inspection added.")).to_be_visible()
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken back: table.csv")
    context.close()
