"""What must be there before the product can serve: the folder, the database, an account, static files.

Every step first looks whether there is anything to do, so that a second run changes nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from inspections.actions.accounts import make_first_account


class CannotStartError(ImproperlyConfigured):
    """Something a person has to put right first; manage.py prints the sentence alone, without a traceback."""


def check_folder(folder: Path) -> None:
    """Make the data folder, take the rights of others from one that was there, and check that it can be written to.

    Raises CannotStartError.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = folder.stat().st_mode
        if mode & stat.S_IRWXO and folder.stat().st_uid == os.getuid():
            folder.chmod(stat.S_IMODE(mode) & ~stat.S_IRWXO)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotStartError(
            f"The data folder {folder} cannot be used ({error.strerror or error}). "
            "Make it writable, or set DATA_DIR to another folder."
        ) from error


def check_database() -> None:
    """Check that the database answers.

    Raises CannotStartError.
    """
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise CannotStartError(f"The database cannot be reached: {_first_line(error)}. Check DATABASE_URL.") from error


def check_migrated() -> None:
    """Check that the tables are those of this version.

    Raises CannotStartError.
    """
    if _is_behind():
        raise CannotStartError("The database is not set up for this version. Run: make setup")


def migrate() -> bool:
    """Bring the tables up to this version; returns whether there was anything to do.

    Raises CannotStartError where the database refuses.
    """
    try:
        behind = _is_behind()
        if behind:
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CannotStartError(f"The database cannot be set up: {_first_line(error)}.") from error
    return behind


@transaction.atomic
def make_first_password(folder: Path) -> Path | None:
    """Make the first account, and a file with its password that only its owner can read; None where there is an
    account.

    Raises CannotStartError where the file cannot be written; then there is no account either.
    """
    account = make_first_account()
    if account is None:
        return None
    path = first_password_file(folder)
    try:
        _write_for_owner(path, f"{account.password}\n")
    except OSError as error:
        raise CannotStartError(f"The first password cannot be written to {path} ({error.strerror}).") from error
    return path


def first_password_file(folder: Path) -> Path:
    return folder / "first-password"


def collect_static() -> bool:
    """Hash and compress the static files where a source has changed since the last time; returns whether one had.

    Compressing plotly.js alone takes seconds, so a digest of all sources is kept beside the result.
    """
    note = settings.STATIC_ROOT.with_suffix(".digest")
    digest = _digest_of_sources()
    if note.exists() and note.read_text() == digest and settings.STATIC_ROOT.is_dir():
        return False
    # It is away until everything is in place, so that a run that was cut short is repeated.
    note.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    note.write_text(digest)
    return True


def _write_for_owner(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)


def _digest_of_sources() -> str:
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for path, content in _sources():
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, bytes]]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                yield path, file.read()


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _first_line(error: Exception) -> str:
    """The database's own words, without its advice on the lines that follow."""
    return (str(error).strip().splitlines() or ["it gives no reason"])[0].rstrip(".")
