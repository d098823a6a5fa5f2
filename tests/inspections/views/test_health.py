"""What a monitor asks is answered truly, and the numbers only to whoever has the token."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from inspections.models import Report
from inspections.queries import health
from tests.clock import Clock

pytestmark = pytest.mark.django_db
TOKEN = {"authorization": "Bearer a-token"}


@pytest.fixture
def with_token(settings) -> None:
    settings.METRICS_TOKEN = "a-token"


def queued(minutes: int) -> None:
    since = timezone.now() - timedelta(minutes=minutes)
    Report.objects.create(sha256=f"{minutes:064}", name="a.pdf", size=1, uploaded_at=since, state_since=since)


def test_a_process_that_answers_says_so_without_the_database(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_whoever_asks_past_the_proxy_is_answered_and_led_nowhere(client: Client, settings, path: str) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path).status_code == 200
    assert client.get("/councils/").status_code == 301


def test_it_is_ready_where_all_is_well(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "conditions": {"database": True, "storage": True, "disk": True, "queue": True},
    }


def test_it_is_not_ready_without_its_database(client: Client, monkeypatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["conditions"] == {"database": False, "storage": True, "disk": True}


def test_it_is_not_ready_where_the_disk_is_full_or_cannot_be_written(client: Client, monkeypatch, settings) -> None:
    monkeypatch.setattr(health, "free_bytes", lambda: 1024)
    assert client.get("/readyz").json()["conditions"]["disk"] is False
    settings.DATA_DIR = settings.DATA_DIR / "not there"
    assert client.get("/readyz").json()["conditions"]["storage"] is False


@pytest.mark.parametrize(("minutes", "well"), [(5, True), (90, False)])
def test_a_queue_that_nobody_works_off_is_not_well(client: Client, minutes: int, well: bool) -> None:
    queued(minutes)
    assert client.get("/readyz").json()["conditions"]["queue"] is well


@pytest.mark.usefixtures("with_token")
def test_sentences_are_for_whoever_has_the_token(client: Client, monkeypatch) -> None:
    Clock(monkeypatch, timezone.now())
    queued(90)
    assert "said" not in client.get("/readyz").json()
    assert "said" not in client.get("/readyz", headers={"authorization": "Bearer another"}).json()
    assert client.get("/readyz", headers=TOKEN).json()["said"][-1] == (
        "The report that has waited longest to be read has waited 90 minutes."
    )


def test_without_a_token_there_are_no_numbers(client: Client) -> None:
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.usefixtures("with_token")
def test_the_numbers_say_what_the_record_holds_and_how_requests_were_answered(client: Client, monkeypatch) -> None:
    Clock(monkeypatch, timezone.now())
    assert client.get("/metrics").status_code == 401
    queued(30)
    about = {
        "name": "b.pdf",
        "size": 1,
        "refusal": "It is damaged.",
        "uploaded_at": timezone.now(),
        "state_since": timezone.now(),
    }
    Report.objects.create(sha256="f" * 64, state=Report.State.REFUSED, refusal_code="damaged", **about)
    client.get("/healthz")
    text = client.get("/metrics", headers=TOKEN).content.decode()
    lines = text.splitlines()
    assert 'outcomes_reports{state="queued"} 1.0' in lines
    assert 'outcomes_reports{state="published"} 0.0' in lines
    assert 'outcomes_reports_refused{code="damaged"} 1.0' in lines
    assert "outcomes_database_up 1.0" in lines
    (wait,) = [float(line.split()[1]) for line in lines if line.startswith("outcomes_longest_wait_seconds ")]
    assert wait == pytest.approx(1800, abs=1)
    assert any('route="healthz",status="200"' in line for line in lines)


@pytest.mark.usefixtures("with_token")
def test_the_numbers_are_there_while_the_database_is_away(client: Client, monkeypatch) -> None:
    monkeypatch.setattr("inspections.queries.metrics.waiting", lambda now: (_ for _ in ()).throw(DatabaseError))
    answer = client.get("/metrics", headers=TOKEN)
    assert answer.status_code == 200
    assert "outcomes_database_up 0.0" in answer.content.decode().splitlines()
