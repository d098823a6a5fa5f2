"""Spells with any inadequate judgement: when they begin and end, and the monitoring visits in them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dashboard.counting.council_spells import council_spells
from dashboard.counting.record import Record
from inspections.actions import publishing
from inspections.reading.contract import AuthorityRead
from inspections.reading.vocabulary import Kind
from tests.dashboard import alternative_counting as slow
from tests.dashboard.seen import Seen
from tests.dashboard.shipped import council_named, made, published_by, shipped_record
from tests.readings import answered, ilacs

Page = Callable[[str], Seen]
TODAY = datetime.date(2026, 8, 22)


@pytest.mark.parametrize("date", ["2016-08-05", "2021-04-01", "2026-08-22"])
def test_whose_time_goes_on_is_who_has_an_inadequate_judgement(date: str):
    as_at, record = published_by(date), shipped_record()

    going_on = {
        council.dfe_number
        for council in record.standing_on(as_at.date)
        if any(spell.ended_by is None for spell in council_spells(record, council, as_at, as_at.date))
    }

    latest = slow.latest_of_each(date)
    assert going_on == {number for number, document in latest.items() if slow.inadequate_on(document)}


def test_a_time_runs_on_over_reports_and_ends_with_the_first_without_an_inadequate_judgement():
    found = council_spells(shipped_record(), council_named("Sunderland"), published_by("2026-08-22"), TODAY)

    days = [[str(link.published) for link in spell.reports_and_visits] for spell in found]
    assert days == [["2015-07-20", "2018-07-25"]]
    assert found[0].ended_by is not None
    assert (str(found[0].ended_by.published), (found[0].until - found[0].began).days) == ("2021-08-20", 2223)


def test_visits_are_links_of_the_time_in_which_they_came_out_and_no_other():
    council = replace(council_named("Sunderland"), pk=1)
    bad, good = (
        made(number, end=f"{year}-01-20", published=f"{year}-03-01", overall=grade)
        for number, year, grade in ((1, 2020, "inadequate"), (3, 2022, "good"))
    )
    during, after = (
        replace(
            made(number, end=f"{year}-06-10", published=f"{year}-07-01"), framework="monitoring_visit", kind="visit"
        )
        for number, year in ((2, 2021), (4, 2023))
    )
    record = Record((council,), (bad, during, good, after))

    (spell,) = council_spells(record, council, published_by("2026-08-22"), TODAY)

    assert [link.pk for link in spell.reports_and_visits] == [1, 2]
    assert (spell.visit_count, spell.ended_by) == (1, good)


def test_a_council_that_was_abolished_is_followed_to_its_last_day():
    (spell,) = council_spells(shipped_record(), council_named("Northamptonshire"), published_by("2026-08-22"), TODAY)

    assert (spell.ended_by, str(spell.until)) == (None, "2021-03-31")


def test_the_council_page_tells_it_report_by_report(page: Page):
    text = page("/councils/sunderland/").text

    assert "Inadequate on at least one judgement from July 2015 to August 2021: 6 years 1 month" in text
    assert "Two reports found it. Counted from publication to publication; the safeguarding board is left out." in text
    assert "No inadequate judgement" in text
    assert "Inadequate on at least one" not in page("/councils/essex/").text


def test_visits_stand_in_the_list_of_who_is_still_inadequate(page: Page, client: Client, editor: User):
    reading = ilacs(
        framework="monitoring_visit",
        kind=Kind.VISIT,
        authority=AuthorityRead("878", "Devon", "Devon", 1),
        inspection_start="2025-09-01",
        inspection_end="2025-09-02",
        published="2025-10-01",
        judgements=(),
        recommendations=(),
    )
    publishing.publish(report=answered(reading, "devon - 1 october 2025.pdf").pk, by=editor)

    seen = page("/movement/?area=overall")
    table = next(each.rows for each in seen.tables if each.rows[0][-1] == "Monitoring visits on the record")
    assert [row[-1] for row in table if row[0] == "Devon"] == ["1"]
    lines = client.get("/inadequate.csv").content.decode("utf-8-sig").split("\r\n")
    assert lines[0].endswith(
        ",days,end,visits,grade,qualified_grades,complete_to,scope_region,scope_type,about,licence,address"
    )
    assert "1 monitoring visit on the record in between" in page("/councils/devon/").text
