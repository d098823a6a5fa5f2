"""Keys that stay the same from one download to the next, and which reports' words may be passed on."""

import datetime
from typing import Final

CLOSED: Final = frozenset({"apa", "jar", "csr", "ucra", "slac", "cp", "lac"})
"""Frameworks whose reports print a narrower notice than the Open Government Licence."""


def inspection_key(dfe_number: str, framework: str, start: datetime.date | None, published: datetime.date) -> str:
    """`861-ilacs-2025-05-12`: council, framework and first day on site; the publication date where that is unknown."""
    return f"{dfe_number}-{framework}-{(start or published).isoformat()}"


def is_open(framework: str) -> bool:
    """Whether the words of such reports are under the Open Government Licence, so that they may stand in a file."""
    return framework not in CLOSED
