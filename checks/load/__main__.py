"""Fifty readers for a minute on all pages and files beside uploads; then strangers who ask for the worst at once."""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from checks.load import ten_times
from checks.load.product import Product, cpu_seconds, processes_of, running
from checks.load.readers import HEAD, Readers
from checks.load.strangers import Crowd, Strangers
from checks.load.uploads import copies
from checks.postgres import throwaway_server

_BARS: Final = {"sqlite": (20, 300.0), "postgres": (50, 300.0)}
"""Readers, and the p95 of pages in milliseconds, that the product has to keep on two cores."""
_STRANGERS: Final = 500.0
"""Milliseconds: the p95 of pages while strangers ask for the worst."""
_PUBLISHED: Final = 12
"""Reports that are published first: their pages are what pictures are drawn of."""
_SETTLE: Final = 900.0
"""Seconds within which all uploads have to be read."""


def main(words: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(words)
    sources = sorted(Path(options.reports).rglob("*.pdf"))
    if not sources:
        print(f"No report was found in {options.reports}: name a folder with REPORTS=…", file=sys.stderr)
        return 1
    worst = 0
    for database in options.databases:
        if "large" in options.parts:
            worst = max(worst, ten_times.measure(database, sources, passages=options.passages, seed=options.seed))
        if "load" not in options.parts:
            continue
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="load-")))
            address = stack.enter_context(throwaway_server(as_advised=True)) if database == "postgres" else None
            product = stack.enter_context(running(Product(folder / "data", address, WORKERS="2")))
            worst = max(worst, _measure(product, database, folder, sources, options))
    return worst


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checks.load", description="Puts the whole product under load.")
    parser.add_argument("--reports", default="../shared/reports/ofsted", help="a folder of reports to copy")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    parser.add_argument("--readers", type=int, help="20 on SQLite, 50 on PostgreSQL unless given")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--uploads", type=int, default=500)
    parser.add_argument("--parts", nargs="+", default=["load", "large"], choices=["load", "large"])
    parser.add_argument("--passages", type=int, default=600_000, help="of the large record")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def _measure(product: Product, database: str, folder: Path, sources: list[Path], options: argparse.Namespace) -> int:
    readers, bar = options.readers or _BARS[database][0], _BARS[database][1]
    _add(product, folder / "first", sources, _PUBLISHED * 2, "first")
    product.wait_until(product.drained, _SETTLE)
    pictures = product.module("checks.load.reports", "publish", str(_PUBLISHED)).splitlines()
    addresses = [*product.module("checks.load.reports", "addresses").splitlines(), *pictures[:20]]
    asked = f"{readers} readers, {options.seconds:.0f} s, {options.uploads} uploads, {len(addresses)} addresses"
    print(f"\n{database}: {asked}")
    print(HEAD)
    failed = _readers(product, addresses, folder, sources, readers, bar, options)
    return max(failed, _strangers(product, pictures, options))


def _readers(  # noqa: PLR0917
    product: Product,
    addresses: list[str],
    folder: Path,
    sources: list[Path],
    count: int,
    bar: float,
    options: argparse.Namespace,
) -> int:
    before = sum(product.states().values())
    began, own, theirs = time.monotonic(), time.process_time(), _cpu(product)
    adding = threading.Thread(target=_add, args=(product, folder / "more", sources, options.uploads, "more"))
    adding.start()
    readers = Readers(product.host, product.port, addresses, count=count, seed=options.seed)
    readers.run(seconds=options.seconds)
    own, took = time.process_time() - own, time.monotonic() - began
    adding.join()
    drained = product.wait_until(product.drained, _SETTLE)
    read, states = time.monotonic() - began, product.states()
    twice = product.count("SELECT count(*) FROM inspections_report WHERE attempts > 1")
    there = sum(states.values()) - before
    print(readers.pages.line("pages"), readers.files.line("files"), sep="\n")
    print(f"load maker: {own / took:.0%} of a core; the product: {(_cpu(product) - theirs) / read:.0%} of one")
    print(f"uploads: {there} of {options.uploads} there after {read:.0f} s, states {states}, read twice: {twice}")
    wrong = readers.pages.errors(refusals=True) + readers.files.errors()
    good = not wrong and drained and there == options.uploads and not twice and readers.pages.at(0.95) <= bar
    print(f"{'kept' if good else 'NOT KEPT'}: no errors, pages p95 up to {bar:.0f} ms, every upload read once")
    return 0 if good else 1


def _strangers(product: Product, pictures: list[str], options: argparse.Namespace) -> int:
    pages = product.module("checks.load.reports", "pages").splitlines()
    strangers = Strangers(product.host, product.port, pictures)
    strangers.begin(Crowd())
    time.sleep(5)
    readers = Readers(product.host, product.port, pages, count=10, seed=options.seed)
    readers.run(seconds=min(options.seconds, 60))
    strangers.over.set()
    print("\nwith 16 whole files, 40 pictures, 40 searches, 40 sign-ins and 50 slow sockets at once", HEAD, sep="\n")
    print(readers.pages.line("pages"))
    for name, met in strangers.met.items():
        print(met.line(name))
    good = not readers.pages.errors(refusals=True) and readers.pages.at(0.95) <= _STRANGERS
    print(f"{'kept' if good else 'NOT KEPT'}: every page answered, p95 up to {_STRANGERS:.0f} ms", flush=True)
    return 0 if good else 1


def _add(product: Product, folder: Path, sources: list[Path], number: int, name: str) -> None:
    folder.mkdir()
    for called, content in copies(sources, number):
        (folder / called).write_bytes(content + f"%% {name}\n".encode())
    product.manage("add", str(folder), check=False)


def _cpu(product: Product) -> float:
    return cpu_seconds(processes_of(product.process.pid)) if product.process else 0.0


if __name__ == "__main__":
    sys.exit(main())
