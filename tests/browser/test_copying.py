"""A table that is copied is clean where it is pasted: its words and numbers, and nothing that only a screen shows."""

from __future__ import annotations

import re

import pytest

COPY = """(table) => {
  const range = document.createRange();
  range.selectNode(table);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const given = {};
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  document.dispatchEvent(event);
  event.clipboardData.types.forEach((type) => { given[type] = event.clipboardData.getData(type); });
  return given;
}"""


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
