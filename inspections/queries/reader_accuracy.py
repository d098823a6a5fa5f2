"""How right the reader was when it was last measured (`python -m inspections.reading.measure`), as shipped."""

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).resolve().parent.parent / "data" / "reader_accuracy.csv"


@dataclass(frozen=True)
class FieldAccuracy:
    """Of one field of the reports of one framework: how many values were read in which way.

    `wrong` are those that the reader was certain of; `reports` is how many reports people had read.
    """

    framework: str
    field: str
    right: int
    to_check: int
    wrong: int
    not_read: int
    reports: int
    measured: datetime.date
    reader: str

    @property
    def values(self) -> int:
        return self.right + self.to_check + self.wrong + self.not_read


@cache
def reader_accuracy() -> tuple[FieldAccuracy, ...]:
    """In the order of the file: by framework, then by field."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(map(_field_accuracy, csv.DictReader(file)))


def _field_accuracy(row: dict[str, str]) -> FieldAccuracy:
    return FieldAccuracy(
        framework=row["framework"],
        field=row["field"],
        right=int(row["right"]),
        to_check=int(row["to_check"]),
        wrong=int(row["wrong_though_certain"]),
        not_read=int(row["not_read"]),
        reports=int(row["reports"]),
        measured=datetime.date.fromisoformat(row["measured"]),
        reader=row["reader"],
    )
