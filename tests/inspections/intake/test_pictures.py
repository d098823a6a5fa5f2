"""Drawn pictures of pages stay within their budget; the oldest go first."""

import os
from pathlib import Path

import pytest

from inspections.intake.reader_process import picture_folder, remove_oldest_pictures

MIB = 1024 * 1024


@pytest.fixture
def pictures(settings, tmp_path: Path) -> list[Path]:
    """Four of 1 MiB each, the oldest first."""
    settings.DATA_DIR = tmp_path
    paths = [picture_folder() / "ab" / f"ab{number}" / "1.png" for number in range(4)]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x" * MIB)
        os.utime(path, (number, number))
    return paths


def test_the_oldest_are_removed_until_they_fit(settings, pictures: list[Path]) -> None:
    settings.PICTURES_MAX_MIB = 2
    assert remove_oldest_pictures() == 2
    assert [path.exists() for path in pictures] == [False, False, True, True]


def test_the_one_in_hand_stays(settings, pictures: list[Path]) -> None:
    settings.PICTURES_MAX_MIB = 2
    assert remove_oldest_pictures(keep=pictures[0]) == 2
    assert [path.exists() for path in pictures] == [True, False, False, True]


def test_within_the_budget_all_stay(settings, pictures: list[Path]) -> None:
    settings.PICTURES_MAX_MIB = 4
    assert remove_oldest_pictures() == 0
    assert all(path.exists() for path in pictures)


def test_one_that_another_process_removes_meanwhile_stops_nobody(
    settings, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PICTURES_MAX_MIB = 2
    looked = Path.rglob

    def looked_too_early(folder: Path, pattern: str) -> list[Path]:
        found = list(looked(folder, pattern))
        pictures[0].unlink()
        return found

    monkeypatch.setattr(Path, "rglob", looked_too_early)
    assert remove_oldest_pictures() == 1
