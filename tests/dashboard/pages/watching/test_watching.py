"""Following by mail from the form to the last mail: confirmed, told once, changed, stopped and forgotten."""

import datetime
import re
import smtplib
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from authorities.models import Authority, Neighbour
from dashboard.watching.telling import tell_watchers
from inspections.actions.outgoing_mail import send_waiting_mail, write_mail
from inspections.actions.publishing import publish
from inspections.actions.watches import LINK_WORKS_FOR, forget_unconfirmed, manage_token, stop_watching
from inspections.models import Inspection, OutgoingMail, PassageTheme, Watch, Watcher
from inspections.queries.watching import Topic, covered_by, due_watchers
from inspections.roles import Role
from tests.people import person
from tests.readings import answered, ilacs, settle
from tests.two_reports import publish_report

FORM = "/watching/"
READER = "reader@outcomes.example"


@pytest.fixture
def sends(settings, record):
    settings.MAIL_IS_SENT, settings.PUBLIC_ADDRESS = True, "https://outcomes.example"


def follow(client, email=READER, every="day", **topics):
    return client.post(FORM, {"email": email, "every": every, **topics}, follow=True)


def link_in(body):
    return re.search(r"https://outcomes\.example(/\S+)", body).group(1)


def sent():
    send_waiting_mail()
    found = list(mail.outbox)
    mail.outbox.clear()
    return found


def confirmed(client, email=READER, **topics):
    follow(client, email, **topics)
    (link,) = sent()
    client.post(link_in(link.body))
    return Watcher.objects.get(email=email)


def tomorrow():
    """Late enough for whatever happened by now to be told, at any time of the day."""
    return timezone.now() + datetime.timedelta(days=2)


def publish_stoke(editor):
    """The report of Stoke-on-Trent, which the record has as an import."""
    report = answered(ilacs(), by=editor)
    settle(report, editor)
    publish(report=report.pk, by=editor)


def test_nothing_is_followed_before_the_link_is_opened_and_its_button_pressed(sends, client):
    page = follow(client, council="stoke-on-trent", region="West Midlands")
    assert "Check your email" in page.content.decode()
    assert Watch.objects.filter(confirmed_at=None).count() == 2
    (link,) = sent()
    assert link.to == [READER]
    assert "- Stoke-on-Trent\n- West Midlands" in link.body
    where = link_in(link.body)
    assert "Yes, send me these emails" in client.get(where).content.decode()
    assert not Watch.objects.exclude(confirmed_at=None).exists()
    assert "You follow the record" in client.post(where).content.decode()
    assert Watch.objects.exclude(confirmed_at=None).count() == 2
    assert not Watch.objects.exclude(network=None).exists()


def test_the_answer_does_not_say_whether_an_address_is_known(sends, client):
    confirmed(client, region="London")
    known = follow(client, region="London")
    unknown = follow(client, email="other@outcomes.example", region="London")
    assert known.content == unknown.content
    assert known.redirect_chain == unknown.redirect_chain
    assert len(sent()) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "nobody", "region": "London"}, "Enter an email address"),
        ({"email": "a@b.example\nBcc: c@d.example", "region": "London"}, "Enter an email address"),
        ({}, "Choose what to follow."),
        ({"region": "Mars"}, "Choose what to follow."),
        ({"region": "London", "every": "second"}, "Choose how often."),
    ],
)
def test_what_makes_no_sense_is_said(sends, client, given, said):
    page = client.post(FORM, {"email": READER, "every": "day", **given})
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not OutgoingMail.objects.exists()


def test_nobody_fills_a_strangers_box_nor_asks_without_end(sends, client):
    for _ in range(5):
        follow(client, region="London")
    assert len(sent()) == 3
    for number in range(25):
        page = follow(client, email=f"a{number}@outcomes.example", region="London")
    assert page.status_code == 422
    assert "There have been too many requests from your network." in page.content.decode()
    assert len(sent()) == 19


