"""What the public reads of links: what an editor confirmed, and nothing more certain than that."""

from __future__ import annotations

import csv
import io

from django.urls import reverse

from inspections.actions import lineage, publishing
from inspections.models import Inspection, RecommendationLink
from tests.dashboard.other_findings import EARLIER, WORDS, publish_every_kind
from tests.dashboard.seen import Seen, see
from tests.scenes import scene
from tests.two_reports import publish_report

LIFE_STORY, SUPERVISION = "The quality of life-story work.", "The regularity of supervision for social workers."
LATER_LIFE, FIRES = "Life-story work for all children in care.", "The number of fire drills at night."
PAGE = "/councils/derby/asked/"


@scene
def first(register, editor) -> Inspection:
    return publish_report(editor, "2023", LIFE_STORY, SUPERVISION)


@scene
def second(first, editor) -> Inspection:
    return publish_report(editor, "2024", LATER_LIFE, FIRES)


def decide(editor, decision: str) -> None:
    link = RecommendationLink.objects.get()
    lineage.decide_link(link=link.pk, decision=decision, kind="asked_before", by=editor)


def seen(client, address: str = PAGE) -> Seen:
    return see(client.get(address))


def every_address(inspection: Inspection) -> list[str]:
    return [PAGE, "/councils/derby/", reverse("dashboard:inspection", args=[inspection.pk]), "/recommendations/"]


def test_without_a_decision_nothing_is_said_however_alike_the_two_are(client, second):
    RecommendationLink.objects.update(score=1)
    for address in every_address(second):
        text = seen(client, address).text
        assert "Asked before, in" not in text
        assert "new since" not in text


def test_what_an_editor_confirmed_is_asked_before_on_every_page(client, second, editor):
    decide(editor, "confirmed")
    for address in every_address(second):
        text = seen(client, address).text
        assert "Asked before, in April 2023" in text
        assert "new since" not in text
    page = seen(client)
    assert page.heading == "Derby: 1 thing asked for again"
    assert "Asked for in 2023 and 2024" in page.text
    assert "Nobody has compared the report in full" in page.text


def test_the_earlier_report_says_what_was_asked_again(client, first, second, editor):
    address = reverse("dashboard:inspection", args=[first.pk])
    RecommendationLink.objects.update(score=0.9)
    assert "Asked again" not in seen(client, address).text
    decide(editor, "confirmed")
    assert "Asked again, in November 2024: “The quality of life-story work.”" in seen(client, address).text


def test_what_an_editor_rejected_is_said_nowhere(client, second, editor):
    decide(editor, "rejected")
    for address in every_address(second):
        assert "Asked before, in" not in seen(client, address).text


def test_a_report_compared_in_full_says_what_is_new_and_what_is_gone(client, second, editor):
    decide(editor, "confirmed")
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    said = (
        "Of 2 recommendations, inspectors had asked for 1 before and 1 is new since April 2023. "
        "1 thing asked for in April 2023 is no longer asked for."
    )
    for address in every_address(second)[:3]:
        page = seen(client, address)
        assert said in page.text
        assert "New since April 2023 (1)" in page.text
    assert "No longer asked for (1)" in seen(client).text


def test_the_page_of_a_date_knows_nothing_later(client, second, editor):
    decide(editor, "confirmed")
    page = seen(client, f"{PAGE}?as_at=2023-12-31")
    assert page.heading == "Derby: what inspectors asked for"
    assert LATER_LIFE not in page.text


def test_a_withdrawn_report_takes_its_links_from_the_pages(client, second, editor):
    decide(editor, "confirmed")
    publishing.withdraw(report=second.report_id, by=editor, why="A slip")
    page = seen(client)
    assert page.heading == "Derby: what inspectors asked for"
    assert LATER_LIFE not in page.text


def test_a_council_without_words_says_so(client, register):
    assert seen(client).heading == "Derby: no recommendation is on the record in its words"
    assert client.get("/councils/nowhere/asked/").status_code == 404


def test_confirmed_links_are_in_the_downloads_with_stable_keys(client, second, editor):
    assert _rows(client) == []
    decide(editor, "confirmed")
    (line,) = _rows(client)
    assert line["later_inspection"] == second.key
    assert (line["later_position"], line["earlier_position"], line["kind"]) == ("1", "1", "asked_before")
    assert line["compared_in_full"] == "false"
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    assert _rows(client)[0]["compared_in_full"] == "true"


def _rows(client) -> list[dict[str, str]]:
    answer = client.get("/data/links.csv")
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_hostile_words_are_escaped(client, register, editor):
    publish_report(editor, "2023", "Supervision <script>alert(1)</script> of staff.")
    publish_report(editor, "2024", "Supervision of <b>staff</b>.")
    html = client.get(PAGE).content.decode()
    assert "<script>alert" not in html
    assert "<b>staff" not in html


def test_what_inspectors_said_of_progress_stands_with_its_words(client, record, today, editor):
    publish_every_kind(editor)
    page = seen(client, "/councils/stoke-on-trent/asked/")
    assert "What it says of earlier recommendations (1)" in page.text
    assert f"“{EARLIER}”" in page.text
    assert f"“{WORDS}”" in page.text
