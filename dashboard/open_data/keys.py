"""Which reports' words may be passed on."""

from typing import Final

CLOSED: Final = frozenset({"apa", "jar", "csr", "ucra", "slac", "cp", "lac"})
"""Frameworks whose reports print a narrower notice than the Open Government Licence."""


def is_open(framework: str) -> bool:
    """Whether the words of such reports are under the Open Government Licence, so that they may stand in a file."""
    return framework not in CLOSED
