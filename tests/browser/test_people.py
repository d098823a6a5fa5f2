"""From an invitation to a second factor, a lost phone and a closed account, with script and without."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from inspections.roles import Role
from tests.browser.conftest import session_of
from tests.browser.looking import breaches, scrolls_sideways
from tests.people import PASSWORD, person
from tests.second_factor import code_of_app, stop_the_clock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ada(transactional_db) -> User:
    return person("ada", Role.ADMINISTRATOR, first_name="Ada", last_name="Min")


class Window:
    """A browser of one person; every page that it comes to is looked at."""

    def __init__(self, page: Page, *, looks: bool) -> None:
        self.page, self.looks, self.problems = page, looks, list[str]()
        page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)

    def look(self) -> None:
        if self.looks:
            found = [*breaches(self.page), *scrolls_sideways(self.page)]
            self.problems += [f"{self.page.url}: {each}" for each in found]

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state("load")
        self.look()

    def fill(self, **fields: str) -> None:
        for label, value in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(value)

    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()


@pytest.fixture(params=[(1440, True), (390, True), (390, False)], ids=["wide", "phone", "no script"])
def windows(request, browser, live_server):
    """Opens windows; axe needs a script, so that without any only what is done is looked at."""
    width, script = request.param
    contexts = []

    def window(user: User | None = None) -> Window:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="en-GB",
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": live_server.url}])
        return Window(context.new_page(), looks=script)

    yield window
    for context in contexts:
        context.close()


def test_somebody_is_invited_secures_the_account_and_leaves(ada, windows, monkeypatch):
    stop_the_clock(monkeypatch)
    office, home = windows(ada), windows()
    office.open("/people/")
    office.page.get_by_label("Role", exact=True).select_option("publisher")
    office.page.get_by_label("Their name (optional)").fill("Kim Lee")
    office.press("Create an invitation")
    link = office.page.locator(".notice code").inner_text()

    home.open(link)
    assert home.heading() == "Your invitation"
    home.fill(Username="kim", Password="password", Password_again="password")
    home.press("Create my account")
    expect(home.page.locator(".summary-error")).to_contain_text("This password is too")
    home.fill(Password=PASSWORD, Password_again=PASSWORD)
    home.press("Create my account")
    expect(home.page.get_by_text("Welcome. You sign in as kim from now on.")).to_be_visible()

    kim = User.objects.get(username="kim")
    office.open(f"/people/{kim.pk}/")
    office.press("Require a second factor")
    home.open("/reports/")
    assert home.heading() == "Set up a second factor"
    expect(home.page.get_by_role("img", name=re.compile("^QR code"))).to_be_visible()
    home.fill(**{"2._Enter_the_code_that_the_app_shows_now": "abcdef"})
    home.press("Turn it on")
    expect(home.page.locator(".summary-error")).to_contain_text("That code is not right.")
    home.page.get_by_label("2. Enter the code that the app shows now").fill(code_of_app(TOTPDevice.objects.get()))
    home.press("Turn it on")
    codes = home.page.locator(".columns code").all_inner_texts()
    assert len(codes) == 10
    home.open("/account/")
    home.press("Sign out")

    home.open("/account/")
    home.fill(Username="kim", Password=PASSWORD)
    home.press("Sign in")
    assert home.heading() == "Your second factor"
    home.fill(Code=code_of_app(TOTPDevice.objects.get(), later=1))
    home.press("Sign in")
    assert home.heading() == "Your account"

    phone_is_lost = windows()
    phone_is_lost.open("/sign-in/")
    phone_is_lost.fill(Username="kim", Password=PASSWORD)
    phone_is_lost.press("Sign in")
    phone_is_lost.fill(Code=codes[0])
    phone_is_lost.press("Sign in")
    phone_is_lost.open("/account/second-factor/")
    phone_is_lost.open("/account/password/")

    office.open(f"/people/{kim.pk}/")
    office.press("Take the second factor away")
    office.press("Close the account")
    expect(office.page.get_by_text("The account of Kim Lee is closed.")).to_be_visible()
    home.open("/reports/")
    assert home.heading() == "Sign in"
    home.fill(Username="kim", Password=PASSWORD)
    home.press("Sign in")
    expect(home.page.locator(".summary-error")).to_contain_text("The username or password is wrong.")
    office.page.get_by_text("Erase the name").click()
    office.press("Erase it for good")
    assert office.heading() == f"erased-{kim.pk}"

    # A code that is wrong, and a form that is refused, say so with a status of their own, which a browser reports.
    problems = [*office.problems, *home.problems, *phone_is_lost.problems]
    assert [each for each in problems if "status of 422" not in each] == []


def test_a_forgotten_password_is_asked_for_and_a_gone_invitation_is_said_to_be_gone(ada, windows):
    window = windows()
    window.open("/sign-in/")
    window.page.get_by_role("link", name="I have forgotten my password").click()
    window.look()
    window.fill(Email="nobody@example.org")
    window.press("Send the link")
    assert window.heading() == "Check your email"
    window.open("/invitation/made-up/")
    assert window.heading() == "This invitation no longer works"
    window.open("/sign-in/new-password/MQ/made-up/")
    assert window.heading() == "This link no longer works"
    assert [each for each in window.problems if "status of 404" not in each] == []
