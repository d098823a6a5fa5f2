"""Kills, fills, takes away and sets wrong; prints what was acknowledged and found after. Exits with 1 where something
was lost, half there, still waiting, or told wrongly.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from checks.faults.away import whole_faults
from checks.faults.table import Line, head, in_words, is_kept, sum_up
from checks.load.product import Product
from checks.postgres import throwaway_server

_USED: Final = 3


def main(words: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(words)
    sources = reports_in(Path(options.reports))
    if not sources:
        print(f"No report was found in {options.reports}: name a folder with REPORTS=…", file=sys.stderr)
        return 1
    lines = list[Line]()
    for database in options.databases if options.points else ():
        print(f"\n{database}\n{head()}", flush=True)
        lines += _shown(_inside(database, options.points, sources))
    if not options.short:
        print(f"\nthe whole product\n{head()}", flush=True)
        lines += _shown(fault(sources) for fault in whole_faults(options.databases))
    print(f"\n{sum_up(lines)}: {'kept' if is_kept(lines) else 'NOT KEPT'}", flush=True)
    return 0 if is_kept(lines) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checks.faults", description="What the product does in trouble.")
    parser.add_argument("--reports", default="../shared/reports/ofsted", help="a folder of reports")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    parser.add_argument("--points", type=int, default=50, help="at how many points it is killed (50); 0: at none")
    parser.add_argument("--short", action="store_true", help="not with the whole product")
    return parser


def reports_in(folder: Path) -> list[Path]:
    """The smallest reports, which are read in half a second each; no leaflet of one page."""
    found = [path for path in folder.rglob("*.pdf") if path.stat().st_size > 100_000]
    return sorted(found, key=lambda path: path.stat().st_size)[:_USED]


def _shown(lines: Iterator[Line]) -> Iterator[Line]:
    for line in lines:
        print(in_words(line), flush=True)
        yield line


def _inside(database: str, points: int, sources: list[Path]) -> Iterator[Line]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        address = None
        if database == "postgres":
            address = stack.enter_context(throwaway_server())
        product = Product(folder / "data", address, HTTPS="", RATE_LIMITS="0")
        product.folder.mkdir()
        product.manage("setup")
        yield from faults_of(product.variables, folder, points, sources)


def faults_of(variables: dict[str, str], folder: Path, points: int, sources: list[Path]) -> Iterator[Line]:
    """Of a record that is set up in `data` of the folder."""
    (folder / "reports").mkdir()
    for number, path in enumerate(sources):
        shutil.copy(path, folder / "reports" / f"{number} {path.name}")
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "checks.faults.kills", str(points)]
        with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=log, text=True) as process:
            for said in process.stdout or ():
                yield Line.from_json(said)
    if process.returncode:
        end = (folder / "log").read_text(errors="replace")[-3000:]
        yield Line("the check itself", "ended", "", f"with {process.returncode}", (end,))


if __name__ == "__main__":
    sys.exit(main())
