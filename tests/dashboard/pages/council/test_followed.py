"""Beside the timeline of a council stands what was asked, answered and judged again."""

from __future__ import annotations

from inspections.actions import lineage
from inspections.models import RecommendationLink
from tests.dashboard.seen import see
from tests.replies import publish_reply
from tests.two_reports import publish_report

LIFE_STORY, LATER_LIFE = "The quality of life-story work.", "Life-story work for all children in care."
CAPTION = "What each report asked for, and what came after it"


def test_each_report_says_what_was_asked_answered_and_judged_again(client, register, editor):
    first = publish_report(editor, "2023", LIFE_STORY, "The number of fire drills at night.")
    publish_report(editor, "2024", LATER_LIFE)
    rows = see(client.get("/councils/derby/")).table(CAPTION)
    assert [row[1:3] for row in rows[1:]] == [
        ["1 recommendation", "No response recorded"],
        ["2 recommendations", "No response recorded"],
    ]
    link = RecommendationLink.objects.get()
    lineage.decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)
    publish_reply(first, LIFE_STORY, "Every child has a book.")
    newest, oldest = see(client.get("/councils/derby/")).table(CAPTION)[1:]
    assert newest[1:] == [
        "1 recommendation, asked before",
        "No response recorded",
        "No later inspection with grades on the record",
    ]
    assert oldest[2] == "Council’s reply to 1"
    assert oldest[3].startswith("November 2024: none of the")
    assert oldest[3].endswith("1 asked for again.")


def test_a_past_date_knows_nothing_of_later_reports(client, register, editor):
    publish_report(editor, "2023", LIFE_STORY)
    publish_report(editor, "2024", LATER_LIFE)
    rows = see(client.get("/councils/derby/?as_at=2023-12-31")).table(CAPTION)
    assert [row[3] for row in rows[1:]] == ["No later inspection with grades on the record"]


def test_a_council_without_words_has_no_such_table(page):
    assert CAPTION not in page("/councils/bradford/").html
