"""Passwords are hashed as Django hashes them, by a thread that others go before."""

import os
import sys
import threading

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


def test_its_thread_is_nicer_and_whoever_asks_is_not() -> None:
    own = threading.get_native_id()
    before = os.getpriority(os.PRIO_PROCESS, own)
    theirs = hashing._thread().submit(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id())).result()
    assert os.getpriority(os.PRIO_PROCESS, own) == before
    expected = min(19, before + hashing.GOES_AFTER) if sys.platform == "linux" else before
    assert theirs == expected
