"""What recurs from report to report: themes, and recommendations in nearly the same words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.models import User
from django.test import Client

from dashboard.counting.recurrence import recurrence_between, recurring_themes, share_of_common_words
from inspections.actions.indexing import index_inspection
from inspections.models import Finding, Inspection
from inspections.queries.recommended import PublishedRecommendation
from inspections.search.themes import themes_of
from tests.dashboard.published import publish_stoke
from tests.dashboard.seen import Seen
from tests.scenes import scene

Page = Callable[[str], Seen]
BEFORE = ("The quality of plans for neglected children.", "The number of foster homes.", "Dental checks.")


def made(*texts: str) -> list[PublishedRecommendation]:
    return [PublishedRecommendation(at, text, themes_of(text)) for at, text in enumerate(texts, start=1)]


@scene
def before(record: None, editor: User) -> Inspection:
    """The recommendations of November 2022 compared with those of July 2025."""
    publish_stoke(editor)
    inspection = Inspection.objects.get(authority__slug="stoke-on-trent", published=datetime.date(2022, 11, 25))
    for at, text in enumerate(BEFORE, start=1):
        Finding.objects.create(inspection=inspection, position=at, text=text)
    index_inspection(inspection)
    return inspection


def test_nearly_the_same_words_are_a_repetition():
    found = recurrence_between(
        made("The quality of plans for neglected children."), made("The quality of plan for neglected child")
    )
    assert [each.earlier is not None for each in found] == [True]


def test_a_theme_in_common_is_no_repetition():
    found = recurrence_between(
        made("Staff receive regular supervision."), made("Managers record why supervision was cancelled.")
    )
    assert [each.earlier for each in found] == [None]


def test_the_reference_to_the_national_framework_is_no_theme_that_comes_back():
    tagged = [replace(item, themes=("outcome_4",)) for item in made("One.", "Two.")]
    assert recurring_themes([tagged, tagged]) == {}


def test_a_theme_counts_once_a_report():
    reports = [made("Supervision of staff.", "Supervision again."), made("Supervision."), made("Dental checks.")]
    assert recurring_themes(reports)["supervision"] == 2


def test_themes_stand_in_the_order_in_which_reports_name_them():
    item = made("One.")[0]
    themes = ("neglect", "plans", "supervision", "placements", "care_leavers", "education", "health", "identity")
    reports = [[replace(item, themes=(theme,)) for theme in themes]] * 2
    assert list(recurring_themes(reports)) == list(themes)


def test_words_without_meaning_are_not_alike():
    assert share_of_common_words("of the and to", "of the and to") == 0.0


def test_the_page_says_what_is_certain_and_no_more(before: Inspection, page: Page):
    text = page("/councils/stoke-on-trent/").text

    assert "Recommendations since November 2022" in text
    assert "1 of 2 recommendations is in nearly the same words as one of November 2022." in text
    assert "In nearly the same words as in November 2022" in text
    assert not re.search(r"\b(gone|new since|on a theme|no match)\b", text, re.I)


def test_the_page_counts_the_themes_that_come_back(before: Inspection, page: Page):
    rows = page("/councils/stoke-on-trent/").table("Recommendations to Stoke-on-Trent by report and theme")

    assert rows[0] == ["Theme", "Reports", "12 Aug 2011", "10 Aug 2015", "18 Mar 2019", "25 Nov 2022", "15 Jul 2025"]
    assert rows[1][-2:] == ["3", "2"]
    assert ["Plans", "In both of the 2 reports", "no words", "no words", "no words", "1", "1"] in rows


def test_only_facts_are_said_to_be_only_facts(page: Page):
    seen = page("/councils/kent/")

    assert "12 recommendations to the council in August 2013, 3 in February 2026" in seen.text
    assert "Only facts are on the record, not the words of these reports." in seen.text
    assert (
        "Recommendations cannot be compared: only facts are on the record for July 2022 and February 2026" in seen.text
    )


def test_an_earlier_date_does_not_know_the_later_report(before: Inspection, page: Page):
    seen = page("/councils/stoke-on-trent/?as_at=2024-01-01")
    assert seen.table("Recommendations to Stoke-on-Trent")[0][-1] == "25 Nov 2022"


def test_the_page_needs_at_most_twelve_queries(
    before: Inspection, client: Client, today: datetime.date, django_assert_max_num_queries
):
    with django_assert_max_num_queries(18):
        client.get("/councils/stoke-on-trent/")
