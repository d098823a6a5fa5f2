"""Everything goes to PostgreSQL and back; what is refused is named. As an operator does it, in processes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from inspections.serving.moving import MoveError, move_to
from tests import kept_database
from tests.kept_server import Server

type Manage = Callable[..., subprocess.CompletedProcess[str]]
QUERIES = 200


def said(manage: Manage, function: str, **variables: str) -> dict:
    """What a function of moved_record.py says of the record of a database."""
    code = f"import json; from tests.operations import moved_record as m; print(json.dumps(m.{function}()))"
    done = manage("shell", "--no-imports", "-c", code, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_all_goes_to_postgresql_and_back_and_both_find_the_same(
    postgres: Server, already_set_up: None, manage: Manage, tmp_path: Path
) -> None:
    # Of an earlier version: whoever moves brings it up.
    server = postgres.copy_migrated("moved_to")
    with psycopg.connect(server) as connection:
        for statement in kept_database.BEHIND:
            connection.execute(statement)
    _there_and_back(manage, server, tmp_path / "back.sqlite3")


def _there_and_back(manage: Manage, server: str, back: Path) -> None:
    before = said(manage, "filled")
    assert len(before["found"]) == QUERIES
    assert sum(map(bool, before["found"].values())) > QUERIES / 2

    # SQLite keeps a name of any length; PostgreSQL does not.
    refused = manage("move_to", server)
    assert refused.returncode == 1
    too_long = f"does not take row {before['spoilt']} of inspections_report: value too long"
    assert too_long in refused.stderr

    # Nothing was carried, for the database is empty still, which it is not the second time.
    there = said(manage, "mended_and_moved", OTHER=server)
    assert "Both databases have the same" in there["said"]
    assert "django_session" not in there["said"]
    assert (
        there["again"]
        == "The other database is not empty: auth_group has rows. Name an empty one; nothing was changed."
    )
    kept_database.copy_migrated(back)
    home = said(manage, "described_and_moved", DATABASE_URL=server, OTHER=f"sqlite:///{back}")
    on_postgresql = home["described"]
    assert on_postgresql["found"] == before["found"]
    assert on_postgresql == there["described"]
    assert _tables(home["said"]) == _tables(there["said"])
    at_home = said(manage, "described", DATABASE_URL=f"sqlite:///{back}")
    # A number that was given to a row that is gone is given to no other.
    assert at_home.pop("next") == on_postgresql.pop("next") + 1
    assert at_home == on_postgresql


def _tables(said: str) -> list[str]:
    """The lines with the rows and the checksum of a table."""
    return [line for line in said.splitlines() if line.startswith(" ")]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://somebody:secret@host/name", "is not understood"),
        ("postgres://somebody:secret@127.0.0.1:1/name", "cannot be used"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_without_being_repeated(
    address: str, why: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), pytest.raises(MoveError, match=why) as refused:
        move_to(address)
    assert "secret" not in str(refused.value)
