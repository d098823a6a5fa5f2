"""What was collected and agrees in everything is published without a person; whatever else there is waits for one."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from inspections.actions import assigning, batches, publishing, queue
from inspections.actions.accounts import make_first_account
from inspections.actions.collecting.publishing import publish_what_agrees, tell_what_was_published
from inspections.actions.collecting.runs import collect
from inspections.actions.collecting.setting_aside import set_listed_aside
from inspections.actions.readings import store_reading
from inspections.models import Batch, Change, Inspection, ListedReport, OutgoingMail, Report
from inspections.queries.people import accounts
from inspections.roles import COLLECTING_ACCOUNT, Role
from tests.inspections.actions.test_every_report import whole_record
from tests.people import person
from tests.readings import answered, ilacs, judgement, recommendation

SIX = tuple(recommendation(number) for number in range(1, 7))
STOKE = "80564"
LINE = "Children&#x27;s services inspection, pdf - 15 July 2025"
NEW = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13"}


@pytest.fixture
def listed(record, site):
    """The site lists Stoke alone, with the report of July 2025."""
    site.councils = {STOKE: "Stoke-on-Trent City Council"}
    site.lists(STOKE, 3, LINE)
    return site


def read(**changes):
    """The report that collecting brought, as the reader answers it."""
    collect()
    claim = queue.claim_next_report()
    store_reading(claim=claim, answer=ilacs(recommendations=SIX, **changes).to_json())
    return Report.objects.get(pk=claim.report)


def run():
    while batches.take_step():
        pass


def test_what_agrees_is_published_as_done_by_the_collecting_itself(listed):
    person("eve", Role.EDITOR, email="eve@outcomes.example")
    report = read()
    assert report.group == "agrees", report.to_do
    OutgoingMail.objects.all().delete()
    call_command("collect", "--if-due")
    run()
    call_command("collect", "--if-due")
    report.refresh_from_db()
    assert (report.state, report.published_by.get_full_name()) == ("published", "automatic collection")
    assert Inspection.objects.get(report=report).history.first().history_role == Role.COLLECTING
    assert set(Change.objects.filter(report=report).values_list("by__username", "role")) == {
        (COLLECTING_ACCOUNT, Role.COLLECTING)
    }
    mail = OutgoingMail.objects.get()
    batch = Batch.objects.get()
    assert (mail.to, mail.subject) == (
        "eve@outcomes.example",
        "Collecting: 1 published that agrees with the record",
    )
    assert "Stoke-on-Trent" in mail.body
    assert f"/reports/together/{batch.pk}/" in mail.body


def test_it_is_taken_back_as_one_and_then_left_to_people_for_good(listed, editor):
    report = read()
    before = whole_record()
    batch = publish_what_agrees()
    run()
    batches.take_batch_back(batch=batch.pk, by=editor)
    run()
    report.refresh_from_db()
    assert (report.state, report.group) == ("to_review", "agrees")
    assert whole_record() == before
    assert publish_what_agrees() is None


def test_the_setting_lets_everything_wait(listed, settings):
    settings.COLLECT_PUBLISH = "nothing"
    read()
    assert publish_what_agrees() is None


OTHER = (judgement("overall", "good"), *ilacs().judgements[:4])


@pytest.mark.parametrize(
    "changes", [NEW, {"judgements": OTHER}, {"judgements": ilacs().judgements[1:]}], ids=["new", "differs", "lacks one"]
)
def test_what_does_not_agree_waits_for_a_person(listed, changes):
    assert read(**changes).group != "agrees"
    assert publish_what_agrees() is None


@pytest.mark.parametrize(
    "line",
    [
        "Children&#x27;s services inspection, pdf",
        "Focused visit, pdf - 15 July 2025",
        "A kind that nobody knows, pdf - 15 July 2025",
    ],
)
def test_what_agrees_with_the_record_and_not_with_the_site_waits(listed, line):
    read()
    ListedReport.objects.all().delete()
    listed.reports.clear()
    listed.lists(STOKE, 3, line)
    collect()
    Report.objects.update(group="agrees")
    assert publish_what_agrees() is None


def test_what_the_site_lists_of_another_council_waits(listed):
    read()
    row = ListedReport.objects.select_related("council").get()
    row.council.authority = None
    row.council.save()
    assert publish_what_agrees() is None


def test_what_a_person_added_touched_or_set_aside_waits_for_people(listed, editor):
    report = read()
    rows = Report.objects.filter(pk=report.pk)
    rows.update(uploaded_by=editor)
    assert publish_what_agrees() is None
    rows.update(uploaded_by=None)
    assigning.take_care(report=report.pk, to=editor.pk, note="", shown_note="", by=editor)
    assert publish_what_agrees() is None
    assigning.take_care(report=report.pk, to=None, note="", shown_note="", by=editor)
    assert publish_what_agrees() is None
    Change.objects.all().delete()
    set_listed_aside(listed=ListedReport.objects.get().pk, why="Not of these services.", by=editor)
    assert publish_what_agrees() is None


def test_what_a_person_published_and_took_back_waits_for_people(listed, editor):
    report = read()
    publishing.publish(report=report.pk, by=editor)
    publishing.take_back(report=report.pk, by=editor)
    assert Report.objects.get(pk=report.pk).group == "agrees"
    assert publish_what_agrees() is None


def test_what_an_editor_added_and_the_site_lists_too_is_no_business_of_the_collecting(listed, editor):
    report = answered(ilacs(recommendations=SIX), by=editor)
    collect()
    ListedReport.objects.update(report=report)
    assert publish_what_agrees() is None


def test_one_day_s_reports_are_one_lot(listed):
    report = read()
    listed.lists(STOKE, 4, "Focused visit, pdf - 2 June 2021")
    collect()
    assert publish_what_agrees() is None
    queue.claim_next_report()
    Report.objects.exclude(pk=report.pk).delete()
    assert [item.report for item in publish_what_agrees().items.all()] == [report]
    assert publish_what_agrees() is None


def test_what_changed_before_its_turn_came_is_left_in_the_queue(listed, editor):
    report = read()
    batch = publish_what_agrees()
    Inspection.objects.get(key__contains="861", report=None, published="2025-07-15").judgements.first().delete()
    run()
    report.refresh_from_db()
    assert (report.state, batch.items.get().state) == ("to_review", "left")
    tell_what_was_published()
    assert not OutgoingMail.objects.filter(key__startswith="collected published").exists()
    assert publish_what_agrees() is None


def note(report, editor):
    assigning.take_care(report=report.pk, to=None, note="It names a child.", shown_note="", by=editor)


def set_aside(report, editor):
    set_listed_aside(listed=report.listed.get().pk, why="Not of these services.", by=editor)


@pytest.mark.parametrize("act", [note, set_aside])
def test_what_a_person_does_while_the_lot_is_on_its_way_counts(listed, editor, act):
    report = read()
    batch = publish_what_agrees()
    act(report, editor)
    run()
    report.refresh_from_db()
    assert (report.state, batch.items.get().state) == ("to_review", "left")
    assert "Somebody is working on it" in batch.items.get().reason


def test_where_nothing_is_to_be_published_any_more_the_rest_of_the_lot_waits(listed, settings):
    report = read()
    batch = publish_what_agrees()
    settings.COLLECT_PUBLISH = "nothing"
    run()
    report.refresh_from_db()
    assert (report.state, batch.items.get().state) == ("to_review", "left")


def test_another_file_of_what_a_person_withdrew_waits_for_people(listed, editor):
    report = read()
    earlier = answered(ilacs(recommendations=SIX), by=editor)
    publishing.put_away(report=earlier.pk, by=editor, why="It names a child.")
    assert Report.objects.get(pk=earlier.pk).title == report.title
    assert publish_what_agrees() is None


def test_what_the_site_lists_anew_after_a_person_set_it_aside_waits_for_people(listed, editor):
    read()
    row = ListedReport.objects.get()
    again = ListedReport.objects.get(pk=row.pk)
    again.pk, again.address, again.report = None, f"{row.address}9", None
    again.save()
    set_listed_aside(listed=again.pk, why="Not of these services.", by=editor)
    assert publish_what_agrees() is None


def test_nobody_can_sign_in_as_the_collecting_and_it_is_no_account_among_people(listed):
    read()
    publish_what_agrees()
    account = User.objects.get(username=COLLECTING_ACCOUNT)
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert [each.username for each in accounts()] == []
    assert make_first_account() is not None
