"""However many ask for what costs much, pages are answered, and the others are told when to come back."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from inspections import lanes as module
from inspections.lanes import Lanes, NoPlaceError, lane_of
from tests.answers import put_away

pytestmark = pytest.mark.django_db


class FakeClock:
    """Stands until it is set forward."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch):
    """Every place of this process is taken."""
    taken = Lanes(threads=2)
    monkeypatch.setattr(module, "lanes", taken)
    with taken.place("files"), taken.place("passwords"):
        yield taken


def test_one_is_at_work_with_a_file_and_one_with_what_is_short() -> None:
    lanes = Lanes(threads=8)
    with ExitStack() as held:
        held.enter_context(lanes.place("files"))
        with pytest.raises(NoPlaceError):
            held.enter_context(lanes.place("files", wait=0))
        held.enter_context(lanes.place("searches"))
        with pytest.raises(NoPlaceError):
            held.enter_context(lanes.place("programs", wait=0))
    with lanes.place("files"), lanes.place("programs"):
        pass


def test_people_can_sign_in_whatever_else_is_asked_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    lanes = Lanes(threads=2)
    monkeypatch.setattr(module, "lanes", lanes)
    with lanes.place("searches"):
        assert lanes.are_full()
        assert client.get("/recommendations/?q=supervision").status_code == 503
        assert client.post(reverse("login"), {"username": "editor", "password": "x"}).status_code == 200


def test_no_more_than_half_of_the_threads_wait() -> None:
    lanes = Lanes(threads=8)
    told: list[str] = []

    def wait() -> None:
        try:
            with lanes.place("files", wait=0.5):
                told.append("went in")
        except NoPlaceError:
            told.append("told")

    with lanes.place("files"), lanes.place("searches"):
        waiting = [threading.Thread(target=wait) for _ in range(4)]
        for thread in waiting:
            thread.start()
        for thread in waiting:
            thread.join()
    assert told == ["told"] * 4


def test_a_lane_can_be_full_while_others_have_places() -> None:
    lanes = Lanes(threads=4)
    with lanes.place("files"):
        assert [lanes.are_full(each) for each in ("files", "searches", "passwords", None)] == [True, False, False, True]
    assert not lanes.are_full()


def test_however_many_ask_for_files_others_can_wait() -> None:
    lanes = Lanes(threads=16)
    going = threading.Event()
    inside, told = threading.Semaphore(0), threading.Semaphore(0)

    def wait() -> None:
        try:
            with lanes.place("files", wait=600):
                inside.release()
                going.wait(600)
        except NoPlaceError:
            told.release()

    waiting = [threading.Thread(target=wait, daemon=True) for _ in range(12)]
    for thread in waiting:
        thread.start()
    try:
        assert inside.acquire(timeout=60)
        for _ in range(12 - 4):
            assert told.acquire(timeout=60), "a quarter of the threads may be in the lane"
        assert lanes.are_full("files")
        with lanes.place("searches", wait=60):
            pass
    finally:
        going.set()
    for thread in waiting:
        thread.join(60)


def test_a_place_is_given_back_whatever_happens() -> None:
    lanes = Lanes(threads=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), lanes.place("files"):
            raise ValueError("broken")


@pytest.mark.parametrize(
    ("address", "lane"),
    [
        ("/", None),
        ("/councils/", None),
        ("/recommendations/?q=supervision", "searches"),
        ("/recommendations/?region=London", None),
        ("/recommendations.xlsx", "files"),
        ("/recommendations.csv?q=supervision", "files"),
        ("/reports/1/pages/2.png", None),
        ("/sign-in/", None),
    ],
)
def test_each_address_has_its_lane(address: str, lane: str | None) -> None:
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path)
    assert lane_of(request) == lane


def test_a_password_has_a_lane_where_it_is_sent() -> None:
    request = RequestFactory().post(reverse("login"))
    request.resolver_match = resolve(request.path)
    assert lane_of(request) == "passwords"


@pytest.mark.usefixtures("full")
def test_pages_are_answered_while_every_place_is_taken(client: Client) -> None:
    assert client.get("/councils/").status_code == 200
    answer = client.get("/recommendations.xlsx")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert b"Too many people are asking for this at once" in answer.content
    sent = client.post(reverse("login"), {"username": "editor", "password": "x"})
    assert sent.status_code == 503
    assert b"What you sent was not processed" in sent.content


