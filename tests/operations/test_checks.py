import os
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from checks.outcome import CheckOutcome, Skip, all_passed, report
from checks.running import environment, run_program, run_tests, run_tool, running_beside

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


def test_every_test_is_counted_and_a_skip_keeps_its_reason(tmp_path):
    (tmp_path / "test_some.py").write_text(
        "import pytest\n"
        "def test_good(): pass\n"
        "def test_bad(): raise ValueError\n"
        "@pytest.mark.skip(reason='not today')\n"
        "def test_left(): pass\n"
    )
    outcome = run_tests("some", str(tmp_path), "-p", "no:cacheprovider")
    assert (outcome.passed, outcome.failed, [skip.why for skip in outcome.skips]) == (1, 1, ["not today"])


def test_a_run_beside_another_is_counted_and_printed_at_its_end(tmp_path, capfd):
    (tmp_path / "test_some.py").write_text("def test_good(): pass\ndef test_bad(): assert 1 == 2\n")
    with running_beside("some", str(tmp_path)) as ended:
        assert capfd.readouterr().out == ""
        outcome = ended()
    assert (outcome.passed, outcome.failed) == (1, 1)
    assert "== some" in (said := capfd.readouterr().out)
    assert "assert 1 == 2" in said


def test_a_run_beside_another_ends_with_it(tmp_path):
    sign = tmp_path / "sign"
    (tmp_path / "test_long.py").write_text(
        "import os, time\n"
        f"def test_long():\n    open({str(sign)!r}, 'w').write(str(os.getpid()))\n    time.sleep(600)\n"
    )
    with running_beside("long", str(tmp_path)):
        # A run that never came so far is a failure, not a test that never ends.
        give_up = monotonic() + 120
        while not (sign.exists() and sign.read_text()):
            assert monotonic() < give_up
            sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.kill(int(sign.read_text()), 0)


def test_a_run_that_finds_no_test_has_failed(tmp_path):
    assert run_tests("none", str(tmp_path), "-p", "no:cacheprovider").failed == 1


def test_a_tool_passes_or_fails_as_a_whole():
    assert (run_tool("fine", "json.tool", "--help").passed, run_tool("wrong", "json.tool", "--no").failed) == (1, 1)


def test_a_program_beside_python_passes_or_fails_as_a_whole():
    python = Path(sys.executable).name
    assert run_program("fine", python, "-c", "raise SystemExit(0)").passed == 1
    assert run_program("wrong", python, "-c", "raise SystemExit(3)").failed == 1


def test_what_is_set_for_the_product_does_not_reach_its_tests(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://real")
    monkeypatch.setenv("DATA_DIR", "/real")
    assert {"DATABASE_URL", "DATA_DIR"} & environment().keys() == set()
    assert environment(DATABASE_URL="postgres://own")["DATABASE_URL"] == "postgres://own"