def test_a_link_expires_and_what_was_not_confirmed_is_forgotten(sends, client, monkeypatch):
    follow(client, region="London")
    (link,) = sent()
    monkeypatch.setattr("inspections.actions.watches.LINK_WORKS_FOR", datetime.timedelta(seconds=-1))
    assert client.post(link_in(link.body)).status_code == 404
    monkeypatch.undo()
    assert client.post(link_in(link.body)[:-4] + "/").status_code == 404
    assert forget_unconfirmed() == 0
    old = timezone.now() - LINK_WORKS_FOR - datetime.timedelta(hours=1)
    Watch.objects.update(made_at=old)
    Watcher.objects.update(made_at=old)
    assert forget_unconfirmed() == 1
    assert client.post(link_in(link.body)).status_code == 404


def test_a_watcher_is_told_once_of_what_happened_in_one_sentence_each(sends, client, editor):
    confirmed(client, council="stoke-on-trent", region="West Midlands")
    publish_stoke(editor)
    assert tell_watchers(timezone.now()) == 0
    assert tell_watchers(tomorrow()) == 1
    assert tell_watchers(tomorrow()) == 0
    (digest,) = sent()
    assert digest.subject == "Inspection Outcomes: 1 addition to the history"
    assert digest.body.count("- Stoke-on-Trent: ILACS standard inspection, 15 July 2025") == 1
    assert "Its facts were on the record; now its words are too." in digest.body
    assert "https://outcomes.example/inspections/" in digest.body
    assert "You follow Stoke-on-Trent and West Midlands." in digest.body
    assert digest.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not OutgoingMail.objects.exclude(to="").exists()


def test_what_others_follow_is_not_told(sends, client, editor):
    confirmed(client, region="London", framework="sif")
    publish_stoke(editor)
    assert tell_watchers(tomorrow()) == 0
    assert sent() == []


def test_a_correction_is_told_with_its_old_and_new_value(sends, client, editor):
    from inspections.models import Judgement

    confirmed(client, framework="ilacs")
    row = Judgement.objects.filter(inspection__framework="ilacs", grade="good").order_by("pk").first()
    row.grade, row.source, row._history_user, row._change_reason = "outstanding", "entered", editor, "A slip"
    row.save()
    tell_watchers(tomorrow())
    (digest,) = sent()
    assert digest.subject == "Inspection Outcomes: 1 correction"
    assert ": was Good, now Outstanding. A slip." in digest.body


def test_the_queue_is_told_to_those_who_may_see_it(sends, client, editor, editor_client):
    follow(client, queue="on")
    assert not Watch.objects.exists()
    editor.email = READER
    editor.save()
    assert 'name="queue"' in editor_client.get(FORM).content.decode()
    confirmed(editor_client, queue="on")
    answered(ilacs(), by=editor)
    tell_watchers(tomorrow())
    (digest,) = sent()
    assert digest.subject == "Inspection Outcomes: 1 report waits"
    assert "https://outcomes.example/reports/" in digest.body
    editor.is_active = False
    editor.save()
    assert tell_watchers(tomorrow() + datetime.timedelta(days=1)) == 0


def test_a_council_editor_is_led_to_the_own_council(sends, client):
    kent = Authority.objects.get(slug="kent")
    client.force_login(person("kim", Role.COUNCIL, council=kent, email="kim@outcomes.example"))
    assert "/watching/?council=kent" in client.get("/account/").content.decode()
    page = client.get("/watching/?council=kent").content.decode()
    assert 'value="kim@outcomes.example"' in page
    assert '<option value="kent" selected' in page
    assert 'name="queue"' not in page


def test_one_click_in_a_mail_program_ends_it_and_the_address_is_forgotten(sends, client, editor):
    confirmed(client, council="stoke-on-trent")
    publish_stoke(editor)
    tell_watchers(tomorrow())
    OutgoingMail.objects.filter(key__startswith="watch").update(attempts=0)
    stop = OutgoingMail.objects.get(sent_at=None).headers["List-Unsubscribe"].strip("<>")
    path = stop.removeprefix("https://outcomes.example")
    strict = Client(enforce_csrf_checks=True)
    assert "Stop all emails" in strict.get(path).content.decode()
    assert Watcher.objects.exists()
    answer = strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert "No more emails" in answer.content.decode()
    assert not Watcher.objects.exists()
    assert not OutgoingMail.objects.filter(to=READER).exists()
    assert strict.post(path).status_code == 200


