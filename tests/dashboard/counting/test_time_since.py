"""Which judgements are inadequate and how long ago councils were inspected, compared with the slow count."""

from __future__ import annotations

import datetime

import pytest

from dashboard.counting.as_at import AsAt, months_after
from dashboard.counting.tally import count_any_inadequate, latest_inadequate_areas
from dashboard.counting.time_since import longest, nearest_half, times_since_inspection, without_end
from tests.dashboard import alternative_counting as slow
from tests.dashboard.shipped import england, inspected_by, published_by

DATES = ["2014-03-31", "2016-08-05", "2019-04-01", "2021-04-01", "2023-04-01", "2024-03-31", "2026-05-21", "2026-11-22"]


def both_bases(date: str) -> list[tuple[AsAt, str, str]]:
    cutoff = months_after(datetime.date.fromisoformat(date), 2).isoformat()
    return [(published_by(date), "published", ""), (inspected_by(date), "inspected", cutoff)]


@pytest.mark.parametrize("date", DATES)
def test_inadequate_judgements_agree_with_the_slow_count(date: str):
    for as_at, basis, cutoff in both_bases(date):
        positions = england(as_at).positions
        found = {p.council.dfe_number: set(areas) for p in positions if (areas := latest_inadequate_areas(p))}
        latest = slow.latest_of_each(date, basis, cutoff)
        expected = {number: slow.inadequate_on(document) for number, document in latest.items()}
        assert found == {number: areas for number, areas in expected.items() if areas}
        assert count_any_inadequate(positions) == (len(found), len(latest))


@pytest.mark.parametrize("date", DATES)
def test_the_time_since_the_last_inspection_agrees_with_the_slow_count(date: str):
    for as_at, basis, cutoff in both_bases(date):
        found = times_since_inspection(england(as_at), as_at.date)
        latest = slow.latest_of_each(date, basis, cutoff)
        assert {one.council.dfe_number: one.days for one in found} == {
            number: slow.days_since(document, date) for number, document in latest.items() if document["inspection_end"]
        }
        assert {p.council.dfe_number for p in without_end(england(as_at))} == {
            number for number, document in latest.items() if not document["inspection_end"]
        }
        assert [one.days for one in found] == sorted((one.days for one in found), reverse=True)
        nearest = nearest_half(found)
        half = nearest.days if nearest else 0
        assert 2 * sum(one.days <= half for one in found) >= len(found) > 2 * sum(one.days < half for one in found)


def test_before_the_first_inspection_there_is_no_such_time():
    as_at = published_by("2010-01-01")

    assert nearest_half(times_since_inspection(england(as_at), as_at.date)) is None


def test_those_that_tie_with_the_last_one_shown_are_shown_too():
    found = times_since_inspection(england(published_by("2026-08-22")), datetime.date(2026, 8, 22))
    for count in range(1, 60):
        shown = longest(found, count)
        assert len(shown) >= count
        assert {one.days for one in shown}.isdisjoint(one.days for one in found[len(shown) :])
