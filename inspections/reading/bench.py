"""How fast the reader is, compared with a bare pass of PDFium over the same reports in the same run.

Run as `python -m inspections.reading.bench FOLDER`; the folder is searched for PDFs. Exits with 1 over a bar.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from inspections.reading.command import json_answer
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import open_pdf
from inspections.reading.reader import warm_up
from inspections.reading.refusals import UnreadableFileError

_MOST_SECONDS_A_REPORT: Final = 0.20
"""Processor seconds; SIF reports, the longest, take half of that, ILACS reports a quarter."""
_MOST_TIMES_A_BARE_PASS: Final = 2.5
"""The bar, which is not met: of what the reader takes beyond it, most is the process that is made for each report."""
_MOST_MIB: Final = 120
"""The readings of all kinds of report stay under half of it."""
_MOST_SECONDS_TO_START: Final = 0.3
"""Whoever reads by the command waits for it once; so does the first report of a worker."""


@dataclass(frozen=True)
class _Timing:
    """One report read: its framework, processor seconds and wall seconds."""

    framework: str
    cpu: float
    wall: float


def _processor_seconds() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _timed(work: Callable[[], str]) -> _Timing:
    """What the work returned, its processor seconds and its wall seconds."""
    before, began = _processor_seconds(), time.monotonic()
    answer = work()
    return _Timing(answer, _processor_seconds() - before, time.monotonic() - began)


def _bare(file: Path) -> str:
    """Reads the text of every page and does nothing else."""
    try:
        pdf = open_pdf(file.read_bytes())
    except UnreadableFileError:
        return "refused"
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
    return "bare"


def _framework(file: Path) -> str:
    framework = json.loads(json_answer(file, Limits.from_environment()))["framework"]
    return str(framework or "refused")


def _alternating(files: Sequence[Path]) -> tuple[float, list[_Timing]]:
    """The seconds of the bare pass and the timings of the reader, in turn, so that a busy machine slows both alike."""
    warm_up()
    bare, timings = 0.0, []
    for file in files:
        bare += _timed(partial(_bare, file)).cpu
        timings.append(_timed(partial(_framework, file)))
    return bare, timings


def _commands(files: Sequence[Path], workers: int) -> float:
    """The wall seconds that so many commands take side by side to read the files, which are dealt out in turn."""
    began = time.monotonic()
    shares = [files[number::workers] for number in range(workers)]
    command = [sys.executable, "-m", "inspections.reading"]
    running = [subprocess.Popen([*command, *map(str, own)], stdout=subprocess.DEVNULL) for own in shares if own]
    for process in running:
        process.wait()
    return time.monotonic() - began


def _start_up() -> float:
    """The processor seconds that the command takes for a file that is not there, the least of three."""
    return min(_timed(lambda: str(_commands([Path("no such file.pdf")], 1))).cpu for _ in range(3))


def _print_frameworks(timings: Sequence[_Timing]) -> None:
    for name in sorted({timing.framework for timing in timings}):
        own = [timing for timing in timings if timing.framework == name]
        cpu, wall = sum(timing.cpu for timing in own), sum(timing.wall for timing in own)
        print(f"{name:18s} {len(own):5d} reports  {cpu / len(own):.3f} CPU s each  {len(own) / wall:6.1f}/s")


def _print_bar(what: str, value: float, bar: float) -> bool:
    """Whether the value is within its bar, which is printed beside it."""
    kept = value <= bar
    print(f"{what:45s} {value:8.3f}   bar {bar:g}{'' if kept else '   OVER THE BAR'}")
    return kept


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each framework, then what has a bar; 1 over a bar or where the folder has no PDF."""
    files = sorted(Path(arguments[0]).rglob("*.pdf")) if arguments else []
    if not files:
        sys.stderr.write("No PDF was found. Name a folder of reports.\n")
        return 1
    bare, timings = _alternating(files)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    _print_frameworks(timings)
    reading = sum(timing.cpu for timing in timings)
    print(f"{'CPU seconds of a bare pass, a report':45s} {bare / len(files):8.3f}")
    kept = [
        _print_bar("CPU seconds a report, isolation included", reading / len(files), _MOST_SECONDS_A_REPORT),
        _print_bar("times a bare pass", reading / bare, _MOST_TIMES_A_BARE_PASS),
        _print_bar("MiB at most", peak, _MOST_MIB),
        _print_bar("CPU seconds to start the command", _start_up(), _MOST_SECONDS_TO_START),
    ]
    one, two = _commands(files, 1), _commands(files, 2)
    print(f"{'times as many reports with two workers':45s} {one / two:8.3f}")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
