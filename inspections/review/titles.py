"""What a report is, in a line: "Stoke-on-Trent, ILACS, May 2025"."""

from __future__ import annotations

from authorities.queries import by_number
from inspections.draft import Draft
from inspections.partial_dates import month_words, partial_date
from inspections.review.labels import framework_words


def report_title(draft: Draft) -> str:
    """Council, framework and month, as far as they are known."""
    authority = by_number(draft.fact("authority")) if draft.fact("authority") else None
    day = draft.fact("inspection_end") or draft.fact("published")
    try:
        month = month_words(partial_date(day)) if day else ""
    except ValueError:
        month = ""
    parts = (
        authority.short_name if authority else "Council not settled",
        framework_words(draft.fact("framework")),
        month,
    )
    return ", ".join(part for part in parts if part)
