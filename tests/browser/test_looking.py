"""The measures of contrast and of targets that stand beside axe find what it would."""

from __future__ import annotations

import pytest

from tests.browser.looking import COLOUR_RULES, breaches, faint_words

OVER = (
    '<div style="position:relative"><div style="background:#222;height:60px"></div>'
    '<p style="position:absolute;top:0;{}">Words</p></div>'
)
CASES = [
    ('<p style="color:#777;background:#fff">Grey words</p>', "4.48 to 1"),
    ('<p style="color:#767676;background:#fff">Grey words</p>', ""),
    ('<h1 style="color:#949494;background:#fff;font-size:24px">A large heading</h1>', ""),
    ('<div style="background:#222"><p><b style="color:#555">Dark on dark</b></p></div>', "2.13 to 1"),
    ('<button disabled style="color:#ccc;background:#fff">Not now</button>', ""),
    ('<p>Some words and <a href="#a" style="color:#333;text-decoration:none">a link</a></p>', "a link by its colour"),
    ('<p>Some words and <a href="#a" style="color:#333">a link</a></p>', ""),
    ('<p>Some <span>words <a href="#a" style="color:#333;text-decoration:none">a link</a></span></p>', "by its colour"),
    ('<ul><li><a href="#a" style="color:#333;text-decoration:none">Only a link</a></li></ul>', ""),
    # Half transparent: the words, their ground, the whole.
    ('<p style="color:rgba(0,0,0,0.5);background:#fff">Words</p>', "3.98 to 1"),
    ('<p style="color:rgba(0,0,0,0.6);background:#fff">Words</p>', ""),
    ('<div style="background:#000"><p style="color:#fff;background:rgba(255,255,255,0.5)">Words</p></div>', "to 1"),
    ('<div style="background:#000"><p style="color:#fff;background:rgba(255,255,255,0.2)">Words</p></div>', ""),
    ('<p style="color:#333;background:#fff;opacity:0.5">Words</p>', "to 1"),
    ('<p style="color:#333;background:#fff;opacity:0.8">Words</p>', ""),
    ('<p style="color:color-mix(in srgb, #333 40%, #fff);background:#fff">Words</p>', "to 1"),
    ('<p style="color:oklch(0.3 0 0);background:#fff">Words</p>', ""),
    # Over something that they are not in.
    (OVER.format("color:#333"), "on rgb(34, 34, 34)"),
    (OVER.format("color:#eee"), ""),
    (OVER.format("color:#eee;opacity:0.3"), "on rgb(34, 34, 34)"),
    (OVER.format("color:#eee;opacity:0.8"), ""),
    # A picture hides the ground of its own element.
    ('<p style="color:#777;background:#fff linear-gradient(#222, #222)">Words</p>', ""),
    ("<input value='Words' style='color:#777;background:#fff' aria-label='Some'>", "4.48 to 1"),
]


@pytest.mark.parametrize(("body", "problem"), CASES)
def test_faint_words_are_what_axe_says_they_are(browser, body, problem):
    page = opened(browser, body)
    found, by_axe = faint_words(page), breaches(page, rules=COLOUR_RULES)
    page.close()
    assert (bool(found), bool(by_axe)) == (bool(problem), bool(problem))
    assert all(problem in each for each in found)


@pytest.mark.parametrize(
    ("between", "is_small"), [("margin-left:2px", True), ("margin-left:14px", False), ("width:24px;height:24px", False)]
)
def test_targets_too_small_have_too_little_room(browser, between, is_small):
    style = "display:inline-block;width:10px;height:10px;padding:0;border:0"
    buttons = f'<button style="{style};{between}" aria-label="One"></button>' * 2
    page = opened(browser, f"<main><h1>Buttons</h1>{buttons}</main>")
    found = breaches(page)
    page.close()
    assert [each.split(":")[0] for each in found] == (["target 10 by 10"] * 2 if is_small else [])


def opened(browser, body):
    page = browser.new_page()
    page.set_content(f'<html lang="en"><head><title>Looked at</title></head><body>{body}</body></html>')
    return page
