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
    """How many days: up to the end where there was one, else up to the day until which it was followed."""

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
    """One step for each day on which any ended, shortest first.

    What was followed only up to a day is still at risk on that day, as is the custom for those who go on.
    """
    every = sorted(durations, key=lambda each: each.days)
    steps: list[SurvivalStep] = []
    share = Fraction(1)
    for days in sorted({each.days for each in every if each.ended}):
        at_risk = sum(each.days >= days for each in every)
        ended = sum(each.days == days and each.ended for each in every)
        share *= Fraction(at_risk - ended, at_risk)
        steps.append(SurvivalStep(days, at_risk, ended, share))
    return tuple(steps)


def share_after(steps: Sequence[SurvivalStep], days: int) -> Fraction:
    """The share that goes on after so many days."""
    return next((step.share for step in reversed(steps) if step.days <= days), Fraction(1))


def intervals(steps: Sequence[SurvivalStep]) -> tuple[Interval | None, ...]:
    """Of the share after each step; None for the step on which the last one ended, whose share has no spread."""
    spreads = accumulate(_spread(step) for step in steps)
    return tuple(_interval(step.share, spread) for step, spread in zip(steps, spreads, strict=True))


def interval_after(steps: Sequence[SurvivalStep], days: int) -> Interval | None:
    """Of the share that goes on after so many days; None where none had ended by then, or all had."""
    found = [each for step, each in zip(steps, intervals(steps), strict=True) if step.days <= days]
    return found[-1] if found else None


def days_until_share(steps: Sequence[SurvivalStep], share: Fraction = HALF) -> int | None:
    """The first day on which no more than the share goes on, the median by default; None where it was not reached."""
    return next((step.days for step in steps if step.share <= share), None)


def median_time(steps: Sequence[SurvivalStep]) -> MedianTime | None:
    """None where more than half go on. Its bounds are where those of the shares reach the half."""
    days = days_until_share(steps)
    if days is None:
        return None
    pairs = list(zip(steps, intervals(steps), strict=True))
    low, high = (
        next((step.days for step, each in pairs if _bound(each, end) <= HALF), None) for end in ("low", "high")
    )
    return MedianTime(days, days if low is None else low, high)


def count_followed_beyond(durations: Iterable[Duration], days: int) -> int:
    """How many were followed for more days than that and had not ended by then."""
    return sum(each.days > days for each in durations)


def _spread(step: SurvivalStep) -> float:
    """Its part of Greenwood's sum; endless where none is left."""
    left = step.at_risk - step.ended
    return step.ended / (step.at_risk * left) if left else math.inf


def _interval(share: Fraction, spread: float) -> Interval | None:
    if not share:
        return None
    of_logs = math.log(share)
    width = _Z * math.sqrt(spread) / abs(of_logs)
    return Interval(math.exp(of_logs * math.exp(width)), math.exp(of_logs * math.exp(-width)))


def _bound(interval: Interval | None, end: str) -> float:
    """Where nobody is left both bounds are none."""
    return float(getattr(interval, end)) if interval else 0.0
