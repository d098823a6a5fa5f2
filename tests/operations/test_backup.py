"""What was copied while the product ran is put back to the last row and byte, or nothing is."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import LazySettings
from django.utils import timezone
from psycopg import sql

from inspections.models import RemovedReport
from inspections.serving import backup as backup_module
from inspections.serving.backup import BackupError, restore
from tests.kept_server import Server
from tests.operations.conftest import on_a_machine_of_its_own

type Manage = Callable[..., subprocess.CompletedProcess[str]]
PDF = b"%PDF-1.7 the bytes of a report"


@pytest.fixture
def filled(already_set_up: None, tmp_path: Path) -> Path:
    """The data folder of a product with a stored report, and one that is just coming in."""
    reports = tmp_path / "data" / "reports"
    (reports / "ab").mkdir(parents=True)
    (reports / "ab" / f"{'ab' * 32}.pdf").write_bytes(PDF)
    (reports / "incoming-1").write_bytes(b"half")
    (tmp_path / "data" / "secret-key").write_text("a key")
    (tmp_path / "data" / "zips").mkdir()
    (tmp_path / "data" / "zips" / "half unpacked.zip").write_bytes(PDF)
    return tmp_path / "data"


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """Variables of a second, empty product."""
    return on_a_machine_of_its_own(tmp_path / "second")


def backed_up(manage: Manage, folder: Path, **variables: str) -> Path:
    done = manage("backup", str(folder), **variables)
    assert done.returncode == 0, done.stderr
    (path,) = folder.iterdir()
    assert done.stdout == f"Everything is copied to {path}.\n"
    return path


def rows(address: str) -> dict[str, list[str]]:
    """Every row of every table of a PostgreSQL database, and where each sequence stands."""
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"
    row = sql.SQL("SELECT row_to_json(each)::text AS words FROM {} AS each ORDER BY words")
    with psycopg.connect(address) as database:
        names = [name for (name,) in database.execute(tables)]
        found = {name: [words for (words,) in database.execute(row.format(sql.Identifier(name)))] for name in names}
        sequences = "SELECT row_to_json(each)::text FROM pg_sequences AS each ORDER BY sequencename"
        return found | {"sequences": [words for (words,) in database.execute(sequences)]}


def rows_of(folder: Path) -> list[str]:
    """The same of the SQLite of a data folder."""
    with closing(sqlite3.connect(folder / "record.sqlite3")) as database:
        return sorted(database.iterdump())


def test_all_rows_and_files_come_back_and_over_a_record_nothing_is_restored(
    filled: Path, elsewhere: dict[str, str], manage: Manage, tmp_path: Path
) -> None:
    then = rows_of(filled)
    assert len(then) > 4000
    backup = backed_up(manage, tmp_path / "backups")
    assert not list(backup.rglob("incoming-*"))
    done = manage("restore", str(backup), **elsewhere)
    assert done.returncode == 0, done.stderr
    assert "and every file" in done.stdout
    second = tmp_path / "second"
    assert (second / "reports" / "ab" / f"{'ab' * 32}.pdf").read_bytes() == PDF
    assert (second / "zips" / "half unpacked.zip").read_bytes() == PDF
    assert (second / "secret-key").read_bytes() == (filled / "secret-key").read_bytes()
    assert rows_of(second) == then

    before = (filled / "record.sqlite3").read_bytes()
    done = manage("restore", str(backup))
    assert done.returncode == 1
    assert "There is a record here already" in done.stderr
    assert (filled / "record.sqlite3").read_bytes() == before


@pytest.mark.parametrize("spoil", ["change", "remove", "add", "manifest"])
def test_a_backup_that_is_not_whole_is_refused_before_anything_is_written(spoil: str, tmp_path: Path) -> None:
    """It is refused before the database is asked, which this test has none of."""
    backup = tmp_path / "backup"
    file = backup / "reports" / "ab" / "report.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(PDF)
    checksum = hashlib.sha256(PDF).hexdigest()
    (backup / "manifest.json").write_text(json.dumps({"files": {"reports/ab/report.pdf": checksum}}))
    if spoil == "change":
        file.write_bytes(PDF.replace(b"7", b"8"))
    elif spoil == "remove":
        file.unlink()
    elif spoil == "add":
        shutil.copy(file, file.with_name("another.pdf"))
    else:
        (backup / "manifest.json").write_text("{")
    with pytest.raises(BackupError, match="is no backup" if spoil == "manifest" else "is not whole"):
        restore(backup)


def test_a_backup_that_cannot_be_written_leaves_nothing(filled: Path, manage: Manage, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    done = manage("backup", str(tmp_path / "a-file" / "backups"))
    assert (done.returncode, "could not be written" in done.stderr) == (1, True)


def test_postgresql_comes_back_too(postgres: Server, manage: Manage, elsewhere: dict[str, str], tmp_path: Path) -> None:
    first = {"DATABASE_URL": postgres.copy_migrated("backed_up")}
    then = rows(first["DATABASE_URL"])
    assert sum(map(len, then.values())) > 400
    backup = backed_up(manage, tmp_path / "backups", **first)
    assert "another kind of database" in manage("restore", str(backup), **elsewhere).stderr
    second = elsewhere | {"DATABASE_URL": postgres.make("put_back")}
    done = manage("restore", str(backup), **second)
    assert done.returncode == 0, done.stderr
    assert rows(second["DATABASE_URL"]) == then


@pytest.mark.django_db
def test_what_is_removed_while_it_is_copied_leaves_no_row_without_its_file(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is taken again until database and files are of one moment."""
    settings.DATA_DIR = tmp_path / "data"
    (settings.DATA_DIR / "reports").mkdir(parents=True)
    copies: list[int] = []

    def copy_and_lose(target: Path) -> None:
        copies.append(len(copies))
        if len(copies) == 1:
            removed = {"number": 1, "sha256": "0" * 64, "size": 1, "kind": "expired", "at": timezone.now()}
            RemovedReport.objects.create(role="installation", why="Expired", **removed)
        if len(copies) == 2:
            raise FileNotFoundError(target)
        (target / "secret-key").write_text("a key")

    monkeypatch.setattr(backup_module, "_copy_files", copy_and_lose)
    monkeypatch.setattr(backup_module, "_copy_database", lambda folder: {"rows": len(copies)})
    path = backup_module.back_up(tmp_path / "backups")
    assert len(copies) == 3
    assert json.loads((path / "manifest.json").read_text())["rows"] == {"rows": 2}
