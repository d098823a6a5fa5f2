import os
import sys
from pathlib import Path

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


@pytest.mark.skipif(
    not os.access(module._SESSION, os.W_OK) or not module._SESSION.read_text(),
    reason="this kernel does not share processors between sessions",
)
def test_a_program_that_lets_others_go_first_does_so_beside_other_sessions_too():
    service = Service("worker 1", [sys.executable, "-c", "import time; time.sleep(60)"], nice=10)
    service.start()
    try:
        pid = service._process.pid
        assert os.getpriority(os.PRIO_PROCESS, pid) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
        assert Path(f"/proc/{pid}/autogroup").read_text().split()[-2:] == ["nice", "10"]
    finally:
        service.kill()