def test_whoever_has_the_link_changes_what_is_followed(sends, client):
    watcher = confirmed(client, council="kent", region="London")
    page = f"/watching/mine/{manage_token(watcher)}/"
    assert "Kent" in client.get(page).content.decode()
    kept = watcher.watches.get(kind="council")
    client.post(page, {"keep": [kept.pk, "x"], "every": "week"})
    watcher.refresh_from_db()
    assert (watcher.every, list(watcher.watches.all())) == ("week", [kept])
    assert "No more emails" in client.post(page, {"every": "week"}).content.decode()
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    "error",
    [OSError("down"), smtplib.SMTPServerDisconnected("gone"), smtplib.SMTPRecipientsRefused({}), ValueError("header")],
    ids=["down", "gone", "refused", "header"],
)
def test_a_failing_mail_server_loses_nothing(sends, client, monkeypatch, error):
    follow(client, region="London")
    send = EmailMessage.send

    def fail(self, *args, **kwargs):
        raise error

    monkeypatch.setattr(EmailMessage, "send", fail)
    assert send_waiting_mail() == 0
    monkeypatch.setattr(EmailMessage, "send", send)
    assert send_waiting_mail() == 0
    OutgoingMail.objects.update(next_try=timezone.now())
    assert send_waiting_mail() == 1
    assert send_waiting_mail() == 0
    assert len(mail.outbox) == 1


def test_a_mail_that_is_being_sent_while_its_reader_stops_is_not_written_down_again(sends, client, monkeypatch):
    watcher = confirmed(client, region="London")
    key = write_mail_to(watcher)

    def send(self, *args, **kwargs):
        stop_watching(watcher=watcher.pk)

    monkeypatch.setattr(EmailMessage, "send", send)
    send_waiting_mail()
    assert not OutgoingMail.objects.filter(key=key).exists()


def test_a_mail_that_fails_while_its_reader_stops_is_not_written_down_again(sends, client, monkeypatch):
    watcher = confirmed(client, region="London")
    key = write_mail_to(watcher)

    def send(self, *args, **kwargs):
        stop_watching(watcher=watcher.pk)
        raise OSError("down")

    monkeypatch.setattr(EmailMessage, "send", send)
    send_waiting_mail()
    assert not OutgoingMail.objects.filter(key=key).exists()


def write_mail_to(watcher):
    key = f"watch {watcher.pk} a digest"
    write_mail(key=key, to=watcher.email, subject="News", template="mail/digest.txt", context={})
    return key


def test_a_mail_that_was_given_up_is_blank_and_gone_after_a_month(sends, client, monkeypatch):
    follow(client, region="London")
    week = timezone.now() - datetime.timedelta(days=8)
    OutgoingMail.objects.update(made_at=week)

    def fail(self, *args, **kwargs):
        raise OSError("down")

    monkeypatch.setattr(EmailMessage, "send", fail)
    send_waiting_mail()
    given_up = OutgoingMail.objects.get()
    assert given_up.given_up_at
    assert (given_up.to, given_up.body, given_up.headers) == ("", "", {})
    OutgoingMail.objects.update(given_up_at=timezone.now() - datetime.timedelta(days=31))
    send_waiting_mail()
    assert not OutgoingMail.objects.exists()


def test_the_number_of_links_stays_within_its_column_however_often_somebody_asks(sends, client):
    follow(client, region="London")
    Watcher.objects.update(links_sent=32_767)
    follow(client, region="London")
    assert Watcher.objects.get().links_sent == 4


def test_what_began_before_seven_and_is_seen_after_it_is_told_the_next_day(sends):
    morning = datetime.datetime(2026, 11, 25, 7, 0, 1, tzinfo=timezone.get_default_timezone())
    told = morning - datetime.timedelta(days=3)
    watcher = Watcher.objects.create(email=READER, secret="s", every="day", made_at=told, told_until=told)
    watcher.watches.create(kind="everything", made_at=told, confirmed_at=told)
    (due,) = due_watchers(morning)
    began = morning.replace(hour=6, minute=59)
    assert due.until < began
    Watcher.objects.update(told_until=due.until)
    (following,) = due_watchers(morning + datetime.timedelta(days=1))
    assert following.since < began <= following.until


