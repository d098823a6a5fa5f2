"""Every address of the project, wide and narrow, light and dark, satisfies WCAG and the CSP."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from django.test import Client
from django.urls import reverse

from inspections.models import Report
from inspections.people.gate import needed_of
from tests.browser import addresses
from tests.browser.looking import COLOUR_RULES, DJANGO_ADMIN, DJANGO_RULES, breaches, faint_words, scrolls_sideways

WIDTHS = [1440, 390]
NARROWER = [768, 320]
"""A layout of its own, and the narrowest: at these a page has to fit."""
FILES = {".csv", ".docx", ".ics", ".json", ".png", ".svg", ".xlsx", ".zip"}
_OF_A_COUNCIL = "inspections:follow_up_on"
OF_EACH_LAYOUT = ["dashboard:gallery", "dashboard:council", "dashboard:embed", "inspections:review", _OF_A_COUNCIL]
"""Every component, a public page, what stands in pages of others, an editor's desk, and a page of a council's own."""
pytestmark = pytest.mark.django_db(transaction=True)


def problems_of(opened, path):
    """Every problem of one page as it is opened; clears its list of problems for the next."""
    opened.goto(path)
    found = [*opened.problems, *breaches(opened.page), *scrolls_sideways(opened.page)]
    opened.problems.clear()
    return found


def problems_however_seen(opened, path):
    """Every problem of one page, opened once and then made narrow, light and dark; of others, whether it fits.

    A window of 1280 pixels zoomed to 400% is 320 pixels wide.
    """
    wide, narrow = WIDTHS
    found = [f"{wide}: {problem}" for problem in problems_of(opened, path)]
    # One change leads to each next state: every one makes the browser draw the page, and its charts, anew.
    opened.change_scheme("dark")
    found += [f"{wide}, dark: {problem}" for problem in faint_words(opened.page)]
    opened.resize(narrow)
    found += [f"{narrow}, dark: {problem}" for problem in faint_words(opened.page)]
    opened.change_scheme("light")
    found += [f"{narrow}: {problem}" for problem in [*breaches(opened.page), *scrolls_sideways(opened.page)]]
    return found + problems_of_the_narrower(opened)


def problems_of_the_narrower(opened):
    """Whether it fits, and what the browser reported until then; the window is wide again."""
    found = []
    for width in NARROWER:
        opened.resize(width)
        found += [f"{width}: {problem}" for problem in scrolls_sideways(opened.page)]
    found += opened.problems
    opened.problems.clear()
    opened.resize(WIDTHS[0])
    return found


def problems_around(opened):
    """Of a page whose middle is looked at as others have it: what the browser reports, what is around the middle,
    colours, and whether it fits.
    """
    found = [*breaches(opened.page, except_for=["main"]), *scrolls_sideways(opened.page)]
    opened.resize(WIDTHS[1])
    found += [*faint_words(opened.page), *scrolls_sideways(opened.page)]
    opened.change_scheme("dark")
    found += [f"dark: {problem}" for problem in faint_words(opened.page)]
    opened.change_scheme("light")
    return found + problems_of_the_narrower(opened)


def middle_of(path, client):
    """What the server sends between the head and the foot of a page, without what no two answers have in common: the
    token of a form. The attributes of `main` are left out, for they name the person for whom typing is kept.
    """
    response = client.get(path)
    html = response.content.decode()
    response.close()
    middle = re.search(r"<main\b[^>]*>(.*)</main>", html, re.DOTALL)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", middle[1]) if middle else html


def say(found):
    """Fails with a line for each problem, if there are any."""
    lines = [f"{path} {problem}" for path, problems in found.items() for problem in problems]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def html_pages(world):
    """The addresses of pages for people by their names."""
    return {name: addresses.address(name, world) for name in _names_of_html_pages(world)}


_found = []


def for_everybody(name):
    needed = needed_of(addresses.our_names()[name].callback)
    return needed is not None and needed.to_see is None


def _names_of_html_pages(world):
    """Found once. What is a file by its name is not made here: that each answers is seen by tests of its own."""
    if _found:
        return _found
    client = Client()
    # Who may open everything; what others lack is a sentence where a button was.
    client.force_login(world.administrator)
    for name in addresses.pages():
        path = addresses.address(name, world)
        if PurePosixPath(path).suffix in FILES:
            continue
        response = client.get(path)
        # An address that leads on, for now or for good, leads to one that is looked at itself.
        assert response.status_code in (200, 301, 302), f"{name}: {path} answers {response.status_code}"
        is_page = response.headers["Content-Type"].startswith("text/html") and name not in addresses.PARTS
        if response.status_code == 200 and is_page:
            _found.append(name)
        response.close()
    return _found


def test_every_address_with_a_variable_part_has_an_example():
    names = addresses.our_names()
    needed = {name for name, pattern in names.items() if addresses.needs_an_example(pattern)} - addresses.ONLY_FORMS
    assert needed == addresses.EXAMPLES.keys()
    assert names.keys() >= addresses.ONLY_FORMS


def test_every_page_for_an_administrator(world, open_page):
    """Where a page is to the last word what a visitor has, only what is around it: the rest is looked at as theirs."""
    opened, visitor, client = open_page(by=world.administrator), Client(), Client()
    client.force_login(world.administrator)
    found = {}
    for name, path in html_pages(world).items():
        if for_everybody(name) and middle_of(path, visitor) == middle_of(path, client):
            opened.goto(path)
            found[path] = problems_around(opened)
        else:
            found[path] = problems_however_seen(opened, path)
    say(found)


def test_every_page_for_a_visitor(world, open_page):
    opened = open_page()
    say({path: problems_however_seen(opened, path) for name, path in html_pages(world).items() if for_everybody(name)})


@pytest.mark.parametrize("name", OF_EACH_LAYOUT)
def test_axe_finds_no_colour_on_a_page_of_each_layout_either(world, open_page, name):
    """Our own measure of them, which looks at every page, is held to axe's in test_looking as well."""
    opened = open_page(by=world.administrator)
    opened.goto(addresses.address(name, world))
    for scheme in ("light", "dark"):
        opened.change_scheme(scheme)
        assert breaches(opened.page, rules=COLOUR_RULES) == []


