"""Any bytes at all give an answer: made reports are broken in fixed, repeatable ways."""

import random
from functools import cache
from pathlib import Path

import pytest

from inspections.reading.command import read_file
from inspections.reading.contract import Reading
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, PATIENT, Sheet, ilacs_cover, pdf

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


@cache
def report() -> bytes:
    page = Sheet().line("What needs to improve?", size=16).line("•  The quality of plans.", x=72)
    return pdf(ilacs_cover(ROWS), page)


def broken(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changed, cut out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(changed))
        end = min(len(changed), start + chance.randint(1, 60))
        how = chance.randrange(4)
        if how == 0:
            changed[start:end] = chance.randbytes(end - start)
        elif how == 1 and len(changed) > 100:
            del changed[start:end]
        elif how == 2:
            changed[start:start] = changed[start:end]
        else:
            changed[start:end] = bytes(reversed(changed[start:end]))
    return bytes(changed)


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_report_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(broken(report(), random.Random(seed)))
    reading = read_file(path, PATIENT)
    assert Reading.from_json(reading.to_json()) == reading
    assert (reading.error is None) is (reading.framework is not None)


@pytest.mark.parametrize("seed", range(10))
def test_a_broken_real_report_is_read_or_refused(seed: int, tmp_path: Path, shared: Path) -> None:
    files = sorted((shared / "reports" / "ofsted").rglob("*.pdf"))
    chance = random.Random(seed)
    path = tmp_path / "broken.pdf"
    path.write_bytes(broken(chance.choice(files).read_bytes(), chance))
    reading = read_file(path, PATIENT)
    assert (reading.error is None) is (reading.framework is not None)
