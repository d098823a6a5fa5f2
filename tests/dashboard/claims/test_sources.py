"""Where judgements come from, as a source line names it."""

from collections.abc import Callable

import pytest
from django.test import Client

from dashboard.claims.sources import sources_words
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen, see

pytestmark = OF_THE_RECORD


@pytest.fixture
def page(record: None, client: Client) -> Callable[[str], Seen]:
    return lambda address: see(client.get(address))


def test_nothing_at_all_is_taken_for_reports():
    assert sources_words([]) == "Inspection reports published by Ofsted"


def test_statistics_stand_beside_reports_where_both_are_the_source(page: Callable[[str], Seen]):
    assert "Source: Inspection reports published by Ofsted and official statistics, 20" in page("/councils/leeds/").text


def test_statistics_alone_are_not_called_reports(page: Callable[[str], Seen]):
    text = page("/distribution/?framework=slac").text
    assert "Source: Official statistics" in text
    assert "Inspection reports published by Ofsted" not in text


def test_the_current_position_is_from_reports(page: Callable[[str], Seen]):
    assert "Source: Inspection reports published by Ofsted, complete to" in page("/distribution/").text


def test_second_hand_grades_are_said_in_the_line_under_the_tables_of_their_time(page: Callable[[str], Seen]):
    text = page("/distribution/?as_at=2016-08-05").text
    assert "Source: Inspection reports published by Ofsted and official statistics to 5 August 2016" in text
