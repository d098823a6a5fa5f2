"""One run after another against a site: what comes in, what goes, what is said of it, and what is asked again."""

import datetime
import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from authorities.models import Authority
from dashboard.watching.telling import tell_watchers
from inspections.actions.collecting.runs import collect
from inspections.models import (
    CollectingAlarm,
    CollectingRun,
    Inspection,
    ListedReport,
    OutgoingMail,
    Report,
    Watcher,
)
from inspections.queries.listed import gone_reports, unheld_reports
from inspections.roles import Role
from tests.inspections.collecting.conftest import council
from tests.people import person

State = CollectingRun.State
MARCH = "Children's services inspection, pdf - 1 March 2026"


def alarms():
    return sorted(CollectingAlarm.objects.filter(settled_at=None).values_list("words", flat=True))


def test_every_report_of_the_site_comes_into_the_queue_with_its_day_and_address(small):
    run = collect()
    assert run.state == State.COMPLETE, alarms()
    rows = ListedReport.objects.order_by("address").values_list("what", "day", "report__folder", "report__name")
    assert list(rows) == [
        (
            "Children's services inspection",
            datetime.date(2025, 7, 15),
            "The inspectorate’s site/Northmoor Council",
            "Northmoor Council - Children's services inspection - 15 July 2025 (3).pdf",
        ),
        (
            "Focused visit",
            datetime.date(2025, 12, 2),
            "The inspectorate’s site/Northmoor Council",
            "Northmoor Council - Focused visit - 2 December 2025 (4).pdf",
        ),
        (
            "Children's services inspection",
            datetime.date(2026, 3, 1),
            "The inspectorate’s site/Eastwold County Council",
            "Eastwold County Council - Children's services inspection - 1 March 2026 (5).pdf",
        ),
    ]
    assert Report.objects.filter(state=Report.State.QUEUED).count() == 3
    assert alarms() == []


def test_it_names_itself_and_asks_unchanged_pages_conditionally_and_files_once(small):
    collect()
    first = len(small.asked)
    collect()
    assert {each.agent for each in small.asked} == {"InspectionOutcomes/1.0 (+records@outcomes.example)"}
    again = small.asked[first:]
    assert [each.path.partition("?")[0] for each in again] == ["/search", "/provider/44/80001", "/provider/44/80002"]
    assert all(each.conditional for each in again)
    assert not ListedReport.objects.exclude(gone_at=None).exists()


def test_reports_that_are_as_they_were_cost_no_query_each(small, settings):
    settings.COLLECT_MAX_FILES = 2
    collect()
    with CaptureQueriesContext(connection) as few:
        collect()
    for number in range(20, 60):
        small.lists("80001", number, "Focused visit, pdf - 1 May 2024")
    collect()
    with CaptureQueriesContext(connection) as many:
        collect()
    assert len(many) < len(few) + 40
    assert ListedReport.objects.filter(seen_in=CollectingRun.objects.latest("pk")).count() == 43


def test_a_report_that_is_added_is_there_within_one_run_everywhere(small, ledger, client):
    person("eve", Role.EDITOR, email="eve@outcomes.example")
    collect()
    OutgoingMail.objects.all().delete()
    small.lists("80002", 9, "Children&#x27;s services inspection, pdf - 20 June 2026")
    collect()
    assert Report.objects.filter(name__contains="20 June 2026").exists()
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == ("eve@outcomes.example", "Collecting: 1 new report")
    assert "Eastwold County Council: Children's services inspection, pdf - 20 June 2026" in mail.body
    assert [str(each.row.day) for each in unheld_reports() if "ilacs" in each.frameworks] == [
        "2026-06-20",
        "2026-03-01",
        "2025-07-15",
    ]
    ledger.refresh_from_db()
    assert ledger.complete_to == datetime.date(2025, 7, 14)
    assert "Eastwold: Children's services inspection, 20 June 2026, not on the record yet" in feed(client)
    assert "Eastwold: Children's services inspection, 20 June 2026" in watchers_are_told()


