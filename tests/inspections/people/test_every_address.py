"""Every address asks for what the table says: of everybody, with every method, the admin included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.urls.resolvers import RegexPattern
from django_htmx.middleware import HtmxDetails

from authorities.models import Authority
from inspections.people.gate import Needed, needed_of
from inspections.people.rights import Right
from inspections.roles import Role
from tests.answers import put_away
from tests.inspections.once import OF_THE_GATE
from tests.inspections.people.table import FOR_EVERYBODY, TABLE, expected
from tests.people import person
from tests.scenes import scene

pytestmark = OF_THE_GATE
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
SENT = ("GET", "POST")
"""With these every address is asked in full; with the others the first of each kind, and of the rest the view alone."""
# Enough of each kind of variable for the gate, which asks before anything is looked up.
PARTS = {
    "pk": 1,
    "page": 1,
    "number": 1,
    "name": "take",
    "slug": "leeds",
    "key": "no-such-key",
    "item": "no-such-words",
    "object_id": "1",
    "dfe_number": "861",
    "token": "made-up",
    "uidb64": "MQ",
    "which": "next",
}

SEE, EDIT, PUBLISH = Right.SEE, Right.EDIT, Right.PUBLISH
MAY: dict[str, set[Right | None]] = {
    "a visitor": {None},
    "an account without a role": {None, Right.OWN_ACCOUNT},
    "a reader": {None, Right.OWN_ACCOUNT, SEE},
    "an editor": {None, Right.OWN_ACCOUNT, SEE, EDIT},
    "a publisher": {None, Right.OWN_ACCOUNT, SEE, EDIT, PUBLISH},
    "Leeds' editor": {None, Right.OWN_ACCOUNT, Right.FOLLOW_UP},
    "another council's editor": {None, Right.OWN_ACCOUNT, Right.FOLLOW_UP},
    "an administrator": {None, *Right},
}


def walk(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its name, the admin's too; one without a name goes by its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from walk(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        else:
            yield f"{namespace}{entry.name or entry.pattern}", entry


ADDRESSES = dict(walk(get_resolver()))
OURS = {name: pattern for name, pattern in ADDRESSES.items() if not name.startswith("admin:")}


SIGN_IN, REFUSED, IN = "is asked to sign in", "is refused in words", "comes in"


@scene
def people(register: None) -> dict[str, User | None]:
    leeds, york = (Authority.objects.get(slug=slug) for slug in ("leeds", "york"))
    return {
        "a visitor": None,
        "an account without a role": person("no-role", None),
        "a reader": person("reader", Role.READER),
        "an editor": person("editor", Role.EDITOR),
        "a publisher": person("publisher", Role.PUBLISHER),
        "Leeds' editor": person("leeds", Role.COUNCIL, council=leeds),
        "another council's editor": person("york", Role.COUNCIL, council=york),
        "an administrator": person("administrator", Role.ADMINISTRATOR),
    }


def signed_in(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@cache
def path_of(name: str) -> str:
    pattern = ADDRESSES[name].pattern
    parts = pattern.regex.groupindex if isinstance(pattern, RegexPattern) else pattern.converters
    return reverse(name, kwargs={part: PARTS[part] for part in parts})


def outcome(response: HttpResponseBase) -> str:
    put_away(response)
    if response.status_code == 302 and response.headers["Location"].startswith(f"{reverse('login')}?next="):
        return SIGN_IN
    if response.status_code == 403:
        return REFUSED
    return IN


def at_the_view(user: User | None, method: str, path: str) -> str:
    """What somebody gets there: the same as in full, but for the page about it, which is made outside the view."""
    request = RequestFactory().generic(method, path)
    request.user, request.htmx = user or AnonymousUser(), HtmxDetails(request)
    view, args, kwargs = resolve(path)
    try:
        return outcome(view(request, *args, **kwargs))
    except PermissionDenied:
        return REFUSED
    except Exception:
        # The gate let somebody in, and the view then missed what comes with a whole request.
        return IN


def due(who: str, right: Right | None, *, of_leeds: bool = False) -> str:
    if right in MAY[who] and not (of_leeds and who == "another council's editor"):
        return IN
    return SIGN_IN if who == "a visitor" else REFUSED


def differences(
    people: dict[str, User | None], names: list[str], needed: Needed, methods: tuple[str, ...]
) -> list[str]:
    """Where somebody at an address gets something else than is due."""
    wrong = []
    for who, user in people.items():
        client = signed_in(user)
        for name in names:
            for method in methods:
                wanted = due(who, needed.by(method), of_leeds=needed.of_own_council)
                # Whoever comes in with GET has the whole page made; the same once more for HEAD says nothing new.
                if method == "HEAD" and wanted == IN:
                    continue
                if wanted == IN or method in SENT or name == names[0]:
                    got = outcome(client.generic(method, path_of(name)))
                else:
                    got = at_the_view(user, method, path_of(name))
                if got != wanted:
                    wrong.append(f"{method} {name}: {who} {got}, but should be: {wanted}")
    return wrong


def named(needed: Needed) -> list[str]:
    # Signing out comes last: after it there is nobody to ask for.
    return sorted((name for name in OURS if expected(name) == needed), key=lambda name: (name == "logout", name))


def test_every_view_declares_what_it_needs_as_the_table_says() -> None:
    found = {name: needed_of(pattern.callback) for name, pattern in OURS.items()}
    assert found == {name: expected(name) for name in OURS}


def test_the_table_names_nothing_that_is_not_there() -> None:
    assert set(TABLE) <= set(OURS)


@pytest.mark.parametrize("needed", sorted({needed for needed in TABLE.values() if needed.to_see}, key=str), ids=str)
def test_everybody_gets_what_the_table_says_with_every_method(people: dict[str, User | None], needed: Needed) -> None:
    assert differences(people, named(needed), needed, METHODS) == []


def test_what_is_for_everybody_is_open_to_everybody(people: dict[str, User | None]) -> None:
    # No gate asks who they are, so the fewest and the most rights, and those of a council, stand for all between.
    some = {who: people[who] for who in ("a visitor", "another council's editor", "an administrator")}
    assert differences(some, named(FOR_EVERYBODY), FOR_EVERYBODY, ("GET",)) == []
    assert differences({"a visitor": None}, named(FOR_EVERYBODY), FOR_EVERYBODY, ("OPTIONS", "POST", "DELETE")) == []


def test_only_an_administrator_enters_the_admin(people: dict[str, User | None]) -> None:
    # Those without a name are former addresses, which the admin leads on to those of today.
    names = [name for name in ADDRESSES if name.startswith("admin:") and "<" not in name]
    addresses = [admin_path(name) for name in names]
    # Each of the others may do what one of these may.
    of_all = ("a visitor", "an account without a role", "a publisher", "Leeds' editor", "an administrator")
    wrong = []
    for who in of_all:
        client = signed_in(people[who])
        for address in sorted(addresses, key=lambda address: "logout" in address):
            for method in ("GET", "POST"):
                response = client.generic(method, address)
                got, wanted = outcome(response), due(who, Right.ADMINISTER)
                # What nobody may do to a model there is refused by the model, not at the gate.
                at_the_gate = "you have to be" in response.content.decode()
                if got != wanted and (at_the_gate or got != REFUSED):
                    wrong.append(f"{method} {address}: {who} {got}, but should be: {wanted}")
    assert wrong == []


def admin_path(name: str) -> str:
    parts = {"app_label": "inspections", "content_type_id": 1, "object_id": "1", "id": 1, "url": "no-such-page/"}
    pattern = ADDRESSES[name].pattern
    if isinstance(pattern, RegexPattern):
        named = pattern.regex.groupindex
        unnamed = ["1"] * (0 if named else pattern.regex.groups)
        return reverse(name, args=unnamed, kwargs={part: parts[part] for part in named})
    return reverse(name, kwargs={part: parts[part] for part in pattern.converters})
