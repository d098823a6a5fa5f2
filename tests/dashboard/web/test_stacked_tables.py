"""A table for narrow screens: each cell knows the words above its column."""

from __future__ import annotations

import re

from dashboard.web.stacked_tables import stacked
from tests.dashboard.once import OF_THE_RECORD

pytestmark = OF_THE_RECORD
TABLE = """
<table class="table">
  <thead><tr>
    <th scope="col"><a href="?sort=name">Council</a></th>
    <th scope="col">Leadership<span class="vh">, worst first</span></th>
    <th scope="col" class="num">2015<br><span class="quiet">of 8</span></th>
    <th scope="col" colspan="2">Care &amp; “more”</th>
  </tr></thead>
  <tbody>
    <tr><th scope="row">Derby</th><td>Good</td><td class="num">1</td><td>a</td><td>b</td></tr>
    <tr><th scope="row">Leeds</th><td colspan="2">both</td><td>
    </td><td>c</td></tr>
  </tbody>
</table>
"""


def labels(html):
    return re.findall(r'<td[^>]* data-col="([^"]*)"', html)


def test_each_cell_is_named_after_its_column_as_people_see_it():
    care = "Care &amp; “more”"
    assert labels(stacked(TABLE)) == ["Leadership", "2015 of 8", care, care, "Leadership and 2015 of 8", care, care]


def test_roles_are_written_out_for_screen_readers():
    html = stacked(TABLE)
    assert html.count('role="table"') == 1
    assert html.count('role="rowgroup"') == 2
    assert html.count('role="row"') == 3
    assert html.count('role="columnheader"') == 4
    assert html.count('role="rowheader"') == 2
    assert html.count('role="cell"') == 7


def test_a_cell_of_white_space_is_left_empty():
    assert re.search(r"<td[^>]*></td>", stacked(TABLE))


def test_words_in_cells_are_left_alone():
    table = "<table><tbody><tr><td>&lt;td&gt; stays</td></tr></tbody></table>"
    assert "&lt;td&gt; stays" in stacked(table)
    assert labels(stacked(table)) == [""]


def test_filters_are_open_only_where_the_address_has_a_value_for_one(page):
    assert "<summary>Filters</summary>" in page("/distribution/?as_at=2026-08-22").html
    chosen = page("/distribution/?region=London&type=&area=leadership").html
    assert '<details class="fold" open>' in chosen
    assert "<summary>Filters: 2 chosen</summary>" in chosen
