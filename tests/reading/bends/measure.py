"""Bends real reports, reads each again and prints how many facts are right, to check, refused, lost or wrong.

Run as `python -m tests.reading.bends.measure [--only WORDS] [--without WORDS] [--reports FOLDER] [--cache FOLDER]`.
Reports are read from the shared folder and none is kept, unless a folder for bent files is named. Exits with 1 where a
value is wrong though certain. A bend whose program is not there is left out: the packages of Debian that have them are
ghostscript, poppler-utils, libreoffice-writer, chromium and tesseract-ocr.
"""

import argparse
import csv
import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from inspections.reading.contract import Reading
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from inspections.reading.vocabulary import Kind
from tests.reading.bends.bend import Bend, BentFile
from tests.reading.bends.compare import VERDICTS, WRONG, Tally, compare
from tests.reading.bends.orders import ORDERS
from tests.reading.bends.overlays import OVERLAYS
from tests.reading.bends.programs import PROGRAMS
from tests.reading.bends.scans import SCANS

SHARED = Path("../shared")
BENDS: tuple[Bend, ...] = (*OVERLAYS, *ORDERS, *PROGRAMS, *SCANS)
SEED = 3


def chosen(shared: Path, seed: int) -> list[Path]:
    """Reports of every framework and kind, one of each, and those of the seeds that are reports."""
    chance, found = random.Random(seed), []
    for expected, folder, name in (("reports", "ofsted", "file"), ("joint_reports", "joint", "path")):
        with (shared / "expected" / f"{expected}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row.get("readable") != "no"]
        kinds = sorted({(row["framework"], row.get("kind", "")) for row in rows})
        for kind in kinds:
            own = [row[name] for row in rows if (row["framework"], row.get("kind", "")) == kind]
            found.append(shared / "reports" / folder / chance.choice(own))
    return [*found, *sorted((shared / "reports" / "seeds").glob("*.pdf"))]


def read_again(data: bytes) -> Reading | None:
    """The reading of a file; None where it is refused."""
    try:
        return read_bytes(data, Limits.from_environment())
    except UnreadableFileError:
        return None


def made(bend: Bend, data: bytes, reading: Reading, cache: Path | None) -> BentFile:
    """The bent file, from the folder of earlier ones where it is there; what it altered is made again."""
    if cache is None or not bend.programs or bend.most_pages < 60:
        return bend.make(data, reading)
    kept = cache / f"{hashlib.sha256(data).hexdigest()[:16]} {bend.name}.pdf"
    if not kept.exists():
        kept.write_bytes(bend.make(data, reading).data)
    return BentFile(kept.read_bytes())


def measured(bend: Bend, reports: Sequence[tuple[Path, bytes, Reading]], cache: Path | None) -> Tally:
    """How the facts of all reports come out of one bend."""
    tally = Tally()
    for file, data, before in reports:
        if (before.pages or 0) > bend.most_pages:
            continue
        try:
            bent = made(bend, data, before, cache)
        except (subprocess.SubprocessError, OSError) as error:
            print(f"  {bend.name} could not be made of {file.name}: {error}"[:200])
            continue
        already = len(tally.lies)
        compare(tally, before, read_again(bent.data), bent.altered)
        tally.lies[already:] = [f"{file.name[:40]}: {lie}" for lie in tally.lies[already:]]
    return tally


def lines_of(tally: Tally) -> Iterator[str]:
    """A line for each field."""
    for fact in sorted({fact for fact, _ in tally.counts}):
        yield f"  {fact:24}" + "".join(f"{tally.counts[fact, verdict] or '.':>12}" for verdict in VERDICTS)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--reports", type=Path, help="a folder of reports in place of the chosen ones")
    parser.add_argument("--only", default="", help="bends whose names hold these words, parted by commas")
    parser.add_argument("--without", default="", help="and none of these")
    parser.add_argument("--cache", type=Path, help="a folder to keep what programs made")
    parser.add_argument("--lies", type=int, default=6)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    files = sorted(asked.reports.rglob("*.pdf")) if asked.reports else chosen(asked.shared, asked.seed)
    read = [(file, data, read_again(data)) for file in files for data in [file.read_bytes()]]
    reports = [(file, data, reading) for file, data, reading in read if reading and reading.kind is not Kind.SECONDARY]
    if asked.cache:
        asked.cache.mkdir(parents=True, exist_ok=True)
    print(f"{len(reports)} reports; each field: " + ", ".join(VERDICTS))
    wrong = sum(_wrong_after(bend, reports, asked) for bend in BENDS if _is_asked_for(bend, asked))
    print(f"{wrong} wrong though certain")
    return 1 if wrong else 0


def _is_asked_for(bend: Bend, asked: argparse.Namespace) -> bool:
    only, without = ([word for word in words.split(",") if word] for words in (asked.only, asked.without))
    return (not only or any(word in bend.name for word in only)) and not any(word in bend.name for word in without)


def _wrong_after(bend: Bend, reports: Sequence[tuple[Path, bytes, Reading]], asked: argparse.Namespace) -> int:
    """Prints how a bend came out; returns how many values are wrong though certain."""
    absent = [program for program in bend.programs if shutil.which(program) is None]
    if absent:
        print(f"{bend.name}: left out, because {', '.join(absent)} was not found")
        return 0
    tally = measured(bend, reports, asked.cache)
    print(bend.name, *lines_of(tally), *(f"    {lie}" for lie in tally.lies[: asked.lies]), sep="\n", flush=True)
    return sum(count for (_, verdict), count in tally.counts.items() if verdict == WRONG)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
