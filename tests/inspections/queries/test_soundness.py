"""Verifying finds each way in which a stored file can go wrong, and changes nothing."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from inspections.intake.store import store_bytes
from inspections.models import Report
from inspections.queries.soundness import troubles
from inspections.serving import periodic
from tests.stored import stored_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(settings, tmp_path: Path) -> Report:
    settings.MEDIA_ROOT = tmp_path
    stored = store_bytes([b"%PDF-1.7 some bytes"], most=1000)
    now = timezone.now()
    return Report.objects.create(
        sha256=stored.sha256, name="report.pdf", size=stored.size, uploaded_at=now, state_since=now
    )


def codes() -> list[str]:
    return [trouble.code for trouble in troubles()]


def test_what_is_as_it_was_kept_is_no_trouble(report: Report, capsys) -> None:
    assert codes() == []
    call_command("verify")
    assert capsys.readouterr().out == "Compared 1 reports; 0 troubles.\n"


def test_a_file_that_is_missing_cut_or_changed_is_found(report: Report, capsys) -> None:
    path = stored_path(report.sha256)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert codes() == ["cut"]
    path.write_bytes(whole.replace(b"s", b"t"))
    assert codes() == ["changed"]
    path.unlink()
    assert codes() == ["missing"]
    with pytest.raises(SystemExit, match="1"):
        call_command("verify")
    assert f"The file of report {report.pk} (report.pdf) is missing" in capsys.readouterr().out


def test_the_list_of_periodic_work_shows_what_is_wrong(report: Report) -> None:
    assert periodic.verify() == "All is as it was kept."
    stored_path(report.sha256).unlink()
    with pytest.raises(periodic.NotAsKeptError, match=r"The file of report .* \(report.pdf\) is missing"):
        periodic.verify()


def test_a_file_without_a_report_is_found(report: Report) -> None:
    store_bytes([b"%PDF-1.7 of nobody"], most=1000)
    assert codes() == ["stray"]


def test_a_lost_file_is_said_to_be_lost(report: Report, admin_client, caplog) -> None:
    whole = stored_path(report.sha256).read_bytes()
    for spoil in (lambda path: path.write_bytes(whole[:-1]), Path.unlink):
        spoil(stored_path(report.sha256))
        for address in (f"/reports/{report.pk}/file/", f"/reports/{report.pk}/pages/1.png"):
            caplog.clear()
            answer = admin_client.get(address)
            assert answer.status_code == 404
            assert "The file of this report is not here" in answer.content.decode()
            assert f"The file of report {report.pk} (report.pdf)" in caplog.text
