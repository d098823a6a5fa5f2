import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from inspections.actions import queue
from inspections.intake import standing_reader as standing
from inspections.intake.reader_process import reading_of_file
from inspections.models import Report
from inspections.serving.worker import read_report, run_worker
from tests import kept_database
from tests.readings import uploaded


def run():
    return run_worker(stop=threading.Event(), until_empty=True)


def test_the_worker_reads_what_waits_and_refuses_what_is_no_pdf(db):
    uploaded("page.pdf", content=b"<!DOCTYPE html><title>Not found</title>")
    assert run() == 1
    report = Report.objects.get()
    assert (report.state, report.refusal_code) == ("refused", "not_a_pdf")
    assert report.refusal


@pytest.mark.parametrize("head", [b"PK\x03\x04 [Content_Types].xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_word_file_is_refused_with_what_to_do(db, head):
    uploaded("report.docx", content=head)
    run()
    assert "save it as a PDF" in Report.objects.get().refusal


def test_a_real_report_waits_for_review_with_its_place_on_the_page(register, shared):
    path = next((shared / "reports/ofsted/80564_stoke-on-trent").glob("*2022.pdf"))
    uploaded(path.name, content=path.read_bytes())
    assert run() == 1
    report = Report.objects.get()
    assert (report.state, report.title) == ("to_review", "Stoke-on-Trent, ILACS, October 2022")
    assert report.as_draft().value("judgement:leadership").evidence.page == 1


def test_a_reader_that_always_dies_is_tried_three_times_and_then_refused(db, monkeypatch):
    def die(path, *, beat):
        raise standing.ReaderDiedError

    monkeypatch.setattr("inspections.serving.worker.reading_of_file", die)
    uploaded()
    assert run() == 0
    report = Report.objects.get()
    assert (report.state, report.attempts, report.refusal_code) == ("refused", 3, "gave_up")


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_folder_that_is_away_is_blamed_on_no_file(db, how, tmp_path, settings):
    """As where a disk is not mounted: the folder is not there, or is the empty one beneath it."""
    settings.MEDIA_ROOT = tmp_path / "reports"
    uploaded()
    settings.MEDIA_ROOT.rename(tmp_path / "away")
    if how == "empty":
        settings.MEDIA_ROOT.mkdir()
    with pytest.raises(ConnectionError, match="Is the disk mounted"):
        read_report(queue.claim_next_report())
    assert Report.objects.get().state == "reading"


def test_a_worker_that_is_told_to_stop_takes_nothing_new(db):
    uploaded()
    stop = threading.Event()
    stop.set()
    assert run_worker(stop=stop) == 0
    assert Report.objects.get().state == "queued"


CLAIM_AND_WAIT = """
import django; django.setup()
import time
from inspections.actions import queue
from inspections.actions.uploads import receive_file
receive_file(name="page.pdf", chunks=[b"no pdf at all"], by=None)
print(queue.claim_next_report().report, flush=True)
time.sleep(600)
"""
STATE = "SELECT state, attempts, refusal_code FROM inspections_report"


def test_a_worker_killed_with_9_in_the_middle_loses_nothing(tmp_path, settings):
    """With a database of its own, which two processes share."""
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    environment |= {"DATA_DIR": str(tmp_path), "READING_LEASE_SECONDS": "1"}
    environment |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(settings.BASE_DIR)}

    def state():
        with closing(sqlite3.connect(database)) as opened:
            return opened.execute(STATE).fetchall()

    database = tmp_path / "record.sqlite3"
    kept_database.copy_migrated(database)
    with subprocess.Popen([sys.executable, "-c", CLAIM_AND_WAIT], env=environment, stdout=subprocess.PIPE) as worker:
        assert worker.stdout.readline()
        worker.send_signal(signal.SIGKILL)
    assert state() == [("reading", 1, "")]
    time.sleep(1.1)  # until the lease of a second has run out
    work = [sys.executable, "manage.py", "work", "--until-empty"]
    subprocess.run(work, env=environment, cwd=settings.BASE_DIR, capture_output=True, check=True)
    assert state() == [("refused", 2, "not_a_pdf")]


def test_a_reading_that_loses_its_lease_is_ended(tmp_path, settings, monkeypatch):
    standing.end_idle()
    settings.READING_LEASE_SECONDS = 1
    slow = tmp_path / "slow.py"
    slow.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(standing, "_PROGRAM", (sys.executable, str(slow)))
    with pytest.raises(standing.ReaderDiedError):
        reading_of_file(tmp_path / "any.pdf", beat=lambda: False)


def test_what_is_no_report_can_be_leafed_through_all_the_same(db, report_pdf):
    uploaded("minutes.pdf", content=report_pdf(["Minutes of a meeting."], ["Page two."], ["Page three."]))
    assert run() == 1
    assert (Report.objects.get().refusal_code, Report.objects.get().pages) == ("not_an_inspection_report", 3)
