"""How long something lasts when some of it goes on: the Kaplan–Meier estimate in plain Python, and how sure it is.

The shares are exact. Their 95% intervals are Greenwood's on the log-log scale, so that none leaves 0 to 1.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from statistics import NormalDist
from typing import Final

HALF = Fraction(1, 2)
_Z: Final = NormalDist().inv_cdf(0.975)


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


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which shares the true one lies, with 95% confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MedianTime:
    """The first day on which no more than half go on, and between which days it lies with 95% confidence.

    `latest` is None where the upper bound was never reached: then nobody can say until when.
    """

    days: int
    earliest: int
    latest: int | None


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


def intervals(rungs: Sequence[SurvivalStep]) -> tuple[Interval | None, ...]:
    """Of the share of each rung; None for the rung on which the last one ended, whose share has no spread."""
    spreads = accumulate(_spread(rung) for rung in rungs)
    return tuple(_interval(rung.share, spread) for rung, spread in zip(rungs, spreads, strict=True))


def interval_after(rungs: Sequence[SurvivalStep], days: int) -> Interval | None:
    """Of the share that goes on after so many days; None where none had ended by then, or all had."""
    found = [each for rung, each in zip(rungs, intervals(rungs), strict=True) if rung.days <= days]
    return found[-1] if found else None


def days_until_share(rungs: Sequence[SurvivalStep], share: Fraction = HALF) -> int | None:
    """The first day on which no more than the share goes on, the median by default; None where it was not reached."""
    return next((rung.days for rung in rungs if rung.share <= share), None)


def median_time(rungs: Sequence[SurvivalStep]) -> MedianTime | None:
    """None where more than half go on. Its bounds are where those of the shares reach the half."""
    days = days_until_share(rungs)
    if days is None:
        return None
    pairs = list(zip(rungs, intervals(rungs), strict=True))
    low, high = (
        next((rung.days for rung, each in pairs if _bound(each, end) <= HALF), None) for end in ("low", "high")
    )
    return MedianTime(days, days if low is None else low, high)


def count_followed_beyond(durations: Iterable[Duration], days: int) -> int:
    """How many were followed for more days than that and had not ended by then."""
    return sum(each.days > days for each in durations)


def _spread(rung: SurvivalStep) -> float:
    """Its part of Greenwood's sum; endless where none is left."""
    left = rung.at_risk - rung.ended
    return rung.ended / (rung.at_risk * left) if left else math.inf


def _interval(share: Fraction, spread: float) -> Interval | None:
    if not share:
        return None
    of_logs = math.log(share)
    width = _Z * math.sqrt(spread) / abs(of_logs)
    return Interval(math.exp(of_logs * math.exp(width)), math.exp(of_logs * math.exp(-width)))


def _bound(interval: Interval | None, end: str) -> float:
    """Where nobody is left both bounds are none."""
    return float(getattr(interval, end)) if interval else 0.0
