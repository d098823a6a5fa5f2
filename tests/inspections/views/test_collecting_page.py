"""The page of collecting: what it says, who may press what, and what the queue and the public pages say of it."""

import datetime

from django.test import Client
from django.utils import timezone

from inspections.actions.collecting.alarms import raise_alarm
from inspections.models import CollectingRun, ListedCouncil, ListedReport, Report
from inspections.roles import Role
from tests.people import person
from tests.readings import ilacs, uploaded
from tests.scenes import scene

PAGE = "/reports/collecting/"


@scene
def listed(record):
    """A complete run that found one report of Stoke-on-Trent which the record does not hold."""
    from authorities.models import Authority

    now = timezone.now()
    run = CollectingRun.objects.create(asked_at=now, state="complete", ended_at=now, list_read=True)
    stoke = Authority.objects.get(slug="stoke-on-trent")
    council = ListedCouncil.objects.create(
        urn="80563", name="Stoke-on-Trent", address="https://reports.example/1", authority=stoke, listed_in=run
    )
    return ListedReport.objects.create(
        council=council,
        address="https://files.example/v1/file/1",
        what="Children's services inspection",
        words="Children's services inspection, pdf - 20 October 2026",
        day="2026-10-20",
        found_at=now,
        found_in=run,
        seen_in=run,
    )


def signed_in(role):
    client = Client()
    client.force_login(person("p", role))
    return client


def test_before_the_first_run_it_says_how_to_begin(editor_client, settings):
    settings.COLLECT_CONTACT = ""
    page = editor_client.get(PAGE).content.decode()
    assert "the site has not been checked yet" in page
    assert "COLLECT_CONTACT is not set." in page
    assert "COLLECT_CONTACT is not set" in editor_client.post(PAGE, follow=True).content.decode()
    assert not CollectingRun.objects.exists()


def test_an_editor_has_it_begin_as_editors_add_reports_and_a_reader_does_not(settings, db):
    settings.COLLECT_CONTACT = "a@outcomes.example"
    reader = signed_in(Role.READER)
    assert "Check the site now" not in reader.get(PAGE).content.decode()
    assert reader.post(PAGE).status_code == 403
    editor = Client()
    editor.force_login(person("q", Role.EDITOR))
    assert "Check the site now" in editor.get(PAGE).content.decode()
    assert "It starts in a moment" in editor.post(PAGE, follow=True).content.decode()
    assert CollectingRun.objects.get().state == CollectingRun.State.ASKED
    assert "Reports are already being collected." in editor.post(PAGE, follow=True).content.decode()


def test_it_shows_alarms_runs_and_what_the_record_lacks(listed, editor_client):
    raise_alarm(listed.found_in, "x", "The page of Kent could not be read.")
    page = editor_client.get(PAGE).content.decode()
    for words in (
        "Collecting: 1 alarm",
        "The page of Kent could not be read.",
        "1 listed and not on the record",
        "Its file has not been fetched yet.",
        "1 report new on the lists, 0 files taken, 1 alarm.",
    ):
        assert words in page
    assert "1 alarm open." in editor_client.get("/reports/").content.decode()


def test_what_is_not_for_the_record_is_set_aside_with_a_reason_and_taken_back(listed, editor_client):
    step = f"{PAGE}{listed.pk}/aside/"
    assert (
        "Say why it does not belong on the record"
        in editor_client.post(step, {"why": " "}, follow=True).content.decode()
    )
    page = editor_client.post(step, {"why": "A notice, no report"}, follow=True).content.decode()
    assert "A notice, no report" in page
    assert "listed and not on the record" not in page
    page = editor_client.post(f"{PAGE}{listed.pk}/back/", follow=True).content.decode()
    assert "1 listed and not on the record" in page
    assert editor_client.post(f"{PAGE}999/back/").status_code == 404


def test_everybody_reads_what_is_listed_and_not_on_the_record(listed, client):
    said = "Stoke-on-Trent: Children&#x27;s services inspection, 20 October 2026"
    assert said in client.get("/data/").content.decode()
    assert "Stoke-on-Trent: Children's services inspection, 20 October 2026, not on the record yet" in feed(client)
    listed.gone_at = timezone.now()
    listed.save()
    assert "Stoke-on-Trent: no longer on the inspectorate’s list" in feed(client)


def feed(client):
    return client.get("/feed/").content.decode()


def test_the_day_of_the_site_dates_a_report_that_prints_none(listed):
    report = uploaded("stoke - 15 july 2025.pdf")
    ListedReport.objects.update(report=report, day=datetime.date(2025, 7, 14))
    from inspections.actions.readings import draft_of_reading

    draft = draft_of_reading(report, ilacs())
    fact = draft.value("published")
    assert (fact.value, fact.source, fact.settled) == ("2025-07-14", "site", True)
    printed = draft_of_reading(report, ilacs(published="2025-07-15", absent={})).value("published")
    assert (printed.value, printed.settled) == ("2025-07-15", False)
    assert "The inspectorate’s site gives 14 July 2025." in printed.why
    assert Report.objects.count() == 1
