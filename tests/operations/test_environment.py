"""What checks/environment prints if it cannot create an environment."""

import shutil
import subprocess

import pytest

from tests.operations.conftest import ROOT


@pytest.fixture
def prepare(tmp_path):
    """Runs the script in a folder without an environment, with only the named programs on PATH."""
    (tmp_path / "checks").mkdir()
    shutil.copy(ROOT / "checks" / "environment", tmp_path / "checks")
    (tmp_path / "requirements.txt").write_text("")
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "dirname", "cmp", "cp"):
        (programs / name).symlink_to(shutil.which(name))

    def run(**variables):
        environment = {"PATH": str(programs), "HOME": str(tmp_path)} | variables
        command = ["checks/environment", "requirements.txt"]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def program(folder, body):
    path = folder / "some-python"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_no_python_at_all_is_said(prepare):
    done = prepare()
    assert done.returncode == 1
    assert done.stderr == (
        "Python 3.12 or newer was not found. Install it, or name it: make run PYTHON=/path/to/python3.13\n"
    )


def test_a_named_python_that_is_too_old_is_said(prepare, tmp_path):
    old = program(tmp_path, "exit 1")
    done = prepare(PYTHON=old)
    assert (done.returncode, done.stderr) == (1, f"PYTHON is {old}, which is not Python 3.12 or newer.\n")


def test_a_python_without_venv_is_said(prepare, tmp_path):
    bare = program(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac')
    done = prepare(PYTHON=bare)
    assert done.returncode == 1
    assert done.stderr == (
        f"{bare} cannot make an environment: its venv is not installed (on Debian: apt install python3-venv).\n"
    )


def test_what_is_installed_is_not_installed_again(prepare, tmp_path):
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(program(tmp_path, "exit 0"))
    (tmp_path / ".venv" / "installed-requirements.txt").write_text("")
    done = prepare()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
