"""The parameters of an address, and their fallbacks."""

from __future__ import annotations

import datetime

from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.reach import Reach
from dashboard.counting.scope import scopes
from dashboard.pages.distribution.params import read_distribution
from dashboard.pages.national.params import read_national
from dashboard.shared.params import read_params

TODAY = datetime.date(2026, 11, 22)
REACH = Reach(TODAY, datetime.date(2026, 8, 22), later=2)
REGIONS = ("London", "North West")


def test_an_empty_address_shows_the_latest():
    params = read_params({}, REACH, REGIONS)

    assert (params.when.as_at, params.region, params.messages) == (AsAt(TODAY), "", ())
    assert params.when.is_latest
    assert params.when_query == ""


def test_a_full_address_is_kept_whole():
    query = {"as_at": "2024-03-31", "basis": "inspected", "cutoff": "2024-05-31", "region": "London"}

    params = read_params(query, REACH, REGIONS)

    day = datetime.date(2024, 3, 31)
    assert params.when.as_at == AsAt(day, Basis.INSPECTED, datetime.date(2024, 5, 31))
    assert params.address() == "?as_at=2024-03-31&basis=inspected&cutoff=2024-05-31&region=London"


def test_today_by_name_is_the_latest_and_leaves_no_trace_in_links():
    params = read_params({"as_at": "2026-11-22", "basis": "published"}, REACH, REGIONS)

    assert params.when.is_latest
    assert params.address(region="London") == "?region=London"


def test_a_link_can_change_or_leave_out_a_value():
    params = read_national({"map": "overall", "region": "London"}, REACH, REGIONS, ("overall", "leadership"))

    assert params.address(map="leadership") == "?region=London&map=leadership"
    assert params.address(region=None, map=None) == "?"


def test_every_value_that_is_not_known_is_named():
    query = {"as_at": "yesterday", "region": "Mars", "type": "parish", "framework": "x", "unit": "heads"}

    params = read_distribution(query, REACH, {"": REGIONS}, scopes([]))

    assert params.messages == (
        "“yesterday” is not a date; showing the latest.",
        "“Mars” is not a region; showing England.",
        "“parish” is not a type of council; showing all types.",
        "“x” is not a framework on the record; showing the current position.",
        "“heads” is not a way to count; showing every council.",
    )


def test_the_tables_of_a_date_before_ilacs_are_those_of_sif_counted_in_inspections():
    before = read_distribution({"as_at": "2016-08-05"}, REACH, {"": REGIONS}, scopes([]))
    after = read_distribution({"as_at": "2018-03-31"}, REACH, {"": REGIONS}, scopes([]))

    assert (before.scope.key, before.unit) == ("sif", "inspections")
    assert (after.scope.key, after.unit) == ("current", "councils")


def test_a_cut_off_means_nothing_on_the_published_basis():
    params = read_params({"as_at": "2024-03-31", "cutoff": "2024-05-31"}, REACH, REGIONS)

    assert params.when.as_at == AsAt(datetime.date(2024, 3, 31))
