"""The Kaplan–Meier estimate of how long spells last when some have not ended, in plain Python.

Shares are exact fractions. Their 95% intervals use Greenwood's variance on the log-log scale: within 0 to 1.
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
    """The length of one spell in days: to its end, or to the day to which it was followed if it has not `ended`."""

    days: int
    ended: bool


@dataclass(frozen=True, slots=True)
class SurvivalStep:
    """A number of days after which some spells ended, with how many were at risk and the share that survives it."""

    days: int
    at_risk: int
    ended: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% confidence interval of a share."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MedianTime:
    """The median in days with its 95% confidence interval; `latest` is None if the upper bound was never reached."""

    days: int
    earliest: int
    latest: int | None


def kaplan_meier(durations: Iterable[Duration]) -> tuple[SurvivalStep, ...]:
    """One step for each duration after which any spell ended, shortest first.

    A spell that was followed to a day only still counts as at risk on that day, as is customary.
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
    """The share that survives so many days."""
    return next((step.share for step in reversed(steps) if step.days <= days), Fraction(1))


def intervals(steps: Sequence[SurvivalStep]) -> tuple[Interval | None, ...]:
    """The interval of the share after each step; None once no spell is left, where the variance is undefined."""
    sums = accumulate(_greenwood_term(step) for step in steps)
    return tuple(_interval(step.share, greenwood) for step, greenwood in zip(steps, sums, strict=True))


def interval_after(steps: Sequence[SurvivalStep], days: int) -> Interval | None:
    """The interval of the share that survives so many days; None if no spell had ended by then, or all had."""
    found = [each for step, each in zip(steps, intervals(steps), strict=True) if step.days <= days]
    return found[-1] if found else None


def days_until_share(steps: Sequence[SurvivalStep], share: Fraction = HALF) -> int | None:
    """The days after which no more than the share survives, the median by default; None if it was not reached."""
    return next((step.days for step in steps if step.share <= share), None)


def median_time(steps: Sequence[SurvivalStep]) -> MedianTime | None:
    """The median, bounded where the bounds of the shares cross one half; None if more than half survive."""
    days = days_until_share(steps)
    if days is None:
        return None
    pairs = list(zip(steps, intervals(steps), strict=True))
    low, high = (
        next((step.days for step, each in pairs if _bound(each, end) <= HALF), None) for end in ("low", "high")
    )
    return MedianTime(days, days if low is None else low, high)


def count_followed_beyond(durations: Iterable[Duration], days: int) -> int:
    """How many had neither ended nor been lost sight of after so many days."""
    return sum(each.days > days for each in durations)


def _greenwood_term(step: SurvivalStep) -> float:
    """The step's term of Greenwood's sum; infinite if no spell is left."""
    left = step.at_risk - step.ended
    return step.ended / (step.at_risk * left) if left else math.inf


def _interval(share: Fraction, greenwood: float) -> Interval | None:
    if not share:
        return None
    log_share = math.log(share)
    width = _Z * math.sqrt(greenwood) / abs(log_share)
    return Interval(math.exp(log_share * math.exp(width)), math.exp(log_share * math.exp(-width)))


def _bound(interval: Interval | None, end: str) -> float:
    """The "low" or "high" end of an interval; zero if no spell is left."""
    return float(getattr(interval, end)) if interval else 0.0
