"""How right the reader is: its readings compared with answers that people read by hand, and counted.

Run as `python -m inspections.reading.measure FOLDER OUT.csv`. FOLDER holds the reports in `reports/ofsted` and
`reports/joint`, and the answers in `expected`: CSV files in which the words of items stand as fingerprints. OUT.csv has
a line for each framework and field; exits with 1 where a value is wrong though certain.
"""

import csv
import datetime
import hashlib
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from inspections.reading.command import read_file
from inspections.reading.contract import READER_VERSION, Reading, RecommendationRead
from inspections.reading.frameworks import frameworks
from inspections.reading.limits import Limits
from inspections.reading.vocabulary import Confidence

RIGHT, TO_CHECK, WRONG, NOT_READ = "right", "to_check", "wrong_though_certain", "not_read"
VERDICTS: Final = (RIGHT, TO_CHECK, WRONG, NOT_READ)
COLUMNS: Final = ("framework", "field", *VERDICTS, "reports", "measured", "reader")
FACTS: Final = ("framework", "council", "inspection_start", "inspection_end", "published", "lead_inspector")
_EVIDENCE: Final = {
    "framework": "title",
    "council": "authority",
    "inspection_start": "inspection_dates",
    "inspection_end": "inspection_dates",
}
"""The name of a fact in `Reading.evidence`, where it is another."""

