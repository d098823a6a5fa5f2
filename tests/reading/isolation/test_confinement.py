"""A process that opens a file from outside can do nothing but read it, where the kernel has the means."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from inspections.reading.isolation import confinement
from inspections.reading.isolation.confinement import RECOGNISER, landlock_version, missing
from inspections.reading.isolation.forbidden_calls import LibseccompAbsentError
from inspections.reading.isolation.sandbox import KilledFromOutsideError, run_limited
from tests.reading.pages import PATIENT

REFUSED = "PermissionError"


def outcome(act: Callable[[], object]) -> str:
    """The name of the error that the act ended in; "done" where there was none."""
    try:
        act()
    except Exception as error:
        return type(error).__name__
    return "done"


def tried(acts: Mapping[str, Callable[[], object]]) -> dict[str, str]:
    """The outcome of each act in a confined process."""
    answer = run_limited(lambda: json.dumps({name: outcome(act) for name, act in acts.items()}).encode(), PATIENT)
    found: dict[str, str] = json.loads(answer)
    return found


@pytest.fixture
def with_landlock() -> None:
    if not landlock_version():
        assert any("Landlock" in sentence for sentence in missing())
        pytest.skip("this kernel has no Landlock, and the product says so")


@pytest.fixture
def with_seccomp() -> None:
    if any("libseccomp" in sentence for sentence in missing()):
        pytest.skip("this machine has no libseccomp, and the product says so")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite3"
    path.write_text("password hashes")
    return path


@pytest.mark.usefixtures("with_landlock")
def test_no_file_of_the_product_or_the_machine_can_be_read(secret: Path) -> None:
    acts = {
        "the record": secret.read_text,
        "a folder": lambda: list(secret.parent.iterdir()),
        "accounts of the machine": Path("/etc/passwd").read_text,
        "the environment of another process": Path(f"/proc/{os.getpid()}/environ").read_bytes,
        "the project's other files": Path("pyproject.toml").resolve().read_text,
        "the settings": lambda: Path(sys.modules["config.settings"].__file__ or "").read_text(),
    }
    assert tried(acts) == dict.fromkeys(acts, REFUSED)


@pytest.mark.usefixtures("with_landlock")
def test_nothing_can_be_written_moved_or_removed(secret: Path) -> None:
    code = Path(confinement.__file__)
    acts = {
        "a new file": (secret.parent / "new").touch,
        "a new folder": (secret.parent / "folder").mkdir,
        "an old file": lambda: secret.open("a"),
        "a shorter file": lambda: os.truncate(secret, 0),
        "code of the product": lambda: code.open("r+"),
        "another name": lambda: secret.rename(secret.with_name("moved")),
        "a second name": lambda: secret.with_name("link").hardlink_to(secret),
        "a link": lambda: secret.with_name("link").symlink_to("/etc"),
        "removed": secret.unlink,
        "a socket in a folder": lambda: socket.socket(socket.AF_UNIX).bind(str(secret.parent / "socket")),
    }
    assert tried(acts) == dict.fromkeys(acts, REFUSED)
    assert [path.name for path in secret.parent.iterdir()] == [secret.name]
    assert secret.read_text() == "password hashes"


@pytest.mark.usefixtures("with_seccomp")
def test_modes_owners_times_and_limits_cannot_be_changed(secret: Path) -> None:
    before = secret.stat()
    acts = {
        "mode": lambda: secret.chmod(0o777),
        "owner": lambda: os.chown(secret, os.getuid(), os.getgid()),
        "times": lambda: os.utime(secret, (0, 0)),
        "attributes": lambda: os.setxattr(secret, "user.note", b"x"),
        "limits": lambda: resource.prlimit(os.getpid(), resource.RLIMIT_CPU, (1, 1)),
        "a group of its own": os.setsid,
        "namespaces": lambda: os.unshare(os.CLONE_NEWUSER),
        "a file in memory to run": lambda: os.memfd_create("program"),
    }
    found = tried(acts)
    assert found == dict.fromkeys(acts, REFUSED)
    assert secret.stat() == before


@pytest.mark.usefixtures("with_seccomp")
def test_there_is_no_network() -> None:
    acts = {
        "TCP": lambda: socket.socket(socket.AF_INET),
        "UDP": lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
        "local": lambda: socket.socket(socket.AF_UNIX),
        "pair": socket.socketpair,
    }
    assert tried(acts) == dict.fromkeys(acts, REFUSED)


@pytest.mark.usefixtures("with_landlock")
def test_no_program_runs_but_the_recogniser() -> None:
    acts = {
        "shell": lambda: subprocess.run(["/bin/sh", "-c", "true"], check=True),
        "Python": lambda: subprocess.run([sys.executable, "-c", "pass"], check=True),
        "recogniser": lambda: subprocess.run([RECOGNISER, "--version"], check=True, capture_output=True),
    }
    assert tried(acts) == {"shell": REFUSED, "Python": REFUSED, "recogniser": "done"}


@pytest.mark.usefixtures("with_landlock")
@pytest.mark.skipif(landlock_version() < 6, reason="this kernel cannot keep signals inside")
def test_no_other_process_can_be_signalled() -> None:
    parent = os.getpid()
    assert tried({"signal": lambda: os.kill(parent, 0)}) == {"signal": REFUSED}


def test_what_was_open_before_is_closed(secret: Path) -> None:
    with secret.open() as file:
        number = file.fileno()
        assert tried({"read": lambda: os.read(number, 100)}) == {"read": "OSError"}


def test_threads_and_plain_work_go_on() -> None:
    def in_a_thread() -> None:
        done = []
        thread = threading.Thread(target=lambda: done.append(sum(range(1000))))
        thread.start()
        thread.join()
        assert done == [499500]

    assert tried({"thread": in_a_thread, "clock": os.times}) == {"thread": "done", "clock": "done"}


def test_a_process_that_somebody_else_killed_is_not_held_against_the_file() -> None:
    with pytest.raises(KilledFromOutsideError):
        run_limited(lambda: os.kill(os.getpid(), signal.SIGKILL), PATIENT)  # type: ignore[arg-type,return-value]


def test_a_machine_without_the_means_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> object:
        raise LibseccompAbsentError

    monkeypatch.setattr(confinement, "landlock_version", lambda: 0)
    monkeypatch.setattr(confinement, "Filter", absent)
    confinement._filter.cache_clear()
    try:
        first, second = missing()
    finally:
        confinement._filter.cache_clear()
    assert first.startswith("This kernel has no Landlock")
    assert second.startswith("The library libseccomp was not found")
