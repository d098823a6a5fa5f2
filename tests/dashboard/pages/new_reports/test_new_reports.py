"""New reports since a day: which, how many, what they changed, and the same as CSV."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dashboard.counting.publications import publications_since
from inspections.actions import publishing
from inspections.reading.vocabulary import Kind
from tests.dashboard import alternative_counting as slow
from tests.dashboard.csv_files import lines_of
from tests.dashboard.seen import Seen
from tests.dashboard.shipped import england, published_by
from tests.readings import answered, ilacs

Page = Callable[[str], Seen]


@pytest.mark.parametrize(("since", "until"), [("2015-01-01", "2015-12-31"), ("2026-01-01", "2026-08-22")])
def test_every_report_of_the_time_is_there_once_newest_first(since: str, until: str):
    found = publications_since(england(published_by(until)), datetime.date.fromisoformat(since))

    days = [str(one.inspection.published) for one in found]
    assert days == sorted(days, reverse=True)
    assert sorted((one.council.dfe_number, str(one.inspection.published)) for one in found) == sorted(
        (d["dfe_la_number"], d["day"]) for d in slow.documents() if since <= d["day"] <= until
    )


def test_the_page_counts_what_it_lists_and_who_moved(page: Page):
    seen = page("/new/?since=2026-06-01")

    assert seen.heading == "12 reports since 1 June 2026"
    assert (
        "England, reports on the record, complete to 22 August 2026. 12 graded inspections of 12 councils:" in seen.text
    )
    rows = seen.tables[0].rows
    assert len(rows) == 13
    assert rows[1][0] == "Lancashire"
    assert rows[1][-1].startswith("Up: leadership")
    trafford = next(row for row in rows if row[0] == "Trafford")
    assert trafford[-1] == "Down: leadership and help and protection"


def test_without_a_day_it_shows_twelve_months_as_the_national_page_counts_them(page: Page):
    assert page("/new/?kind=graded").heading == "39 graded inspections since 23 August 2025"
    assert "Graded reports in the last 12 months 39" in page("/").text


def test_visits_are_listed_and_said_to_move_nothing(page: Page, editor: User):
    reading = ilacs(
        framework="focused_visit",
        kind=Kind.VISIT,
        inspection_start="2026-09-08",
        inspection_end="2026-09-09",
        published="2026-10-12",
        judgements=(),
        recommendations=(),
    )
    publishing.publish(report=answered(reading, "stoke - 12 october 2026.pdf").pk, by=editor)

    seen = page("/new/?since=2026-10-01&kind=visits")
    assert seen.heading == "1 report without grades since 1 October 2026"
    assert [row[-1] for row in seen.tables[0].rows[1:]] == ["A visit: no grade given, none moved"]


def test_an_empty_time_and_a_day_ahead_are_said(page: Page):
    assert "The record has no report from London published from 24 August 2026 on." in (
        page("/new/?since=2026-08-24&region=London").text
    )
    visits = page("/new/?since=2026-08-01&kind=visits")
    assert visits.heading == "No report without grades on the record since 1 August 2026"
    assert "The record has no report without grades from England published from 1 August 2026 on." in visits.text
    ahead = page("/new/?since=2030-01-01").text
    assert "1 January 2030 lies after the date of this page; showing the last 12 months." in ahead


def test_the_file_has_every_report_also_those_beyond_the_page(record: None, today: object, client: Client, page: Page):
    lines = lines_of(client, "/new.csv?since=2005-01-01")

    assert len(lines) == 775 + 1
    assert lines[1].startswith(
        "2026-08-25,published,2026-08-25,2026-08-20,day,888,Lancashire,North West,ilacs,standard,2023-01-26,leadership"
    )
    assert "The newest 100 are shown; 675 earlier ones are in the CSV." in page("/new/?since=2005-01-01").text


def test_the_page_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get("/new/?since=2005-01-01")


def test_why_a_report_is_not_compared_is_said_as_it_is(page: Page):
    """A first inspection under SIF, one under an older framework, and the first of a council that is new."""
    asked = {
        ("2013-11-01", "2014-03-31"): "Not compared: the one before was under an older framework",
        ("2011-08-01", "2011-08-31"): "Not compared: grades of this framework stand by themselves",
        ("2024-11-20", "2024-11-30"): "The first graded inspection of this council on the record",
    }
    for (since, until), words in asked.items():
        rows = page(f"/new/?since={since}&as_at={until}&kind=graded").tables[0].rows
        assert words in {row[-1] for row in rows}, since
