"""A zip whose server stops at any entry goes on behind the last one that was dealt with, and nothing comes twice."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.actions import uploads, zips
from inspections.models import ReceivedZip, Report
from inspections.queries.soundness import troubles

NAMES = [f"year {number}/report {number}.pdf" for number in range(1, 6)]


def a_zip(names=NAMES):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"%PDF-1.4 " + name.encode())
        archive.writestr("inner.zip", b"PK\x03\x04")
    file.seek(0)
    return file


@pytest.fixture
def stops(monkeypatch):
    """The server stops as it deals with that entry: nothing after it runs, the end of the request neither."""

    class Killed(BaseException):
        pass

    def at(number):
        real, count = uploads.receive_file, iter(range(1, 100))

        def receive_file(**given):
            if next(count) == number:
                raise Killed
            return real(**given)

        monkeypatch.setattr(uploads, "receive_file", receive_file)
        return lambda: monkeypatch.setattr(uploads, "receive_file", real)

    return Killed, at


def later():
    ReceivedZip.objects.update(lease_until=timezone.now() - timedelta(seconds=1))


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "reports", tmp_path
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


def test_a_zip_that_is_unpacked_whole_leaves_nothing_behind(editor, tmp_path):
    received = zips.receive_resumably(name="all.zip", file=a_zip(), by=editor)
    assert [each.created for each in received] == [True] * 5 + [False]
    assert Report.objects.count() == 5
    assert {each.folder for each in Report.objects.all()} == {f"all.zip/year {number}" for number in range(1, 6)}
    assert ReceivedZip.objects.count() == 0
    assert list((tmp_path / "zips").iterdir()) == []
    assert not zips.go_on_with_a_zip()


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_server_that_stops_goes_on_after_the_last_entry(editor, editor_client, stops, number, tmp_path):
    killed, at = stops
    restart = at(number)
    with pytest.raises(killed):
        zips.receive_resumably(name="all.zip", file=a_zip(), by=editor)
    assert Report.objects.count() == number - 1
    assert not zips.go_on_with_a_zip(), "whoever unpacks it still holds it"
    assert "all.zip is being unpacked" in editor_client.get(reverse("inspections:reports")).content.decode()
    restart()
    later()
    assert zips.go_on_with_a_zip()
    assert sorted(Report.objects.values_list("name", flat=True)) == [f"report {number}.pdf" for number in range(1, 6)]
    row = ReceivedZip.objects.get()
    assert (row.done, row.added, row.known, len(row.problems)) == (6, 5, 0, 1)
    assert list((tmp_path / "zips").iterdir()) == []
    told = " ".join(editor_client.get(reverse("inspections:reports")).content.decode().split())
    assert "has since finished the job. 5 reports added. 1 not taken." in told
    assert "This is a zip inside a zip" in told
    assert not zips.go_on_with_a_zip()


def test_what_came_meanwhile_is_known_and_comes_once(editor, stops):
    killed, at = stops
    restart = at(2)
    with pytest.raises(killed):
        zips.receive_resumably(name="all.zip", file=a_zip(), by=editor)
    restart()
    uploads.receive_file(name="elsewhere.pdf", chunks=[b"%PDF-1.4 " + NAMES[3].encode()], by=editor)
    later()
    assert zips.go_on_with_a_zip()
    assert Report.objects.count() == 5
    assert ReceivedZip.objects.get().known == 1


def test_a_zip_whose_file_is_gone_is_said_and_not_tried_for_ever(editor, stops, tmp_path):
    killed, at = stops
    at(2)
    with pytest.raises(killed):
        zips.receive_resumably(name="all.zip", file=a_zip(), by=editor)
    for path in (tmp_path / "zips").iterdir():
        path.unlink()
    later()
    assert zips.go_on_with_a_zip()
    assert ReceivedZip.objects.get().problems == [
        ["all.zip", "The rest of this zip was lost when the server stopped. Add it again."]
    ]
    assert not zips.go_on_with_a_zip()


def test_a_zip_that_nobody_will_unpack_goes_after_a_day_and_one_in_hand_stays(editor, stops, tmp_path):
    killed, at = stops
    at(2)
    with pytest.raises(killed):
        zips.receive_resumably(name="all.zip", file=a_zip(), by=editor)
    (kept,) = (tmp_path / "zips").iterdir()
    stray = tmp_path / "zips" / "of somebody who was never answered.zip"
    stray.write_bytes(kept.read_bytes())
    assert zips.forget_strays(timezone.now() - timedelta(days=1)) == 0
    assert zips.forget_strays(timezone.now() + timedelta(days=1)) == 1
    assert list((tmp_path / "zips").iterdir()) == [kept]


def test_verify_looks_at_the_zips_in_hand(editor, stops, tmp_path):
    killed, at = stops
    at(2)
    with pytest.raises(killed):
        zips.receive_resumably(name="all.zip", file=a_zip(), by=editor)
    assert [trouble.code for trouble in troubles()] == []
    (kept,) = (tmp_path / "zips").iterdir()
    kept.write_bytes(kept.read_bytes()[:50])
    (cut,) = troubles()
    assert cut.said.startswith("The zip all.zip, of which 5 files are not taken yet, cannot be opened.")
    kept.unlink()
    assert [trouble.said for trouble in troubles()] == [
        "The zip all.zip, of which 5 files are not taken yet, is missing."
    ]


def test_a_single_report_and_a_bad_zip_need_no_keeping(editor, tmp_path):
    (one,) = zips.receive_resumably(name="one.pdf", file=io.BytesIO(b"%PDF-1.4 one"), by=editor)
    (bad,) = zips.receive_resumably(name="bad.zip", file=io.BytesIO(b"PK\x03\x04 cut off"), by=editor)
    assert (one.created, bad.created, bad.problem is not None) == (True, False, True)
    assert not (tmp_path / "zips").exists()
