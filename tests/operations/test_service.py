import os
import sys

import pytest

from inspections.serving import service as module
from inspections.serving.service import Service


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 0.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def quick_end():
    return Service("worker 1", [sys.executable, "-c", "raise SystemExit(3)"])


def end(service):
    """Starts the command and waits for its end."""
    service.start()
    service._process.wait()
    service.tend()


def test_the_pause_doubles_with_every_quick_end_up_to_half_a_minute(clock, caplog):
    service = quick_end()
    for _ in range(7):
        end(service)
    pauses = [record.getMessage().split()[-2] for record in caplog.records]
    assert pauses == ["1", "2", "4", "8", "16", "30", "30"]
    assert caplog.messages[0] == "The worker 1 ended with code 3; starting it again in 1 s."


def test_an_end_after_a_good_while_counts_as_the_first(clock):
    service = quick_end()
    end(service)
    end(service)
    service.start()
    clock.now += module.WELL_AFTER + 1
    service._process.wait()
    service.tend()
    assert service.ends == 1


def test_it_is_started_again_only_after_the_pause(clock):
    service = quick_end()
    end(service)
    service.tend()
    assert not service.running
    clock.now += 1.1
    service.tend()
    assert service._process is not None
    service._process.wait()


def how_nice(service):
    """The niceness of a started program."""
    service.start()
    try:
        return os.getpriority(os.PRIO_PROCESS, service._process.pid)
    finally:
        service.kill()


LASTING = (sys.executable, "-c", "import time; time.sleep(60)")


def test_a_program_that_lets_others_go_first_asks_the_same_for_its_session(monkeypatch, tmp_path):
    # What the kernel does with the wish is its own affair, and not every kernel shares processors between sessions.
    wish = tmp_path / "autogroup"
    monkeypatch.setattr(module, "_SESSION", wish)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert how_nice(Service("worker 1", LASTING, nice=10)) == min(19, own + 10)
    assert wish.read_text() == "10"


def test_a_program_that_lets_nobody_go_first_asks_for_nothing(monkeypatch, tmp_path):
    wish = tmp_path / "autogroup"
    monkeypatch.setattr(module, "_SESSION", wish)
    assert how_nice(Service("web", LASTING)) == os.getpriority(os.PRIO_PROCESS, 0)
    assert not wish.exists()


def test_a_kernel_that_knows_no_such_wish_starts_the_program_all_the_same(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_SESSION", tmp_path / "absent" / "autogroup")
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert how_nice(Service("worker 1", LASTING, nice=10)) == min(19, own + 10)