type Row = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What a person read in one report, several values where each of them is right.

    A field that nobody answered is not there; blank says that none is printed.

    `grades` are by area; `recommendations` and `strengths` are the fingerprints of their words, None where nobody
    wrote them down.
    """

    file: Path
    framework: str
    facts: Mapping[str, tuple[str, ...]]
    grades: Mapping[str, str] = field(default_factory=dict)
    recommendations: frozenset[str] | None = None
    strengths: frozenset[str] | None = None


def answers_of(folder: Path) -> list[Answer]:
    """Those of both sets: inspections by the inspectorate alone, and joint ones."""
    expected, reports = folder / "expected", folder / "reports"
    return [*_answers(expected, reports / "ofsted"), *_joint_answers(expected, reports / "joint")]


def _answers(expected: Path, reports: Path) -> Iterator[Answer]:
    """A file that no program can read has no answers."""
    grades: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(expected / "judgements.csv"):
        grades[row["file"]][row["area"]] = row["grade"]
    words = _fingerprints(_rows(expected / "recommendations.csv"), "file")
    for row in _rows(expected / "reports.csv"):
        if row["readable"] != "no":
            file = row["file"]
            facts = {name: (row[name],) for name in FACTS if name in row} | {"council": (row["dfe_la_number"],)}
            yield Answer(reports / file, row["framework"], facts, grades[file], words.get(file))


def _joint_answers(expected: Path, reports: Path) -> Iterator[Answer]:
    items = list(_rows(expected / "joint_items.csv"))
    asked = _fingerprints((row for row in items if row["list"] != "strength"), "path")
    strengths = _fingerprints((row for row in items if row["list"] == "strength"), "path")
    for row in _rows(expected / "joint_reports.csv"):
        unsure = set(row["unsure_fields"].split())
        file, known = row["path"], [name for name in FACTS if name in row and name not in unsure]
        facts: dict[str, tuple[str, ...]] = {name: (row[name],) for name in known}
        facts |= {"council": (row["dfe_la_number"],)}
        # Teams of several inspectorates have several leads, of whom the inspectorate's own may stand alone.
        facts["lead_inspector"] = (row["lead_inspector"], row["lead_inspector_ofsted"])
        if not row["lead_inspector"]:
            del facts["lead_inspector"]
        read = [
            words.get(file) if row[name] != "" and name not in unsure else None
            for name, words in (("recommendations", asked), ("strengths", strengths))
        ]
        yield Answer(reports / file, row["framework"], facts, recommendations=read[0], strengths=read[1])


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def _fingerprints(rows: Iterable[Row], name: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.get("sure") != "no":
            found[row[name]].add(row["key"])
    return {file: frozenset(keys) for file, keys in found.items()}


def fingerprint(text: str) -> str:
    """Of its letters and digits alone, so that hyphens at the ends of lines and quotation marks make no difference."""
    return hashlib.sha1(_bare(text).encode(), usedforsecurity=False).hexdigest()


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def verdicts(answer: Answer, reading: Reading) -> Iterator[tuple[str, str]]:
    """A field and a verdict for each value that the person or the reader found in a report."""
    for name, accepted in answer.facts.items():
        yield name, _fact_verdict(accepted, _value(reading, name), _confidence(reading, name))
    read = {each.area: each for each in reading.judgements}
    for area in sorted(answer.grades.keys() | read.keys()):
        found = read.get(area)
        confidence = found.confidence if found else Confidence.CERTAIN
        yield "judgements", _fact_verdict([answer.grades.get(area, "")], found.grade if found else "", confidence)
    for name, items in (("recommendations", reading.recommendations), ("strengths", reading.strengths)):
        keys: frozenset[str] | None = getattr(answer, name)
        if keys is not None:
            yield from ((name, verdict) for verdict in _item_verdicts(keys, items))


def _fact_verdict(accepted: Sequence[str], found: str, confidence: Confidence) -> str:
    if found and confidence is Confidence.CHECK:
        return TO_CHECK
    if any(_same(found, wanted) for wanted in accepted):
        return RIGHT
    return WRONG if found else NOT_READ


def _same(one: str, other: str) -> bool:
    """Names that are joined with a semicolon may stand in any order."""
    return one == other or {_bare(part) for part in one.split(";")} == {_bare(part) for part in other.split(";")}


def _item_verdicts(wanted: frozenset[str], items: Sequence[RecommendationRead]) -> Iterator[str]:
    """One for each item that is printed, and one for each that is not and was read all the same."""
    read = {fingerprint(item.text): item.confidence for item in items}
    for key in wanted | read.keys():
        if key in read and read[key] is Confidence.CHECK:
            yield TO_CHECK
        elif key in wanted:
            yield RIGHT if key in read else NOT_READ
        else:
            yield WRONG


def _value(reading: Reading, name: str) -> str:
    if name == "council":
        return (reading.authority.dfe_la_number if reading.authority else None) or ""
    return getattr(reading, name) or ""


def _confidence(reading: Reading, name: str) -> Confidence:
    evidence = reading.evidence.get(_EVIDENCE.get(name, name))
    return evidence.confidence if evidence else Confidence.CERTAIN


def measure(folder: Path, day: datetime.date) -> list[tuple[str | int, ...]]:
    """Lines of COLUMNS, by framework in the order of the frameworks and by field."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    reports: Counter[str] = Counter()
    limits = Limits.from_environment()
    for answer in answers_of(folder):
        reports[answer.framework] += 1
        for name, verdict in verdicts(answer, read_file(answer.file, limits)):
            counts[answer.framework, name][verdict] += 1
    about = (day.isoformat(), READER_VERSION)
    fields = (*FACTS, "judgements", "recommendations", "strengths")
    return [
        (key, name, *(found[verdict] for verdict in VERDICTS), reports[key], *about)
        for key in frameworks()
        for name in fields
        if (found := counts.get((key, name)))
    ]


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2 or not (Path(arguments[0]) / "expected").is_dir():
        print("Name a folder with the folders “expected” and “reports”, and the file to write.", file=sys.stderr)
        return 2
    lines = measure(Path(arguments[0]), datetime.datetime.now(tz=datetime.UTC).date())
    with Path(arguments[1]).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *lines])
    totals = {verdict: sum(int(line[at]) for line in lines) for at, verdict in enumerate(VERDICTS, start=2)}
    print(", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in totals.items()))
    return 1 if totals[WRONG] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
