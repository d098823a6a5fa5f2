"""The command answers for any bytes at all, within its limits, in the order of the files."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from inspections.reading import command
from inspections.reading.command import main, read_file
from inspections.reading.isolation.confinement import RECOGNISER
from inspections.reading.isolation.sandbox import run_limited
from inspections.reading.limits import Limits
from inspections.reading.refusals import MESSAGES, NO_ROOM, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, PATIENT, Sheet, ilacs_cover, pdf

GONE_WITHIN = 120
"""Seconds: what was killed is gone by then on any machine."""
ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


def code(path: Path, limits: Limits | None = None) -> str | None:
    error = read_file(path, limits or PATIENT).error
    return error.code.value if error else None


def saved(folder: Path, data: bytes, name: str = "report.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"Only words", "not_a_pdf"),
        (b"<!DOCTYPE html><html></html>", "not_a_pdf"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (pdf(Sheet().line("Secret"), encrypt="password"), "encrypted"),
        (pdf(Sheet().line("Secret"), encrypt="password").replace(b"/Standard", b"/Uncommon"), "encrypted"),
        (pdf(Sheet()), "no_text"),
        (pdf(Sheet().line("Minutes")), "not_an_inspection_report"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_code(data: bytes, expected: str, tmp_path: Path) -> None:
    assert code(saved(tmp_path, data)) == expected


def test_a_web_page_is_called_one(tmp_path: Path) -> None:
    error = read_file(saved(tmp_path, b"<html>"), PATIENT).error
    assert error is not None
    assert error.message.startswith("This is a web page saved with a .pdf name")


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    assert code(tmp_path / "none.pdf") == "not_found"
    assert code(tmp_path) == "not_found"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, pdf(Sheet()))
    monkeypatch.setattr(Path, "open", lambda *_: (_ for _ in ()).throw(PermissionError))
    error = read_file(path, PATIENT).error
    assert error is not None
    assert (error.code, error.message[:26]) == ("not_found", "This file may not be read.")


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert code(tmp_path / "pipe.pdf") == "not_found"
    (tmp_path / "link.pdf").symlink_to(tmp_path / "gone.pdf")
    assert code(tmp_path / "link.pdf") == "not_found"


def test_a_name_may_hold_anything(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf(Sheet().line("Minutes")), 'a\nb "c" \udc80.pdf')
    reading = read_file(path, PATIENT)
    assert (reading.error and reading.error.code, reading.file) == ("not_an_inspection_report", str(path))


def test_pages_and_bytes_are_limited(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf(Sheet().line("One"), Sheet().line("Two")))
    assert code(path, replace(PATIENT, max_pages=1)) == "too_many_pages"
    assert code(saved(tmp_path, b"%PDF-" + b" " * 2_000_000), replace(PATIENT, max_mib=1)) == "too_large"


def test_bytes_before_the_header_do_not_matter(tmp_path: Path) -> None:
    assert code(saved(tmp_path, b"\r\n\r\n" + pdf(ilacs_cover(ROWS)))) is None


def refused(work: object, limits: Limits) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        run_limited(work, limits)  # type: ignore[arg-type]
    return refusal.value.error.code.value


def test_a_slow_reading_is_killed_when_its_time_is_up() -> None:
    """It would come back by itself, with nothing to refuse, much later."""
    assert refused(lambda: time.sleep(600), Limits(timeout_seconds=1)) == "too_slow"


def test_a_reading_that_wants_too_much_memory_is_stopped() -> None:
    assert refused(lambda: bytes(600 * 1024 * 1024), replace(PATIENT, memory_mib=512)) == "too_much_memory"


def test_a_library_that_aborts_takes_only_its_own_process_with_it() -> None:
    assert refused(lambda: os.kill(os.getpid(), signal.SIGABRT), PATIENT) == "too_much_memory"
    assert refused(lambda: os.kill(os.getpid(), signal.SIGSEGV), PATIENT) == "gave_up"


def test_an_error_in_the_reader_is_an_answer_too_and_leaves_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "read_bytes", lambda *_: 1 / 0)
    reading = read_file(saved(tmp_path, pdf(ilacs_cover(ROWS))), PATIENT)
    assert reading.error is not None
    assert reading.error.code == "gave_up"
    assert [(note.code, note.message.split(",")[0]) for note in reading.notes] == [
        ("reader_fault", "ZeroDivisionError in test_command.py")
    ]


@pytest.mark.parametrize(("options", "said"), [([], False), (["--debug"], True)])
def test_an_error_in_the_reader_is_printed_only_where_it_is_asked_for(
    options: list[str], said: bool, tmp_path: Path
) -> None:
    path = saved(tmp_path, pdf(ilacs_cover(ROWS)))
    program = (
        "import sys; from inspections.reading import command; command.read_bytes = lambda *_: 1 / 0;"
        "sys.exit(command.main(sys.argv[1:]))"
    )
    ask = [sys.executable, "-c", program, *options, str(path)]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (0, "gave_up")
    assert ("ZeroDivisionError" in done.stderr) is said


def test_a_program_that_a_slow_reading_started_ends_with_it() -> None:
    mark = uuid.uuid4().hex

    def work() -> bytes:
        # It waits for a picture that never comes.
        command = [RECOGNISER, "stdin", "stdout", "-c", f"tessedit_char_whitelist={mark}"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as program:
            program.wait()
        return b""

    assert refused(work, Limits(timeout_seconds=1)) == "too_slow"
    # It is killed at once, and gone when the machine comes to it: by itself it would wait for ever.
    until = time.monotonic() + GONE_WITHIN
    while any(mark.encode() in command for command in commands_running()):
        assert time.monotonic() < until
        time.sleep(0.05)


def commands_running() -> Iterator[bytes]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield path.read_bytes()


def test_a_machine_without_room_for_a_process_is_told_of_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room() -> int:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    path = saved(tmp_path, pdf(ilacs_cover(ROWS)))
    ends = os.pipe()
    monkeypatch.setattr(os, "fork", no_room)
    monkeypatch.setattr(os, "pipe", lambda: ends)
    error = read_file(path, PATIENT).error
    assert error is not None
    assert (error.code.value, error.message) == ("gave_up", NO_ROOM)
    for end in ends:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(end)


def test_every_code_has_a_sentence_that_says_what_to_do() -> None:
    assert MESSAGES.keys() == set(ErrorCode)
    assert all(message.count(".") >= 2 for message in MESSAGES.values())


def test_the_command_prints_one_object_a_line_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = saved(tmp_path, pdf(ilacs_cover(ROWS)))
    missing = tmp_path / "none.pdf"
    assert main([str(report), str(missing), str(report)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(a["file"], a["error"] and a["error"]["code"]) for a in answers] == [
        (str(report), None),
        (str(missing), "not_found"),
        (str(report), None),
    ]
    assert answers[0]["sha256"] == answers[2]["sha256"] != answers[1]["sha256"]


def test_the_environment_sets_limits_and_an_option_overrides_it(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf(Sheet().line("One"), Sheet().line("Two")))
    ask = [sys.executable, "-m", "inspections.reading", str(path)]
    environment = os.environ | {"READING_MAX_PAGES": "1", "READING_MEMORY_MIB": "nonsense"}
    limited = subprocess.run(ask, env=environment, capture_output=True, text=True, check=True)
    freed = subprocess.run([*ask, "--max-pages", "9"], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(limited.stdout)["error"]["code"] == "too_many_pages"
    assert json.loads(freed.stdout)["error"]["code"] == "not_an_inspection_report"


def test_the_reader_imports_neither_django_nor_anything_else_of_ours() -> None:
    ask = (
        "import sys, inspections.reading.command, inspections.reading.isolation.render_page as r;"
        "inspections.reading.command.warm_up();"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'authorities', 'dashboard', 'config')"
        " or m.startswith('inspections.') and not m.startswith('inspections.reading')])"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
