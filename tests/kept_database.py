"""Databases of the tests as files that later runs and further processes copy: applying every migration takes seconds.

A file is named after a digest of all that its content depends on, so one of another state is never taken. On PostgreSQL
the server copies a template of that name (tests/kept_server.py), which the first process of a run makes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from django.db import connection
from django.db.utils import DatabaseError

ROOT: Final = Path(__file__).resolve().parent.parent
# Tests that run pytest in a copy of the project hand the folder on.
FOLDER: Final = Path(os.environ.setdefault("TESTS_DATABASES", str(ROOT / ".pytest_cache" / "databases")))
_MOST: Final = 12
BEHIND: Final = ("DROP TABLE django_session", "DELETE FROM django_migrations WHERE app = 'sessions'")
"""What makes of a database with every migration one of an earlier version, which the next start has to bring up."""


def migrated() -> str:
    """The name of a database with the tables of every migration and no row of the record."""
    migrations = [path for app in ("authorities", "inspections") for path in (ROOT / app).rglob("migrations/*.py")]
    return f"migrated_{digest([ROOT / 'requirements.txt', *migrations])}"


def with_the_record() -> str:
    """The name of the same with the copies of the shipped record beside its tables (tests/record.py)."""
    # Nothing that is loaded depends on the dashboard: imports go the other way.
    code = [
        path
        for app in ("authorities", "inspections", "config")
        for kind in ("py", "csv", "toml")
        for path in (ROOT / app).rglob(f"*.{kind}")
    ]
    return f"record_{digest([ROOT / 'requirements.txt', ROOT / 'tests' / 'record.py', *code])}"


def set_up(form: str = "set_up") -> Path:
    """Where whoever needs it first keeps what `manage.py setup` makes of what is shipped: its data folder, or what else
    there is to say of it in another form.
    """
    shipped = [
        path
        for app in ("authorities", "config", "dashboard", "inspections", "static")
        for path in (ROOT / app).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    further = [
        ROOT / name for name in ("manage.py", "requirements.txt", "tests/settings.py", "tests/operations/conftest.py")
    ]
    return FOLDER / f"{form}_{digest([*further, *shipped])}"


def digest(paths: Iterable[Path]) -> str:
    """Of the names and the content of files."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(f"{os.path.relpath(path, ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:24]


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Lets one process of all into the body of the `with`: the next finds what the first has kept, instead of making
    the same beside it.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{what}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrate(**variables: str) -> None:
    """Applies every migration to an empty database, in a process as whoever sets up the product starts it."""
    others = ("DATABASE_URL", "DATA_DIR", "TESTS_DATA_DIR", "WORK")
    environment = {name: value for name, value in os.environ.items() if name not in others}
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.settings"} | variables
    words = [sys.executable, "manage.py", "migrate", "--verbosity=0", "--no-input"]
    subprocess.run(words, cwd=ROOT, env=environment, check=True)


def make_migrated() -> None:
    """The file with every migration, unless it is there; whoever asks has seen to it that nobody else does."""
    file = _file(migrated())
    if file.exists():
        file.touch()
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER, prefix="making-") as folder:
        made = Path(folder) / "record.sqlite3"
        # Of a project with a migration more, in whose copy pytest runs, only that one is left to apply.
        if before := os.environ.get("TESTS_MIGRATED_BEFORE"):
            shutil.copy(before, made)
        migrate(TESTS_DATA_DIR=folder)
        with closing(sqlite3.connect(made)) as database:
            _without_log(database)
        made.rename(file)
    _forget_the_oldest()


def is_kept(name: str) -> bool:
    return _is_template(name) if connection.vendor == "postgresql" else _file(name).exists()


def bring(names: Iterable[str]) -> sqlite3.Connection | None:
    """Lets the test database, which Django makes next, begin as a copy of the first of the names that is kept.

    One in memory is there as long as somebody is connected: returns the connection to close at the end.
    """
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = next(filter(_is_template, names), None)
        return None
    ours = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    kept = next((file for name in names if (file := _file(name)).exists()), None)
    if kept is not None:
        # One that another process forgot meanwhile is an error, and not an empty database.
        with closing(sqlite3.connect(f"{kept.resolve().as_uri()}?mode=ro", uri=True)) as file:
            file.backup(ours)
        kept.touch()
    return ours


def keep(name: str) -> None:
    """Keeps the test database as it is now, unless it is kept already."""
    if connection.vendor == "postgresql":
        _keep_template(name)
    elif not (file := _file(name)).exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        # Another process may be doing the same for other tests.
        made = file.with_suffix(f".{os.getpid()}")
        connection.ensure_connection()
        with closing(sqlite3.connect(made)) as copy:
            connection.connection.backup(copy)
            _without_log(copy)
        made.replace(file)
        _forget_the_oldest()


def copy_migrated(to: Path) -> None:
    """Puts a copy of the database with every migration there, with the rights that `manage.py migrate` gave it."""
    with alone("sqlite"):
        make_migrated()
        shutil.copy(_file(migrated()), to)


def _file(name: str) -> Path:
    return FOLDER / f"{name}.sqlite3"


def _without_log(database: sqlite3.Connection) -> None:
    """A database in memory has no log of its own, and takes none over."""
    database.execute("PRAGMA journal_mode = DELETE")


def _forget_the_oldest() -> None:
    files = sorted(FOLDER.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_MOST]:
        file.unlink(missing_ok=True)


def _is_template(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _keep_template(name: str) -> None:
    if _is_template(name):
        return
    source = connection.settings_dict["NAME"]
    # A database is copied only while nobody is connected to it.
    connection.close()
    # Another process may be doing the same.
    with suppress(DatabaseError), connection._nodb_cursor() as cursor:
        quoted = connection.ops.quote_name
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(source)}")
