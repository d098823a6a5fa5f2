"""The reports of the last twelve months and who moved, on both bases, compared with the slow count."""

from __future__ import annotations

import datetime

import pytest

from dashboard.counting.as_at import AsAt, months_after
from dashboard.counting.reach import Reach
from dashboard.pages.national.latest_and_movers import movers
from dashboard.pages.national.params import NationalParams
from dashboard.shared.params import AsAtChoice
from tests.dashboard import alternative_counting as slow
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.shipped import england, inspected_by, published_by

pytestmark = OF_THE_RECORD
DATES = ["2015-03-31", "2019-05-01", "2021-06-01", "2023-05-01", "2024-02-29", "2024-03-31", "2026-11-22"]


def window(as_at: AsAt) -> tuple[int, int, int]:
    params = NationalParams(AsAtChoice(as_at, Reach(datetime.date(2026, 11, 25), datetime.date(2026, 11, 25))))
    found = movers(england(as_at), params)
    return found.reports, found.up_count, found.down_count


@pytest.mark.parametrize("date", DATES)
def test_the_last_twelve_months_are_those_of_the_basis(date: str):
    cutoff = months_after(datetime.date.fromisoformat(date), 2).isoformat()

    assert window(published_by(date)) == slow.of_the_last_year(date)
    assert window(inspected_by(date)) == slow.of_the_last_year(date, "inspected", cutoff)


def test_on_the_inspected_basis_a_report_of_the_cut_off_does_not_lengthen_the_year():
    assert window(published_by("2024-03-31")) == (39, 18, 13)
    assert window(inspected_by("2024-03-31", "2024-05-31")) == (36, 18, 12)
