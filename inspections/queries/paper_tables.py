"""What the reader found in a committee paper: its national tables, and the strengths that it lists."""

from dataclasses import dataclass

from inspections.models import Report
from inspections.reading.contract import NationalTable, Reading, RecommendationRead
from inspections.reading.vocabulary import Kind


@dataclass(frozen=True)
class CommitteePaper:
    """`name` is that of its file; `strengths` are those that it lists, each with its page."""

    pk: int
    name: str
    tables: tuple[NationalTable, ...]
    strengths: tuple[RecommendationRead, ...]


def committee_paper(pk: int) -> CommitteePaper | None:
    """None where no file has that number, or where it is not a committee paper that was read."""
    report = Report.objects.filter(pk=pk).exclude(reading__isnull=True).first()
    if report is None or report.reading is None:
        return None
    reading = Reading.from_json(report.reading)
    if reading.kind is not Kind.SECONDARY:
        return None
    return CommitteePaper(report.pk, report.name, reading.national_tables, reading.strengths)
