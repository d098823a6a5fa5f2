"""How much time and memory, how many pages and bytes, a reading may take: defaults, environment and options."""

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

MIB = 1024 * 1024

_VARIABLES = {
    "timeout_seconds": "READING_TIMEOUT_SECONDS",
    "memory_mib": "READING_MEMORY_MIB",
    "max_pages": "READING_MAX_PAGES",
    "max_mib": "READING_MAX_MIB",
}


@dataclass(frozen=True)
class Limits:
    """Seconds of wall time, MiB of address space, pages, MiB of file, and seconds of processor time, where it may use
    fewer of those than pass.

    The longest report seen has 58 pages and 0.9 MB and is read in under a second within 160 MiB; the rest is room for
    scans, of which every page is a picture that has to be recognised.
    """

    timeout_seconds: int = 30
    memory_mib: int = 1024
    max_pages: int = 300
    max_mib: int = 30
    processor_seconds: int | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Limits":
        """The defaults, overridden by READING_* variables that are whole numbers above zero."""
        given = {field: environment.get(name, "") for field, name in _VARIABLES.items()}
        return cls(**{f: int(text) for f, text in given.items() if text.isdecimal() and int(text) > 0})


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def add_limit_options(parser: argparse.ArgumentParser) -> None:
    """Adds to a command the options that override the environment."""
    parser.add_argument("--timeout-seconds", type=_positive, help="wall time for one file")
    parser.add_argument("--memory-mib", type=_positive, help="address space for one file")
    parser.add_argument("--max-pages", type=_positive, help="pages a file may have")
    parser.add_argument("--max-mib", type=_positive, help="size a file may have")


def limits_from_options(options: argparse.Namespace) -> Limits:
    """The limits from the environment, overridden by the options that were given."""
    given = {field: getattr(options, field) for field in _VARIABLES}
    return replace(Limits.from_environment(), **{f: v for f, v in given.items() if v is not None})
