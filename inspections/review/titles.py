"""What a report is, in a line: "Stoke-on-Trent, ILACS, May 2025"."""

from __future__ import annotations

from authorities.queries import authority_by_number
from inspections.draft import Draft
from inspections.partial_dates import format_month_known, parse_partial_date
from inspections.review.labels import framework_words


def report_title(draft: Draft) -> str:
    """Council, framework and month, as far as they are known."""
    number, framework = draft.fact("authority"), draft.fact("framework")
    authority = authority_by_number(number) if number else None
    parts = (
        authority.short_name if authority else "Council not settled",
        framework_words(framework) if framework else None,
        _month(draft.fact("inspection_end") or draft.fact("published")),
    )
    return ", ".join(part for part in parts if part)


def _month(day: str | None) -> str | None:
    try:
        return format_month_known(parse_partial_date(day)) if day else None
    except ValueError:
        return None
