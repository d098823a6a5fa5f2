"""The Kaplan–Meier estimate: a hand-worked example, other methods and a library, and properties that always hold."""

import math
import warnings
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.counting.survival import (
    Duration,
    SurvivalStep,
    count_followed_beyond,
    days_until_share,
    interval_after,
    intervals,
    kaplan_meier,
    median_time,
    share_after,
)

# Weeks of remission in the trial by which the method is taught (Freireich and others, 1963, treated patients);
# those followed no longer are below zero. The shares are worked by hand: 18/21, times 16/17, 14/15, 11/12, 10/11,
# 6/7 and 5/6.
TAUGHT = (6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35)

spans = st.lists(st.builds(Duration, st.integers(1, 60), st.booleans()), max_size=40)


def durations(values: tuple[int, ...]) -> list[Duration]:
    return [Duration(abs(value), value > 0) for value in values]


def redistributed(every: list[Duration], days: int) -> Fraction:
    """Efron's method: all start with equal weight, and a censored one passes its weight on to all that last longer."""
    order = sorted(every, key=lambda each: (each.days, not each.ended))
    weights = [Fraction(1, len(order)) for _ in order]
    for at, each in enumerate(order):
        later = range(at + 1, len(order))
        if not each.ended and later:
            for i in later:
                weights[i] += weights[at] / len(later)
            weights[at] = Fraction(0)
    return 1 - sum((w for w, each in zip(weights, order, strict=True) if each.ended and each.days <= days), Fraction(0))


def test_hand_worked_example():
    shares = [Fraction(18, 21)]
    for ended, at_risk in ((1, 17), (1, 15), (1, 12), (1, 11), (1, 7), (1, 6)):
        shares.append(shares[-1] * Fraction(at_risk - ended, at_risk))
    rungs = kaplan_meier(durations(TAUGHT))
    assert rungs == tuple(
        SurvivalStep(days, at_risk, ended, share)
        for days, at_risk, ended, share in zip(
            (6, 7, 10, 13, 16, 22, 23), (21, 17, 15, 12, 11, 7, 6), (3, 1, 1, 1, 1, 1, 1), shares, strict=True
        )
    )
    assert [round(float(rung.share), 3) for rung in rungs] == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert days_until_share(rungs) == 23


@given(spans)
def test_it_agrees_with_an_independent_way(every):
    rungs = kaplan_meier(every)
    assert all(share_after(rungs, days) == redistributed(every, days) for days in range(62) if every)


@given(spans)
def test_it_never_rises_and_stays_between_none_and_all(every):
    shares = [Fraction(1), *(rung.share for rung in kaplan_meier(every))]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)


@given(st.lists(st.integers(1, 60), min_size=1))
def test_without_any_that_go_on_it_is_the_plain_share(days):
    every = [Duration(each, ended=True) for each in days]
    rungs = kaplan_meier(every)
    assert all(rung.share == Fraction(count_followed_beyond(every, rung.days), len(every)) for rung in rungs)


def test_median_is_nothing_where_half_go_on():
    rungs = kaplan_meier(durations((5, -9, -9, -9)))
    assert (days_until_share(rungs), share_after(rungs, 4), share_after(rungs, 5)) == (None, 1, Fraction(3, 4))


def test_nothing_followed_has_no_rungs():
    assert kaplan_meier([]) == ()
    assert share_after((), 100) == 1


def by_others(every: list[Duration]):
    """The estimate of an independent library, with its log-log intervals."""
    with warnings.catch_warnings():
        # what it warns of is its own way with a curve that ends at none
        warnings.simplefilter("ignore")
        from lifelines import KaplanMeierFitter
        from lifelines.utils import median_survival_times

        fit = KaplanMeierFitter().fit([each.days for each in every], [each.ended for each in every])
        bounds = fit.confidence_interval_
        medians = median_survival_times(bounds)
    return fit, bounds, tuple(float(value) for value in medians.iloc[0])


@settings(max_examples=40)
@given(spans.filter(lambda every: any(each.ended for each in every)))
def test_shares_and_intervals_are_those_of_an_independent_library(every):
    fit, bounds, _ = by_others(every)
    rungs = kaplan_meier(every)
    for rung, interval in zip(rungs, intervals(rungs), strict=True):
        assert float(rung.share) == pytest.approx(fit.survival_function_.loc[rung.days].iloc[0])
        if interval is not None:
            assert (interval.low, interval.high) == pytest.approx(tuple(bounds.loc[rung.days]))


@settings(max_examples=40)
@given(spans.filter(lambda every: kaplan_meier(every) and kaplan_meier(every)[-1].share > 0))
def test_the_median_and_its_interval_are_those_of_an_independent_library(every):
    fit, _, (low, high) = by_others(every)
    found = median_time(kaplan_meier(every))
    if found is None:
        assert math.isinf(fit.median_survival_time_)
    else:
        latest = math.inf if found.latest is None else found.latest
        assert (found.days, found.earliest, latest) == (fit.median_survival_time_, low, high)


@given(spans)
def test_an_interval_holds_its_share_and_stays_between_none_and_all(every):
    rungs = kaplan_meier(every)
    for rung, each in zip(rungs, intervals(rungs), strict=True):
        assert (each is None) == (rung.share == 0)
        assert each is None or 0 <= each.low <= rung.share <= each.high <= 1


def test_nothing_ended_has_no_interval():
    rungs = kaplan_meier(durations((5, 7, -9)))
    assert interval_after(rungs, 4) is None
    assert interval_after(rungs, 6) == intervals(rungs)[0]
