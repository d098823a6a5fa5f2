"""The table of new reports: a row a report, letter or visit since a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from dashboard.exporting.export import Export, pinned
from dashboard.pages.figures import source_of
from dashboard.pages.newest import arrivals_of, newest_sheet, newest_words
from dashboard.words import many, place

if TYPE_CHECKING:
    from dashboard.params_newest import NewestParams
    from dashboard.positions.record import Record


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
