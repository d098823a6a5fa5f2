"""How often one account or address may ask for what costs much: one count, whichever process answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from inspections import limits as module
from inspections.limits import Limit, limit_of, tally, wait_for, waits_already
from inspections.models import SignedIn
from tests.answers import put_away
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db

FEW = Limit("few", 3, 60)
FILE = "/recommendations.csv"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of the counts, to be set: it stands still, so that however long a step takes nothing comes back."""
    now = [1_000_000.0]
    monkeypatch.setattr(tally, "time", SimpleNamespace(time=lambda: now[0]))
    return now


@pytest.fixture(autouse=True)
def limits(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.RATE_LIMITS = True
    if connection.vendor == "sqlite":
        settings.DATA_DIR = tmp_path
    yield
    tally.close()


@pytest.fixture
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.OF_LANES, "files", Limit("files", 2, 60))


def test_as_many_as_the_limit_says_go_on_and_the_next_waits_until_one_has_come_back(clock: list[float]):
    assert [wait_for(FEW, "a") for _ in range(5)] == [None, None, None, 20, 20]
    clock[0] += 20
    assert [wait_for(FEW, "a") for _ in range(2)] == [None, 20]
    assert [wait_for(FEW, "b"), wait_for(Limit("other", 3, 60), "a")] == [None, None]


def test_looking_counts_nothing(clock: list[float]):
    assert [waits_already(FEW, "a") for _ in range(5)] == [None] * 5
    assert [wait_for(FEW, "a") for _ in range(3)] == [None] * 3
    assert [waits_already(FEW, "a"), waits_already(FEW, "a")] == [20, 20]


def test_a_clock_that_was_set_back_holds_nobody_up(clock: list[float]):
    assert [wait_for(FEW, "a") for _ in range(4)][-1] == 20
    clock[0] -= 86_400
    assert wait_for(FEW, "a") is None


def test_what_has_come_back_is_forgotten(clock: list[float]):
    wait_for(FEW, "a")
    assert tally.prune() == 0
    clock[0] += 61
    assert tally.prune() == 1


def test_no_name_and_no_address_is_kept(clock: list[float], tmp_path: Path):
    wait_for(FEW, "192.0.2.77")
    kept = tally._ask("SELECT name FROM inspections_usedlimit", {})
    assert len(kept) == 1
    assert "192" not in kept[0][0]


@pytest.mark.django_db(transaction=True)
def test_threads_that_ask_at_once_never_get_more_than_there_is():
    found: list[int | None] = []

    def ask() -> None:
        found.extend(wait_for(Limit("few", 20, 6000), "a") for _ in range(10))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found.count(None), len(found)) == (20, 40)


def test_a_count_that_cannot_be_kept_lets_everybody_through(settings: LazySettings, tmp_path: Path):
    """With PostgreSQL it needs no file: it is kept where everything is."""
    settings.DATA_DIR = tmp_path / "nowhere"
    let_through = [wait_for(FEW, "a") is None for _ in range(5)]
    assert let_through == [True, True, True, *(2 * [connection.vendor == "sqlite"])]


@pytest.mark.parametrize(
    ("method", "address", "limit"),
    [
        ("get", "/", None),
        ("get", "/recommendations/?q=supervision", "searches"),
        ("get", "/recommendations.xlsx?in=text", "files"),
        ("get", "/data/inspection-outcomes.xlsx", "files"),
        ("get", "/reports/1/pages/2.png", "pictures"),
        ("get", "/sign-in/", None),
        ("post", "/sign-in/", "passwords"),
        ("post", "/sign-in/code/", "passwords"),
        ("get", "/watching/", None),
        ("post", "/watching/", "mails"),
        ("post", "/sign-in/forgotten/", "mails"),
    ],
)
def test_each_address_has_its_limit(method: str, address: str, limit: str | None):
    request = getattr(RequestFactory(), method)(address)
    request.resolver_match = resolve(request.path)
    found = limit_of(request)
    assert (found.name if found else None) == limit


