"""What a report mentions goes from its reading to the draft and the record, and goes with the report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dashboard.open_data.finding_tables import MENTIONS
from dashboard.open_data.rows import table_rows
from inspections.actions import publishing, review, undoing
from inspections.draft import Draft
from inspections.mention import Mention
from inspections.models import Change, Inspection, Mentioned, Report
from inspections.queries.draft_steps import draft_steps
from inspections.queries.ledger import events_in, named_events
from inspections.reading.contract import EventRead, RatingRead
from inspections.reading.vocabulary import EventKind, Grade, RatingKind
from tests.readings import answered, ilacs, settle
from tests.scenes import scene

BOX = (75.0, 300.0, 484.0, 320.0)
VISIT = EventRead(EventKind.FOCUSED_VISIT, "2023-11", None, "The focused visit in November 2023 found drift.", 3, BOX)
EARLIER = EventRead(EventKind.INSPECTION, "2022", Grade.INADEQUATE, "In 2022 services were inadequate.", 2, BOX)
STARS = RatingRead(RatingKind.STARS, 0, "It was judged a zero star council.", 2, BOX)


@scene
def report(record: None, editor: User) -> Report:
    return answered(ilacs(events=(EARLIER, VISIT), ratings=(STARS,)), by=editor)


def publish(report: Report, editor: User) -> Inspection:
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def test_the_draft_and_the_record_hold_it_whole(report: Report, editor: User):
    draft = report.as_draft()
    assert [(each.key, each.kind, each.when, each.grade, each.stars) for each in draft.mentions] == [
        ("mention:1", "inspection", "2022", "inadequate", None),
        ("mention:2", "focused_visit", "2023-11", None, None),
        ("mention:3", "stars", None, None, 0),
    ]
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft
    assert tuple(row.facts for row in publish(report, editor).mentions.all()) == draft.mentions


def test_it_is_nothing_to_check_and_counts_nowhere(report: Report, editor: User):
    assert not [value.key for value in report.as_draft().to_check() if value.key.startswith("mention")]
    before = Inspection.objects.count()
    publish(report, editor)
    assert Inspection.objects.count() == before


def test_what_an_editor_takes_out_is_not_published_and_can_be_put_back(report: Report, editor: User):
    review.remove_value(report=report.pk, key="mention:2", by=editor)
    change = Change.objects.latest("pk")
    assert (change.what, change.new) == ("Focused visit, November 2023", "")
    assert change.old == "“The focused visit in November 2023 found drift.”"
    assert [each.key for each in Report.objects.get().as_draft().mentions] == ["mention:1", "mention:3"]

    undoing.put_back(report=report.pk, step=draft_steps(report.pk)[0].pk, key="mention:2", by=editor)
    assert [each.key for each in Report.objects.get().as_draft().mentions] == ["mention:1", "mention:2", "mention:3"]


def test_it_goes_with_the_report_and_comes_back_with_it(report: Report, editor: User):
    publish(report, editor)
    publishing.withdraw(report=report.pk, by=editor, why="a mistake")
    assert Mentioned.objects.count() == 0

    publishing.take_up(report=report.pk, by=editor)
    publishing.publish(report=report.pk, by=editor)
    assert Mentioned.objects.count() == 3


def test_an_event_is_known_by_the_inspection_on_record_that_it_is(report: Report, editor: User):
    inspection = publish(report, editor)
    held = events_in(inspection)

    assert held["m2"] is None
    earlier = Inspection.objects.get(pk=held["m1"])
    assert (earlier.authority, earlier.start.year) == (inspection.authority, 2022)


def test_what_reports_name_is_one_list_with_what_came_with_the_data(report: Report, editor: User):
    inspection_of = Inspection.objects.get(key="861-ilacs-2025-05-12")
    before = named_events(authority=inspection_of.authority)
    inspection = publish(report, editor)
    after = named_events(authority=inspection.authority)

    new = [event for event in after if event.named_by == inspection.key and event not in before]
    assert ("focused_visit", "2023-11", 3) in [(event.kind, str(event.when), event.page) for event in new]
    places = [(event.kind, str(event.when)) for event in after]
    assert len(places) == len(set(places))
    assert not [event for event in after if event.kind == "stars"]


def test_the_review_and_the_page_of_the_inspection_show_it_with_its_words(
    report: Report, editor: User, editor_client: Client
):
    shown = editor_client.get(f"/reports/{report.pk}/review/").content.decode()
    assert "Named in this report (3)" in shown
    assert "Star rating of social care: 0 stars" in shown

    inspection = publish(report, editor)
    page = editor_client.get(f"/inspections/{inspection.pk}/?at=m2").content.decode()
    assert "Focused visit, November 2023" in page
    assert "“The focused visit in November 2023 found drift.”" in page
    assert "Page 3 of 12" in page
    assert "not on the record" in page


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("The visit of May 2018 found drift.", "The visit of May 2018 found drift."),
        ("no visit was made since May 2018.", "…no visit was made since May 2018."),
        ("…wrote of May 2018…", "…wrote of May 2018…"),
        (f"In May 2018 {'it was so, ' * 26}an", f"In May 2018 {'it was so, ' * 26}".rstrip() + "…"),
    ],
)
def test_words_of_an_older_reader_keep_their_beginning_and_say_where_they_were_cut(words: str, quoted: str):
    assert Mention("mention:1", "inspection", words, 1, BOX).quoted == quoted


def test_pages_and_files_give_the_words_in_one_form(record: None, editor: User, editor_client: Client):
    visit = replace(VISIT, words="no focused visit was made since November 2023.")
    report = answered(ilacs(events=(visit,)), by=editor)
    shown = "…no focused visit was made since November 2023."
    assert shown in editor_client.get(f"/reports/{report.pk}/review/").content.decode()

    inspection = publish(report, editor)
    assert shown in editor_client.get(f"/inspections/{inspection.pk}/?at=m1").content.decode()
    rows = list(table_rows("mentions", str))
    assert [row[MENTIONS.header.index("words")] for row in rows] == [shown]


def test_what_is_taken_out_stands_in_the_history_as_on_the_page(record: None, editor: User):
    visit = replace(VISIT, words="no focused visit was made since November 2023.")
    report = answered(ilacs(events=(visit,)), by=editor)
    review.remove_value(report=report.pk, key="mention:1", by=editor)
    assert Change.objects.latest("pk").old == "“…no focused visit was made since November 2023.”"
