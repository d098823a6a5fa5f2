"""A copy of everything that cannot be made anew, taken while the product runs, and put back to the last byte.

The database is copied first and the files after it, so that every row of the copy has its file. Where somebody removes
an upload, takes evidence back, or has a zip unpacked to its end at that very moment, all is copied again, until both
are of one moment.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone

from inspections.intake.places import KEPT_FOR_GOOD, ZIPS, place, spool_to
from inspections.models import Evidence, ReceivedZip, RemovedReport

MANIFEST: Final = "manifest.json"
_RECORD: Final = "record.sqlite3"
_DUMP: Final = "record.dump"
_FILES: Final = ("secret-key",)
_PLACES: Final = (*KEPT_FOR_GOOD, ZIPS)
"""A zip of which only a part was taken is gone on with after it was restored."""
_KINDS: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_ATTEMPTS: Final = 5
"""How often all is copied at most; nobody removes something every minute."""
_NOT_EMPTY: Final = (
    "There is a record here already, and restoring would overwrite it. Name an empty DATA_DIR and an empty database, "
    "or move what is here to another place first."
)


class BackupError(Exception):
    """Why nothing was copied, or put back, as a sentence."""


def back_up(folder: Path) -> Path:
    """Copy database and files to a new folder in `folder`, named after the second; returns its path.

    It has its name only when it is whole. Raises BackupError.
    """
    final = folder / f"inspection-outcomes-{timezone.localtime():%Y-%m-%d-%H%M%S}"
    making = folder / f".{final.name}"
    try:
        rows = _copy_of_one_moment(making)
        manifest = {"vendor": connection.vendor, "rows": rows, "files": dict(_checksums(making))}
        (making / MANIFEST).write_text(json.dumps(manifest, indent=1))
        making.rename(final)
    except (OSError, sqlite3.Error, shutil.Error) as error:
        raise BackupError(f"The backup could not be written, and what there was of it is removed: {error}.") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return final


def _copy_of_one_moment(making: Path) -> dict[str, int]:
    """Database and files; again where a file went meanwhile. One that was lost before is missed by `verify`."""
    for attempt in range(_ATTEMPTS):
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True, mode=0o700)
        before = _removals()
        rows = _copy_database(making)
        try:
            _copy_files(making)
        except (FileNotFoundError, shutil.Error):
            if attempt + 1 == _ATTEMPTS:
                raise
            continue
        if _removals() == before:
            break
    return rows


def _removals() -> tuple[object, ...]:
    """It changes whenever somebody removes an upload or takes evidence back, and whenever a zip is all unpacked."""
    zips = ReceivedZip.objects.filter(finished_at=None).order_by("pk").values_list("pk", flat=True)
    return RemovedReport.objects.count(), Evidence.objects.exclude(removed_at=None).count(), *zips


def restore(backup: Path) -> dict[str, int]:
    """Put a backup back into an empty DATA_DIR and an empty database; returns how many rows each table has.

    The product must not run. Raises BackupError, before anything is written where the backup is not whole.
    """
    manifest = _whole_manifest(backup)
    if manifest["vendor"] != connection.vendor:
        kind = _KINDS.get(manifest["vendor"], "another kind")
        raise BackupError(f"This is a backup of {kind}; DATABASE_URL names another kind of database.")
    if _has_files() or _has_rows():
        raise BackupError(_NOT_EMPTY)
    _restore_database(backup)
    _put_files_back(backup)
    rows = _rows(_tables())
    if rows != manifest["rows"]:
        raise BackupError("The database that was put back has not the rows that were copied. Nothing may be trusted.")
    return rows


def _whole_manifest(backup: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((backup / MANIFEST).read_text())
        wanted, found = manifest["files"], dict(_checksums(backup))
    except (OSError, ValueError, KeyError) as error:
        raise BackupError(f"{backup} is no backup of this product: it has no {MANIFEST} that can be read.") from error
    wrong = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if wrong:
        count = f"({len(wrong)} in all)"
        raise BackupError(f"This backup is not whole: {wrong[0]} is missing or not as it was copied {count}.")
    return manifest


def _has_files() -> bool:
    return any(next(place(name).names(), None) for name in KEPT_FOR_GOOD)


def _copy_files(target: Path) -> None:
    """The files beside the database; what was half written when the copy began is left out."""
    for name in _PLACES:
        for each in place(name).names():
            copy = target / name / each
            copy.parent.mkdir(parents=True, exist_ok=True)
            with place(name).open(each) as file, copy.open("wb") as written:
                shutil.copyfileobj(file, written)
    for name in _FILES:
        if (path := Path(settings.DATA_DIR) / name).is_file():
            shutil.copy2(path, target / name)


def _put_files_back(backup: Path) -> None:
    for name in _PLACES:
        for path in sorted((backup / name).rglob("*")):
            if path.is_file():
                with path.open("rb") as file, spool_to(place(name)) as spool:
                    shutil.copyfileobj(file, spool.file)
                    spool.keep_as(path.relative_to(backup / name).as_posix())
    for name in _FILES:
        if (path := backup / name).is_file():
            shutil.copy2(path, Path(settings.DATA_DIR) / name)


def _checksums(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            with path.open("rb") as file:
                yield path.relative_to(folder).as_posix(), hashlib.file_digest(file, "sha256").hexdigest()


def _copy_database(folder: Path) -> dict[str, int]:
    """Copies the database as of one moment; returns the rows of each table in the copy."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / _RECORD)) as copy:
            connection.connection.backup(copy)
            return {table: _count(copy, table) for table in _tables()}
    # One snapshot for the counts and the dump, whatever is written meanwhile.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            moment = f"--snapshot={snapshot}"
            _run("pg_dump", "--format=custom", "--no-owner", moment, f"--file={folder / _DUMP}")
            return _rows(_tables())
        finally:
            cursor.execute("ROLLBACK")


def _restore_database(backup: Path) -> None:
    if connection.vendor != "sqlite":
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(backup / _DUMP))
        return
    path = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    for beside in (f"{path}-wal", f"{path}-shm"):
        Path(beside).unlink(missing_ok=True)
    shutil.copyfile(backup / _RECORD, path.with_name("restoring"))
    path.with_name("restoring").replace(path)


def _has_rows() -> bool:
    there = set(connection.introspection.table_names())
    return any(_rows([table for table in _tables() if table in there]).values())


def _rows(tables: Sequence[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            (counts[table],) = cursor.fetchone()
        return counts


def _count(copy: sqlite3.Connection, table: str) -> int:
    (count,) = copy.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()  # noqa: S608
    return int(count)


def _tables() -> list[str]:
    return sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed})


def _run(program: str, *words: str) -> None:
    """Runs one of PostgreSQL's own programs on our database. Raises BackupError with what it said."""
    connection.ensure_connection()
    info = connection.connection.info
    variables = {"PGHOST": info.host, "PGPORT": str(info.port), "PGUSER": info.user, "PGPASSWORD": info.password}
    environment = os.environ | {name: value for name, value in variables.items() if value}
    command = [_program(program), f"--dbname={info.dbname}", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip() or 'it gave no reason'}.")


def _program(name: str) -> str:
    """On PATH, or the newest that Debian keeps beside it."""
    found = shutil.which(name)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    if found is None and not debian:
        raise BackupError(f"{name} was not found. Install it (on Debian: apt install postgresql-client).")
    return found or str(debian[-1])
