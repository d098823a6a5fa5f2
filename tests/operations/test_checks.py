import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from checks.outcome import CheckOutcome, Skip, all_passed, merged, report
from checks.running import TestRun, environment, program, run_checks, tool

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = CheckOutcome("ruff check", passed=1, failed=0, skips=(), seconds=0.2)
BAD = CheckOutcome("tests", passed=7, failed=2, skips=(), seconds=3)
LEFT_OUT = CheckOutcome("tests in a browser", passed=0, failed=0, skips=(Skip("all of it", "no Chromium"),), seconds=0)


def test_a_skip_is_said_with_its_reason_and_is_no_failure():
    words = report([GOOD, LEFT_OUT], strict=False)
    assert "  tests in a browser: all of it: no Chromium" in words.splitlines()
    assert words.splitlines()[-1] == "1 passed, 0 failed, 1 skipped"
    assert all_passed([GOOD, LEFT_OUT], strict=False)


def test_in_ci_a_skip_is_a_failure():
    assert not all_passed([GOOD, LEFT_OUT], strict=True)
    assert "nothing may be skipped" in report([GOOD, LEFT_OUT], strict=True)
    assert all_passed([GOOD], strict=True)


def test_a_failure_is_a_failure():
    assert not all_passed([GOOD, BAD], strict=False)
    assert [line.split()[-5] for line in report([GOOD, BAD], strict=False).splitlines()[1:3]] == ["passed", "failed"]


def test_checks_of_one_name_are_one_line():
    more = CheckOutcome("tests", passed=2, failed=0, skips=(Skip("one", "not today"),), seconds=4)
    assert merged([BAD, GOOD, more]) == [CheckOutcome("tests", 9, 2, more.skips, 7), GOOD]


PLAIN = ("-c", os.devnull, "-p", "no:django")
"""Pytest without the settings of the project, which take seconds."""
SOME = """
import pytest
def test_good(): pass
def test_bad(): assert 1 == 2
@pytest.mark.skip(reason="not today")
def test_left(): pass
"""


def test_every_test_is_counted_and_a_skip_keeps_its_reason_and_each_output_is_printed_whole(tmp_path, capfd):
    (tmp_path / "test_some.py").write_text(SOME)
    (tmp_path / "test_none.py").write_text("")
    both = [TestRun(name, (str(tmp_path / f"test_{name}.py"), *PLAIN)) for name in ("some", "none")]
    some, none = run_checks(both, at_once=2)
    assert (some.name, some.passed, some.failed, [skip.why for skip in some.skips]) == ("some", 1, 1, ["not today"])
    # A run that finds no test has failed.
    assert (none.name, none.passed, none.failed) == ("none", 0, 1)
    said = sorted(capfd.readouterr().out.split("\n== ")[1:])
    assert [words.split()[0] for words in said] == ["none", "some"]
    assert "assert 1 == 2" in said[1]


LONG = """
import os, pathlib, time
def test_long():
    pathlib.Path({sign!r}).write_text(str(os.getpid()))
    time.sleep(600)
"""


def test_runs_end_with_whoever_waits_for_them(tmp_path):
    sign = tmp_path / "sign"
    (tmp_path / "test_long.py").write_text(LONG.format(sign=str(sign)))
    # As checks/__main__.py does; a shell that starts it in the background would have it ignore SIGINT.
    run = "import signal; signal.signal(signal.SIGTERM, signal.default_int_handler);"
    run += f"from checks.running import *; run_checks([TestRun('long', {(str(tmp_path), *PLAIN)!r})])"
    with subprocess.Popen([sys.executable, "-c", run], cwd=ROOT, stderr=subprocess.DEVNULL) as waiting:
        # A run that never came so far is a failure, not a test that never ends.
        give_up = monotonic() + 600
        while not (sign.exists() and sign.read_text()):
            assert monotonic() < give_up
            sleep(0.05)
        waiting.send_signal(signal.SIGTERM)
    with pytest.raises(ProcessLookupError):
        os.kill(int(sign.read_text()), 0)


def test_a_tool_passes_or_fails_as_a_whole_and_tests_beside_it_are_counted(tmp_path, capfd):
    (tmp_path / "test_some.py").write_text(SOME)
    runs = [
        tool("fine", "json.tool", "--help"),
        TestRun("some", (str(tmp_path), *PLAIN)),
        tool("wrong", "json.tool", "--no"),
    ]
    found = [(each.name, each.passed, each.failed) for each in run_checks(runs, at_once=2)]
    assert found == [("fine", 1, 0), ("some", 1, 1), ("wrong", 0, 1)]
    assert "error: " in capfd.readouterr().out.partition("== wrong")[2]


def test_a_program_beside_python_passes_or_fails_as_a_whole():
    python = Path(sys.executable).name
    fine, wrong = (program(str(code), python, "-c", f"raise SystemExit({code})") for code in (0, 3))
    assert [each.passed for each in run_checks([fine, wrong])] == [1, 0]


def test_what_is_set_for_the_product_does_not_reach_its_tests(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://real")
    monkeypatch.setenv("DATA_DIR", "/real")
    assert {"DATABASE_URL", "DATA_DIR"} & environment().keys() == set()
    assert environment(DATABASE_URL="postgres://own")["DATABASE_URL"] == "postgres://own"
