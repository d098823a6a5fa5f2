"""Real reports that were turned, cut, bound with others or broken say the same, or less, and never something else."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspections.reading.contract import Reading
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from tests import kept_readings
from tests.reading.made.bent import BENDS, PROGRAMS, Bend, followed_by
from tests.reading.pages import PATIENT

EVERY = 17
MADE_ANEW = 3
"""Every third of them is given to programs, which take seconds."""
LOSSES = {"without the end": {"recommendations", "lead_inspector", "judgements"}, "two pages on one": {"judgements"}}
"""What a bend takes away, so that it may be missing or shorter."""


def values(reading: Reading) -> dict[str, tuple[object, bool]]:
    """Every fact with whether all of it is certain."""
    certain = {fact: place.confidence == "certain" for fact, place in reading.evidence.items()}
    facts: dict[str, tuple[object, bool]] = {
        "framework": (reading.framework, True),
        "authority": (reading.authority and reading.authority.dfe_la_number, certain.get("authority", True)),
        "dates": (reading.windows or None, certain.get("inspection_dates", True)),
        "published": (reading.published, certain.get("published", True)),
        "lead_inspector": (reading.lead_inspector, certain.get("lead_inspector", True)),
        "recommendations": (
            tuple(item.text for item in reading.recommendations) or None,
            all(item.confidence == "certain" for item in reading.recommendations),
        ),
    }
    return facts | {j.area: (j.grade, j.confidence == "certain") for j in reading.judgements}


def lies(before: Reading, after: Reading, lost: set[str]) -> list[tuple[str, object, object]]:
    """The facts that are certain after the bend and are others than before it."""
    was, now = values(before), values(after)
    return [
        (fact, was.get(fact, (None,))[0], value)
        for fact, (value, certain) in now.items()
        if certain and value is not None and value != was.get(fact, (None,))[0] and fact not in lost
    ]


@pytest.fixture(scope="session")
def some(shared: Path) -> list[tuple[bytes, Reading]]:
    """Some real reports of all kinds with their readings."""
    with (shared / "expected" / "reports.csv").open(newline="") as file:
        names = [row["file"] for row in csv.DictReader(file) if row["readable"] == "yes"][::EVERY]
    readings, folder = kept_readings.of(shared / "reports" / "ofsted"), shared / "reports" / "ofsted"
    return [((folder / name).read_bytes(), readings[folder / name]) for name in names]


def bent(some: list[tuple[bytes, Reading]], bend: Bend) -> Iterator[tuple[Reading, Reading | None]]:
    """Each report's reading before the bend, and after it; None where it is refused then."""
    for data, before in some:
        try:
            yield before, read_bytes(bend(data), PATIENT)
        except UnreadableFileError:
            yield before, None


@pytest.mark.parametrize("how", BENDS)
def test_a_bent_report_says_nothing_else(some: list[tuple[bytes, Reading]], how: str) -> None:
    pairs = list(bent(some, BENDS[how]))
    assert [lies(before, after, LOSSES.get(how, set())) for before, after in pairs if after] == [[]] * len(pairs)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_report_made_anew_by_a_program_says_nothing_else(some: list[tuple[bytes, Reading]], program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program} was found")
    pairs = list(bent(some[::MADE_ANEW], PROGRAMS[program]))
    assert [lies(before, after, set()) for before, after in pairs if after] == [[]] * len(pairs)


def test_of_two_reports_in_one_file_the_first_is_read_and_the_other_named(some: list[tuple[bytes, Reading]]) -> None:
    other = some[0][0]
    for before, after in bent(some[1:], followed_by(other)):
        assert after is not None
        assert lies(before, after, set()) == []
        first = after.notes[0]
        assert (first.code, first.page) == ("another_report", (before.pages or 0) + 1)
