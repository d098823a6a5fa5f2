"""While the database is away people are told so in words, and what fails otherwise is an error of ours."""

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError
from django.test import Client

from inspections import signing_in
from inspections.views import health


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, client: Client):
    client.raise_request_exception = False

    def fail_with(error: Exception) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(health, "conditions", fail)

    return fail_with


@pytest.mark.parametrize("error", [OperationalError("away"), InterfaceError("closed")])
def test_a_database_that_is_away_is_503_with_a_time_to_come_back(client: Client, failing, error) -> None:
    failing(error)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert b"Nothing that was saved has been lost" in answer.content
    assert b"away" not in answer.content


@pytest.mark.parametrize("error", [DatabaseError("wrong"), ValueError("wrong")])
def test_any_other_failure_is_500(client: Client, failing, error) -> None:
    failing(error)
    answer = client.get("/readyz")
    assert answer.status_code == 500
    assert b"Something went wrong on our side" in answer.content


def test_whoever_sent_something_is_told_that_it_was_not_saved(client: Client, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise OperationalError

    client.raise_request_exception = False
    monkeypatch.setattr(signing_in, "resting", fail)
    answer = client.post("/sign-in/", {"username": "editor", "password": "x"})
    assert answer.status_code == 503
    assert b"What you sent was not saved" in answer.content
