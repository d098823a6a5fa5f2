"""The page of the paper with its form: what is filled in goes into the paper and nowhere else."""

from __future__ import annotations

import datetime
import io

import docx
import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.actions import planning
from inspections.lineage.items import item_key
from inspections.models import Inspection, Person, PlannedAction
from inspections.roles import Role
from tests.dashboard.csv_files import content_of
from tests.dashboard.seen import see
from tests.people import person
from tests.scenes import scene
from tests.two_reports import publish_report

PAGE = "/councils/derby/committee-paper/"
LIFE_STORY = "The quality of life-story work for care leavers."
COVER = {
    "board": "Children’s scrutiny board",
    "meeting": "3 December 2026",
    "author": "R. Khan",
    "contact": "r.khan@derby.example",
    "decision": "To note <b>this</b> & decide",
}


@scene
def report(register: None, editor: User) -> Inspection:
    found = publish_report(editor, "2024", LIFE_STORY)
    kim = person("kim", Role.COUNCIL, council=found.authority)
    planning.plan_action(
        council=found.authority_id,
        place=(found.key, item_key(LIFE_STORY)),
        title="A book for every child",
        owner="Head of care",
        due=datetime.date(2026, 9, 30),
        by=kim,
    )
    return found


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def test_the_page_has_the_sections_of_the_document_and_the_same_words(client, report):
    page = see(client.get(PAGE))
    document = docx.Document(io.BytesIO(content_of(client.get("/councils/derby/committee-paper.docx"))))
    assert page.heading == "Inspection outcomes of children’s services: Derby"
    for paragraph in document.paragraphs[2:]:
        if paragraph.style.name in ("Heading 1", "Heading 2", "List Bullet", "Lead"):
            assert " ".join(paragraph.text.split()) in " ".join(page.text.split())


@pytest.mark.parametrize("kind", ["page", "word"])
def test_what_is_filled_in_stands_on_the_cover(client, report, kind):
    answer = client.post(PAGE, COVER | {"as": kind})
    if kind == "word":
        table = docx.Document(io.BytesIO(content_of(answer))).tables[0]
        rows = {row.cells[0].text: row.cells[1].text for row in table.rows}
    else:
        rows = dict(see(answer).table("This paper"))
        assert "<b>this</b>" not in answer.content.decode()
    assert rows["Board or committee"] == COVER["board"]
    assert rows["Decision asked for"] == COVER["decision"]


def test_nothing_that_was_filled_in_is_kept(client, report):
    content_of(client.post(PAGE, COVER | {"as": "word"}))
    for address in (PAGE, "/councils/derby/committee-paper.docx", "/councils/derby/"):
        assert b"Khan" not in content_of(client.get(address))
    assert "no-store" in client.get(PAGE)["Cache-Control"]


def test_a_cover_that_is_too_long_is_cut_and_controls_are_left_out(client, report):
    answer = client.post(PAGE, {"board": "x" * 5000, "author": "a\x0bb", "as": "word"})
    table = docx.Document(io.BytesIO(content_of(answer))).tables[0]
    assert len(table.rows[1].cells[1].text) == 400
    assert table.rows[2].cells[1].text == "a b"


@pytest.mark.parametrize(("username", "sees"), [("", False), ("york", False), ("reader", False), ("kim", True)])
def test_the_action_plan_goes_to_people_alone_who_may_see_it(client, report, username, sees):
    from authorities.models import Authority

    person("york", Role.COUNCIL, council=Authority.objects.get(slug="york"))
    person("reader", Role.READER)
    visitor = signed_in(username) if username else client
    for answer in (visitor.get(PAGE), visitor.post(PAGE, {"plan": "on"})):
        assert (b"A book for every child" in answer.content) is sees
    word = content_of(visitor.post(PAGE, {"plan": "on", "as": "word"}))
    text = "".join(
        cell.text for table in docx.Document(io.BytesIO(word)).tables for row in table.rows for cell in row.cells
    )
    assert ("A book for every child" in text) is sees
    assert b"A book" not in content_of(visitor.get("/councils/derby/committee-paper.docx"))


def test_the_plan_of_another_report_stands_behind_until_it_is_done(report, editor):
    publish_report(editor, "2026", "The quality of early help.")
    shown = see(signed_in("kim").get(PAGE)).text
    assert "A book for every child" in shown
    assert "ILACS standard inspection, 26 November 2024" in shown.partition("The action plan")[2]
    earlier = signed_in("kim").get(f"{PAGE}?as_at=2024-01-01")
    assert b"A book for every child" not in earlier.content
    kim, action = User.objects.get(username="kim"), PlannedAction.objects.get()
    planning.move_action(council=report.authority_id, action=action.pk, status="done", by=kim)
    assert b"A book for every child" not in signed_in("kim").get(PAGE).content
    assert b"A book for every child" in signed_in("kim").get(f"{PAGE}?as_at=2025-01-01").content


def test_whoever_lacks_a_second_factor_that_they_need_does_not_see_the_plan(report):
    Person.objects.filter(user__username="kim").update(second_factor_required=True)
    assert b"A book for every child" not in signed_in("kim").get(PAGE).content


def test_whoever_may_see_the_plan_can_leave_it_out(report):
    assert b"A book for every child" not in signed_in("kim").post(PAGE, COVER).content


def test_what_needs_to_improve_stands_under_the_judgement_that_it_names(client, report):
    page = see(client.get(PAGE))
    assert "Care leavers: requires improvement" in page.text
    assert page.text.index("Care leavers: requires improvement") < page.text.index("as far as the report names this")


def test_a_council_that_is_not_there_has_no_paper(client, register):
    assert client.get("/councils/nowhere/committee-paper/").status_code == 404
