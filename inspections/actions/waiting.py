"""How much each report under review leaves to a person: kept on its row, and counted again when the record changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from authorities.queries import authority_by_number
from inspections.draft import Draft
from inspections.draft_items import MAY_MISS_ITEMS
from inspections.models import Report
from inspections.review.comparison import Comparison, compare_with_record
from inspections.review.grouping import group_report
from inspections.review.titles import report_title

_OF_DRAFT: Final = ("draft", "title", "council", "framework")
_OF_GROUP: Final = ("values_to_check", "group", "to_do", "judgement_count", "recommendation_count", "mark")
"""What is noted on a row, by `note_what_waits` and by `_note_group`."""


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
        before = (report.group, report.mark)
        _note_group(report, compare_with_record(report.as_draft()))
        if report.mark != before[1]:
            _save(report, _OF_GROUP, before)


def group_ungrouped() -> int:
    """Group what waited before groups were kept, or before a person was asked about lists; returns how many did."""
    asks = (Q(reading__notes__icontains=code) for code in MAY_MISS_ITEMS)
    unasked = Q(values_to_check=0) & reduce(or_, asks)
    count = 0
    for report in Report.objects.filter(Q(group="") | unasked, state=Report.State.TO_REVIEW).iterator():
        before = (report.group, report.mark)
        note_what_waits(report, report.as_draft())
        if (report.group, report.mark) != before:
            count += _save(report, (*_OF_DRAFT, *_OF_GROUP), before)
    return count


def _save(report: Report, fields: Iterable[str], before: tuple[str, str]) -> int:
    """Write these alone; nothing where somebody has changed or removed the report since it was looked at."""
    group, mark = before
    unchanged = Report.objects.filter(pk=report.pk, state=Report.State.TO_REVIEW, group=group, mark=mark)
    return unchanged.update(**{name: getattr(report, name) for name in fields})


def _note_group(report: Report, compared: Comparison) -> None:
    grouped = group_report(compared)
    report.values_to_check, report.group, report.to_do = compared.left, grouped.group, grouped.to_do
    report.judgement_count, report.recommendation_count = grouped.judgements, grouped.recommendations
    report.mark = grouped.mark
