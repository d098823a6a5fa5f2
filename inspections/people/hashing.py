"""Passwords are hashed after pages: each takes a third of a second of a processor, and anybody may send some."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from typing import Final

from django.contrib.auth.hashers import PBKDF2PasswordHasher

GOES_AFTER: Final = 5
"""By how many steps its thread is nicer than the process: beside one page that takes all there is, a quarter of a
processor is left.
"""


class GoesAfterPages(PBKDF2PasswordHasher):
    """Django's own hashes, made by one thread of the process, which the kernel lets others go before."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        return _thread().submit(super().encode, password, salt, iterations).result()


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "passwords", initializer=_go_after)


def _go_after() -> None:
    """Of this thread alone, which Linux can; elsewhere it would be the whole process, which answers pages too. Where an
    operator has forbidden it, passwords are hashed like anything else.
    """
    if sys.platform == "linux":
        own = threading.get_native_id()
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, own, os.getpriority(os.PRIO_PROCESS, own) + GOES_AFTER)