@pytest.mark.usefixtures("few_files")
def test_beyond_the_limit_a_file_is_refused_in_words_and_pages_are_not(client: Client):
    for _ in range(2):
        put_away(client.get(FILE))
    answer = client.get(FILE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert b"Too many requests from your address or account" in answer.content
    assert client.get("/councils/").status_code == 200


@pytest.mark.usefixtures("few_files")
def test_an_account_is_counted_by_itself_wherever_it_asks_from(client: Client, editor_client: Client):
    for _ in range(3):
        put_away(client.get(FILE))
    assert [_status(editor_client, f"192.0.2.{number}") for number in range(3)] == [200, 200, 429]


@pytest.mark.usefixtures("few_files")
def test_a_network_of_ipv6_is_one_address(client: Client):
    asked = [_status(client, f"2001:db8:1:2::{number:x}") for number in range(3)]
    assert asked == [200, 200, 429]
    assert _status(client, "2001:db8:1:3::1") == 200


@pytest.mark.usefixtures("few_files")
def test_behind_a_proxy_only_its_own_word_counts(client: Client, settings: LazySettings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    asked = [_status(client, "127.0.0.1", forwarded=f"198.51.100.{number}, 192.0.2.1") for number in range(3)]
    assert asked == [200, 200, 429]


def test_whoever_guesses_from_many_addresses_is_stopped_and_who_is_signed_in_there_is_not(
    client: Client, editor: object, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("inspections.signing_in.UNDER_ONE_NAME", Limit("wrong passwords", 4, 3600))
    for number in range(4):
        assert _sign_in("wrong", f"192.0.2.{number}") == 200
    assert _sign_in(PASSWORD, "192.0.2.200") == 429
    SignedIn.objects.create(user=editor, session_key="k", at="2026-11-29T12:00Z", address="192.0.2.201")
    assert _sign_in(PASSWORD, "192.0.2.201") == 302


def test_guesses_from_everywhere_do_not_keep_out_the_browser_in_which_somebody_signed_in_before(
    editor: User, monkeypatch: pytest.MonkeyPatch
):
    theirs = Client()
    theirs.post(reverse("login"), {"username": "jo", "password": PASSWORD})
    theirs.post(reverse("logout"))
    monkeypatch.setattr("inspections.signing_in.UNDER_ONE_NAME", Limit("wrong passwords", 4, 3600))
    for number in range(4):
        assert _sign_in("wrong", f"192.0.2.{number}") == 200
    assert _sign_in(PASSWORD, "192.0.2.200") == 429
    assert theirs.cookies["known_browser"]["path"] == reverse("login")
    forged = Client()
    forged.cookies["known_browser"] = theirs.cookies["known_browser"].value[:-1]
    assert _sign_in(PASSWORD, "192.0.2.200", forged) == 429
    assert _sign_in(PASSWORD, "192.0.2.200", theirs, name="ada") == 200, "it is of this account alone"
    assert _sign_in(PASSWORD, "192.0.2.200", theirs) == 302
    theirs.post(reverse("logout"))
    editor.set_password("another password of hers")
    editor.save()
    assert _sign_in("another password of hers", "192.0.2.222", theirs) == 429, "it stood for the password of before"


def _status(client: Client, address: str, forwarded: str | None = None) -> int:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    answer = client.get(FILE, REMOTE_ADDR=address, headers=headers)
    put_away(answer)
    return answer.status_code


def _sign_in(password: str, address: str, client: Client | None = None, name: str = "jo") -> int:
    given = {"username": name, "password": password}
    return (client or Client()).post(reverse("login"), given, REMOTE_ADDR=address).status_code


def test_passwords_that_nobody_looks_at_are_told_to_the_log_once_a_minute_for_each_network(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(module.OF_LANES, "passwords", Limit("passwords", 1, 600))
    monkeypatch.setattr(module, "_said", module._Said())
    now = [100.0]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    sent = {"username": "nobody", "password": "wrong"}

    def told(*addresses: str) -> list[str]:
        caplog.clear()
        for address in addresses:
            client.post(reverse("login"), sent, REMOTE_ADDR=address)
        return [record.getMessage() for record in caplog.records if record.name == module.__name__]

    words = "sign-ins from {} are refused for a while: too many passwords"
    assert told("192.0.2.1", "192.0.2.2") == []
    assert told("192.0.2.1", "192.0.2.1", "192.0.2.2") == [words.format(f"192.0.2.{number}") for number in (1, 2)]
    now[0] += module.SAID_EVERY_SECONDS
    assert told("192.0.2.1") == [words.format("192.0.2.1")]
