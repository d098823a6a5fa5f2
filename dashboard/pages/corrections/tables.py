"""The table of corrections: a row for each value that was changed."""

import datetime
from typing import Final

from django.urls import reverse

from dashboard.charts.figure import Raw
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.corrections.page import LEDE, asked_corrections, corrections_heading
from dashboard.pages.corrections.params import CorrectionsParams
from dashboard.shared.corrections import CorrectionLine, correction_lines
from dashboard.shared.figures import source_line

MEANINGS: Final = {
    "corrected_on": "The day on which the value was changed.",
    "report": "The inspection: its kind, and its publication.",
    "inspection_address": "The page of the inspection.",
    "what": "The judgement or the fact that was changed.",
    "old": "What stood there.",
    "new": "What stands there since.",
    "why": "The reason that was given.",
    "role": "In which role it was changed, as it was then; shipped with the data: by nobody here.",
    "also": "What else changed where a report was withdrawn; blank of anything else.",
    "by": "The name of who changed it; blank of all who did not choose to be named.",
}
HEADER: Final = ("corrected_on", "council", *list(MEANINGS)[1:])


def corrections_export(params: CorrectionsParams) -> TableExport:
    """All of them, newest first."""
    found = asked_corrections(params)
    days = (each.on for each in found)
    rows = [_row(day, line) for day, line in zip(days, correction_lines(found), strict=True)]
    return TableExport(
        name=f"corrections-{params.council.slug}" if params.council else "corrections",
        tab="Corrections",
        title=corrections_heading(len(found), params),
        measure=LEDE,
        population=params.council.name if params.council else "England",
        source=source_line(params.when),
        params=params,
        address=dated_address(params, reverse("dashboard:corrections")),
        header=HEADER,
        rows=rows,
        dated=False,
        meanings=MEANINGS,
    )


def _row(day: datetime.date, line: CorrectionLine) -> tuple[Raw, ...]:
    of = (line.council, line.inspection, line.href)
    return (day, *of, line.what, line.old, line.new, line.why, line.role, line.also, line.by)
