"""A connection is kept for later requests, and nothing is left open on it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from config import kept_connections
from config.kept_connections import leave_nothing_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a file with a table of ten rows, as a thread of the web server has it."""
    place = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "some.sqlite3")}
    connection = ConnectionHandler({"default": place})["default"]
    monkeypatch.setattr(kept_connections, "connection", connection)
    with closing(connection):
        kept_connections._look_after(connection)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("CREATE TABLE some (number INTEGER)")
            cursor.executemany("INSERT INTO some VALUES (%s)", [(number,) for number in range(10)])
        leave_nothing_open()
        yield connection


OF_A_SERVER = """
import sqlite3
import config.wsgi
from django.core.signals import request_finished
from django.db import connection

with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE some (number INTEGER)")
    cursor.executemany("INSERT INTO some VALUES (%s)", [(number,) for number in range(1000)])
another = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
for age in (connection.close_at, 0):
    left = connection.cursor()
    left.execute("SELECT number FROM some")
    left.fetchone()
    another.execute("INSERT INTO some VALUES (1000)")
    another.commit()
    before = another.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    connection.close_at = age
    request_finished.send(sender=None)
    after = another.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    print(before, after, connection.connection is None)
print(connection.settings_dict["CONN_MAX_AGE"])
"""


def test_a_server_that_somebody_starts_with_programs_of_their_own_does_so_too(tmp_path: Path) -> None:
    """Also of a connection that is so old that Django closes it."""
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(tmp_path)}
    variables.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", OF_A_SERVER]
    answer = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == ["1 0 False", "1 0 True", "60"]


def test_it_is_kept_after_each_answer(opened: BaseDatabaseWrapper) -> None:
    before = opened.connection
    for _ in range(3):
        with opened.cursor() as cursor:
            assert len(cursor.execute("SELECT number FROM some").fetchall()) == 10
        leave_nothing_open()
    assert opened.connection is before


def test_what_was_not_read_to_its_end_pins_nothing(opened: BaseDatabaseWrapper, tmp_path: Path) -> None:
    left = opened.cursor()
    left.execute("SELECT number FROM some")
    left.fetchone()
    with closing(sqlite3.connect(tmp_path / "some.sqlite3", timeout=0)) as another:
        another.execute("INSERT INTO some VALUES (10)")
        another.commit()
        assert is_kept_from_ending_the_journal(another)
        leave_nothing_open()
        assert not is_kept_from_ending_the_journal(another)
    with opened.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM some").fetchone() == (11,)


def is_kept_from_ending_the_journal(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])


def test_a_connection_that_an_answer_failed_on_is_not_kept(opened: BaseDatabaseWrapper) -> None:
    with opened.cursor() as cursor, pytest.raises(OperationalError):
        cursor.execute("SELECT nothing FROM nowhere")
    leave_nothing_open()
    assert opened.connection is None


def test_nothing_is_opened_only_to_be_looked_at(opened: BaseDatabaseWrapper) -> None:
    opened.close()
    leave_nothing_open()
    assert opened.connection is None
