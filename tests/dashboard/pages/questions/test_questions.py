"""Questions for scrutiny rest on words and judgements of the record, and say nothing of what became of them."""

from __future__ import annotations

from inspections.actions import lineage
from inspections.models import RecommendationLink
from tests.dashboard.other_findings import WORDS, publish_every_kind
from tests.dashboard.seen import see
from tests.two_reports import make_joint, publish_report

PAGE = "/councils/derby/questions/"


def test_open_recommendations_and_weak_judgements_become_questions(client, register, editor):
    publish_report(editor, "2024", "The quality of life-story work.")
    page = see(client.get(PAGE))
    assert page.heading == "Derby: 5 questions for scrutiny"
    assert "“The quality of life-story work.”" in page.text
    assert "Inspectors asked for this in November 2024." in page.text
    assert "Inspectors judged that leadership requires improvement to be good." in page.text
    assert "again" not in page.text.partition("Each question comes")[0]


def test_what_was_confirmed_as_asked_before_is_asked_about_first(client, register, editor):
    publish_report(editor, "2023", "The quality of life-story work.")
    publish_report(editor, "2024", "Life-story work for all children in care.")
    assert "Asked for again" not in {each.strip() for each in see(client.get(PAGE)).words}
    link = RecommendationLink.objects.get()
    lineage.decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)
    page = see(client.get(PAGE))
    assert "Inspectors asked for this in April 2023 and November 2024." in page.text
    assert page.text.index("Asked for again") < page.text.index("Below good")


def test_a_council_of_the_record_without_words_is_asked_about_its_judgements(page):
    seen = page("/councils/bradford/questions/?as_at=2023-06-30")
    assert "Inspectors judged" in seen.text
    assert "Asked for again" not in {each.strip() for each in seen.words}
    assert "The report’s words stand above it where the record has them" in seen.text
    assert "<blockquote>" not in seen.html


def test_nothing_to_ask_is_said_in_words(client, register):
    page = see(client.get(PAGE))
    assert page.heading == "Derby: the record raises no question for scrutiny"
    assert client.get("/councils/nowhere/questions/").status_code == 404


def test_a_verdict_on_progress_that_is_not_good_is_asked_about(client, record, today, editor):
    publish_every_kind(editor)
    page = see(client.get("/councils/stoke-on-trent/questions/"))
    assert "Progress with earlier requests" in page.text
    assert f"“{WORDS}”" in page.text
    assert "In July 2025 inspectors looked at the progress with this." in page.text


def test_what_a_joint_inspection_asked_for_since_is_asked_about_too(client, register, editor):
    publish_report(editor, "2024", "The quality of life-story work.")
    make_joint(publish_report(editor, "2026", "How agencies share what they know of children."))
    page = see(client.get(PAGE))
    assert "Asked for in March 2026: Joint targeted area inspection" in page.text
    assert "“How agencies share what they know of children.”" in page.text
    assert "“The quality of life-story work.”" in page.text
    assert "How agencies share" not in see(client.get(f"{PAGE}?as_at=2025-12-31")).text
