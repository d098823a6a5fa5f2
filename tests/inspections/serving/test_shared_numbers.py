"""The numbers of web processes are in memory, for a full disk would end whoever writes to a file that it has there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import LazySettings

from inspections.serving import shared_numbers


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "memory").mkdir()
    monkeypatch.setattr(shared_numbers, "IN_MEMORY", tmp_path / "memory")
    return tmp_path / "memory"


def test_each_supervisor_has_a_folder_that_only_it_can_read_and_those_of_the_dead_go(memory: Path) -> None:
    (memory / "outcomes-numbers-4194305-dead").mkdir()
    (memory / "outcomes-numbers-nobody").mkdir()
    other = memory / f"outcomes-numbers-{os.getppid()}-alive"
    other.mkdir()
    (memory / "somebody else's").mkdir()
    folder = shared_numbers.make_folder()
    assert sorted(memory.iterdir()) == sorted([folder, other, memory / "somebody else's"])
    assert folder.stat().st_mode & 0o777 == 0o700


def test_one_that_another_supervisor_removes_meanwhile_is_gone_and_stops_nobody(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = memory / "outcomes-numbers-4194305-dead"
    left.mkdir()
    looked = Path.glob

    def looked_too_early(folder: Path, pattern: str) -> list[Path]:
        found = list(looked(folder, pattern))
        left.rmdir()
        return found

    monkeypatch.setattr(Path, "glob", looked_too_early)
    assert shared_numbers.make_folder().is_dir()


def test_without_memory_they_are_in_the_data_folder_and_begin_from_nought(
    memory: Path, settings: LazySettings, tmp_path: Path
) -> None:
    memory.rmdir()
    settings.DATA_DIR = tmp_path
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "of an earlier run.db").touch()
    assert list(shared_numbers.make_folder().iterdir()) == []
