"""Two people, or two windows, on one review: nobody's words are lost, and nobody acts on what they did not see."""

import pytest
from django.test import Client
from django.urls import reverse

from inspections.actions import publishing, review
from inspections.models import Inspection, Report
from inspections.review.draft_patch import value_mark
from inspections.roles import Role
from tests.people import person
from tests.readings import answered, ilacs, settle
from tests.scenes import scene
from tests.summaries import publish_as_shown, summary_mark

HTMX = {"HX-Request": "true"}


def words(response):
    return " ".join(response.content.decode().split())


@scene
def report(register, editor):
    return answered(ilacs(), by=editor)


@scene
def sam(db):
    return person("sam", Role.PUBLISHER, first_name="Sam", last_name="Price")


@pytest.fixture
def sams_client(sam):
    client = Client()
    client.force_login(sam)
    return client


def post(client, report, htmx=False, **fields):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse("inspections:value", args=(report.pk,)), fields, headers=headers)


def shown(report, key):
    return value_mark(Report.objects.get(pk=report.pk).as_draft(), key)


def page_of(report):
    return reverse("inspections:review", args=(report.pk,))


def test_two_people_on_one_report_see_each_other(editor_client, sams_client, report):
    assert "here too" not in words(sams_client.get(page_of(report)))
    assert "<strong>Sam Price</strong> is here too." in words(editor_client.get(page_of(report)))
    line = sams_client.get(reverse("inspections:people", args=(report.pk,)), headers=HTMX)
    assert "<strong>Jo Ede</strong> is here too." in words(line)


def test_an_open_page_hears_what_somebody_else_did(editor_client, sams_client, report, sam):
    address = reverse("inspections:people", args=(report.pk,))
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=sam)
    heard = words(editor_client.get(address, {"since": 0}, headers=HTMX))
    assert "Sam Price" in heard
    assert "Lead inspector: “John Roughton”, now “B. Other”." in heard
    assert f'<a href="{page_of(report)}">Show it</a>' in heard
    assert "Lead inspector" not in words(editor_client.get(address, {"since": report.steps.first().pk}, headers=HTMX))
    publish(report, sam)
    assert "This report is no longer under review." in words(editor_client.get(address, {"since": 0}, headers=HTMX))


def publish(report, by):
    settle(report, by)
    return publishing.publish(report=report.pk, by=by)


@pytest.mark.parametrize("htmx", [False, True])
def test_the_second_to_save_keeps_what_was_typed(editor_client, report, sam, htmx):
    mark = shown(report, "lead_inspector")
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=sam)
    told = post(editor_client, report, htmx, key="lead_inspector", do="set", value="C. Third", why="p. 2", shown=mark)
    page = words(told)
    assert "Sam Price changed this at" in page
    assert "Lead inspector now has: B. Other." in page
    assert 'value="C. Third"' in page
    assert 'value="p. 2"' in page
    assert Report.objects.get().as_draft().fact("lead_inspector") == "B. Other"
    again = post(
        editor_client, report, key="lead_inspector", do="set", value="C. Third", shown=shown(report, "lead_inspector")
    )
    assert again.status_code == 302
    assert Report.objects.get().as_draft().fact("lead_inspector") == "C. Third"


def test_a_chosen_grade_stays_chosen_where_somebody_was_quicker(editor_client, report, sam):
    mark = shown(report, "judgement:overall")
    review.set_value(report=report.pk, key="judgement:overall", value="good", by=sam)
    page = words(post(editor_client, report, key="judgement:overall", do="set", value="inadequate", shown=mark))
    assert '<option value="inadequate" selected>Inadequate</option>' in page
    assert "data-unsaved-value" in page


def test_words_for_an_item_that_is_gone_are_on_the_page(editor_client, report, sam):
    mark = shown(report, "recommendation:1")
    review.remove_value(report=report.pk, key="recommendation:1", by=sam)
    fields = {"key": "recommendation:1", "do": "item", "text": "Typed at length.", "audience": "authority"}
    page = words(post(editor_client, report, True, **fields, shown=mark))
    assert "You typed this, and it is not saved:" in page
    assert "<dd>Typed at length.</dd>" in page


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_typed_after_somebody_published_is_on_the_page(editor_client, report, sam, htmx):
    publish(report, sam)
    told = post(editor_client, report, htmx, key="lead_inspector", do="set", value="C. Third", shown="stale")
    page = words(told)
    assert "Sam Price published this report at" in page
    assert "<dt>Lead inspector: value</dt> <dd>C. Third</dd>" in page
    # A part of a page never brings a whole page into the page.
    assert page.startswith('<div id="review"') if htmx else "<!DOCTYPE html>" in page
    assert Report.objects.get().as_draft().fact("lead_inspector") == "John Roughton"


def test_a_value_of_a_report_that_was_published_meanwhile_opens_the_whole_page(editor_client, report, sam):
    publish(report, sam)
    answer = editor_client.get(page_of(report) + "?at=lead_inspector", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == page_of(report) + "?at=lead_inspector"


def test_what_changed_after_the_summary_is_not_published(editor_client, report, editor, sam):
    settle(report, editor)
    mark = summary_mark(editor_client, report)
    review.set_value(report=report.pk, key="judgement:overall", value="outstanding", by=sam)
    address = reverse("inspections:publish", args=(report.pk,))
    refused = editor_client.post(address, {"mark": mark})
    assert "The report or the record has changed since the summary was shown." in words(refused)
    assert not Inspection.objects.filter(report=report).exists()
    assert publish_as_shown(editor_client, report).status_code == 302
    assert Inspection.objects.get(report=report).judgements.get(area="overall").grade == "outstanding"


def test_a_publication_is_undone_from_its_message(editor_client, report, editor):
    settle(report, editor)
    page = words(publish_as_shown(editor_client, report, follow=True))
    address = reverse("inspections:step", args=(report.pk, "take_back"))
    assert f'action="{address}"' in page
    back = words(editor_client.post(address, follow=True))
    assert "Taken back: the record is as it was before, and the report is under review again." in back
    assert not Inspection.objects.filter(report=report).exists()


def test_a_step_is_undone_and_taken_out_things_are_put_back_without_script(editor_client, report):
    post(editor_client, report, key="judgement:overall", do="remove")
    page = words(editor_client.get(page_of(report)))
    assert "<s>Overall effectiveness: Requires improvement</s>" in page
    step = report.steps.first().pk
    post(editor_client, report, key="judgement:overall", do="put_back", step=step)
    assert Report.objects.get().as_draft().value("judgement:overall") is not None
    post(editor_client, report, do="undo", step=report.steps.first().pk)
    assert Report.objects.get().as_draft().value("judgement:overall") is None


@pytest.mark.parametrize("step", ["", "x", "9" * 30, "999999"])
def test_a_step_that_there_is_not_is_refused_in_words(editor_client, report, step):
    answer = post(editor_client, report, do="undo", step=step)
    assert answer.status_code == 422
    assert "Reload the page" in words(answer)


def test_coming_to_a_step_after_signing_in_leads_to_the_review(editor_client, report):
    answer = editor_client.get(reverse("inspections:value", args=(report.pk,)))
    assert (answer.status_code, answer.headers["Location"]) == (302, page_of(report))
