"""How much each report under review leaves to a person: kept on its row, and counted again when the record changes."""

from __future__ import annotations

from collections.abc import Iterable

from authorities.queries import authority_by_number
from inspections.draft import Draft
from inspections.models import Report
from inspections.review.comparison import compare_with_record
from inspections.review.titles import report_title


def note_what_waits(report: Report, draft: Draft) -> None:
    """Put the draft on the row with what follows from it: title, council, and how much is to decide. Not saved."""
    number = draft.fact("authority")
    report.draft, report.title = draft.to_json(), report_title(draft)
    report.council = authority_by_number(number) if number else None
    report.values_to_check = compare_with_record(draft).left


def count_again(councils: Iterable[int]) -> None:
    """Count what waits in the reports of these councils: what the record has of them may have changed."""
    for report in Report.objects.filter(state=Report.State.TO_REVIEW, council__in=set(councils)):
        left = compare_with_record(report.as_draft()).left
        if left != report.values_to_check:
            report.values_to_check = left
            report.save_quietly()
