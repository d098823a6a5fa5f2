"""How long something lasts when some of it still goes on: the Kaplan–Meier estimate, exact, in plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days, to the end where it came; else to the day until which it was followed."""

    days: int
    ended: bool


@dataclass(frozen=True, slots=True)
class SurvivalStep:
    """A day on which some ended: how many were at risk until then, how many ended, and the share that goes on after."""

    days: int
    at_risk: int
    ended: int
    share: Fraction


def kaplan_meier(durations: Iterable[Duration]) -> tuple[SurvivalStep, ...]:
    """One rung for each day on which any ended, shortest first.

    What was followed to a day only is at risk on that day, as those who go on are by custom.
    """
    every = sorted(durations, key=lambda each: each.days)
    rungs: list[SurvivalStep] = []
    share = Fraction(1)
    for days in sorted({each.days for each in every if each.ended}):
        at_risk = sum(each.days >= days for each in every)
        ended = sum(each.days == days and each.ended for each in every)
        share *= Fraction(at_risk - ended, at_risk)
        rungs.append(SurvivalStep(days, at_risk, ended, share))
    return tuple(rungs)


def share_after(rungs: Sequence[SurvivalStep], days: int) -> Fraction:
    """The share that goes on after so many days."""
    return next((rung.share for rung in reversed(rungs) if rung.days <= days), Fraction(1))


def days_until(rungs: Sequence[SurvivalStep], share: Fraction = HALF) -> int | None:
    """The first day on which no more than the share goes on, the median by default; None where it was not reached."""
    return next((rung.days for rung in rungs if rung.share <= share), None)


def followed_beyond(durations: Iterable[Duration], days: int) -> int:
    """How many were followed for more days than that and had not ended by then."""
    return sum(each.days > days for each in durations)
