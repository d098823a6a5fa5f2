"""Every address of the project, wide and narrow, light and dark, satisfies WCAG and the CSP."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from inspections.models import Report
from tests.browser import addresses
from tests.browser.looking import COLOUR_RULES, DJANGO_ADMIN, breaches, scrolls_sideways

WIDTHS = [1440, 390]
NARROWEST = 320
# What differs from an editor's pages or is Django's own is seen in two looks.
TWO_LOOKS = [(1440, "light"), (390, "dark")]
pytestmark = pytest.mark.django_db(transaction=True)


def problems_of(opened, path, **options):
    """Every problem of one page; clears its list of problems for the next."""
    opened.goto(path)
    found = [*opened.problems, *breaches(opened.page, **options), *scrolls_sideways(opened.page)]
    opened.problems.clear()
    return found


def problems_however_seen(opened, path):
    """Every problem of one page, opened once and then made narrow, light and dark; of the narrowest, whether it fits.

    A window of 1280 pixels zoomed to 400% is 320 pixels wide.
    """
    opened.goto(path)
    found = []
    for width in WIDTHS:
        opened.resize(width)
        opened.change_scheme("light")
        found += [f"{width}: {problem}" for problem in (*breaches(opened.page), *scrolls_sideways(opened.page))]
        opened.change_scheme("dark")
        found += [f"{width}, dark: {problem}" for problem in breaches(opened.page, rules=COLOUR_RULES)]
    opened.resize(NARROWEST)
    found += [*scrolls_sideways(opened.page), *opened.problems]
    opened.problems.clear()
    opened.resize(WIDTHS[0])
    opened.change_scheme("light")
    return found


def say(found):
    """Fails with a line for each problem, if there are any."""
    lines = [f"{path} {problem}" for path, problems in found.items() for problem in problems]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def html_pages(world):
    """The addresses of pages for people by their names."""
    return {name: addresses.address(name, world) for name in _names_of_html_pages(world)}


_found = []


def _names_of_html_pages(world):
    """Found once, since it makes every file; tables and files only have to answer without an error."""
    if _found:
        return _found
    client = Client()
    # Who may open everything; what others lack is a sentence where a button was.
    client.force_login(world.administrator)
    for name in addresses.pages():
        path = addresses.address(name, world)
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
    opened = open_page(by=world.administrator)
    say({path: problems_however_seen(opened, path) for path in html_pages(world).values()})


@pytest.mark.parametrize(("width", "scheme"), TWO_LOOKS)
def test_every_page_for_a_visitor(world, open_page, width, scheme):
    opened = open_page(width=width, scheme=scheme)
    public = [path for name, path in html_pages(world).items() if name.startswith(("dashboard:", "login"))]
    found = {path: problems_of(opened, path) for path in public}
    say(found)


@pytest.mark.parametrize(("width", "scheme"), [*TWO_LOOKS, (320, "light")])
def test_the_forms_of_the_register(world, open_page, width, scheme):
    opened = open_page(width=width, scheme=scheme, by=world.administrator)
    paths = ["reorganise/?on=2027-04-01&ends=936&goes_on=302&new=2", "reorganise/?new=1", "details/?council=936"]
    say({path: problems_of(opened, f"/register/{path}") for path in paths})


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


@pytest.mark.parametrize(("width", "scheme"), TWO_LOOKS)
def test_every_page_of_the_admin(world, open_page, width, scheme):
    opened = open_page(width=width, scheme=scheme, by=world.administrator)
    found = {path: problems_of(opened, path, except_for=DJANGO_ADMIN) for path in addresses.admin_addresses()}
    say(found)
