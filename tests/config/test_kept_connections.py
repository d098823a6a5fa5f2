"""A connection is kept for the next request, unless something is still being read from it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import ConnectionHandler
from django.db.backends.base.base import BaseDatabaseWrapper

from config import kept_connections
from config.kept_connections import close_if_still_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a file with a table of ten rows."""
    place = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "some.sqlite3")}
    connection = ConnectionHandler({"default": place})["default"]
    monkeypatch.setattr(kept_connections, "connection", connection)
    with closing(connection):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE some (number INTEGER)")
            cursor.executemany("INSERT INTO some VALUES (%s)", [(number,) for number in range(10)])
        yield connection


def test_it_is_kept_after_each_answer(opened: BaseDatabaseWrapper) -> None:
    before = opened.connection
    for _ in range(3):
        with opened.cursor() as cursor:
            assert len(cursor.execute("SELECT number FROM some").fetchall()) == 10
        close_if_still_read()
    assert opened.connection is before


def test_it_is_closed_where_something_is_still_read(opened: BaseDatabaseWrapper) -> None:
    close_if_still_read()
    with opened.cursor() as cursor:
        cursor.execute("SELECT number FROM some").fetchone()
        close_if_still_read()
        assert opened.connection is None


def test_the_first_answer_of_a_connection_is_looked_at_too(opened: BaseDatabaseWrapper) -> None:
    with opened.cursor() as cursor:
        cursor.execute("SELECT number FROM some").fetchone()
        close_if_still_read()
        assert opened.connection is None


def test_nothing_is_opened_only_to_be_looked_at(opened: BaseDatabaseWrapper) -> None:
    opened.close()
    close_if_still_read()
    assert opened.connection is None


def test_a_transaction_goes_on(opened: BaseDatabaseWrapper) -> None:
    opened.set_autocommit(False)
    opened.in_atomic_block = True
    with opened.cursor() as cursor:
        cursor.execute("SELECT number FROM some").fetchone()
        close_if_still_read()
        assert opened.connection is not None
    opened.in_atomic_block = False
