"""`python -m checks.visits`: visits every page of the product as it is served, and says which bars do not hold.

It is part of `make bench-pages` and of no test: its times are those of this machine at that moment.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from checks.browser import chromium
from checks.load.product import Product, running
from checks.visits import bars, lighthouse
from checks.visits.visiting import Visit, visit

_PUT_OFF = "not measured"


def main(words: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(words)
    strict = os.environ.get("CI", "").lower() in ("true", "1", "yes")
    found = chromium()
    if found is None:
        print(f"First visits: {_PUT_OFF}: no Chromium was found (apt install chromium; CHROMIUM names another)")
        return int(strict)
    if options.ahead:
        _go_ahead()
    with ExitStack() as stack:
        folder = Path(options.data or stack.enter_context(tempfile.TemporaryDirectory(prefix="visits-")), "data")
        product = Product(Path(options.data) if options.data else folder, HTTPS="0", WORKERS="2")
        stack.enter_context(running(product))
        home, (pages, session) = f"http://{product.host}:{product.port}", _pages(product, options.only)
        late = _visits(found, home, pages, options.visits) if options.visits else 0
        bad = _lighthouse(found, home, pages, session, options.runs, strict=strict) if options.runs else 0
    return max(late, bad)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m checks.visits", description="Visits every page for the first time."
    )
    parser.add_argument("--visits", type=int, default=5, help="how often each public page is visited (5; 0: not)")
    parser.add_argument("--runs", type=int, default=5, help="how often Lighthouse marks each page (5; 0: not)")
    parser.add_argument("--only", nargs="+", default=[], help="these addresses alone")
    parser.add_argument("--data", help="a copy of a data folder to serve, in place of the shipped record")
    parser.add_argument("--ahead", action="store_true", help="before all other work of a busy machine, as root")
    return parser


def _go_ahead() -> None:
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    except (AttributeError, PermissionError) as error:
        print(f"Not ahead of other work: {error}")


def _pages(product: Product, only: list[str]) -> tuple[list[tuple[str, str]], str]:
    """The states and addresses of the pages, and the session of a person."""
    lines = [line.partition(" ") for line in product.module("checks.visits.pages").splitlines()]
    pages = [(state, address) for state, _, address in lines[:-1] if not only or address in only]
    return pages, lines[-1][2]


def _visits(program: str, home: str, pages: list[tuple[str, str]], rounds: int) -> int:
    """First visits to the public pages; 1 if a bar does not hold."""
    print(f"\nFirst visits at 1.6 Mbit/s with a processor four times slower, median of {rounds}; {_load()}")
    print(bars.HEAD, bars.BARS, sep="\n", flush=True)
    late = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        visit(browser, f"{home}/")  # the first page of a process pays for what others find there
        for state, path in pages:
            if state != "own":
                found = _middle(browser, f"{home}{path}", rounds)
                late += bool(bars.missed(found))
                print(bars.line(path, found), flush=True)
        browser.close()
    print(_load())
    return int(late > 0)


def _middle(browser: Browser, address: str, rounds: int) -> Visit:
    return bars.middle([visit(browser, address) for _ in range(rounds)])


def _lighthouse(program: str, home: str, pages: list[tuple[str, str]], session: str, runs: int, *, strict: bool) -> int:
    command = lighthouse.program()
    if command is None:
        print(f"\nLighthouse: {_PUT_OFF}: {lighthouse.HOW_TO_GET_IT}")
        return int(strict)
    print(f"\nLighthouse, at least {lighthouse.BAR} of 100, median of {runs}; {_load()}")
    print(lighthouse.HEAD, flush=True)
    bad = 0
    for state, path in pages:
        own = session if state == "own" else ""
        try:
            found = lighthouse.marks(command, f"{home}{path}", chromium=program, session=own, runs=runs)
        except lighthouse.LighthouseError as error:
            bad += 1
            print(f"{path:<58}  NOT MARKED: {error}", flush=True)
            continue
        bad += bool(lighthouse.missed(found, state))
        print(lighthouse.line(path, found, state), flush=True)
    print(_load())
    return int(bad > 0)


def _load() -> str:
    """A busy machine is a slow one: what was measured then is no worse than it says."""
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main())
