"""How much each report under review leaves to a person: kept on its row, and counted again when the record changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from authorities.queries import authority_by_number
from inspections.draft import Draft
from inspections.draft_items import MAY_MISS_ITEMS
from inspections.models import Report
from inspections.review.comparison import Comparison, compare_with_record
from inspections.review.grouping import group_report
from inspections.review.titles import report_title


def note_what_waits(report: Report, draft: Draft) -> None:
    """Put the draft on the row with what follows from it: title, council, group, how much is to decide. Not saved."""
    number = draft.fact("authority")
    report.draft, report.title = draft.to_json(), report_title(draft)
    report.council = authority_by_number(number) if number else None
    report.framework = draft.fact("framework") or ""
    _note_group(report, compare_with_record(draft))


def count_again(councils: Iterable[int]) -> None:
    """Group what waits of these councils again: what the record has of them may have changed."""
    for report in Report.objects.filter(state=Report.State.TO_REVIEW, council__in=set(councils)):
        mark = report.mark
        _note_group(report, compare_with_record(report.as_draft()))
        if report.mark != mark:
            report.save_quietly()


def group_ungrouped() -> int:
    """Group what waited before groups were kept, or before a person was asked about lists; returns how many did."""
    asks = (Q(reading__notes__icontains=code) for code in MAY_MISS_ITEMS)
    unasked = Q(values_to_check=0) & reduce(or_, asks)
    count = 0
    for report in Report.objects.filter(Q(group="") | unasked, state=Report.State.TO_REVIEW).iterator():
        before = (report.group, report.mark)
        note_what_waits(report, report.as_draft())
        if (report.group, report.mark) != before:
            report.save_quietly()
            count += 1
    return count


def _note_group(report: Report, compared: Comparison) -> None:
    grouped = group_report(compared)
    report.values_to_check, report.group, report.to_do = compared.left, grouped.group, grouped.to_do
    report.judgement_count, report.recommendation_count = grouped.judgements, grouped.recommendations
    report.mark = grouped.mark
