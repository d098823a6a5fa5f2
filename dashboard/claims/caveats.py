"""The caveats that a statistician expects beside certain numbers."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from dashboard.claims.words import format_month
from inspections.partial_dates import format_day
from inspections.reading.frameworks import frameworks

PAUSED: Final = (datetime.date(2020, 3, 17), datetime.date(2021, 4, 30))
"""From when to when graded inspections stopped for the pandemic; they began again in the spring, on no single day."""

NEIGHBOURS_SINCE: Final = datetime.date(2025, 6, 16)
"""The day from which the list of statistical neighbours applies."""

SOONER: Final = (
    "Councils judged inadequate are inspected again sooner than others, so more of the recent grades are theirs."
)
BEFORE_THE_RECORD: Final = (
    "A council that was already inadequate under an earlier framework counts only from its first inadequate report "
    "under these, so its spell was longer than it looks here."
)


def to_keep_in_mind() -> Iterator[str]:
    """Every caveat, for the method page."""
    began, ended = PAUSED
    yield (
        f"Graded inspections stopped on {format_day(began)} for the pandemic and began again in spring "
        f"{ended.year}. Few reports came out then, and grades of that time are older than usual: a dip "
        "does not mean that services changed."
    )
    bearing = frameworks().bearing_position
    for before, after in pairwise(bearing):
        if after.inspections_from:
            yield (
                f"{after.short} uses different criteria from {before.short}, and councils came under it one by one "
                f"from {format_month(after.inspections_from)}. Part of any change across that time may come from the "
                "criteria."
            )
    yield f"{SOONER} Counts over a short period do not represent all councils."
    yield BEFORE_THE_RECORD
    yield f"Statistical neighbours are those of the list of {NEIGHBOURS_SINCE.year}, for earlier dates too."


def trend_caveats(first: datetime.date, last: datetime.date) -> str:
    """The caveats about changed criteria and the pause that fall between two dates; blank if neither does."""
    found = []
    bearing = frameworks().bearing_position
    for before, after in pairwise(bearing):
        if after.inspections_from and first < after.inspections_from <= last:
            found.append(
                f"{after.short}, which replaced {before.short} council by council from "
                f"{format_month(after.inspections_from)}, uses different criteria: part of any change may be due "
                "to that."
            )
    if first < PAUSED[1] and last > PAUSED[0]:
        found.append(paused_words(last))
    return " ".join(found)


def paused_words(date: datetime.date) -> str:
    """The pause as it was known on the date."""
    began, ended = PAUSED
    if date <= ended:
        return f"Graded inspections paused in {format_month(began)}."
    paused = f"Graded inspections paused from {format_month(began)} to spring {ended.year}"
    return f"{paused}: grades of that time are older than usual."


def neighbours_caveat(date: datetime.date) -> str:
    """That the list of neighbours is later than the date; blank if it is not."""
    return "" if date >= NEIGHBOURS_SINCE else "Neighbours are those of the list of 2025, also for this earlier date."


def spell_caveats() -> str:
    return f"{BEFORE_THE_RECORD} {SOONER}"
