"""Moving the ledger on by the list of the inspectorate's site: to the day up to which everything listed is held."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from inspections.models import LedgerEntry
from inspections.partial_dates import format_day
from inspections.reading.frameworks import frameworks

SOURCE: Final = "the list of the inspectorate's site"
type Days = Sequence[datetime.date | None]
"""Of reports that are listed and not held; None where the site's day could not be read."""


@dataclass(frozen=True)
class LedgerProblem:
    """A framework whose day cannot move, and why, for a person to decide."""

    framework: str
    words: str


@transaction.atomic
def move_on(
    *, until: datetime.date, waiting: Mapping[str, Days], everywhere: Days, at: datetime.datetime
) -> list[LedgerProblem]:
    """Move each framework that is complete to some day, and not over; never back.

    `everywhere` are reports of kinds that nobody knows, which may be of any framework.
    """
    return list(_moved(until, waiting, everywhere, at))


def _moved(
    until: datetime.date, waiting: Mapping[str, Days], everywhere: Days, at: datetime.datetime
) -> Iterator[LedgerProblem]:
    for entry in LedgerEntry.objects.select_for_update().exclude(complete_to=None):
        if entry.complete_to is None or not _can_move(entry.framework):
            continue
        days = [*waiting.get(entry.framework, ()), *everywhere]
        name, listed = entry.get_framework_display(), [day for day in days if day]
        held_from = entry.complete_from or datetime.date.min
        within = sorted(day for day in listed if held_from <= day <= entry.complete_to)
        if within or None in days:
            first = f"the first of {format_day(within[0])}" if within else "of a day that could not be read"
            yield LedgerProblem(
                entry.framework,
                f"{name} is said to be complete to {format_day(entry.complete_to)}, and the site lists "
                f"{len(within) or 'one or more'} that the record does not hold, {first}.",
            )
            continue
        later = [day for day in listed if day > entry.complete_to]
        _save(entry, min([until, *(day - datetime.timedelta(days=1) for day in later)]), at)


def _can_move(framework: str) -> bool:
    """Whether the site lists its reports, and inspections of it can still be added."""
    known = frameworks().get(framework)
    return known is not None and bool(known.listed_as) and known.inspections_to is None


def _save(entry: LedgerEntry, to: datetime.date, at: datetime.datetime) -> None:
    if entry.complete_to is not None and to > entry.complete_to:
        entry.complete_to, entry.source, entry.collected_at = to, SOURCE, at
        # Who reconciled it before said so of an earlier day: the history keeps it.
        entry.reconciled_by, entry.reconciled_at, entry.why = None, None, ""
        entry.save()
