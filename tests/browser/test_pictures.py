"""Saving charts as PNG under the strict CSP: those drawn by Plotly, and the map that the server draws as SVG."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from playwright.sync_api import expect

EDGE, SCALE = 24, 2
MAP_WIDTH, LEAST_ROOM = 14 * 46, 480


PICTURE_OF_THE_MAP = re.compile("^PNG of .* on leadership")


def saved(page, button):
    """The name and content of the file that a button saves."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def size_of(picture):
    """Width and height, from the header of a PNG."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", picture[16:24])


def test_the_map_is_saved_with_its_words_and_always_light(world, open_page):
    pictures = []
    for scheme in ("light", "dark"):
        opened = open_page(scheme=scheme)
        opened.goto("/?as_at=2026-03-31")
        name, picture = saved(opened.page, opened.page.get_by_role("button", name=PICTURE_OF_THE_MAP))
        pictures.append(picture)
        assert name == ("map-leadership-one-tile-for-each-council-by-its-grade-as-at-31-march-2026-england.png")
        assert opened.problems == []

    width, height = size_of(pictures[0])
    assert width == SCALE * (MAP_WIDTH + 2 * EDGE)
    # higher than the map itself by its title, its subtitle, its key and its source
    assert height > SCALE * (19 * 46 + 2 * EDGE + 80)
    assert pictures[0] == pictures[1]


def test_the_map_can_be_saved_after_htmx_brought_another(world, open_page):
    opened = open_page()
    opened.goto("/?as_at=2026-03-31")
    page = opened.page
    page.get_by_label("In", exact=True).select_option("London")
    page.get_by_label("Date and counting").get_by_role("button", name="Show").click()
    expect(page.get_by_text("London: ").first).to_be_visible()
    name, picture = saved(page, page.get_by_role("button", name=PICTURE_OF_THE_MAP))

    # The tiles of London alone are narrower than the words above them may be.
    assert name.startswith("map-leadership-")
    assert name.endswith("-london.png")
    assert size_of(picture)[0] == SCALE * (LEAST_ROOM + 2 * EDGE)
    assert opened.problems == []


def test_a_long_subtitle_stands_in_lines_above_the_drawing(world, open_page):
    opened = open_page()
    opened.goto("/movement/?as_at=2026-03-31")
    page = opened.page
    name, picture = saved(page, page.locator("#leaving [data-png]"))
    lines = page.evaluate(
        "Picture.lines(document.querySelector('#leaving header p').textContent, '400 14px Arial', 1232).length"
    )

    assert name.startswith("leaving-share-still-inadequate-on-leadership-")
    assert size_of(picture)[0] == SCALE * (1232 + 2 * EDGE)
    assert lines == 2
    assert opened.problems == []
