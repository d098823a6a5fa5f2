"""A table that is copied is clean where it is pasted: its words and numbers, and nothing that only a screen shows."""

from __future__ import annotations

import re

import pytest

COPY_SELECTED = """() => {
  const given = {};
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  document.dispatchEvent(event);
  event.clipboardData.types.forEach((type) => { given[type] = event.clipboardData.getData(type); });
  return given;
}"""
COPY = f"""(table) => {{
  const range = document.createRange();
  range.selectNode(table);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return ({COPY_SELECTED})();
}}"""
COPY_A_ROW_TO_THE_NEXT = f"""(table) => {{
  const [row, next] = table.tBodies[0].rows;
  getSelection().setBaseAndExtent(row.cells[0], 0, next.cells[0], 0);
  return ({COPY_SELECTED})();
}}"""


@pytest.mark.django_db(transaction=True)
def test_a_matrix_is_copied_as_words_in_plain_cells(world, open_page):
    opened = open_page()
    opened.goto("/compare/?neighbours_of=861")
    given = opened.page.locator("table").first.evaluate(COPY)
    heads, *rows = given["text/plain"].splitlines()[1:]

    assert heads.startswith("Council\tLeadership\tHelp and protection")
    assert {row.count("\t") for row in rows} == {heads.count("\t")}
    assert set(rows[0].split("\t")[1:5]) <= {"Outstanding", "Good", "Requires improvement", "Inadequate", "Not judged"}
    assert not re.search(r'class=|position|aria-|class="mark|<svg|<span', given["text/html"])
    assert given["text/html"].startswith('<table border="1"')


@pytest.mark.django_db(transaction=True)
def test_words_without_a_table_are_copied_as_ever(world, open_page):
    opened = open_page()
    opened.goto("/compare/?neighbours_of=861")
    assert opened.page.locator("h1").evaluate(COPY) == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1440, 390])
def test_what_only_another_width_shows_is_not_copied(world, open_page, width):
    opened = open_page(width=width)
    opened.goto("/movement/")
    given = opened.page.locator("table.flow").evaluate(COPY)
    _, heads, *rows = given["text/plain"].splitlines()

    assert heads.split("\t")[1:] == ["Outstanding", "Good", "Requires improvement", "Inadequate", "All"]
    assert [row.split("\t")[0] for row in rows[:4]] == heads.split("\t")[1:5]
    assert given["text/html"].count("Requires improvement") == 2
    assert opened.page.locator("[data-unseen]").count() == 0


@pytest.mark.django_db(transaction=True)
def test_values_stand_under_their_headings_where_a_cell_spans_several(world, open_page):
    opened = open_page()
    opened.goto("/councils/stoke-on-trent/")
    table = opened.page.locator("table").filter(has=opened.page.locator("td[colspan]")).first
    _, heads, *rows = table.evaluate(COPY)["text/plain"].splitlines()

    assert rows
    assert {row.count("\t") for row in rows} == {heads.count("\t")}


@pytest.mark.django_db(transaction=True)
def test_a_selection_that_ends_where_a_cell_begins_copies_nothing_of_that_cell(world, open_page):
    opened = open_page()
    opened.goto("/compare/?neighbours_of=861")
    table = opened.page.locator("table").first
    whole = table.evaluate(COPY)["text/plain"].splitlines()
    assert table.evaluate(COPY_A_ROW_TO_THE_NEXT)["text/plain"] == whole[2]

    cell = table.locator("tbody tr").nth(1).locator("td").last
    cell.click(click_count=3)
    given = opened.page.evaluate(COPY_SELECTED)
    assert given.get("text/plain", cell.inner_text()).strip() == cell.inner_text().strip()
    assert "<table" not in given.get("text/html", "")
