"""Distinct files of the reports at hand: the same pages, with another comment at the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path


def copies(sources: list[Path], number: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of so many files, no two alike."""
    for at, source in enumerate(islice(cycle(sources), number)):
        yield f"{at:05}-{source.name}", source.read_bytes() + b"\n%%%% copy %d\n" % at
