import hashlib

import pytest

from inspections.intake import store


def test_bytes_are_kept_under_their_checksum(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    stored = store.store_bytes([b"one ", b"report"], most=100)
    assert stored == store.StoredFile(hashlib.sha256(b"one report").hexdigest(), 10)
    assert (tmp_path / store.stored_name(stored.sha256)).read_bytes() == b"one report"


def test_the_same_bytes_again_leave_one_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for _ in range(2):
        store.store_bytes([b"one report"], most=100)
    assert [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()] == [b"one report"]


def test_too_many_bytes_leave_nothing_behind(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(store.TooLargeError):
        store.store_bytes([b"12345", b"67890", b"1"], most=10)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_an_upload_that_breaks_off_leaves_nothing_behind(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def broken():
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        store.store_bytes(broken(), most=100)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
