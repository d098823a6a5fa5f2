"""A bar on a terminal that says how far something is and about how long it still takes."""

from __future__ import annotations

import math
import time
from typing import TextIO

_WIDTH = 30
"""Leaves room for the words on a terminal of 80 to 100 columns."""
_MIB = 1024 * 1024
_SOON = 2.0
"""Seconds: before that, nothing can be said of the time left."""


class ProgressBar:
    """`of` is the number of bytes in all. Nothing is written where `out` is no terminal, as in a log."""

    def __init__(self, out: TextIO, *, of: int) -> None:
        self._out, self._of = out, max(of, 1)
        self._done, self._began = 0, time.monotonic()

    def show(self, more: int, words: str) -> None:
        """So many bytes more are done; `words` say of what."""
        self._done += more
        share = min(self._done / self._of, 1)
        bar = ("#" * round(share * _WIDTH)).ljust(_WIDTH, ".")
        size = f"{self._done / _MIB:.1f} of {self._of / _MIB:.1f} MB"
        self._write(f"\r[{bar}] {words}, {size}{self._time_left(share)}".ljust(90))

    def end(self) -> None:
        self._write("\n")

    def _time_left(self, share: float) -> str:
        spent = time.monotonic() - self._began
        if spent < _SOON or not share or share == 1:
            return ""
        left = math.ceil(spent * (1 - share) / share)
        return f", about {left} s left" if left < 100 else f", about {math.ceil(left / 60)} min left"

    def _write(self, text: str) -> None:
        if self._out.isatty():
            self._out.write(text)
            self._out.flush()