def test_a_place_is_given_back_with_the_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "lanes", Lanes(threads=1))
    for _ in range(3):
        answer = client.get("/recommendations.csv")
        assert answer.status_code == 200
        put_away(answer)


@pytest.mark.usefixtures("full")
def test_who_finds_every_place_taken_is_told_so_without_a_query(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/recommendations/?q=supervision").status_code == 503
        assert client.post(reverse("login"), {"username": "editor", "password": "x"}).status_code == 503
    assert len(asked) == 0


@pytest.mark.usefixtures("full")
def test_the_log_says_once_for_many_that_they_were_told_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    monkeypatch.setattr(module, "time", clock)
    monkeypatch.setattr(module, "_refusals", module._Refusals())
    for _ in range(5):
        client.get("/recommendations.xlsx")
    clock.now += module.SAID_EVERY_SECONDS
    client.get("/recommendations.xlsx")
    said = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert said == [f"too much was asked at once: {n} were told to come back" for n in (1, 5)]


@pytest.mark.usefixtures("full")
def test_whoever_is_refused_is_told_a_little_later(client: Client) -> None:
    held = list[float]()
    server = SimpleNamespace(hold=held.append)
    for _ in range(2):
        assert client.get("/recommendations.xlsx", **{"gunicorn.socket": server}).status_code == 503
    assert client.get("/councils/", **{"gunicorn.socket": server}).status_code == 200
    assert held == [module.TOLD_AFTER_SECONDS] * 2


def test_an_address_that_does_not_exist_is_not_found_even_then(client: Client, full: Lanes) -> None:
    assert client.get("/nothing-of-this-name.csv").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_for_a_place_holds_none_of_few_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = list[bool]()
    monkeypatch.setattr(module.connection, "close", lambda: closed.append(True))
    lanes = Lanes(threads=8)
    with lanes.place("files"):
        assert not closed
        with pytest.raises(NoPlaceError), lanes.place("files", wait=0):
            pass
    # With SQLite there is one for each thread, which is kept.
    assert bool(closed) == (connection.vendor != "sqlite")


def test_work_in_a_lane_gives_way_to_pages_and_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = list[float]()
    monkeypatch.setattr(module.time, "sleep", waited.append)
    lanes = Lanes(threads=4)
    lanes.give_way()
    assert not waited
    with lanes.page():
        lanes.give_way()
    assert len(waited) == module.GIVES_WAY_TIMES
    lanes.give_way()
    assert len(waited) == module.GIVES_WAY_TIMES


class WaitingClock(FakeClock):
    """Goes on by whatever somebody waits."""

    def __init__(self) -> None:
        self.waited = 0.0

    def sleep(self, seconds: float) -> None:
        self.now, self.waited = self.now + seconds, self.waited + seconds


@pytest.mark.parametrize(
    ("address", "seconds"), [("/recommendations/?q=plans", module.BEGINS_WITHIN_SECONDS), ("/councils/", 0)]
)
def test_what_costs_much_begins_after_the_pages_that_are_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str, seconds: float
) -> None:
    clock, lanes = WaitingClock(), Lanes(threads=4)
    monkeypatch.setattr(module, "lanes", lanes)
    monkeypatch.setattr(module, "time", clock)
    with lanes.page():
        assert client.get(address).status_code == 200
    assert clock.waited == pytest.approx(seconds, abs=2 * module.GIVES_WAY_SECONDS)


def test_whoever_lets_pages_go_first_keeps_nobody_from_work_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    lanes, began = Lanes(threads=8), list[str]()

    def meanwhile(_until: float) -> None:
        monkeypatch.setattr(lanes, "_let_pages_go_first", lambda until: None)
        with lanes.place("programs", wait=0):
            began.append("another")

    monkeypatch.setattr(lanes, "_let_pages_go_first", meanwhile)
    with lanes.place("searches"):
        began.append("whoever waited")
    assert began == ["another", "whoever waited"]


def test_a_page_is_counted_while_it_is_answered_and_no_longer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    lanes, seen = Lanes(threads=4), list[int]()
    monkeypatch.setattr(module, "lanes", lanes)
    real = lanes.page

    @contextmanager
    def page() -> Iterator[None]:
        with real():
            seen.append(lanes._pages)
            yield

    monkeypatch.setattr(lanes, "page", page)
    assert client.get("/councils/").status_code == 200
    put_away(client.get("/recommendations.csv"))
    assert (seen, lanes._pages) == ([1], 0)
