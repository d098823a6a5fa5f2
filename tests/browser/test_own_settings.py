"""Somebody who enlarges text, spaces it out or chooses all colours reads every kind of page: nothing is cut, covered or
gone, and nothing scrolls sideways.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.browser.legibility import enlarge, lost, space_out, unseen
from tests.browser.looking import faint_words, scrolls_sideways

WIDE, NARROW, PHONE = 1280, 320, 390
TWICE = 2
# One page of each template that has a layout of its own, in the state that shows the most.
PUBLIC = (
    "/",
    "/distribution/",
    "/movement/",
    "/councils/",
    "/councils/stoke-on-trent/",
    "/compare/?neighbours_of=861",
    "/recommendations/?q=plans",
    "/new/",
    "/data/",
)


def problems_as_set(opened, path):
    """What is lost of a page, opened once, in every setting; text of twice the size on a phone too."""
    page, found = opened.page, []
    opened.resize(WIDE)
    opened.goto(path)
    for width in (WIDE, NARROW):
        opened.resize(width)
        found += [f"{width}: {problem}" for problem in (*lost(page), *scrolls_sideways(page))]
        space_out(page, on=True)
        found += [f"{width}, spaced out: {problem}" for problem in (*lost(page), *scrolls_sideways(page))]
        space_out(page, on=False)
        page.emulate_media(forced_colors="active")
        found += [f"{width}, colours chosen: {problem}" for problem in unseen(page)]
        found += [f"{width}, colours chosen: {problem}" for problem in faint_words(page)]
        page.emulate_media(forced_colors="none")
    enlarge(page, times=TWICE)
    for width in (WIDE, NARROW * TWICE, PHONE):
        opened.resize(width)
        found += [f"{width}, text of twice the size: {p}" for p in (*lost(page), *scrolls_sideways(page))]
    enlarge(page, times=1)
    found += opened.problems
    opened.problems.clear()
    return found


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_in_a_reader_s_own_settings(world, open_page):
    opened = open_page()
    paths = [*PUBLIC, reverse("dashboard:inspection", args=[world.inspection.pk])]
    found = [f"{path} {problem}" for path in paths for problem in problems_as_set(opened, path)]
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_of_a_review_in_an_editor_s_own_settings(world, open_page):
    opened = open_page(by=world.editor)
    paths = [reverse("inspections:reports"), reverse("inspections:review", args=[world.to_review.pk])]
    found = [f"{path} {problem}" for path in paths for problem in problems_as_set(opened, path)]
    assert found == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<div id="box" style="width:40px;overflow:hidden;white-space:nowrap">A sentence</div>', "cut: “A sentence”"),
        ('<p style="position:absolute;top:0">Over</p><p style="position:absolute;top:4px">Under</p>', "lies over"),
        ('<svg><text y="20" fill="white" style="fill:Canvas">O 59</text></svg>', "unseen: “O 59”"),
        ('<svg><rect width="9" height="9" style="fill:Canvas"></rect></svg>', "unseen: rect"),
        ('<div style="width:40px;overflow:auto;white-space:nowrap">A sentence</div>', ""),
        ('<svg><rect width="9" height="9" style="fill:Canvas;stroke:CanvasText"></rect></svg>', ""),
    ],
)
def test_what_is_lost_is_seen(browser, body, problem):
    page = browser.new_page()
    page.set_content(f'<body style="background:Canvas">{body}</body>')
    page.emulate_media(forced_colors="active")
    found = [*lost(page), *unseen(page)]
    page.close()
    assert bool(found) is bool(problem)
    assert all(problem in each for each in found)
