"""What a council writes about its recommendations: kept with who and when, and beside the words that it answers."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import evidence, planning, publishing, replying, responding
from inspections.actions.indexing import index_inspection
from inspections.errors import ChangedError, InvalidValueError, RefusedError, WrongStateError
from inspections.followup.words_answered import Standing
from inspections.lineage.items import item_key
from inspections.models import CouncilReply, CouncilResponse, Finding, Inspection, PlannedAction
from inspections.queries.followup import FollowedUp, council_follow_up
from inspections.queries.public_replies import PublicReply, public_replies, statements_due
from inspections.queries.record_version import record_version
from inspections.roles import Role
from tests.people import person
from tests.scenes import scene
from tests.two_reports import publish_again, publish_report

SUPERVISION = "The regularity of supervision for social workers."
HOMES = "Sufficiency of homes for children in care."
DUE = datetime.date(2026, 9, 30)


@scene
def report(register: None, editor: User) -> Inspection:
    return publish_report(editor, "2024", SUPERVISION, HOMES)


@scene
def jo(report: Inspection) -> User:
    return person("kim", Role.COUNCIL, council=report.authority)


@scene
def ada(report: Inspection) -> User:
    return person("ada", Role.ADMINISTRATOR)


def place(report: Inspection, text: str = SUPERVISION) -> tuple[str, str]:
    return report.key, item_key(text)


def respond(report: Inspection, jo: User, text: str = "We meet monthly.", *, to: str = SUPERVISION) -> CouncilResponse:
    return responding.save_response(council=report.authority_id, place=place(report, to), text=text, by=jo)


def plan(report: Inspection, jo: User, *, to: str = SUPERVISION) -> PlannedAction:
    where = place(report, to)
    return planning.plan_action(
        council=report.authority_id, place=where, title="Audit supervision", owner="Head of practice", due=DUE, by=jo
    )


def ask(response: CouncilResponse, jo: User, text: str = "Supervision is monthly now.") -> CouncilReply:
    return replying.ask_to_publish(
        council=response.authority_id, response=response.pk, text=text, signed_as="Director", by=jo
    )


def published(report: Inspection, jo: User, ada: User, text: str = "Supervision is monthly now.") -> CouncilReply:
    return replying.accept_reply(reply=ask(respond(report, jo), jo, text).pk, by=ada)


def lines(report: Inspection) -> list[FollowedUp]:
    return [line for each in council_follow_up(report.authority_id).reports for line in each.lines]


def reply_texts() -> dict[tuple[str, str], str]:
    return {where: reply.text for where, reply in public_replies().items()}


def reword(report: Inspection, old: str, *new: str) -> None:
    """The report says it in other words, as after a correction or a newer reading."""
    row = Finding.objects.get(inspection=report, text=old)
    row.text = new[0]
    row.save()
    for number, text in enumerate(new[1:], start=8):
        Finding.objects.create(inspection=report, kind=row.kind, position=number, text=text, source="entered")
    index_inspection(report)


def test_a_response_is_kept_with_who_and_when(report, jo):
    row = respond(report, jo, "  We meet monthly.\r\nAnd note it. ")
    assert (row.text, row.changed_by, row.item_text) == ("We meet monthly.\nAnd note it.", jo, SUPERVISION)
    assert row.history.latest().history_user == jo
    assert [line.text for line in lines(report)] == ["We meet monthly.\nAnd note it.", ""]


def test_saving_again_changes_the_one_row(report, jo):
    first = respond(report, jo)
    assert respond(report, jo, "Other words.").pk == first.pk
    assert [row.text for row in first.history.all()] == ["Other words.", "We meet monthly.", ""]


def test_of_two_people_neither_overwrites_the_other_unseen(report, jo):
    respond(report, jo, "Mine.")
    with pytest.raises(ChangedError):
        responding.save_response(
            council=report.authority_id, place=place(report), text="Theirs.", by=jo, as_shown="What was there before."
        )
    assert lines(report)[0].text == "Mine."


def test_another_councils_report_is_not_there(report, jo):
    leeds = Authority.objects.get(slug="leeds")
    with pytest.raises(InvalidValueError):
        responding.save_response(council=leeds.pk, place=place(report), text="Ours.", by=jo)


def test_another_councils_rows_are_not_there_for_any_action(report, jo, ada):
    other, action = Authority.objects.get(slug="leeds").pk, plan(report, jo)
    reply = published(report, jo, ada)
    tries = (
        lambda: planning.change_action(council=other, action=action.pk, title="X", owner="Y", by=jo),
        lambda: planning.move_action(council=other, action=action.pk, status="done", by=jo),
        lambda: planning.drop_action(council=other, action=action.pk, reason="X", by=jo),
        lambda: planning.add_note(council=other, action=action.pk, text="X", by=jo),
        lambda: responding.move_response(council=other, response=action.response_id, item="x", by=jo),
        lambda: replying.ask_to_publish(council=other, response=action.response_id, text="X", signed_as="Y", by=jo),
        lambda: replying.take_reply_back(council=other, reply=reply.pk, by=jo),
        lambda: replying.call_back(council=other, reply=reply.pk, by=jo),
    )
    for attempt in tries:
        with pytest.raises(ObjectDoesNotExist):
            attempt()


def test_every_action_holds_the_council_before_it_looks_at_a_row(report, jo, ada):
    action, reply = plan(report, jo), published(report, jo, ada)
    own = {"council": report.authority_id, "by": jo}
    acts = (
        lambda: respond(report, jo, "Anew."),
        lambda: plan(report, jo),
        lambda: planning.move_action(action=action.pk, status="under_way", **own),
        lambda: planning.add_note(action=action.pk, text="X", **own),
        lambda: planning.change_action(action=action.pk, title="X", owner="Y", **own),
        lambda: evidence.add_link(action=action.pk, link="https://example.org/", **own),
        lambda: responding.say_statement_sent(inspection=report.key, sent_on=timezone.localdate(), **own),
        lambda: replying.take_reply_back(reply=reply.pk, **own),
        lambda: responding.move_response(response=action.response_id, item=place(report)[1], **own),
        lambda: planning.drop_action(action=action.pk, reason="X", **own),
    )
    for act in acts:
        with CaptureQueriesContext(connection) as asked:
            act()
        selects = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
        assert 'FROM "authorities_authority"' in selects[0]


def test_a_new_due_date_needs_a_reason_and_keeps_the_first(report, jo):
    action, later = plan(report, jo), datetime.date(2026, 12, 31)
    with pytest.raises(InvalidValueError, match="why the date has changed"):
        planning.add_note(council=report.authority_id, action=action.pk, text=" ", due=later, by=jo)
    note = planning.add_note(council=report.authority_id, action=action.pk, text="Two left.", due=later, by=jo)
    action.refresh_from_db()
    assert (action.first_due, action.due) == (DUE, later)
    assert (note.due_before, note.due_after, note.by) == (DUE, later, jo)


@pytest.mark.parametrize("year", [1999, 2199])
def test_a_due_date_that_can_only_be_a_slip_is_refused_with_the_days_that_can_be(report, jo, year):
    action = plan(report, jo)
    with pytest.raises(InvalidValueError, match="cannot be right: it is before 2000 or more than 20 years ahead"):
        planning.add_note(
            council=report.authority_id, action=action.pk, text="Moved.", due=datetime.date(year, 1, 1), by=jo
        )


def test_the_day_on_which_it_was_done_comes_and_goes_with_the_column(report, jo):
    action = plan(report, jo)
    move = {"council": report.authority_id, "action": action.pk, "by": jo}
    assert planning.move_action(**move, status="done").done_on == timezone.localdate()
    assert planning.move_action(**move, status="under_way", as_shown="done").done_on is None
    with pytest.raises(ChangedError, match="Under way"):
        planning.move_action(**move, status="done", as_shown="not_started")
    for nowhere in ("elsewhere", "dropped"):
        with pytest.raises(InvalidValueError, match="which column of the board"):
            planning.move_action(**move, status=nowhere)


def test_late_ones_come_first_then_by_date_and_done_last(report, jo):
    for title, due in (("soon", "2099-01-01"), ("late", "2020-01-01"), ("done", "2019-01-01"), ("later", "2099-02-01")):
        planning.plan_action(
            council=report.authority_id,
            place=place(report),
            title=title,
            owner="X",
            due=datetime.date.fromisoformat(due).replace(year=min(2040, int(due[:4]))),
            by=jo,
        )
    done = PlannedAction.objects.get(title="done")
    planning.move_action(council=report.authority_id, action=done.pk, status="done", by=jo)
    today = timezone.localdate()
    found = sorted(council_follow_up(report.authority_id).actions, key=lambda action: action.order(today))
    assert [action.title for action in found] == ["late", "soon", "later", "done"]


def test_what_is_no_longer_planned_stays_with_its_reason(report, jo):
    action = plan(report, jo)
    with pytest.raises(InvalidValueError):
        planning.drop_action(council=report.authority_id, action=action.pk, reason="", by=jo)
    planning.drop_action(council=report.authority_id, action=action.pk, reason="Another team does it.", by=jo)
    action.refresh_from_db()
    assert (action.status, action.notes.get().text) == ("dropped", "Another team does it.")
    with pytest.raises(ChangedError):
        planning.drop_action(council=report.authority_id, action=action.pk, reason="Twice.", by=jo)
    planning.move_action(council=report.authority_id, action=action.pk, status="not_started", by=jo)


def test_nothing_is_public_until_a_second_person_accepts_it(report, jo, ada):
    reply = ask(respond(report, jo), jo)
    plan(report, jo)
    assert public_replies() == {}
    replying.accept_reply(reply=reply.pk, by=ada)
    found = public_replies([report.key])
    assert found == {
        place(report): PublicReply(
            pk=reply.pk,
            text="Supervision is monthly now.",
            council=report.authority.name,
            signed="Director",
            on=timezone.localdate(),
            answers=SUPERVISION,
            mended=False,
        )
    }
    assert public_replies(["another"]) == {}


def test_nobody_accepts_or_returns_what_they_asked_for(report, ada):
    reply = ask(respond(report, ada), ada)
    with pytest.raises(RefusedError, match="another administrator"):
        replying.accept_reply(reply=reply.pk, by=ada)
    with pytest.raises(RefusedError, match="another administrator"):
        replying.return_reply(reply=reply.pk, reason="No.", by=ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilReply.objects.update(state="public", decided_by=ada, decided_at=timezone.now())


def test_one_waits_at_a_time_and_can_be_called_back(report, jo):
    response = respond(report, jo)
    first = ask(response, jo)
    with pytest.raises(WrongStateError):
        ask(response, jo)
    replying.call_back(council=report.authority_id, reply=first.pk, by=jo)
    assert ask(response, jo).state == "asked"


def test_a_returned_reply_says_why_and_is_not_public(report, jo, ada):
    reply = ask(respond(report, jo), jo)
    with pytest.raises(InvalidValueError):
        replying.return_reply(reply=reply.pk, reason=" ", by=ada)
    replying.return_reply(reply=reply.pk, reason="It names a child.", by=ada)
    assert public_replies() == {}
    assert lines(report)[0].returned.reason == "It names a child."
    with pytest.raises(WrongStateError):
        replying.accept_reply(reply=reply.pk, by=ada)


def test_a_later_reply_takes_the_place_of_the_first_which_never_comes_back(report, jo, ada):
    published(report, jo, ada, "First.")
    second = published(report, jo, ada, "Second.")
    assert reply_texts() == {place(report): "Second."}
    replying.take_reply_back(council=report.authority_id, reply=second.pk, by=jo, why="It was wrong.")
    assert public_replies() == {}
    assert [row.state for row in CouncilReply.objects.order_by("pk")] == ["replaced", "taken_back"]
    with pytest.raises(WrongStateError):
        replying.take_reply_back(council=report.authority_id, reply=second.pk, by=jo)


def test_what_is_published_and_taken_back_makes_another_version_of_the_record_and_what_waits_does_not(report, jo, ada):
    versions = [record_version().name]
    reply = ask(respond(report, jo), jo)
    plan(report, jo)
    assert record_version().name == versions[0]
    replying.accept_reply(reply=reply.pk, by=ada)
    versions.append(record_version().name)
    replying.take_reply_back(council=report.authority_id, reply=reply.pk, by=ada)
    versions.append(record_version().name)
    assert len(set(versions)) == 3


def test_a_withdrawn_report_takes_the_reply_off_and_brings_everything_back(report, jo, ada, editor):
    reply, action = published(report, jo, ada), plan(report, jo)
    publishing.withdraw(report=report.report_id, by=editor, why="A slip.")
    assert public_replies() == {}
    (apart,) = council_follow_up(report.authority_id).apart
    assert (apart.answered, apart.text, [each.pk for each in apart.actions]) == (
        SUPERVISION,
        "We meet monthly.",
        [action.pk],
    )
    again = publish_again(report.report, editor)
    assert reply_texts() == {place(again): reply.text}
    assert [line.text for line in lines(again)] == ["We meet monthly.", ""]


def test_a_report_that_was_published_under_the_wrong_council_shows_nothing_of_its_follow_up_under_the_right_one(
    report, jo, ada
):
    published(report, jo, ada)
    waits = ask(respond(report, jo, to=HOMES), jo)
    sent = {"inspection": report.key, "sent_on": timezone.localdate()}
    responding.say_statement_sent(council=report.authority_id, by=jo, **sent)
    leeds = Authority.objects.get(slug="leeds")
    lee = person("lee", Role.COUNCIL, council=leeds)
    Inspection.objects.filter(pk=report.pk).update(authority=leeds)
    assert public_replies() == {}
    with pytest.raises(InvalidValueError, match="under this council"):
        replying.accept_reply(reply=waits.pk, by=ada)
    (theirs,) = council_follow_up(leeds.pk).reports
    assert (theirs.sent_on, [line.text for line in theirs.lines]) == (None, ["", ""])
    assert [line.text for line in council_follow_up(report.authority_id).apart] == ["We meet monthly."] * 2
    # The right council answers the same recommendation for itself.
    responding.save_response(council=leeds.pk, place=place(report), text="Ours.", by=lee)
    responding.say_statement_sent(council=leeds.pk, by=lee, **sent)
    assert [line.text for line in council_follow_up(leeds.pk).reports[0].lines] == ["Ours.", ""]
    assert [line.text for line in council_follow_up(report.authority_id).apart] == ["We meet monthly."] * 2


def test_where_a_slip_was_mended_the_reply_stays_and_says_to_which_words_it_was_written(report, jo, ada):
    published(report, jo, ada)
    mended = "The regularity of supervision for all social workers."
    reword(report, SUPERVISION, mended)
    (reply,) = public_replies().values()
    assert (reply.mended, reply.answers) == (True, SUPERVISION)
    line = lines(report)[0]
    assert (line.standing, line.words, line.answered) == (Standing.MENDED, mended, SUPERVISION)
    assert respond(report, jo, "Anew.", to=mended).item_text == mended
    assert CouncilResponse.objects.count() == 1
    assert public_replies()[place(report, mended)].answers == SUPERVISION


def test_beside_other_words_nothing_is_shown_and_nothing_is_lost(report, jo, ada):
    published(report, jo, ada)
    reword(report, SUPERVISION, "How often managers visit children's homes at night.")
    assert public_replies() == {}
    (apart,) = council_follow_up(report.authority_id).apart
    assert (apart.item, apart.text, apart.standing) == (None, "We meet monthly.", Standing.GONE)
    assert apart.reply is not None
    reword(report, "How often managers visit children's homes at night.", SUPERVISION)
    assert len(public_replies()) == 1


def test_two_recommendations_made_into_one_keep_both_responses(report, jo, ada):
    published(report, jo, ada)
    respond(report, jo, "Forty homes.", to=HOMES)
    plan(report, jo), plan(report, jo, to=HOMES)
    one = "Management oversight, and where children live."
    reword(report, SUPERVISION, one)
    Finding.objects.get(text=HOMES).delete()
    index_inspection(report)
    for each in council_follow_up(report.authority_id).apart:
        responding.move_response(council=report.authority_id, response=each.response, item=item_key(one), by=jo)
    (line,) = lines(report)
    assert (line.text, len(line.actions)) == ("We meet monthly.\n\nForty homes.", 2)
    # The reply answered other words: it is not shown beside these, and still is the council's to take back or see.
    assert public_replies() == {}


def test_one_recommendation_made_into_two_is_given_to_one_of_them_and_can_be_given_back(report, jo, ada):
    published(report, jo, ada)
    parts = ("Supervision of newly qualified people.", "What managers write down.")
    reword(report, SUPERVISION, *parts)
    (apart,) = council_follow_up(report.authority_id).apart
    responding.move_response(council=report.authority_id, response=apart.response, item=item_key(parts[1]), by=jo)
    assert {line.words: line.text for line in lines(report)}[parts[1]] == "We meet monthly."
    assert public_replies() == {}
    with pytest.raises(InvalidValueError):
        responding.move_response(council=report.authority_id, response=apart.response, item="no-such-item", by=jo)


def test_what_answers_words_that_are_gone_is_not_published(report, jo, ada):
    reply = ask(respond(report, jo), jo)
    reword(report, SUPERVISION, "How often managers visit children's homes at night.")
    with pytest.raises(InvalidValueError, match="words of the report have changed"):
        replying.accept_reply(reply=reply.pk, by=ada)


def test_the_statement_is_due_by_the_publication_and_was_sent_when_the_council_says(report, jo):
    assert report.published_precision == "day"
    assert statements_due([report.key])[report.key].words == "about 7 March 2025, counted from publication"
    responding.say_statement_sent(
        council=report.authority_id, inspection=report.key, sent_on=datetime.date(2025, 3, 7), by=jo
    )
    (found,) = council_follow_up(report.authority_id).reports
    assert found.sent_on == datetime.date(2025, 3, 7)
    responding.say_statement_sent(council=report.authority_id, inspection=report.key, sent_on=None, by=jo)
    assert council_follow_up(report.authority_id).reports[0].sent_on is None
