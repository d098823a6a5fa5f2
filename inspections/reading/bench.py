"""How fast the reader is: reports a second by framework, and its processor time beside a bare pass of PDFium.

Run as `python -m inspections.reading.bench FOLDER`; the folder is searched for PDFs.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from inspections.reading.command import answer_for
from inspections.reading.document import open_pdf
from inspections.reading.limits import Limits
from inspections.reading.reader import prepare
from inspections.reading.refusals import RefusedError


def _processor_seconds() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _timed(work: Callable[[], str]) -> tuple[str, float, float]:
    """What the work returned, its processor seconds and its wall seconds."""
    before, began = _processor_seconds(), time.monotonic()
    answer = work()
    return answer, _processor_seconds() - before, time.monotonic() - began


def _bare(file: Path) -> str:
    """The text of every page and nothing else."""
    try:
        pdf = open_pdf(file.read_bytes())
    except RefusedError:
        return "refused"
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
    return "bare"


def _framework(file: Path) -> str:
    framework = json.loads(answer_for(file, Limits.from_environment()))["framework"]
    return str(framework or "refused")


def main(arguments: Sequence[str]) -> int:
    """Prints one line a framework and the ratio; 1 where the folder holds no PDF."""
    files = sorted(Path(arguments[0]).rglob("*.pdf")) if arguments else []
    if not files:
        sys.stderr.write("No PDF was found. Name a folder of reports.\n")
        return 1
    prepare()
    bare = sum(_timed(lambda file=file: _bare(file))[1] for file in files)  # type: ignore[misc]
    timings = [_timed(lambda file=file: _framework(file)) for file in files]  # type: ignore[misc]
    for name in sorted({framework for framework, _, _ in timings}):
        own = [(cpu, wall) for framework, cpu, wall in timings if framework == name]
        cpu, wall = (sum(column) for column in zip(*own, strict=True))
        sys.stdout.write(
            f"{name:18s} {len(own):5d} reports  {cpu / len(own):.3f} CPU s each  {len(own) / wall:6.1f}/s\n"
        )
    reading = sum(cpu for _, cpu, _ in timings)
    sys.stdout.write(f"a bare text pass takes {bare / len(files):.3f} CPU s; reading {reading / bare:.2f} times that\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
