"""The product itself in a temporary folder, started as a person starts it, for a browser to use."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from checks.running import environment

SECONDS: Final = 120
"""A server on a slow machine answers within it."""


@dataclass(frozen=True)
class Product:
    """Where it answers, and the process that started all of its others."""

    home: str
    pid: int


@contextmanager
def serving(folder: Path, reports: Mapping[str, bytes]) -> Iterator[Product]:
    """The product with the shipped record and these files read, in a folder of its own."""
    variables = environment(DATA_DIR=str(folder), PORT="0", PYTHONUNBUFFERED="1")
    made = folder / "made"
    made.mkdir()
    for name, content in reports.items():
        (made / name).write_bytes(content)
    steps: list[tuple[str, ...]] = [("setup",)]
    if reports:
        steps += [("add", *(str(made / name) for name in reports), "--by", "editor"), ("work", "--until-empty")]
    for words in steps:
        subprocess.run([sys.executable, "manage.py", *words], env=variables, check=True, stdout=subprocess.DEVNULL)
    log = folder / "log"
    with log.open("w") as output:
        server = subprocess.Popen([sys.executable, "manage.py", "serve"], env=variables, stdout=output, stderr=output)
    try:
        yield Product(_address(log), server.pid)
    finally:
        server.terminate()
        server.wait()


def sign_in(page: Page, folder: Path) -> None:
    page.goto("/sign-in/")
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill((folder / "first-password").read_text().split()[-1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")


def _address(log: Path) -> str:
    until = time.monotonic() + SECONDS
    while "Stop: Ctrl-C." not in log.read_text():
        if time.monotonic() > until:
            raise TimeoutError(log.read_text())
        time.sleep(0.2)
    return next(line.split()[-1] for line in log.read_text().splitlines() if line.startswith("Inspection Outcomes is"))
