import os
import socket
import zipfile

import pytest

from inspections.models import Report, WatchedFile
from inspections.serving.supervisor import Supervisor
from inspections.serving.watcher import Watcher


@pytest.fixture
def folder(db, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "kept"
    made = tmp_path / "in"
    made.mkdir()
    return made


def put(path, content=b"%PDF-1.7 one"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def settled(folder):
    return Watcher(folder, settled_after=0)


def test_a_file_is_taken_from_the_folder_where_it_stays(folder):
    path = put(folder / "North West" / "bury.pdf")
    assert settled(folder).look() == 1
    report = Report.objects.get()
    assert (report.name, report.folder, report.uploaded_by) == ("bury.pdf", "in/North West", None)
    assert path.exists()


def test_a_file_that_still_grows_is_left_until_it_has_stopped(folder, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("inspections.serving.watcher.time.monotonic", lambda: now[0])
    watcher, path = Watcher(folder, settled_after=10), folder / "a.pdf"
    for seconds in (0, 5, 10, 15):
        now[0] = float(seconds)
        put(path, b"%PDF-1.7 " + b"x" * seconds)
        assert watcher.look() == 0
    now[0] = 20.0
    assert watcher.look() == 0
    now[0] = 25.0
    assert watcher.look() == 1
    assert Report.objects.get().size == len(b"%PDF-1.7 ") + 15


def test_no_file_is_read_twice_even_after_a_restart(folder, monkeypatch):
    put(folder / "a.pdf")
    watcher = settled(folder)
    watcher.look()
    monkeypatch.setattr("inspections.serving.watcher.take", lambda file: pytest.fail("was read again"))
    watcher.look()
    settled(folder).look()
    assert WatchedFile.objects.count() == 1


def test_a_file_that_changed_is_another(folder):
    path = put(folder / "a.pdf")
    watcher = settled(folder)
    watcher.look()
    put(path, b"%PDF-1.7 another")
    watcher.look()
    assert Report.objects.count() == 2


def test_links_hidden_files_and_unfinished_downloads_are_left(folder, tmp_path):
    secret = put(tmp_path / "secret.pdf")
    (folder / "link.pdf").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path)
    for name in (".hidden.pdf", "a.pdf.part", "Thumbs.db", "~$open.pdf"):
        put(folder / name)
    assert settled(folder).look() == 0
    assert not Report.objects.exists()


def test_the_queue_says_what_could_not_be_added_and_from_where(folder, settings, editor_client):
    settings.WATCH_FOLDER = str(folder)
    put(folder / "broken.zip", b"PK\x03\x04 broken")
    with zipfile.ZipFile(folder / "good.zip", "w") as archive:
        archive.writestr("London/Camden/a.pdf", b"%PDF-1.7 one")
    settled(folder).look()
    page = editor_client.get("/reports/").content.decode()
    assert "broken.zip: This zip is damaged." in page
    assert "from in/good.zip/London/Camden" in page
    assert f"folder {folder} are added" in page


def test_a_full_disk_is_tried_again_later(folder, monkeypatch):
    put(folder / "a.pdf")
    now = [0.0]
    monkeypatch.setattr("inspections.serving.watcher.time.monotonic", lambda: now[0])
    watcher, fsync = settled(folder), os.fsync
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert watcher.look() == 0
    monkeypatch.setattr("os.fsync", fsync)
    now[0] = 30.0
    assert watcher.look() == 0
    now[0] = 61.0
    assert watcher.look() == 1


def test_a_folder_that_is_not_there_may_still_come(folder):
    watcher = settled(folder / "share")
    assert watcher.look() == 0
    put(folder / "share" / "a.pdf")
    assert watcher.look() == 1


@pytest.mark.parametrize(("folder", "watched"), [("", False), ("/srv/reports", True)])
def test_the_folder_is_watched_beside_the_web_server_where_one_is_named(settings, folder, watched):
    settings.WATCH_FOLDER = folder
    with socket.socket() as listener:
        services = [service.name for service in Supervisor(listener, workers=1).services]
    assert ("watcher of the folder" in services) == watched