def test_an_old_report_that_is_added_to_five_hundred_is_in_feed_and_mail_too(small, client, settings):
    # Whether their files are here is not said in either.
    settings.COLLECT_MAX_FILES = 2
    for number in range(100, 600):
        small.lists("80001", number, "Focused visit, pdf - 1 May 2024")
    collect()
    watchers_are_told()
    small.lists("80002", 9, "Children&#x27;s services inspection, pdf - 20 June 2019")
    small.lists("80002", 10, "Focused visit without a date")
    collect()
    for said in ("Children's services inspection, 20 June 2019", "Focused visit without a date"):
        assert f"Eastwold: {said}, not on the record yet" in feed(client)
    assert "Eastwold: Children's services inspection, 20 June 2019" in (mail := watchers_are_told())
    assert "Northmoor" not in mail


def feed(client, query=""):
    return html.unescape(client.get(f"/feed/{query}").content.decode())


def watchers_are_told():
    """What somebody who follows everything reads two days later, of what was not told before."""
    told = {"secret": "s", "made_at": timezone.now(), "told_until": timezone.now() - datetime.timedelta(hours=1)}
    watcher, _ = Watcher.objects.get_or_create(email="w@outcomes.example", defaults=told)
    watcher.watches.get_or_create(
        kind="everything", defaults={"made_at": timezone.now(), "confirmed_at": timezone.now()}
    )
    OutgoingMail.objects.filter(to=watcher.email).delete()
    tell_watchers(timezone.now() + datetime.timedelta(days=2))
    body = "".join(OutgoingMail.objects.filter(to=watcher.email).values_list("body", flat=True))
    Watcher.objects.update(told_until=timezone.now())
    return body


def test_a_report_that_goes_is_kept_and_said(small, client):
    person("ada", Role.ADMINISTRATOR, email="ada@outcomes.example")
    collect()
    OutgoingMail.objects.all().delete()
    small.reports["80001"].pop()
    collect()
    row = ListedReport.objects.get(words__contains="15 July 2025")
    assert row.gone_at is not None
    assert row.report is not None
    said = "Northmoor Council, “Children's services inspection, pdf - 15 July 2025”: no longer listed."
    assert alarms()[0].startswith(said)
    assert said in OutgoingMail.objects.get().body
    assert "Northmoor: no longer on the inspectorate’s list" in feed(client)
    assert "Northmoor: no longer on the inspectorate’s list" in feed(client, "?framework=ilacs")
    assert "Northmoor: no longer on the inspectorate’s list" not in feed(client, "?framework=sif")
    told = watchers_are_told()
    assert "Northmoor: Children's services inspection, 15 July 2025" in told
    assert "The inspectorate lists it no longer." in told
    small.lists("80001", 3, "Children&#x27;s services inspection, pdf - 15 July 2025")
    collect()
    row.refresh_from_db()
    assert row.gone_at is None
    assert alarms() == []


def test_the_ledger_moves_to_the_day_before_the_run_where_everything_is_held(small, ledger):
    small.reports = {"80001": [], "80002": [(5, "Children&#x27;s services inspection, pdf - 1 March 2026")]}
    Authority.objects.filter(slug="northmoor").update(valid_from=timezone.localdate())
    day = datetime.date(2026, 3, 1)
    own = {"framework": "ilacs", "kind": "standard", "origin": "import", "key": "eastwold-2026"}
    Inspection.objects.create(authority=Authority.objects.get(slug="eastwold"), published=day, **own)
    assert collect().state == State.COMPLETE
    ledger.refresh_from_db()
    assert ledger.complete_to == timezone.localdate() - datetime.timedelta(days=1)
    assert ledger.source == "the list of the inspectorate's site"
    assert ledger.collected_at is not None


