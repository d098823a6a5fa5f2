"""Telling the engine that there is work, in the transaction that makes it, so that neither is there without the other.

Embedded workers look into the record by themselves, and nothing is told. The record stays the truth of its state either
way: what is told twice is done once, and what was never told is found by a sweep.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from django.conf import settings

WORK_QUEUE: Final = "work"
"""Readings, publishing and zips: what `manage.py work` takes."""
ATTEND_QUEUE: Final = "attend"
"""Work that nobody asks for: what `manage.py attend` takes."""


@dataclass(frozen=True)
class Kind:
    """A kind of work: its name in the queue, and how early it comes (more is earlier)."""

    name: str
    priority: int
    queue: str = WORK_QUEUE


BATCHES: Final = Kind("publish confirmed batches", 20)
ZIPS: Final = Kind("go on with zips", 10)
REPORT: Final = Kind("read a report", 5)
REREADINGS: Final = Kind("read reports again", 0)
PIECE: Final = Kind("periodic work", 0, ATTEND_QUEUE)


def tell(kind: Kind, *, after: int = 0, **about: int | str) -> None:
    """That there is work of a kind, `after` so many seconds. One that waits in the queue already is not doubled."""
    if settings.WORK == "procrastinate":
        import_module("inspections.procrastinate_queue").defer(kind, after=after, about=about)
