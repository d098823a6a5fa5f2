"""`python -m checks.bench`: times every public page, with the shipped record and with one ten times as large.

Each record is built in a temporary folder and measured in a separate process on one core.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from checks.running import environment


def main(words: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(words)
    return max(_measure(times, options.rounds, i) for i, times in enumerate(options.times))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checks.bench", description="Times every public page.")
    parser.add_argument("--rounds", type=int, default=30, help="how often each address is asked (30)")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10], help="how large the records are (1 10)")
    return parser


def _measure(times: int, rounds: int, number: int) -> int:
    """Times a record so many times as large; returns 1 if a page is too slow or the record could not be built."""
    size = "The shipped record" if times == 1 else f"A record {times} times as large"
    print(f"{chr(10) if number else ''}{size}, {rounds} rounds, one core", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(DATA_DIR=folder, SECRET_KEY="only for checks")  # noqa: S106
        steps = [("manage", "setup"), ("checks.growing", str(times)), ("checks.timing", str(rounds), str(times))]
        for step in steps:
            quiet = subprocess.DEVNULL if step[0] == "manage" else None
            done = subprocess.run([sys.executable, "-m", *step], env=variables, stdout=quiet, check=False)
            if done.returncode:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