def test_a_report_missing_from_what_is_complete_is_an_alarm_and_moves_nothing(small, ledger):
    small.lists("80002", 6, "Children&#x27;s services inspection, pdf - 3 May 2019")
    collect()
    ledger.refresh_from_db()
    assert ledger.complete_to == datetime.date(2025, 1, 31)
    assert "the site lists 1 that the record does not hold, the first of 3 May 2019" in alarms()[0]


def test_the_list_goes_on_over_pages_also_where_the_site_gives_fewer_than_asked(small):
    small.rows = 1
    assert collect().state == State.COMPLETE
    assert len(small.paths("/search")) == 2
    assert Report.objects.count() == 3


def test_a_council_that_leaves_the_list_is_said_and_its_reports_stay(small):
    collect()
    del small.councils["80002"]
    collect()
    assert alarms() == [
        "Eastwold County Council is no longer on the site’s list. None of its reports is marked as gone.",
        "Eastwold is not on the site’s list of councils.",
    ]
    assert Report.objects.count() == 3
    assert not ListedReport.objects.exclude(gone_at=None).exists()
    assert not gone_reports()
    small.councils["80002"] = "Eastwold County Council"
    assert collect().state == "complete"
    assert alarms() == []


def test_a_file_under_two_names_is_asked_for_once(small):
    small.lists("80002", 3, "Joint targeted area inspection, pdf - 15 July 2025")
    collect()
    assert small.paths("/v1/file/3") == ["/v1/file/3"]
    assert ListedReport.objects.filter(report=None).count() == 0


def test_more_than_a_run_takes_are_taken_without_loss(small, settings):
    settings.COLLECT_MAX_FILES = 50
    for number in range(50):
        small.lists("80001", 1000 + number, f"Focused visit, pdf - {number % 28 + 1} May {2018 + number % 8}")
    collect()
    assert Report.objects.count() == 50
    collect()
    assert Report.objects.count() == 53
    assert ListedReport.objects.filter(report=None).count() == 0


class Killed(BaseException):
    """Ends the process at that point, as far as our code can tell."""


def test_killed_at_any_point_the_next_run_goes_on(small, monkeypatch):
    """At each request in turn, until a run gets through; nothing is asked for twice."""
    from inspections.collecting.fetching import PoliteClient

    ask, count = PoliteClient._wait, [0]

    def wait(client):
        count[0] += 1
        if count[0] > 1:
            raise Killed
        ask(client)

    monkeypatch.setattr(PoliteClient, "_wait", wait)
    kills = 0
    while kills < 20:
        count[0] = 0
        try:
            run = collect()
        except Killed:
            kills += 1
        else:
            break
    assert (run.state, kills) == (State.COMPLETE, 5)
    assert CollectingRun.objects.count() == 1
    assert len(small.asked) == 6
    assert Report.objects.count() == 3


def test_what_was_broken_off_a_day_ago_begins_anew(small, monkeypatch):
    old = CollectingRun.objects.create(state=State.RUNNING, asked_at=timezone.now() - datetime.timedelta(days=1))
    assert collect().pk != old.pk
    old.refresh_from_db()
    assert old.state == State.STOPPED


def test_a_council_without_any_report_may_have_none_but_not_where_one_is_known(small):
    council("80003", "Newland", "803", valid_from=timezone.localdate() - datetime.timedelta(days=400))
    small.councils["80003"] = "Newland"
    assert collect().state == State.COMPLETE
    small.reports["80001"] = []
    assert collect().state == State.PARTIAL
    said = "The page of Northmoor Council could not be read. The page has changed: it has no report in a form we"
    assert alarms() == [f"{said} recognise."]
    assert not ListedReport.objects.exclude(gone_at=None).exists()


@pytest.mark.parametrize("contact", ["", "café", "a\nb"])
def test_it_does_not_ask_namelessly(small, settings, contact):
    from inspections.collecting.origins import CannotCollectError

    settings.COLLECT_CONTACT = contact
    with pytest.raises(CannotCollectError):
        collect()
    assert small.asked == []