def test_weekly_mail_comes_on_mondays(sends):
    monday = datetime.datetime(2026, 11, 30, 8, tzinfo=timezone.get_default_timezone())
    told = monday - datetime.timedelta(days=3)
    watcher = Watcher.objects.create(email=READER, secret="s", every="week", made_at=told, told_until=told)
    watcher.watches.create(kind="everything", made_at=told, confirmed_at=told)
    assert due_watchers(monday - datetime.timedelta(hours=2)) == []
    (due,) = due_watchers(monday)
    assert due.until == monday.replace(hour=6, minute=45)


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        ("everything", "", "all councils"),
        ("council", "kent", "Kent"),
        ("neighbours", "kent", "the neighbours of Kent"),
        ("region", "London", "London"),
        ("council", "atlantis", None),
        ("theme", "x", None),
        ("framework", "committee_paper", None),
        ("x", "", None),
        ("queue", "", "the queue of reports"),
    ],
)
def test_topics_are_named_and_what_there_is_not_is_none(record, kind, value, name):
    found = covered_by(Topic(kind, value))
    assert (found.name if found else None) == name


def test_the_neighbours_of_a_council_are_ten(record):
    kent = Authority.objects.get(slug="kent")
    councils = covered_by(Topic("neighbours", "kent")).councils
    assert len(councils) == 10
    assert kent.pk not in councils


def test_a_feed_can_be_of_a_topic_or_of_what_several_leave(record, client):
    body = client.get("/feed/?region=London&framework=ilacs").content.decode()
    assert "Inspection reports: London, Inspection of local authority children" in body
    assert "Stoke-on-Trent" not in body
    assert "Camden" in client.get("/feed/?council=camden&region=").content.decode()
    assert client.get("/feed/?region=Mars").status_code == 404


def test_where_no_mail_is_sent_the_page_offers_the_feeds_alone(record, client, settings):
    settings.MAIL_IS_SENT = False
    page = client.get("/watching/?council=kent").content.decode()
    assert "This site does not send email." in page
    assert "/feed/?council=kent" in page
    assert client.post(FORM, {"email": READER, "every": "day", "region": "London"}).status_code == 422
    assert not Watcher.objects.exists()


TOPICS = {
    "council": "stoke-on-trent",
    "neighbours": "one that has it among its neighbours",
    "region": "West Midlands",
    "framework": "ilacs",
    "theme": "care_leavers",
    "everything": "1",
}


def test_each_kind_of_topic_is_told_by_mail_and_by_feed(sends, client, editor):
    row = Neighbour.objects.filter(neighbour__slug="stoke-on-trent", edition=Neighbour.Edition.CURRENT).first()
    topics = TOPICS | {"neighbours": row.authority.slug}
    for kind, value in topics.items():
        confirmed(client, email=f"{kind}@outcomes.example", **{kind: value})
    publish_stoke(editor)
    inspection = Inspection.objects.get(key="861-ilacs-2025-05-12")
    passage = inspection.passages.first()
    PassageTheme.objects.get_or_create(passage=passage, theme="care_leavers")
    assert tell_watchers(tomorrow()) == len(topics)
    told = {address: news.body for news in sent() for address in news.to}
    assert told.keys() == {f"{kind}@outcomes.example" for kind in topics}
    said = "Stoke-on-Trent: ILACS standard inspection, 15 July 2025"
    assert [address for address, body in told.items() if said not in body] == []
    for kind, value in topics.items():
        query = "" if kind == "everything" else f"?{urlencode({kind: value})}"
        assert said in client.get(f"/feed/{query}").content.decode(), kind


def test_a_feed_tells_what_was_added_to_the_history(sends, client, editor):
    publish_report(editor, "2023", "The quality of plans.")
    entries = client.get("/feed/").content.decode()
    assert "Added to the history. Derby: " in entries
