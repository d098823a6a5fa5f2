"""Whole files are made once for each state, kept within bounds, and sent from where they are kept."""

import os
import threading
import time

import pytest

from inspections import kept_files
from inspections.kept_files import forget_kept_files, kept_file, remove_unused_files


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KEPT_FILES_ROOT = tmp_path / "kept"
    return settings.KEPT_FILES_ROOT


class Making:
    """Writes the name of the state, and counts how often."""

    def __init__(self, content: bytes = b"content") -> None:
        self.times, self.content = 0, content

    def __call__(self, file):
        self.times += 1
        file.write(self.content)


def read(name, state, write):
    with kept_file(name, lambda: state, write) as file:
        return file.read()


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def test_a_file_is_made_once_for_a_state_and_only_its_last_state_is_kept(folder):
    write = Making()
    assert [read("a", "1", write) for _ in range(3)] == [b"content"] * 3
    assert write.times == 1
    read("a", "2", write)
    assert (write.times, len(names(folder))) == (2, 1)
    read("b", "2", write)
    assert (write.times, len(names(folder))) == (3, 2)


def test_a_new_version_of_the_product_makes_it_anew(folder, monkeypatch):
    write = Making()
    read("a", "1", write)
    monkeypatch.setattr(kept_files, "_code", lambda: "another")
    read("a", "1", write)
    assert (write.times, len(names(folder))) == (2, 1)


def test_many_who_ask_at_once_wait_for_one_that_makes_it():
    begun, made = threading.Event(), []

    def slowly(file):
        made.append(1)
        begun.wait(5)
        file.write(b"content")

    found = []
    threads = [threading.Thread(target=lambda: found.append(read("a", "1", slowly))) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert (found, made) == ([b"content"] * 4, [1])


def test_where_the_state_passes_while_it_is_made_the_file_of_the_new_one_is_kept(folder):
    states = iter(["1", "2", "2", "2", "2"])
    with kept_file("a", lambda: next(states), write := Making()) as file:
        assert file.read() == b"content"
    assert write.times == 2
    assert read("a", "2", write) == b"content"
    assert write.times == 2


def test_where_it_never_comes_to_rest_it_is_sent_and_not_kept(folder):
    ticks = iter(range(100))
    with kept_file("a", lambda: str(next(ticks)), Making()) as file:
        assert file.read() == b"content"
    assert names(folder) == []


def test_a_maker_that_fails_leaves_nothing_behind(folder):
    def fails(file):
        file.write(b"half")
        raise ValueError("half")

    with pytest.raises(ValueError, match="half"):
        read("a", "1", fails)
    assert names(folder) == []


def test_it_is_on_the_disk_before_it_has_its_name(folder, monkeypatch):
    sizes = []
    monkeypatch.setattr(os, "fsync", lambda number: sizes.append((os.fstat(number).st_size, names(folder)[0][:7])))
    read("a", "1", Making())
    assert sizes == [(7, "making-")]


def test_where_the_disk_takes_nothing_it_is_made_for_this_answer(settings, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    settings.KEPT_FILES_ROOT = blocked
    assert read("a", "1", Making()) == b"content"


def test_the_folder_stays_within_its_bounds_and_the_oldest_go_first(folder, settings):
    settings.KEPT_FILES_MAX_MIB = 2
    for number in range(4):
        read(str(number), "1", Making(b"x" * 700_000))
        os.utime(max(folder.glob("*-*"), key=lambda path: path.stat().st_mtime_ns), (time.time() - 100 + number,) * 2)
    assert len(names(folder)) == 2
    again = Making(b"y")
    assert read("3", "1", again)[:1] == b"x"
    assert read("0", "1", again) == b"y"


def test_what_nobody_asked_for_in_a_week_and_what_was_never_whole_goes(folder):
    read("a", "1", Making())
    old, whole = folder / "making-of-a-killed-process", next(folder.glob("*-*"))
    old.write_bytes(b"half")
    os.utime(old, (time.time() - 4_000,) * 2)
    assert (remove_unused_files(), names(folder)) == (1, [whole.name])
    os.utime(whole, (time.time() - 8 * 86_400,) * 2)
    assert (remove_unused_files(), names(folder)) == (1, [])


def test_all_are_forgotten_at_once(folder):
    read("a", "1", Making())
    forget_kept_files()
    assert names(folder) == []
