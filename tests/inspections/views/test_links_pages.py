"""The editors' pages of links: decide, add, compare in full, and undo, without a script."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from inspections.models import ComparedReport, RecommendationLink
from inspections.queries.lineage import council_lineage, words_of_both
from tests.scenes import scene
from tests.two_reports import publish_report

LIFE_STORY, SUPERVISION = "The quality of life-story work.", "The regularity of supervision for social workers."
LATER_LIFE, FIRES = "Life-story work for all children in care.", "The number of fire drills at night."
OVERVIEW = reverse("inspections:links")


@scene
def report(register, editor):
    publish_report(editor, "2023", LIFE_STORY, SUPERVISION)
    return publish_report(editor, "2024", LATER_LIFE, FIRES)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def page_of(report) -> str:
    return reverse("inspections:links_of_report", args=[report.key])


def words_shown(client, report) -> str:
    """What stands for the words that the page shows; blank where it has no button to compare them."""
    found = re.search(r'name="words" value="([^"]*)"', client.get(page_of(report)).content.decode())
    return found[1] if found else ""


def send(client, report, step: str, **form: str):
    return client.post(reverse("inspections:link_step", args=[report.key, step]), form, follow=True)


def test_the_overview_counts_what_waits(editor_client, report):
    said = words(editor_client.get(OVERVIEW))
    assert "1 proposed link between recommendations to decide" in said
    assert "Derby, November 2024" in said
    assert "0 of 1 report with an earlier one are compared in full" in said


def test_every_form_carries_its_token(editor_client, report):
    html = editor_client.get(page_of(report)).content.decode()
    main = html[html.index("<main") :]
    assert main.count('method="post"') == main.count("csrfmiddlewaretoken") >= 2


def test_an_empty_record_has_an_overview_too(editor_client, db):
    assert "No proposed link between recommendations is waiting" in words(editor_client.get(OVERVIEW))


def test_both_passages_stand_side_by_side_with_the_words_in_common_marked(editor_client, report):
    said = words(editor_client.get(page_of(report)))
    assert "Derby, November 2024: 1 proposed link to decide" in said
    assert "The quality of <mark>life-story</mark> work." in said
    assert "<mark>Life-story</mark> work for all children in care." in said
    assert "Both name life-story work." in said


@pytest.mark.parametrize(
    ("answer", "decision", "kind"),
    [
        ("asked_before", "confirmed", "asked_before"),
        ("related", "confirmed", "related"),
        ("none", "rejected", "asked_before"),
    ],
)
def test_each_answer_is_saved_under_the_editors_name_and_undone(editor_client, editor, report, answer, decision, kind):
    link = RecommendationLink.objects.get()
    response = send(editor_client, report, "decide", link=str(link.pk), answer=answer, note="Read both.")
    assert "Saved" in words(response)
    link.refresh_from_db()
    assert (link.decision, link.kind, link.decided_by, link.note) == (decision, kind, editor, "Read both.")
    assert "1 decided" in words(editor_client.get(page_of(report)))
    assert "Taken back." in words(send(editor_client, report, "undo", link=str(link.pk)))
    assert RecommendationLink.objects.get().decision == ""


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(editor_client, report):
    link = RecommendationLink.objects.get()
    send(editor_client, report, "decide", link=str(link.pk), answer="asked_before")
    said = words(send(editor_client, report, "decide", link=str(link.pk), answer="none"))
    assert "This link has been decided on since you opened the page." in said
    assert RecommendationLink.objects.get().decision == "confirmed"


def test_words_that_changed_since_cannot_be_called_compared(editor_client, report):
    send(editor_client, report, "decide", link=str(RecommendationLink.objects.get().pk), answer="none")
    said = words(send(editor_client, report, "compared", words="others"))
    assert "Compare them again." in said
    assert not ComparedReport.objects.exists()


def test_a_note_is_kept_without_what_no_database_holds(editor_client, report):
    link = RecommendationLink.objects.get()
    send(editor_client, report, "decide", link=str(link.pk), answer="none", note="a\x07b" + "c" * 400)
    assert RecommendationLink.objects.get().note == "a b" + "c" * 297


def test_a_link_is_added_and_its_undoing_takes_it_away(editor_client, report):
    (before, after) = council_lineage(report.authority_id).reports
    form = {"later": after.items[1].key, "earlier": " ".join(before.items[1].place), "answer": "related"}
    assert "The link was added." in words(send(editor_client, report, "add", **form))
    added = RecommendationLink.objects.get(score=None)
    assert added.later_text == FIRES
    send(editor_client, report, "undo", link=str(added.pk))
    assert not RecommendationLink.objects.filter(score=None).exists()


def test_a_report_is_marked_as_compared_once_nothing_waits(editor_client, report):
    assert "1 proposed link to April 2023 is still waiting" in words(editor_client.get(page_of(report)))
    seen = words_of_both(*reversed(council_lineage(report.authority_id).reports))
    assert "decide on it first" in words(send(editor_client, report, "compared", words=seen))
    send(editor_client, report, "decide", link=str(RecommendationLink.objects.get().pk), answer="none")
    seen = words_shown(editor_client, report)
    assert "Compared in full" in words(send(editor_client, report, "compared", words=seen))
    assert ComparedReport.objects.get().later_inspection == report.key
    assert "Compared in full with April 2023" in words(editor_client.get(page_of(report)))
    send(editor_client, report, "not-compared")
    assert not ComparedReport.objects.exists()


@pytest.mark.parametrize(
    ("step", "form"),
    [
        ("decide", {}),
        ("decide", {"link": "x", "answer": "none"}),
        ("decide", {"link": "9" * 30, "answer": "none"}),
        ("decide", {"link": "1", "answer": "perhaps"}),
        ("undo", {"link": "²"}),
        ("add", {"answer": "related"}),
        ("add", {"answer": "related", "later": "x", "earlier": "y z"}),
        ("add", {"later": "x", "earlier": "y z"}),
        ("not-compared", {}),
    ],
)
def test_a_wrong_form_is_answered_in_words_and_changes_nothing(editor_client, report, step, form):
    before = list(RecommendationLink.objects.values())
    response = send(editor_client, report, step, **form)
    assert response.status_code == 200
    assert 'class="notice notice-error' in words(response)
    assert list(RecommendationLink.objects.values()) == before


def test_what_is_not_there_is_not_found(editor_client, report):
    assert editor_client.get("/reports/links/no-such-report/").status_code == 404
    assert send(editor_client, report, "explode").status_code == 404
    assert editor_client.post("/reports/links/no-such-report/compared/").status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, report):
    for address in (OVERVIEW, page_of(report)):
        assert client.get(address).status_code == 302
    assert client.post(reverse("inspections:link_step", args=[report.key, "compared"])).status_code == 302
