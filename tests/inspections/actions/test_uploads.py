import io
import zipfile

from inspections.actions.uploads import ReceivedFile, clean_file_name, clean_folder, receive, receive_file
from inspections.models import Report


def test_a_new_file_is_queued(db, editor):
    received = receive_file(name="a report.pdf", chunks=[b"%PDF-1.7 one"], by=editor)
    assert received.created
    report = Report.objects.get()
    assert (report.name, report.size, report.state, report.uploaded_by) == ("a report.pdf", 12, "queued", editor)


def test_the_same_bytes_under_another_name_lead_to_the_first_report(db):
    first = receive_file(name="a report.pdf", chunks=[b"%PDF-1.7 one"], by=None)
    again = receive_file(name="copy (1).pdf", chunks=[b"%PDF", b"-1.7 one"], by=None)
    assert again == ReceivedFile("copy (1).pdf", first.report, created=False)
    assert Report.objects.count() == 1


def test_a_file_that_is_too_large_is_not_kept_and_says_so(db, settings, tmp_path):
    settings.UPLOAD_MAX_MIB, settings.MEDIA_ROOT = 1, tmp_path
    received = receive_file(name="big.pdf", chunks=[b"x" * 700_000, b"x" * 700_000], by=None)
    assert received.report is None
    assert received.problem.startswith("This file is larger than 1 MB.")
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_a_disk_that_is_full_is_said_and_leaves_nothing_half_written(db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(
        "inspections.intake.places.os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    received = receive_file(name="a.pdf", chunks=[b"%PDF-1.7 one"], by=None)
    assert received.problem.startswith("The server could not keep this file: its disk is full")
    assert (Report.objects.count(), [p for p in tmp_path.rglob("*") if p.is_file()]) == (0, [])


def test_a_name_is_only_ever_a_name():
    assert clean_file_name("..\\..\\etc\\passwd\u202e.pdf") == "passwd.pdf"
    assert clean_file_name("/tmp/../report.pdf") == "report.pdf"
    assert clean_file_name("") == "unnamed.pdf"


def test_the_folders_above_a_file_lead_nowhere_but_down():
    assert clean_folder("all.zip/London/./Camden") == "all.zip/London/Camden"
    assert clean_folder("..\\..\\etc/ . /\u202ex/") == "etc/x"
    assert len(clean_folder("/".join(["folder"] * 100))) == 300


def test_a_zip_over_the_limit_is_refused_whole(db, settings, tmp_path):
    settings.UPLOAD_MAX_ZIP_MIB, settings.MEDIA_ROOT = 0, tmp_path
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.7 one")
    file.seek(0)
    assert [each.problem for each in receive(name="all.zip", file=file, by=None)] == [
        "This zip is larger than 0 MB. Split it into several smaller ones."
    ]
    assert not Report.objects.exists()


def test_a_zip_keeps_the_folder_of_each_file(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("London/Camden/report.pdf", b"%PDF-1.7 one")
        archive.writestr("London\\Barnet\\report.pdf", b"%PDF-1.7 two")
    file.seek(0)
    receive(name="all.zip", file=file, by=None)
    assert set(Report.objects.values_list("name", "folder")) == {
        ("report.pdf", "all.zip/London/Camden"),
        ("report.pdf", "all.zip/London/Barnet"),
    }
