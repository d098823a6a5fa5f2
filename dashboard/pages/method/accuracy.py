"""The accuracy of the reader by field and framework, for the method page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.words import count_noun
from inspections.partial_dates import format_day
from inspections.queries.reader_accuracy import FieldAccuracy
from inspections.reading.frameworks import frameworks

FIELDS: Final = {
    "framework": "Framework",
    "council": "Council",
    "inspection_start": "First day on site",
    "inspection_end": "Last day on site",
    "published": "Date of publication",
    "lead_inspector": "Lead inspector",
    "judgements": "Judgements",
    "recommendations": "Words of recommendations",
    "strengths": "Words of strengths",
}


@dataclass(frozen=True)
class AccuracyLine:
    """A field: `right` reads `275 of 275` for each framework, blank if it was not measured; the rest are totals."""

    label: str
    right: tuple[str, ...]
    to_check: int
    wrong: int
    not_read: int


@dataclass(frozen=True)
class ReaderAccuracy:
    """`frameworks` are the columns: name and number of reports."""

    sentence: str
    measured: str
    frameworks: tuple[tuple[str, str], ...]
    lines: tuple[AccuracyLine, ...]


def accuracy_section(measured: Sequence[FieldAccuracy]) -> ReaderAccuracy:
    reports = {each.framework: each.reports for each in measured}
    return ReaderAccuracy(
        sentence=_sentence(measured, sum(reports.values())),
        measured=f"Version {measured[0].reader} of the reader, {format_day(measured[0].measured)}",
        frameworks=tuple((frameworks()[key].short, count_noun(count, "report")) for key, count in reports.items()),
        lines=tuple(_line(name, [m for m in measured if m.field == name], list(reports)) for name in FIELDS),
    )


def _sentence(measured: Sequence[FieldAccuracy], reports: int) -> str:
    values, right = sum(each.values for each in measured), sum(each.right for each in measured)
    to_check, wrong, not_read = (sum(getattr(each, n) for each in measured) for n in ("to_check", "wrong", "not_read"))
    return (
        f"Of {values:,} values in {count_noun(reports, 'report')} that people had read, the reader was certain and "
        f"right in {right:,}; it asked a person to check {_number(to_check)}, left out {_number(not_read)}, and was "
        f"certain and wrong in {_number(wrong)}."
    )


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"


def _line(name: str, found: Sequence[FieldAccuracy], columns: Sequence[str]) -> AccuracyLine:
    by_framework = {each.framework: f"{each.right} of {each.values}" for each in found}
    return AccuracyLine(
        label=FIELDS[name],
        right=tuple(by_framework.get(key, "") for key in columns),
        to_check=sum(each.to_check for each in found),
        wrong=sum(each.wrong for each in found),
        not_read=sum(each.not_read for each in found),
    )
