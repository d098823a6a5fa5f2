"""Passwords are hashed as Django hashes them, by a thread that others go before."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import LazySettings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, make_password

from config import settings as of_the_product
from inspections.people import hashing


@pytest.fixture(autouse=True)
def as_in_the_product(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = of_the_product.PASSWORD_HASHERS


def test_a_password_that_django_hashed_before_is_still_right() -> None:
    before = PBKDF2PasswordHasher().encode("correct horse", "salt", 1000)
    assert check_password("correct horse", before)
    assert not check_password("wrong horse", before)


def test_what_it_makes_is_what_django_makes() -> None:
    made = make_password("correct horse", "salt")
    assert made == PBKDF2PasswordHasher().encode("correct horse", "salt")


def test_it_is_made_by_a_thread_that_is_nicer_and_whoever_asks_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    own = threading.get_native_id()
    before, theirs = os.getpriority(os.PRIO_PROCESS, own), list[int]()

    def encode(*_: object) -> str:
        # Elsewhere than on Linux a thread has no number that a priority can be asked for.
        theirs.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id() if sys.platform == "linux" else 0))
        return "made"

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", encode)
    assert hashing.GoesAfterPages().encode("correct horse", "salt") == "made"
    assert theirs == [min(19, before + hashing.GOES_AFTER) if sys.platform == "linux" else before]
    assert os.getpriority(os.PRIO_PROCESS, own) == before


def test_where_a_priority_may_not_be_chosen_passwords_are_hashed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setpriority", refuse)
    with ThreadPoolExecutor(1, initializer=hashing._go_after) as threads:
        assert threads.submit(lambda: "hashed").result() == "hashed"
