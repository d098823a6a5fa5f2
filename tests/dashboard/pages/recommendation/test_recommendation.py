"""The page of one recommendation: what was asked, before and again, what the council replied, what came after."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from inspections.actions import lineage, publishing
from inspections.actions.indexing import index_inspection
from inspections.errors import InvalidValueError
from inspections.lineage.items import item_key
from inspections.models import Finding, Inspection, KnownMissing, RecommendationLink
from tests.dashboard.csv_files import cells_of
from tests.dashboard.seen import Seen, see
from tests.replies import ask_for_reply, publish_reply
from tests.scenes import scene
from tests.two_reports import make_joint, publish_report

LIFE_STORY, SUPERVISION = "The quality of life-story work.", "The regularity of supervision for social workers."
LATER_LIFE, FIRES = "Life-story work for all children in care.", "The number of fire drills at night."


@scene
def first(register, editor) -> Inspection:
    return publish_report(editor, "2023", LIFE_STORY, SUPERVISION)


@scene
def second(first, editor) -> Inspection:
    return publish_report(editor, "2024", LATER_LIFE, FIRES)


def confirm(editor: User) -> None:
    link = RecommendationLink.objects.get()
    lineage.decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)


def address(inspection: Inspection, text: str) -> str:
    return f"/recommendations/{inspection.key}/{item_key(text)}/"


def page_of(client, inspection: Inspection, text: str) -> Seen:
    return see(client.get(address(inspection, text)))


def test_a_recommendation_has_a_page_that_says_no_more_than_is_known(client, first):
    page = page_of(client, first, LIFE_STORY)
    assert page.heading == "Derby: asked for in April 2023"
    assert "No response recorded." in page.text
    assert LIFE_STORY in page.text
    assert "The record has no earlier report of the council in its words" in page.text
    assert "None are on the record: it has no report after 26 April 2023." in page.text


def test_without_a_confirmed_link_nothing_is_said_to_come_back(client, first, second):
    page = page_of(client, first, LIFE_STORY)
    assert "Asked for again" not in page.text
    assert "whether it was asked for again is not known" in page.text
    assert "whether it was asked before is not known" in page_of(client, second, LATER_LIFE).text


def test_the_chain_stands_on_the_page_of_each_of_its_ends(client, first, second, editor):
    confirm(editor)
    for inspection, text in ((first, LIFE_STORY), (second, LATER_LIFE)):
        page = page_of(client, inspection, text)
        assert page.heading == "Derby: asked for in 2023 and 2024"
        assert "Asked in April 2023, asked again in November 2024" in page.text
        assert f"“{LIFE_STORY}”" in page.text
        assert f"“{LATER_LIFE}”" in page.text
    assert "Asked for again, in November 2024. No response recorded." in page_of(client, first, LIFE_STORY).text


def test_a_report_compared_in_full_says_what_is_new_and_no_longer_asked_for(client, first, second, editor):
    confirm(editor)
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    assert "No longer asked for in November 2024." in page_of(client, first, SUPERVISION).text
    assert "in full with that of April 2023: this is new." in page_of(client, second, FIRES).text


def test_the_next_inspection_stands_beside_it_with_its_judgements(client, first, second):
    page = page_of(client, first, LIFE_STORY)
    assert "The next inspection, November 2024" in page.text
    rows = page.table("Judgements in April 2023 and November 2024")
    assert rows[0] == ["Judgement", "April 2023", "November 2024", "Change"]
    assert {row[-1] for row in rows[1:]} == {"Same"}


def test_after_a_joint_inspection_the_next_that_grades_the_council_is_the_next(client, first, second):
    make_joint(first)
    page = page_of(client, first, LIFE_STORY)
    assert "The next inspection, November 2024" in page.text
    assert {row[-1] for row in page.table("Judgements in April 2023 and November 2024")[1:]} == {"Not compared"}
    beside = see(client.get("/councils/derby/")).table("What each report asked for, and what came after it")
    assert beside[2][-1] == "November 2024: judgements not compared."


def test_a_published_reply_stands_beside_the_words_and_a_draft_nowhere(client, first, editor):
    publish_reply(first, LIFE_STORY, "Every child has a book of their story.")
    page = page_of(client, first, LIFE_STORY)
    assert "Every child has a book of their story." in page.text
    assert "Its own words; nobody has checked them." in page.text
    assert "No response recorded" not in page.text
    assert "No response recorded" in page_of(client, first, SUPERVISION).text


def test_what_waits_for_an_administrator_is_shown_nowhere(client, first):
    ask_for_reply(first, LIFE_STORY, "A book for every child.")
    page = page_of(client, first, LIFE_STORY)
    assert "A book for every child." not in page.text
    assert "A draft." not in page.text
    assert "No response recorded" in page.text


def test_progress_that_a_later_report_gives_stands_on_the_page(client, first, second):
    Finding.objects.create(
        inspection=second, kind="progress", position=1, text=LIFE_STORY, words="It is better.", verdict="good", page=3
    )
    page = page_of(client, first, LIFE_STORY)
    assert "Progress reported, in November 2024." in page.text
    assert "“It is better.”" in page.text
    assert "It is better." not in page_of(client, first, SUPERVISION).text


def test_an_address_outlives_a_mended_slip_and_a_withdrawal(client, first, editor):
    before = address(first, LIFE_STORY)
    found = Finding.objects.get(text__startswith=LIFE_STORY)
    found.text = "The quality of life-story works."
    found.save()
    index_inspection(first)
    answer = client.get(before)
    assert answer.status_code == 302
    assert answer["Location"] == address(first, found.text)
    assert see(client.get(before, follow=True)).heading == "Derby: asked for in April 2023"
    publishing.withdraw(report=first.report_id, by=editor, why="A test.")
    assert client.get(before, follow=True).status_code == 410


@pytest.mark.parametrize("item", ["nothing", "0" * 16, "r1"])
def test_what_was_never_asked_is_not_found(client, first, item):
    assert client.get(f"/recommendations/{first.key}/{item}/").status_code == 404
    assert client.get(f"/recommendations/nobody-{item}/{item}/").status_code == 404


def test_the_page_takes_as_many_queries_for_long_chains(client, first, second, editor, django_assert_max_num_queries):
    confirm(editor)
    client.get(address(first, LIFE_STORY))
    with django_assert_max_num_queries(26):
        client.get(address(first, LIFE_STORY))


def test_the_list_can_be_narrowed_to_a_council_and_to_a_state(client, first, second, editor):
    confirm(editor)
    publish_reply(first, SUPERVISION, "We meet every week.")

    def found(query: str) -> str:
        return see(client.get(f"/recommendations/{query}")).heading

    assert found("?council=derby").startswith("4 recommendations")
    assert found("?council=bradford") == "What inspectors recommend"
    assert found("?state=asked_again").startswith("1 recommendation")
    assert found("?state=reply").startswith("1 recommendation")
    assert found("?state=no_response").startswith("3 recommendations")
    assert found("?state=no_longer_asked") == "What inspectors recommend"
    assert "is not a state" in see(client.get("/recommendations/?state=done")).text


def test_a_line_of_the_list_leads_to_the_recommendation_and_says_what_became_of_it(client, first, second, editor):
    confirm(editor)
    page = see(client.get("/recommendations/"))
    assert address(first, LIFE_STORY) in page.links.values()
    assert "Asked for again, in November 2024. No response recorded" in page.text
    assert "in November 2024" not in see(client.get("/recommendations/?as_at=2024-01-01")).text


def test_the_downloads_say_what_became_of_each(client, first, second, editor):
    confirm(editor)
    publish_reply(first, SUPERVISION, "We meet every week.")
    header, *lines = cells_of(client, "/data/recommendations.csv")
    rows = {line[header.index("text")]: dict(zip(header, line, strict=True)) for line in lines}
    asked = rows[LIFE_STORY]
    assert asked["recommendation"] == f"{first.key}/{item_key(LIFE_STORY)}"
    assert asked["asked_again"] == f"{second.key}/{item_key(LATER_LIFE)}"
    assert asked["states"] == "no_response asked_again"
    assert asked["recommendation_address"].endswith(address(first, LIFE_STORY))
    assert rows[LATER_LIFE]["asked_before"] == asked["recommendation"]
    assert rows[SUPERVISION]["reply"] == "We meet every week."
    assert rows[SUPERVISION]["states"] == "reply"
    header, *cells = cells_of(client, "/recommendations.csv?state=reply")
    assert [line[header.index("states")] for line in cells] == ["reply"]


def test_the_years_beside_it_are_those_of_reports_to_the_same_body(client, first, second):
    Finding.objects.filter(inspection=second).update(audience="lscb")
    index_inspection(second)
    assert "2024" not in page_of(client, first, LIFE_STORY).text.partition("the inspectors’ words")[0]
    assert "2023" not in page_of(client, second, FIRES).text.partition("the inspectors’ words")[0]


def missing(inspection: Inspection, published: str) -> None:
    known = {"framework": "ilacs", "kind": "standard", "known": "Its day alone.", "source": "the list of the site"}
    KnownMissing.objects.create(authority=inspection.authority, published=published, **known)


def test_a_later_report_that_is_known_to_be_missing_is_named_wherever_nothing_later_is_said(client, first):
    missing(first, "2025-06-02")
    named = "An ILACS inspection published on 2 June 2025 is not yet on the record"
    page = page_of(client, first, LIFE_STORY)
    assert f"{named}: what it asked for is not known here." in page.text
    assert "No later inspection with grades is on the record" not in page.text
    assert f"it has no report after 26 April 2023. {named}." in page.text
    assert f"{named}: what it asked for is not known here." in see(client.get("/councils/derby/asked/")).text
    council = see(client.get("/councils/derby/"))
    assert council.table("What each report asked for, and what came after it")[1][3] == f"{named}."
    before = see(client.get("/councils/derby/asked/?as_at=2023-12-31"))
    assert named not in before.text


def test_nothing_is_new_where_a_report_between_the_two_is_known_to_be_missing(client, first, second, editor):
    confirm(editor)
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    missing(first, "2024-03-01")
    assert "this is new" not in page_of(client, second, FIRES).text
    assert "No longer asked for" not in page_of(client, first, SUPERVISION).text
    with pytest.raises(InvalidValueError, match="the record does not have its words"):
        lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)


def test_what_is_asked_of_another_body_is_not_new_since_a_report_that_asks_nothing_of_it(client, first, second, editor):
    for inspection, text in ((first, SUPERVISION), (second, FIRES)):
        Finding.objects.filter(inspection=inspection, text=text).update(audience="lscb")
        index_inspection(inspection)
    confirm(editor)
    third = publish_report(editor, "2026", "The number of visits.", FIRES)
    Finding.objects.filter(inspection=third, text=FIRES).update(audience="lscb")
    Finding.objects.filter(inspection=second, text=FIRES).update(audience="authority")
    for inspection in (second, third):
        index_inspection(inspection)
    RecommendationLink.objects.filter(decision="").delete()
    lineage.mark_compared(authority=third.authority_id, report=third.key, by=editor)
    page = page_of(client, third, FIRES)
    assert "this is new" not in page.text
    assert "nobody has compared the report in full with that of April 2023" in page.text
    said = "1 recommendation to another body is not compared: that of November 2024 asks nothing of it."
    asked = see(client.get("/councils/derby/asked/"))
    assert said in asked.text
    assert "New since November 2024 (1)" in asked.text
