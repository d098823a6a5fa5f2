"""A PostgreSQL server of the tests, and the database on it with every migration, which is made once and then copied."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests import kept_database

_MAKING: Final = "making"


@dataclass(frozen=True)
class Server:
    """A server by the address of one of its databases, written as in DATABASE_URL.

    What is made has the number of this process in its name: the server may be that of several runs.
    """

    address: str
    _there: set[str] = field(default_factory=set, compare=False)

    def database(self, name: str) -> str:
        """The address of another database of it."""
        return urlsplit(self.address)._replace(path=f"/{name}").geturl()

    def make(self, name: str) -> str:
        """An empty database in the place of whatever has the name; returns its address."""
        return self._made(name, "template1")

    def copy_migrated(self, name: str) -> str:
        """A database with every migration and no row of the record; returns its address."""
        with kept_database.alone("postgresql"):
            self.make_migrated()
        return self._made(name, kept_database.migrated())

    def make_migrated(self) -> None:
        """The database that others copy, unless it is there; whoever asks has seen to it that nobody else does."""
        if self._say("SELECT 1 FROM pg_database WHERE datname = {}", sql.Literal(kept_database.migrated())):
            return
        try:
            kept_database.migrate(DATABASE_URL=self.make(_MAKING))
            # It has its name only when it is whole.
            named = sql.Identifier(_own(_MAKING)), sql.Identifier(kept_database.migrated())
            self._say("ALTER DATABASE {} RENAME TO {}", *named)
        finally:
            self._drop(_own(_MAKING))

    def drop_what_was_made(self) -> None:
        """All but the database that others copy."""
        for name in sorted(self._there):
            self._drop(name)

    def _made(self, name: str, template: str) -> str:
        own = _own(name)
        self._drop(own)
        self._there.add(own)
        self._say("CREATE DATABASE {} TEMPLATE {}", sql.Identifier(own), sql.Identifier(template))
        return self.database(own)

    def _drop(self, name: str) -> None:
        self._say("DROP DATABASE IF EXISTS {} WITH (FORCE)", sql.Identifier(name))
        self._there.discard(name)

    def _say(self, query: str, *words: sql.Composable) -> list[tuple[Any, ...]]:
        with closing(psycopg.connect(self.database("postgres"), autocommit=True)) as server:
            found = server.execute(sql.SQL(query).format(*words))
            return found.fetchall() if found.description else []


def _own(name: str) -> str:
    return f"{name}_{os.getpid()}"
