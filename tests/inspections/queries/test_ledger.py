"""What the record lacks, asked of the shipped record and of one from which inspections were taken."""

import datetime

import pytest

from authorities.models import Authority
from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.models import Inspection, KnownMissing, LedgerEntry
from inspections.partial_dates import PartialDate
from inspections.queries.ledger import complete_to, completeness, known_gaps, named_events, record_complete_to
from inspections.queries.record import published_inspections, undated_visits
from inspections.queries.record_version import record_state, record_version

COLLECTED = datetime.date(2026, 8, 22)


def council(number):
    return Authority.objects.get(dfe_number=number)


def on_record():
    return (*published_inspections(), *undated_visits())


def gaps_of(number):
    return tuple(gap for gap in known_gaps(on_record()) if gap.authority_id == council(number).pk)


def missing_now(number="861", **values):
    values = {"published": datetime.date(2026, 8, 25), "known": "not read", "source": "a list"} | values
    return KnownMissing.objects.create(authority=council(number), framework="ilacs", kind="short", **values)


def test_the_whole_record_is_complete_to_the_day_on_which_the_site_was_read(record):
    assert (complete_to("ilacs"), complete_to("sif"), complete_to("slac")) == (
        COLLECTED, datetime.date(2018, 12, 31), None,
    )  # fmt: skip
    assert record_complete_to() == COLLECTED


def test_a_framework_that_is_over_holds_back_no_day(record):
    assert (completeness()["sif"].is_over, completeness()["ilacs"].is_over) == (True, False)
    LedgerEntry.objects.filter(framework="sif").update(complete_to="2016-12-31")
    assert record_complete_to() == datetime.date(2016, 12, 31)


@pytest.mark.parametrize("framework", ["sif", "ilacs"])
def test_a_record_of_which_a_framework_is_not_complete_is_complete_to_no_day(record, framework):
    LedgerEntry.objects.filter(framework=framework).update(complete_to=None)
    assert record_complete_to() is None
    LedgerEntry.objects.filter(framework=framework).delete()
    assert record_complete_to() is None


def test_three_inspections_are_known_to_be_missing(record):
    found = {gap.authority_id: gap for gap in known_gaps(on_record())}
    assert set(found) == {council(number).pk for number in ("332", "871", "919")}
    dudley = found[council("332").pk]
    assert (dudley.start, dudley.published, dudley.since) == (
        datetime.date(2026, 7, 6), datetime.date(2026, 8, 25), datetime.date(2026, 8, 25),
    )  # fmt: skip
    assert (dudley.sure, dudley.moves_position) == (False, True)
    assert [gap.known for gap in gaps_of("919")] == ["not read"]
    assert gaps_of("861") == ()


def test_a_gap_begins_with_the_days_on_site_where_the_publication_is_not_known(record):
    missing_now(start=datetime.date(2026, 7, 6), published=None)
    assert gaps_of("861")[0].since == datetime.date(2026, 7, 6)


def test_what_has_come_is_missing_no_more_and_is_again_when_it_goes(record):
    line = "332,ilacs,standard,2026-07-06,2026-07-17,2026-08-25,,,leadership,inadequate,report\n"
    import_outcomes(name="a.csv", text=",".join(COLUMNS) + "\n" + line, by=None)
    assert gaps_of("332") == ()
    Inspection.objects.get(key="332-ilacs-2026-07-06").delete()
    assert len(gaps_of("332")) == 1


def test_an_inspection_of_another_framework_or_time_fills_no_gap(record):
    line = "332,focused_visit,visit,2026-07-06,2026-07-07,2026-08-25,,,,,report\n"
    import_outcomes(name="a.csv", text=",".join(COLUMNS) + "\n" + line, by=None)
    assert len(gaps_of("332")) == 1


def test_a_missing_visit_takes_no_position_away(record):
    missing_now(published=datetime.date(2026, 8, 25))
    KnownMissing.objects.filter(authority__dfe_number="861").update(framework="focused_visit", kind="visit")
    assert [gap.moves_position for gap in gaps_of("861")] == [False]


def test_each_event_says_who_names_it_and_whether_the_record_holds_it(record):
    hackney = named_events(authority=council("204"))
    visit = next(event for event in hackney if event.kind == "focused_visit")
    assert (visit.when, visit.held, visit.named_by, visit.page) == (
        PartialDate(datetime.date(2019, 2, 28), "month"), None, "204-ilacs-2019-11-11", 1,
    )  # fmt: skip
    inspection = next(event for event in hackney if event.when == PartialDate(datetime.date(2016, 12, 31), "year"))
    assert Inspection.objects.get(pk=inspection.held).key == "204-sif-2016-07-04"


def test_every_address_that_names_an_event_is_on_the_record(record):
    assert {event.named_by for event in named_events()} <= set(Inspection.objects.values_list("key", flat=True))


def test_every_change_of_the_ledger_is_another_state_of_the_record(record):
    before = record_state(), record_version().name
    missing_now()
    assert record_state() != before[0]
    assert record_version().name != before[1]
