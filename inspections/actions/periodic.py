"""Work that is done again and again: claimed by one process at a time, and noted with what came of it."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from inspections.leases import ASTRAY, has_run_out
from inspections.models import PeriodicWork

log = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=3)
"""A process that died holds its work no longer; whoever runs it says more often that it still does."""
_LONGEST_OUTCOME = 500
"""Characters: more than anybody reads of it."""


@dataclass(frozen=True)
class Piece:
    """One line of the list: what is done how often. `name` is the key of its row, which is never reworded (people read
    its title); `act` may be called as often as one likes, by whichever process;
    what it returns is kept as what came of it.
    """

    name: str
    every: datetime.timedelta
    act: Callable[[], object]


def claim(piece: Piece, *, at_once: bool = False) -> datetime.datetime | None:
    """Take a piece in hand where it is due, or `at_once`; when that was, which names the claim.

    None where it is not due, or another process has it.
    """
    now = timezone.now()
    PeriodicWork.objects.get_or_create(name=piece.name)
    rows = _free(piece, now) if at_once else _due(piece, now)
    return now if rows.update(began_at=now, running_until=now + LEASE) else None


def is_due(piece: Piece) -> bool:
    """Whether it is to be done now, and no process has it in hand."""
    known = PeriodicWork.objects.filter(name=piece.name).exists()
    return not known or _due(piece, timezone.now()).exists()


def _free(piece: Piece, now: datetime.datetime) -> QuerySet[PeriodicWork]:
    ended = has_run_out(now, longest=LEASE, column="running_until")
    return PeriodicWork.objects.filter(Q(running_until=None) | ended, name=piece.name)


def _due(piece: Piece, now: datetime.datetime) -> QuerySet[PeriodicWork]:
    of_a_wrong_clock = Q(began_at__gt=now + ASTRAY)
    return _free(piece, now).filter(Q(began_at=None) | Q(began_at__lte=now - piece.every) | of_a_wrong_clock)


def still_at(piece: Piece, claimed: datetime.datetime) -> None:
    """Say that it is still in hand."""
    PeriodicWork.objects.filter(name=piece.name, began_at=claimed, running_until__isnull=False).update(
        running_until=timezone.now() + LEASE
    )


def run_claimed(piece: Piece, claimed: datetime.datetime) -> bool:
    """Do it, and note what came of it; whether it went well. What fails stops nothing else."""
    try:
        outcome = piece.act()
    except Exception as error:
        # Whatever it is: the row says it, and the rest of the list goes on.
        log.exception("periodic work failed: %s", piece.name)
        _end(piece, claimed, problem=f"{type(error).__name__}: {error}"[:_LONGEST_OUTCOME])
        return False
    said = "" if outcome is None else str(outcome)[:_LONGEST_OUTCOME]
    _end(piece, claimed, outcome=said, problem="", succeeded_at=timezone.now())
    return True


def note_done(name: str, outcome: str) -> None:
    """Note something that somebody else did, beside what is done by itself."""
    now = timezone.now()
    noted = {"began_at": now, "ended_at": now, "succeeded_at": now, "outcome": outcome, "problem": ""}
    PeriodicWork.objects.update_or_create(name=name, defaults=noted)


def _end(piece: Piece, claimed: datetime.datetime, **noted: object) -> None:
    """Only where the claim still holds: another process may have it by now."""
    rows = PeriodicWork.objects.filter(name=piece.name, began_at=claimed)
    rows.update(ended_at=timezone.now(), running_until=None, **noted)
