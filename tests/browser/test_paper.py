"""Pages on A4, checked by the places of words: no heading last on a sheet, no row in two, the map whole."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from dashboard.charts.tilemap import tile_places
from tests.browser.addresses import address

PAPER = (
    "/", "/distribution/", "/councils/stoke-on-trent/", "/councils/stoke-on-trent/questions/",
    "dashboard:inspection", "/movement/", "/compare/?neighbours_of=861",
)  # fmt: skip
MARGIN = 48
"""The height of the margins in points, where address, date and page number stand."""


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def run_of(text: str) -> str:
    """The letters and digits alone: where a line of a cell breaks is another matter on paper."""
    return re.sub(r"[\W_]+", "", text)


def sheets(page, tmp_path) -> list[tuple[str, list[str]]]:
    """The text of each sheet without its margins, line by line, and that of its margins."""
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    document = pypdfium2.PdfDocument(file)
    found = []
    for sheet in document:
        width, height = sheet.get_size()
        assert (round(width), round(height)) == (595, 842)
        text = sheet.get_textpage()
        inner = text.get_text_bounded(left=0, right=width, bottom=MARGIN, top=height - MARGIN)
        outer = "".join(
            text.get_text_bounded(left=0, right=width, bottom=low, top=high)
            for low, high in ((height - MARGIN, height), (0, MARGIN))
        )
        found.append((words_of(outer), [words_of(line) for line in inner.splitlines() if line.strip()]))
    document.close()
    return found


HEADS = "main :is(h2, h3, caption, thead tr, h2 + .quiet, h3 + .quiet)"
ROWS = "main tbody tr"
SEEN = "all => all.filter(each => each.checkVisibility()).map(each => each.innerText)"
"""What is folded is not on paper."""


@pytest.mark.parametrize("page", PAPER)
def test_every_sheet_says_where_it_is_from_and_ends_with_no_heading_and_no_half_row(world, open_page, tmp_path, page):
    opened, path = open_page(), page if page.startswith("/") else address(page, world)
    opened.goto(path)
    # What only screen readers get is not on paper.
    opened.page.emulate_media(media="print")
    opened.page.eval_on_selector_all(".vh", "all => all.forEach(each => each.remove())")
    heads = {words_of(each) for each in opened.page.locator(HEADS).all_inner_texts()}
    rows = [run_of(each) for each in opened.page.eval_on_selector_all(ROWS, SEEN)]
    found = sheets(opened.page, tmp_path)
    for number, (margin, lines) in enumerate(found, start=1):
        assert re.sub(r"^https?://", "", opened.home) + path in margin
        assert f"Page {number} of {len(found)}" in margin
        assert "complete to 22 August 2026" in margin
        assert lines
        assert not any(each.endswith(lines[-1]) for each in heads), lines[-1]
    runs = [run_of("".join(lines)) for _, lines in found]
    assert [row for row in rows if not any(row in run for run in runs)] == []


FILLED = 0.6
"""The least share of a sheet that is in use, save of the last one: what a chart that does not fit leaves is less."""


@pytest.mark.parametrize(
    ("page", "most"), [("/distribution/", 3), ("/movement/", 3), ("/compare/?neighbours_of=861", 2)]
)
def test_tables_and_charts_fill_their_sheets(world, open_page, tmp_path, page, most):
    opened = open_page()
    opened.goto(page)
    shares = filled(opened.page, tmp_path)
    assert 1 < len(shares) <= most
    assert min(shares[:-1]) > FILLED


def filled(page, tmp_path) -> list[float]:
    """How far down its height between the margins the lowest word of each sheet stands."""
    file = tmp_path / "filled.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    document, shares = pypdfium2.PdfDocument(file), []
    for sheet in document:
        text, height = sheet.get_textpage(), sheet.get_height()
        bottoms = [text.get_rect(number)[1] for number in range(text.count_rects())]
        lowest = min(each for each in bottoms if each > MARGIN)
        shares.append((height - MARGIN - lowest) / (height - 2 * MARGIN))
    document.close()
    return shares


def test_the_map_is_whole_with_its_codes_and_no_line_of_a_list_is_in_two(world, open_page, tmp_path):
    opened = open_page()
    opened.goto("/")
    pairs = opened.page.eval_on_selector_all(
        ".list > li > span:first-child", "all => all.map(each => each.innerText.trim().split('\\n'))"
    )
    found = [" ".join(lines) for _, lines in sheets(opened.page, tmp_path)]
    codes = {place.code for place in tile_places().values()}
    assert any(codes <= set(text.split()) for text in found)
    for name, date in (pair for pair in pairs if len(pair) == 2 and all(pair)):
        assert any(words_of(f"{name} {date}") in text or (name in text and date in text) for text in found), name


def test_a_list_that_counts_more_than_is_on_paper_says_so_unless_it_is_opened(world, open_page, tmp_path):
    opened = open_page()
    opened.goto("/")
    folded = opened.page.locator(".rest > summary")
    said = [words_of(each.evaluate("each => each.firstChild.textContent")) for each in folded.all()]
    assert len(said) > 1
    assert all(each.startswith("The other ") for each in said)
    text = words_of(" ".join(" ".join(lines) for _, lines in sheets(opened.page, tmp_path)))
    assert [each for each in said if f"{each}: on the page, not on paper" not in text] == []
    opened.page.eval_on_selector_all(".rest", "all => all.forEach(each => each.open = true)")
    assert "on the page, not on paper" not in " ".join(" ".join(lines) for _, lines in sheets(opened.page, tmp_path))


CLOSING = "Facts from inspection reports by Ofsted"
"""What the lines at the end of every page begin with: where the facts are from, and their licence."""
PUSHED = "document.querySelector('main').insertAdjacentHTML('afterbegin', '<div class=\"pushed\"></div>')"
MILLIMETRES = "to => document.querySelector('.pushed').style.setProperty('height', `${to}mm`)"


@pytest.mark.parametrize("page", ["/movement/", "/method/", "/connected/", "/compare/"])
def test_the_closing_lines_do_not_stand_alone_on_a_sheet(world, open_page, tmp_path, page):
    opened = open_page()
    opened.goto(page)
    assert at_the_end(sheets(opened.page, tmp_path)) > 1


def test_the_end_of_a_page_comes_with_its_closing_lines_wherever_the_sheet_ends(world, open_page, tmp_path):
    opened = open_page()
    opened.goto("/councils/stoke-on-trent/questions/")
    opened.page.evaluate(PUSHED)
    # A step is less than the closing lines are high: at one of them they alone would come onto a sheet of their own.
    for height in range(0, 240, 8):
        opened.page.evaluate(MILLIMETRES, height)
        found = sheets(opened.page, tmp_path)
        if len(found) > 1:
            break
    assert len(found) == 2
    assert at_the_end(found) > 1


def at_the_end(found: list[tuple[str, list[str]]]) -> int:
    """How many lines of the page stand before the closing ones on the last sheet."""
    _, lines = found[-1]
    # The order of a file is not that of the eye: a repeated head of a table may come last.
    start = next(at for at, line in enumerate(lines) if line.startswith(CLOSING))
    return len(lines) - len(lines[start : start + 2])
