"""The table of new reports: one row per report, letter or visit since a day."""

from django.urls import reverse

from dashboard.claims.words import count_noun, region_or_england
from dashboard.counting.record import Record
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.new_reports.page import new_reports_sentences, new_reports_sheet, publications_shown
from dashboard.pages.new_reports.params import NewReportsParams
from dashboard.shared.figures import source_line


def new_reports_export(record: Record, params: NewReportsParams) -> TableExport:
    found = publications_shown(record, params)
    sheet, (title, measure) = new_reports_sheet(found), new_reports_sentences(found, params)
    return TableExport(
        name=f"new-reports-{params.first}",
        tab="New reports",
        title=title,
        measure=measure,
        population=f"{count_noun(len(sheet.rows), 'report')}, {region_or_england(params.region)}",
        source=source_line(params.when),
        params=params,
        address=dated_address(params, reverse("dashboard:newest")),
        header=sheet.header,
        rows=sheet.rows,
    )
