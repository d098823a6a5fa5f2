"""What the inspectorate's site lists and the record does not hold, in words."""

from __future__ import annotations

from typing import Final

from inspections.models import ListedReport
from inspections.partial_dates import format_day
from inspections.queries.listed import UnheldReport

GONE_SENTENCE: Final = "The inspectorate lists it no longer. What the record has of it stays."


def listed_title(each: UnheldReport) -> str:
    """`Stoke-on-Trent: Children's services inspection, 15 July 2025`."""
    return f"{each.name}: {words_of_site(each.row)}"


def words_of_site(row: ListedReport) -> str:
    """What the site calls it, with its day; the whole line where no day was read in it."""
    return f"{row.what}, {format_day(row.day)}" if row.day else row.words


def listed_sentence(each: UnheldReport) -> str:
    """That it is not here, and that the site has taken it off its list where that is so.

    How far it is in the queue is said to those who see the queue: a report that nobody checked is not for the public.
    """
    gone = " The inspectorate lists it no longer." if each.row.gone_at else ""
    return f"Listed by the inspectorate and not on the record.{gone}"
