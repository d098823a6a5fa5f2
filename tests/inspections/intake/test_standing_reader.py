"""One process stands ready for many files, and nothing that happens to it is blamed on a file or lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inspections.intake import standing_reader
from inspections.intake.standing_reader import ReaderDiedError, ask, end_idle
from tests.pdfs import make_pdf


@pytest.fixture(autouse=True, scope="module")
def none_of_others():
    """One that a test leaves stands ready for the next, which begins no differently: nobody looks at how it began."""
    end_idle()
    yield
    end_idle()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(make_pdf(["Minutes of a meeting."], ["Page two."]))
    return path


def standing() -> int:
    """The number of the one process that stands ready."""
    (process,) = standing_reader._idle._processes
    return process._process.pid


def test_it_answers_as_the_command_does_and_stays_for_the_next_file(report: Path, settings):
    command = [sys.executable, "-m", "inspections.reading", str(report)]
    alone = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=True).stdout
    assert json.loads(ask("read", str(report)).printed) == json.loads(alone)
    first = standing()
    assert json.loads(ask("read", str(report)).printed) == json.loads(alone)
    assert standing() == first


def test_each_command_is_answered_by_the_same_process(report: Path, tmp_path: Path):
    out = tmp_path / "page.png"
    assert ask("draw", str(report), "--page", "2", "--out", str(out)).status == 0
    first = standing()
    assert out.read_bytes().startswith(b"\x89PNG")
    (line,), *_ = json.loads(ask("lines", str(report)).printed)
    assert line[0] == "Minutes of a meeting."
    assert ask("draw", str(report), "--page", "3", "--out", str(out)).status == 1
    assert standing() == first


def test_one_that_died_while_nobody_asked_is_replaced_without_a_word(report: Path):
    ask("lines", str(report))
    first = standing()
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert ask("lines", str(report)).status == 0
    assert standing() != first


def test_one_that_ends_just_as_it_is_asked_is_replaced_too(report: Path, monkeypatch: pytest.MonkeyPatch):
    """It looked well a moment ago."""
    ask("lines", str(report))
    first = standing()
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    monkeypatch.setattr(standing_reader._Process, "suits", lambda self, environment: True)
    assert ask("lines", str(report)).status == 0
    assert standing() != first


def test_one_that_dies_with_a_file_says_so_and_the_next_file_has_another(report: Path):
    ask("lines", str(report))
    with pytest.raises(ReaderDiedError):
        ask("no such command", str(report))
    assert not standing_reader._idle._processes
    assert ask("lines", str(report)).status == 0


def test_words_that_a_command_does_not_understand_end_nothing(report: Path):
    assert ask("draw", str(report), "--no-such-word").status == 2
    first = standing()
    assert ask("lines", str(report)).status == 0
    assert standing() == first


@pytest.mark.parametrize(
    "said",
    [
        "print('0' * 32, flush=True); print('0' * 32, 0, 4); print('else', end='')",
        "print(name, flush=True); print(name, 0, 4); print('too much', end='')",
        "print(name, flush=True); print(name, 'x', 'y')",
        "print(name, flush=True); print()",
    ],
)
def test_an_answer_that_does_not_fit_the_request_counts_as_none(said: str, report: Path, monkeypatch, tmp_path: Path):
    program = tmp_path / "says.py"
    program.write_text(f"import json, sys\nname = json.loads(sys.stdin.readline())[0]\n{said}\n")
    end_idle()
    monkeypatch.setattr(standing_reader, "_PROGRAM", (sys.executable, str(program)))
    with pytest.raises(ReaderDiedError):
        ask("lines", str(report))
    assert not standing_reader._idle._processes


def test_one_that_speaks_unasked_is_asked_no_more(report: Path, monkeypatch: pytest.MonkeyPatch):
    ask("lines", str(report))
    first = standing()
    with monkeypatch.context() as patched:
        patched.setattr(standing_reader, "_has_more", lambda descriptor, milliseconds: True)
        assert standing_reader._idle.take(standing_reader._limits()) is None
    ask("lines", str(report))
    assert standing() != first


def test_other_limits_are_kept_by_another_process(report: Path, settings):
    assert json.loads(ask("read", str(report)).printed)["pages"] == 2
    first = standing()
    settings.READING_MAX_PAGES = 1
    assert json.loads(ask("read", str(report)).printed)["error"]["code"] == "too_many_pages"
    assert standing() != first


def test_after_many_files_it_is_replaced(report: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(standing_reader, "_MOST_FILES", 1)
    ask("lines", str(report))
    first = standing()
    ask("lines", str(report))
    assert standing() != first


def test_it_ends_by_itself_where_nobody_asks(settings):
    program = (
        "import sys; from inspections.reading import standing; standing.UNUSED_FOR = 0.1; sys.exit(standing.main())"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=settings.BASE_DIR, stdin=subprocess.PIPE) as process:
        assert process.wait(600) == 0


def test_it_ends_with_whoever_asks(settings):
    command = [sys.executable, "-m", "inspections.reading.standing"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, stdin=subprocess.PIPE) as process:
        process.stdin.close()
        assert process.wait(600) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_being_told_to_stop_is_for_whoever_asks(report: Path, number: signal.Signals):
    ask("lines", str(report))
    first = standing()
    os.kill(first, number)
    assert ask("lines", str(report)).status == 0
    assert standing() == first


def test_it_ends_when_told_to_where_whoever_asked_is_gone(settings):
    """As where a worker was killed in the middle of a reading: its group is told to end."""
    start = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-m', 'inspections.reading.standing']);"
    asker = subprocess.Popen(
        [sys.executable, "-c", f"{start} time.sleep(600)"],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    with asker:
        asker.stdin.write(b'["one", "lines", "no such file"]\n')
        asker.stdin.flush()
        assert asker.stdout.readline() == b"one\n"
        group = os.getpgid(asker.pid)
        asker.kill()
        asker.wait()
        os.killpg(group, signal.SIGTERM)
        # Until the other end is closed.
        assert asker.stdout.read() in {b"", b"one 1 0\n"}


def test_a_reading_is_as_nice_as_a_worker_and_no_nicer(settings):
    own = os.getpriority(os.PRIO_PROCESS, 0)
    for more in (0, 4):
        command = [sys.executable, "-m", "inspections.reading.standing"]
        with subprocess.Popen(
            ["nice", "-n", str(more), *command],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            process.stdin.write(b'["one", "lines", "no such file"]\n')
            process.stdin.flush()
            assert process.stdout.readline() == b"one\n"
            assert os.getpriority(os.PRIO_PROCESS, process.pid) == max(10, min(19, own + more))
            process.stdin.close()
