"""Files in a bucket, against a server of S3 on this machine: everything that files in a folder can do, and no more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from inspections.actions.uploads import STORAGE_AWAY, receive_file
from inspections.actions.zips import receive_resumably
from inspections.intake import store
from inspections.intake.evidence_store import is_kept, keep_evidence, open_evidence, remove_evidence
from inspections.intake.places import REPORTS, place
from inspections.intake.reader_process import page_picture
from inspections.models import ReceivedZip, Report
from inspections.queries.health import conditions
from inspections.queries.soundness import troubles
from inspections.serving import backup
from inspections.serving.moving_files import move_files
from inspections.serving.worker import run_worker
from tests.bucket import Bucket, running_bucket
from tests.inspections.actions.test_zips import a_zip


@pytest.fixture(scope="module")
def server() -> Iterator[Bucket]:
    with running_bucket() as bucket:
        yield bucket


@pytest.fixture
def bucket(server: Bucket, settings, tmp_path: Path) -> Bucket:
    """An empty bucket in which the files of this test are kept."""
    server.empty()
    settings.DATA_DIR, settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = (
        tmp_path,
        tmp_path / "reports",
        tmp_path / "evidence",
    )
    settings.BUCKET_PLACES = server.places
    settings.STORAGES = settings.STORAGES | server.places
    return server


@pytest.fixture
def goes_away(bucket: Bucket, settings) -> Callable[[], None]:
    """From then on, its server does not answer."""

    def go() -> None:
        settings.STORAGES = settings.STORAGES | Bucket(bucket.server, "http://127.0.0.1:1").places

    return go


def read(file: IO[bytes]) -> bytes:
    with file:
        return file.read()


def test_bytes_are_kept_once_under_their_checksum(bucket: Bucket, tmp_path: Path) -> None:
    stored = store.store_bytes([b"one ", b"report"], most=100)
    assert store.store_bytes([b"one report"], most=100) == stored
    assert bucket.keys == [f"reports/{stored.sha256[:2]}/{stored.sha256}.pdf"]
    assert read(store.open_stored(stored.sha256)) == b"one report"
    assert store.stored_size(stored.sha256) == stored.size
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_too_large_is_not_kept(bucket: Bucket, tmp_path: Path) -> None:
    with pytest.raises(store.TooLargeError):
        store.store_bytes([b"12345", b"67890", b"1"], most=10)
    assert bucket.keys == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_is_on_this_machine_only_while_it_is_needed(bucket: Bucket) -> None:
    stored = store.store_bytes([b"one report"], most=100)
    with store.stored_file(stored.sha256) as path:
        assert path.read_bytes() == b"one report"
    assert not path.exists()
    with store.stored_file("0" * 64) as missing:
        assert not missing.exists()
    assert store.stored_size("0" * 64) is None


def test_evidence_is_apart_and_goes_for_good(bucket: Bucket) -> None:
    keep_evidence("abc123", [b"minutes"], most=100)
    assert bucket.keys == ["evidence/abc123"]
    assert (is_kept("abc123"), read(open_evidence("abc123"))) == (True, b"minutes")
    remove_evidence("abc123")
    assert (is_kept("abc123"), bucket.keys) == (False, [])


def test_a_report_is_read_drawn_served_and_verified(bucket: Bucket, editor_client: Client, report_pdf) -> None:
    """The whole way of a file; the reading process gets a copy that is gone afterwards."""
    content = report_pdf()
    report = receive_file(name="a.pdf", chunks=[content], by=None).report
    assert run_worker(stop=threading.Event(), until_empty=True) == 1
    report.refresh_from_db()
    assert report.reading is not None
    assert report.reading["sha256"] == report.sha256
    assert page_picture(report.sha256, 1).read_bytes().startswith(b"\x89PNG")
    answer = editor_client.get(f"/reports/{report.pk}/file/")
    assert answer.headers["Content-Length"] == str(len(content))
    assert b"".join(answer.streaming_content) == content
    assert list(troubles()) == []
    bucket.put(f"reports/{report.sha256[:2]}/{report.sha256}.pdf", content[:-1] + b"?")
    bucket.put(f"reports/00/{'0' * 64}.pdf", b"nobody's")
    assert [trouble.code for trouble in troubles()] == ["changed", "stray"]


def test_a_zip_is_kept_in_the_bucket_until_all_of_it_is(bucket: Bucket, editor) -> None:
    """Another machine can go on with it."""
    received = receive_resumably(name="two.zip", file=a_zip(["one/a.pdf", "two/b.pdf"]), by=editor)
    assert [each.created for each in received] == [True, True, False]
    assert not ReceivedZip.objects.exists()
    assert [key.partition("/")[0] for key in bucket.keys] == ["reports", "reports"]


def test_a_backup_holds_the_files_of_the_bucket(bucket: Bucket, settings, tmp_path: Path) -> None:
    name = store.stored_name(store.store_bytes([b"one report"], most=100).sha256)
    # As consoles make them, to stand for a folder.
    bucket.put("reports/", b"")
    (tmp_path / "copy").mkdir()
    backup._copy_files(tmp_path / "copy")
    assert (tmp_path / "copy" / "reports" / name).read_bytes() == b"one report"
    bucket.empty()
    backup._put_files_back(tmp_path / "copy")
    assert read(place(REPORTS).open(name)) == b"one report"


def test_files_go_to_the_bucket_and_back(bucket: Bucket, settings, tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "ab"
    folder.mkdir(parents=True)
    (folder / "one.pdf").write_bytes(b"one")
    (folder / "incoming-2").write_bytes(b"half")
    moved = move_files(settings.FOLDER_PLACES, bucket.places)
    assert [(each.place, each.copied, each.same) for each in moved] == [
        ("reports", 1, 0),
        ("evidence", 0, 0),
        ("zips", 0, 0),
    ]
    assert bucket.keys == ["reports/ab/one.pdf"]
    assert move_files(settings.FOLDER_PLACES, bucket.places)[0].same == 1
    (folder / "one.pdf").unlink()
    assert move_files(bucket.places, settings.FOLDER_PLACES)[0].copied == 1
    assert (folder / "one.pdf").read_bytes() == b"one"
    assert (folder / "incoming-2").exists()


@pytest.mark.django_db
def test_while_it_is_away_whoever_adds_a_file_is_told_and_nothing_is_queued(goes_away: Callable[[], None]) -> None:
    goes_away()
    received = receive_file(name="a.pdf", chunks=[b"%PDF"], by=None)
    assert (received.problem, received.will_pass, received.report) == (STORAGE_AWAY, True, None)
    assert not Report.objects.exists()


def test_while_it_is_away_a_file_is_answered_with_503_and_readyz_says_so(
    goes_away: Callable[[], None], editor_client: Client
) -> None:
    report = receive_file(name="a.pdf", chunks=[b"%PDF"], by=None).report
    goes_away()
    editor_client.raise_request_exception = False
    answer = editor_client.get(f"/reports/{report.pk}/file/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    found = {condition.name: condition for condition in conditions()}
    assert not found["files"].holds
    assert found["files"].said == "The file storage cannot be reached: EndpointConnectionError."
    assert editor_client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_while_it_is_away_a_report_waits_and_is_not_blamed(goes_away: Callable[[], None], monkeypatch) -> None:
    report = receive_file(name="a.pdf", chunks=[b"%PDF"], by=None).report
    goes_away()
    stop = threading.Event()
    monkeypatch.setattr("inspections.actions.queue.AWAY_SECONDS", 0)
    tried = iter(range(5))
    monkeypatch.setattr(stop, "wait", lambda seconds: stop.set() if next(tried) == 4 else None)
    run_worker(stop=stop)
    report.refresh_from_db()
    assert (report.state, report.attempts) == (Report.State.QUEUED, 0)


def test_the_command_asks_for_a_bucket(settings) -> None:
    settings.BUCKET_PLACES = {}
    with pytest.raises(CommandError, match="S3_BUCKET"):
        call_command("move_files", "bucket")
