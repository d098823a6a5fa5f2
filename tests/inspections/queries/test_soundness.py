"""Verifying finds each way in which a stored file can go wrong, and changes nothing."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from authorities.models import Authority
from inspections.intake.evidence_store import keep_evidence
from inspections.intake.store import store_bytes
from inspections.models import CouncilResponse, Evidence, PlannedAction, Report
from inspections.queries.soundness import troubles
from inspections.serving import periodic
from tests.stored import stored_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(settings, tmp_path: Path) -> Report:
    settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = tmp_path / "reports", tmp_path / "evidence"
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
            assert "The file of this report is missing" in answer.content.decode()
            assert f"The file of report {report.pk} (report.pdf)" in caplog.text


def test_a_council_s_evidence_is_compared_and_its_name_is_never_said(
    register: None, editor: User, settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = tmp_path / "reports", tmp_path / "evidence"
    row = _evidence(editor)
    assert codes() == []
    path = settings.EVIDENCE_ROOT / row.stored
    path.write_bytes(b"SOME BYTES")
    assert codes() == ["council"]
    path.write_bytes(b"some")
    assert codes() == ["council"]
    path.unlink()
    assert [trouble.said for trouble in troubles()] == [
        f"The file of evidence {row.pk} of a council's action is missing."
    ]
    (path.parent / "incoming-1").write_bytes(b"half")
    path.with_name("0" * 32).write_bytes(b"stray")
    assert codes() == ["council", "council"]


def _evidence(by: User) -> Evidence:
    now, stored = timezone.now(), "a" * 32
    kept = keep_evidence(stored, [b"some ", b"bytes"], most=100)
    derby = Authority.objects.get(slug="derby")
    signed = {"changed_at": now, "changed_by": by}
    response = CouncilResponse.objects.create(
        authority=derby, inspection="831-ilacs-2025-01-01", item="a" * 16, item_text="Plans", **signed
    )
    due = {"first_due": now.date(), "due": now.date()}
    action = PlannedAction.objects.create(response=response, title="Do it", owner="Head of care", **due, **signed)
    return Evidence.objects.create(
        action=action, name="private.pdf", stored=stored, size=kept.size, sha256=kept.sha256, added_at=now, added_by=by
    )
