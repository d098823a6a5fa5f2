"""The table of new reports: a row a report, letter or visit since a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from dashboard.files.table import Export, pinned
from dashboard.pages.new_reports.page import arrivals_of, newest_sheet, newest_words
from dashboard.shared.figures import source_of
from dashboard.shared.words import many, place

if TYPE_CHECKING:
    from dashboard.counting.record import Record
    from dashboard.pages.new_reports.params import NewestParams


def newest_export(record: Record, params: NewestParams) -> Export:
    found = arrivals_of(record, params)
    sheet, (title, measure) = newest_sheet(found), newest_words(found, params)
    return Export(
        name=f"new-reports-{params.first}",
        tab="New reports",
        title=title,
        measure=measure,
        population=f"{many(len(sheet.rows), 'report')}, {place(params.region)}",
        source=source_of(params.when),
        when=params.when,
        address=pinned(params, reverse("dashboard:newest")),
        header=sheet.header,
        rows=sheet.rows,
    )
