"""`python -m tests.browser.measure_intake`: times what the intake promises, against a running product in a browser.

A zip of real reports (those at hand, then copies of them with a mark at the end) goes from chosen to published. Between
the two, which is not timed, each copy is made the report of an inspection of its own (tests.browser.spread_copies), so
that as many different inspections are published as by as many different reports. And
reports that the record does not hold are reviewed and published by keys alone. Actions of a person are counted where
they are made. The product runs as `make run` starts it, in a temporary folder, with the shipped record.
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect, sync_playwright

from checks.browser import chromium
from checks.running import environment
from tests.browser.product import Product, serving, sign_in
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Sheet, ilacs_cover, pdf

_COUNCILS: Final = [
    "Barnet",
    "Bexley",
    "Brent",
    "Bromley",
    "Camden",
    "Croydon",
    "Ealing",
    "Enfield",
    "Greenwich",
    "Hackney",
    "Haringey",
    "Harrow",
    "Havering",
    "Hillingdon",
    "Hounslow",
    "Islington",
    "Lambeth",
    "Lewisham",
    "Merton",
    "Newham",
    "Redbridge",
    "Southwark",
    "Sutton",
    "Bolton",
    "Bury",
    "Oldham",
    "Rochdale",
    "Salford",
    "Stockport",
    "Tameside",
]
_HOURS: Final = 2
"""So long at most for one of the two: a machine that does other work at the same time is slow."""
_SETTLES: Final = 150
"""Milliseconds in which the answer to a key stands on the page."""
_LOOKS: Final = 0.5
"""Seconds between two looks at how far it is."""


@dataclass(frozen=True)
class Line:
    """One line of the table: what was done with how many files, and what it took."""

    what: str
    seconds: float
    actions: int
    said: str


def main(words: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(words)
    program = chromium()
    if program is None:
        print("No Chromium was found (on Debian: apt install chromium; CHROMIUM names another).")
        return 1
    reports = sorted(Path(options.reports).rglob("*.pdf"))
    if not reports:
        print(f"No reports are in {options.reports}.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--headless", "--no-sandbox"])
        print(f"{'':40}{'time':>9}{'actions':>9}")
        if options.count:
            with tempfile.TemporaryDirectory() as name, serving(Path(name), {}) as product:
                page = browser.new_context(base_url=product.home, locale="en-GB").new_page()
                sign_in(page, Path(name))
                _tell(_one_zip(page, product, Path(name), reports, options.count))
        if options.keyboard:
            made = _unseen(options.keyboard)
            with tempfile.TemporaryDirectory() as name, serving(Path(name), made) as product:
                page = browser.new_context(base_url=product.home, locale="en-GB").new_page()
                sign_in(page, Path(name))
                _tell([_by_keyboard(page, Path(name), len(made))])
        browser.close()
    return 0


def _tell(lines: Iterable[Line]) -> None:
    """Each as soon as it is known."""
    for line in lines:
        print(f"{line.what:40}{line.seconds:8.0f}s{line.actions:>9}  {line.said}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.measure_intake", description=__doc__)
    parser.add_argument("--reports", default="../shared/reports/ofsted", help="folder of real reports")
    parser.add_argument("--count", type=int, default=494, help="files in the zip (494; 0: none)")
    parser.add_argument("--keyboard", type=int, default=30, help="unseen reports by keyboard (30, at most 30; 0: none)")
    return parser


def _one_zip(page: Page, product: Product, folder: Path, reports: Sequence[Path], count: int) -> Iterator[Line]:
    """From the zip that is chosen to everything published that agrees with the record."""
    path, database = folder / "reports.zip", folder / "record.sqlite3"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(count):
            report = reports[number % len(reports)]
            mark = f"\n% copy {number // len(reports)}\n".encode() if number >= len(reports) else b""
            archive.writestr(f"{report.parent.name}/{number} {report.name}", report.read_bytes() + mark)
    began, worked = time.monotonic(), _machine_time(product.pid)
    page.locator("#id_files").set_input_files(path)
    page.get_by_role("button", name="Add 1 file").click()
    expect(page.get_by_text(re.compile(r"reports? (was|were) added"))).to_be_visible(timeout=_HOURS * 3_600_000)
    _until(lambda: not _count(database, "queued", "reading") and _count(database) >= count)
    read, worked_reading = time.monotonic(), _machine_time(product.pid)
    refused = _count(database, "refused")
    yield Line(f"{count} files of one zip read", read - began, 2, f"{worked_reading - worked:.0f} s of processor")
    spreading = [sys.executable, "-m", "tests.browser.spread_copies"]
    spread = subprocess.run(
        spreading, env=environment(DATA_DIR=str(folder)), check=True, capture_output=True, text=True
    )
    pressed, worked_before = time.monotonic(), _machine_time(product.pid)
    page.goto("/reports/")
    page.get_by_role("button", name=re.compile(r"Publish \d+ that agrees? with the record")).click()
    button = page.get_by_role("button", name=re.compile(r"Publish \d+ reports? now"))
    proposed = button.inner_text()
    with page.expect_navigation():
        button.click()
    _until(lambda: not _moving(database))
    done, worked_all = time.monotonic(), _machine_time(product.pid)
    published, left = _count(database, "published"), _count(database, "to_review")
    words = f"{worked_all - worked_before:.0f} s of processor; pressed “{proposed}”; {spread.stdout.strip()}"
    yield Line("published together", done - pressed, 2, words)
    spent = worked_reading - worked + worked_all - worked_before
    words = f"{spent:.0f} s of processor; {published} published, {left} to review, {refused} refused"
    words += "".join(f"; {number} left: “{reason}”" for reason, number in _reasons(database))
    yield Line("from chosen to published", read - began + done - pressed, 4, words)


def _by_keyboard(page: Page, folder: Path, count: int) -> Line:
    """Each looked at, what is to check accepted by Enter, published after its summary, and on to the next."""
    database = folder / "record.sqlite3"
    waiting = _count(database, "to_review")
    if waiting != count:
        raise ValueError(f"{waiting} of {count} made reports wait for review")
    page.goto("/reports/1/review/")
    began, keys = time.monotonic(), 0
    for number in range(count):
        expect(page.locator("#review")).to_be_visible()
        while page.get_by_text(re.compile(r"^[1-9]\d* to check$")).count():
            with page.expect_response("**/values/"):
                page.keyboard.press("Enter")
            keys += 1
            page.wait_for_timeout(_SETTLES)
        page.keyboard.press("p")
        expect(page.get_by_role("group", name="What publishing will do")).to_be_focused()
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        keys += 3
        _until(lambda: _count(database, "published") == number + 1)  # noqa: B023
    return Line(f"{count} unseen reports by keys alone", time.monotonic() - began, keys, "published one by one")


def _unseen(count: int) -> dict[str, bytes]:
    """Reports of inspections that the record does not hold, made for it; the name says when each came out."""
    grades = [(LEADERS, ["Good"]), (HELP, ["Requires improvement", "to be good"]), (IN_CARE, ["Good"])]
    listed = Sheet().line("What needs to improve?", size=14).gap()
    for number in range(1, 5):
        listed.line(f"• Thing {number} that this report, which was made to measure, asks for.").gap(4)
    return {
        f"{council.lower()} - 20 july 2026.pdf": pdf(
            ilacs_cover([*grades, (LEAVERS, ["Good"])], dates="8 to 19 June 2026", council=council), listed
        )
        for council in _COUNCILS[:count]
    }


def _count(database: Path, *states: str) -> int:
    where = f" WHERE state IN ({', '.join('?' for _ in states)})" if states else ""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        found = connection.execute(f"SELECT COUNT(*) FROM inspections_report{where}", states).fetchone()
    return int(found[0])


def _reasons(database: Path) -> list[tuple[str, int]]:
    """Why reports that were to be published were left in the queue: the commonest reasons."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        left = "SELECT reason, COUNT(*) FROM inspections_batchreport WHERE state = 'left'"
        return connection.execute(f"{left} GROUP BY reason ORDER BY COUNT(*) DESC, reason LIMIT 3").fetchall()


def _moving(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        moving = "SELECT COUNT(*) FROM inspections_batch WHERE state = 'publishing'"
        return int(connection.execute(moving).fetchone()[0])


def _until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + _HOURS * 3600
    while not done():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_LOOKS)


def _machine_time(pid: int) -> float:
    """Seconds of processor that a process, its children and those of them that ended took so far."""
    spent = {
        int(each.name): stat for each in Path("/proc").iterdir() if each.name.isdecimal() and (stat := _stat(each))
    }
    family, found = {pid}, {pid}
    while found:
        found = {child for child, (parent, _) in spent.items() if parent in family} - family
        family |= found
    return sum(spent[each][1] for each in family if each in spent)


def _stat(folder: Path) -> tuple[int, float] | None:
    """The parent of a process, and what it and its children that ended took; None where it is gone."""
    try:
        words = (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return int(words[1]), sum(int(each) for each in words[11:15]) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
