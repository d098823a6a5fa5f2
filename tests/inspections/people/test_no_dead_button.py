"""No page shows anybody a button that would be refused, and where one is missing it says who has it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import resolve, reverse

from inspections.models import Report
from inspections.people.gate import needed_of
from inspections.people.rights import may
from inspections.roles import Role
from tests.answers import put_away
from tests.browser import addresses
from tests.browser.world import World, make_world
from tests.inspections.once import OF_A_PAGE
from tests.people import person
from tests.scenes import scene

pytestmark = OF_A_PAGE
TAKES = {
    "edit": "you have to be an editor, a publisher or an administrator.",
    "publish": "you have to be a publisher or an administrator.",
}


@scene
def world(record: None, editor: User) -> World:
    return make_world(editor)


class Forms(HTMLParser):
    """The addresses that a page posts to: of its forms, and of buttons with one of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and given.get("method") == "post":
            self.found.append(given.get("action") or "")
        if given.get("formaction"):
            self.found.append(str(given["formaction"]))


def pages_of(world: World) -> list[str]:
    """Every page that somebody may look at, and the page of every report in its state."""
    names = [name for name in addresses.pages() if name.startswith(("inspections:", "dashboard:paper"))]
    reports = [reverse("inspections:review", args=(report.pk,)) for report in Report.objects.all()]
    queue = [f"{reverse('inspections:reports')}?show={tab}" for tab in ("all", "refused", "published", "withdrawn")]
    return [*(addresses.address(name, world) for name in names), *reports, *queue]


def posts(client: Client, path: str) -> Iterator[str]:
    answer = client.get(path)
    put_away(answer)
    if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
        forms = Forms()
        forms.feed(answer.content.decode())
        yield from (urlsplit(urljoin(path, action)).path for action in forms.found)


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_no_form_leads_to_a_refusal(world: World, role: Role) -> None:
    user, client = person("somebody", role), Client()
    client.force_login(user)
    dead = set()
    for page in pages_of(world):
        for action in posts(client, page):
            needed = needed_of(resolve(action).func)
            right = needed.to_change if needed else None
            if right is not None and not may(user, right):
                dead.add((page, action))
    assert dead == set()


def test_where_a_button_is_missing_the_page_says_who_has_it(world: World) -> None:
    published, waiting = (reverse("inspections:review", args=(each.pk,)) for each in (world.published, world.to_review))
    queue, batch = reverse("inspections:reports"), reverse("inspections:batch", args=(world.batch.pk,))
    wanted = {
        Role.READER: {queue: "edit", waiting: "edit", published: "publish", batch: "publish"},
        Role.EDITOR: {waiting: "publish", published: "publish", batch: "publish"},
    }
    for role, pages in wanted.items():
        client = Client()
        client.force_login(person(role.value, role))
        for page, takes in pages.items():
            assert TAKES[takes] in " ".join(client.get(page).content.decode().split()), (role, page)


def test_a_reader_sees_what_was_read_and_is_not_taken_for_an_editor(world: World, editor_client: Client) -> None:
    client, page = Client(), reverse("inspections:review", args=(world.to_review.pk,))
    client.force_login(person("reader", Role.READER, first_name="Ray", last_name="Ahmed"))
    shown = " ".join(client.get(page).content.decode().split())
    assert "You see it as it has been read and decided so far" in shown
    assert "Help and protection" in shown
    assert "Page 1" in shown
    assert "Ray Ahmed" not in editor_client.get(page).content.decode()
