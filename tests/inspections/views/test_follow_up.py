"""A council's follow-up as its own people see and keep it, and what becomes of a reply."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from inspections.queries.public_replies import public_replies
from tests.followed_up import Kept, signed_in, text
from tests.inspections.once import OF_A_PAGE

pytestmark = OF_A_PAGE


@pytest.fixture
def own(kept: Kept) -> Client:
    return signed_in(kept.kim)


def test_the_page_says_what_is_late_who_can_read_it_and_what_is_public(kept: Kept, own: Client):
    shown = text(own, kept.url("follow_up_of"))
    assert "1 of 1 action is late, none is done" in shown
    assert "Private: Derby City Council only" in shown
    assert "Kim Lee, council editor for Derby" in shown
    assert "due about 7 March 2025, counted from publication" in shown
    assert "A reply that is waiting for an administrator" in shown


def test_the_table_shows_what_is_chosen(kept: Kept, own: Client):
    page = kept.url("follow_up_of")
    assert "Audit supervision" in text(own, f"{page}?owner=Head+of+practice&status=late&due=30/09/2025")
    assert "No action matches what you chose" in text(own, f"{page}?status=done")
    assert "No action matches what you chose" in text(own, f"{page}?due=1+May+2025")
    assert "left out" not in text(own, page)


def test_what_of_a_filter_cannot_be_read_is_left_out_and_said(kept: Kept, own: Client):
    page = kept.url("follow_up_of")
    shown = text(own, f"{page}?due=never&owner=Nobody&status=late-ish")
    assert "Audit supervision" in shown
    assert "“never” is not a date such as 31 January 2027" in shown
    assert "No action has the owner “Nobody”, so it was left out." in shown
    assert "“late-ish” is not a status, so it was left out." in shown
    assert "“never” is not a date" in text(own, f"{page}?form=board&due=never")
    assert "“never” is not a date" in text(own, f"{kept.url('follow_up_changes')}?since=never")


def test_a_card_moves_on_the_board_and_back(kept: Kept, own: Client):
    board = f"{kept.url('follow_up_of')}?form=board"
    assert "Move to under way" in text(own, board)
    press = kept.url("one_press", kept.action.pk, "move")
    answer = own.post(press, {"status": "under_way", "as_shown": "not_started", "back": board})
    assert answer.headers["Location"] == board
    assert "Back to not started" in text(own, board)
    own.post(press, {"status": "done", "as_shown": "not_started", "back": "https://example.org/"})
    kept.action.refresh_from_db()
    assert kept.action.status == "under_way"
    assert "Somebody has moved this action since you opened the page" in text(own, board)


def test_nobody_is_sent_elsewhere_after_a_press(kept: Kept, own: Client):
    press = kept.url("one_press", kept.action.pk, "move")
    for back in ("https://example.org/", "//example.org", "/follow-up/leeds/", "/admin/"):
        answer = own.post(press, {"status": "under_way", "back": back})
        assert answer.headers["Location"] == kept.url("follow_up_of")


def test_what_is_refused_comes_back_as_it_was_typed(kept: Kept, own: Client):
    sent = {"response-text": "Mine, a long one.", "response-as_shown": "Older words."}
    answer = own.post(kept.url("follow_up_step", *kept.on, "response"), sent)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "This response has been changed since you opened the page" in shown
    assert "Mine, a long one." in shown
    assert "We meet monthly." in shown
    answer = own.post(kept.url("action_step", kept.action.pk, "note"), {"note-text": "", "note-due": "31/12/2026"})
    assert "Say why the date has changed." in answer.content.decode()
    answer = own.post(kept.url("action_step", kept.action.pk, "note"), {"note-text": "Long.", "note-due": "soon"})
    assert "Write the date as 31 January 2027" in answer.content.decode()
    assert "Long." in answer.content.decode()


def test_a_new_due_date_stands_beside_the_first_which_late_is_counted_from(kept: Kept, own: Client):
    own.post(kept.url("action_step", kept.action.pk, "note"), {"note-text": "Two left.", "note-due": "31 January 2030"})
    shown = text(own, kept.url("planned", kept.action.pk))
    assert "First due on 30 September 2025" in shown
    assert "Late by" in shown
    assert "New due date: 31 January 2030, before 30 September 2025" in shown


def test_an_administrator_accepts_and_the_council_takes_it_back(kept: Kept, own: Client):
    ada = signed_in(kept.ada)
    assert "Monthly now." in text(ada, reverse("inspections:replies"))
    refused = ada.post(reverse("inspections:decide_reply", args=(kept.reply.pk, "return")), {"reason": " "})
    assert refused.status_code == 422
    ada.post(reverse("inspections:decide_reply", args=(kept.reply.pk, "accept")))
    assert [reply.text for reply in public_replies().values()] == ["Monthly now."]
    assert "Your reply of" in text(own, kept.url("follow_up_of"))
    own.post(kept.url("one_press", kept.reply.pk, "take-back"))
    assert public_replies() == {}


def test_an_administrator_takes_a_reply_back_with_a_reason_that_the_council_reads(kept: Kept, own: Client):
    ada = signed_in(kept.ada)
    ada.post(reverse("inspections:decide_reply", args=(kept.reply.pk, "accept")))
    take_back = reverse("inspections:decide_reply", args=(kept.reply.pk, "take-back"))
    assert ada.post(take_back, {"reason": ""}).status_code == 422
    ada.post(take_back, {"reason": "It names a child."})
    assert public_replies() == {}
    assert "It names a child." in text(own, kept.url("follow_up_on", *kept.on))


def test_what_changed_since_a_day_is_told_with_who_and_newest_first(kept: Kept, own: Client):
    own.post(kept.url("one_press", kept.action.pk, "move"), {"status": "under_way"})
    own.post(kept.url("one_press", kept.file.pk, "remove"))
    signed_in(kept.ada).post(reverse("inspections:decide_reply", args=(kept.reply.pk, "accept")))
    shown = text(own, kept.url("follow_up_changes"))
    told = (
        "ada: “The regularity of supervision for social workers.”. Reply accepted and published",
        "Evidence removed",
        "Changed: status from “Not started” to “Under way”",
        "Reply asked for",
        "Evidence added, removed since",
        "Note: thirty of sixty done",
        "Planned, due on 30 September 2025",
        "Response written",
    )
    places = [shown.index(words) for words in told]
    assert places == sorted(places)
    assert f"{len(told)} changes since" in shown
    assert "Nothing changed since 1 January 2031" in text(own, f"{kept.url('follow_up_changes')}?since=1/1/2031")
    soon = text(own, f"{kept.url('follow_up_changes')}?since=soon")
    assert f"{len(told)} changes since" in soon
    assert "“soon” is not a date such as" in soon
    assert "is not a date" not in shown
    assert "minutes.pdf" not in shown


def test_the_own_council_is_where_a_council_editor_begins(kept: Kept, own: Client):
    assert own.get(reverse("inspections:follow_up")).headers["Location"] == kept.url("follow_up_of")
    assert "Derby City Council" in text(signed_in(kept.ada), reverse("inspections:follow_up"))