def test_the_forms_of_the_register(world, open_page):
    opened = open_page(by=world.administrator)
    paths = ["reorganise/?on=2027-04-01&ends=936&goes_on=302&new=2", "reorganise/?new=1", "details/?council=936"]
    say({path: problems_however_seen(opened, f"/register/{path}") for path in paths})


def test_the_page_of_a_report_in_every_state(world, open_page):
    opened = open_page(width=390, by=world.editor)
    paths = [reverse("inspections:review", args=[report.pk]) for report in Report.objects.order_by("pk")]
    say({path: problems_of(opened, path) for path in paths})


@pytest.mark.parametrize("path", ["/nothing-here/", "/councils/nowhere/", "/inspections/999999/"])
def test_a_page_that_is_not_there(world, open_page, path):
    opened = open_page(width=390)
    missing = f"404 from {opened.home}{path}"
    found = [problem for problem in problems_of(opened, path) if problem != missing and "(Not Found)" not in problem]
    assert found == []


def test_every_page_of_the_admin(world, open_page):
    """Wide and light, then narrow and dark. Narrow, axe looks at each form, which differ from model to model, and once
    at the lists and at what else is of one template.
    """
    opened = open_page(width=WIDTHS[0], by=world.administrator)
    page, found, kinds = opened.page, {}, set()
    for path in addresses.admin_addresses():
        opened.goto(path)
        found[path] = problems_of_the_admin(page)
        opened.resize(WIDTHS[1])
        opened.change_scheme("dark")
        kind = re.sub(r"\d+" if path.endswith(("/add/", "/change/")) else r"/admin/\w+/\w+/|\d+", "", path)
        found[path] += faint_words(page) if kind in kinds else problems_of_the_admin(page)
        found[path] += [*scrolls_sideways(page), *opened.problems]
        kinds.add(kind)
        opened.problems.clear()
        opened.resize(WIDTHS[0])
        opened.change_scheme("light")
    say(found)


def problems_of_the_admin(page):
    return [*breaches(page, rules=DJANGO_RULES, except_for=DJANGO_ADMIN), *faint_words(page), *scrolls_sideways(page)]
