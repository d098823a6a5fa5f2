"""A record of ten times the inspections that have reports today, with their words: every page, file and search."""

from __future__ import annotations

import random
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from urllib.parse import quote_plus

from checks.load.product import Product
from checks.load.readers import HEAD, ask_in_turn, is_file
from checks.load.uploads import copies
from checks.postgres import throwaway_server

PAGES: Final = 200.0
SEARCHES: Final = 300.0
"""Milliseconds: the p95 that pages and searches have to keep."""
_TIMES: Final = 5
"""The shipped record has a thousand inspections; with five times as many it has five thousand."""
_ROUNDS: Final = 10
_SEARCHED: Final = 200
_SETTLE: Final = 900.0
_WORDS: Final = (
    "supervision plans neglect leaders school court homes carers doctors threshold assessment visits "
    "records oversight placement transport police wellbeing partners audit practice voice risk "
    "exploitation missing teachers permanence "
)
"""What is searched for."""


def measure(database: str, sources: list[Path], *, passages: int, seed: int, times: int = _TIMES) -> int:
    """1 where a page or search is too slow, or is not answered."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="load-")))
        address = stack.enter_context(throwaway_server(as_advised=True)) if database == "postgres" else None
        product = Product(folder / "data", address, WORKERS="2")
        product.folder.mkdir()
        product.manage("setup")
        product.module("checks.growing", str(times))
        product.start()
        stack.callback(product.stop)
        said = _fill(product, folder, sources, passages)
        print(f"\n{database}, a large record: {said}", HEAD, sep="\n", flush=True)
        return _ask_everything(product, seed)


def _fill(product: Product, folder: Path, sources: list[Path], passages: int) -> str:
    (folder / "first").mkdir()
    for name, content in copies(sources, min(len(sources), 30)):
        (folder / "first" / name).write_bytes(content)
    product.manage("add", str(folder / "first"), check=False)
    product.wait_until(product.drained, _SETTLE)
    product.module("checks.load.reports", "publish", "12")
    return product.module("checks.load.large", str(passages))


def _ask_everything(product: Product, seed: int) -> int:
    addresses = product.module("checks.load.reports", "addresses").splitlines()
    shown = [each for each in addresses if not is_file(each) and "?q=" not in each]
    ask_in_turn(product.host, product.port, shown, rounds=1)
    pages = ask_in_turn(product.host, product.port, shown, rounds=_ROUNDS)
    searches = ask_in_turn(product.host, product.port, _searches(seed), rounds=1)
    files = ask_in_turn(product.host, product.port, [each for each in addresses if is_file(each)], rounds=1)
    for name, met in (("pages", pages), ("searches", searches), ("files", files)):
        print(f"{met.line(name)}   slowest: {met.slowest[1]}", flush=True)
    wrong = sum(each.errors(refusals=True) for each in (pages, searches, files))
    good = not wrong and pages.at(0.95) <= PAGES and searches.at(0.95) <= SEARCHES
    print(f"{'kept' if good else 'NOT KEPT'}: all answered, pages p95 up to {PAGES:.0f} ms, searches {SEARCHES:.0f} ms")
    return 0 if good else 1


def _searches(seed: int) -> list[str]:
    """One to three words, in findings alone or in the whole text; no two are the same."""
    chance, found = random.Random(seed), dict[str, None]()  # noqa: S311
    while len(found) < _SEARCHED:
        words = quote_plus(" ".join(chance.sample(_WORDS.split(), chance.randint(1, 3))))
        found[f"/recommendations/?q={words}{chance.choice(('', '&in=text'))}"] = None
    return list(found)
