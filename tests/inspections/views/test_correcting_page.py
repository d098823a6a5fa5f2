import pytest
from django.urls import reverse

from inspections.actions import publishing
from inspections.roles import Role
from tests.people import person
from tests.readings import answered, ilacs, settle
from tests.scenes import scene


def words(response):
    return " ".join(response.content.decode().split())


@scene
def inspection(record, editor):
    report = answered(ilacs(published="2025-07-15"), by=editor)
    settle(report, editor)
    return publishing.publish(report=report.pk, by=editor)


def page_of(inspection):
    return reverse("inspections:correct", args=(inspection.pk,))


def test_a_grade_is_corrected_and_the_public_page_says_when_what_and_why(editor_client, client, inspection):
    public = reverse("dashboard:inspection", args=(inspection.pk,))
    assert page_of(inspection) in words(editor_client.get(public))
    assert page_of(inspection) not in words(client.get(public))
    fields = {"key": "judgement:overall", "value": "good", "shown": "requires_improvement", "why": "Page 1 says good"}
    done = words(editor_client.post(page_of(inspection), fields, follow=True))
    assert "Corrected. The public page says what was there before" in done
    assert "Page 1 says good" in done
    page = words(client.get(public))
    assert "Overall effectiveness: was Requires improvement, now Good" in page
    assert "Page 1 says good" in page
    assert "Page 1 says good" in words(client.get(reverse("dashboard:corrections")))


def test_what_was_typed_stays_where_it_cannot_be_taken(editor_client, inspection):
    fields = {"key": "published", "value": "soon", "shown": "2025-07-15", "why": "Printed there"}
    answer = editor_client.post(page_of(inspection), fields)
    page = words(answer)
    assert answer.status_code == 422
    assert page.count("“soon” is not a date.") == 2
    assert 'value="soon"' in page
    # In its own form alone, and known to the browser as not saved.
    assert page.count('value="Printed there" data-unsaved-value') == 1
    assert "data-unsaved-value" not in words(editor_client.get(page_of(inspection)))


def test_words_on_several_lines_are_corrected_as_they_are_shown(editor_client, inspection):
    row = inspection.findings.recommendations().get(position=1)
    row.text = "One line\nand another."
    row.save()
    fields = {"key": "recommendation:1", "value": "One line\r\nand a third.", "shown": "One line\r\nand another."}
    answer = editor_client.post(page_of(inspection), fields | {"why": "A slip"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.text == "One line\nand a third."


def test_an_editor_who_does_not_publish_corrects_nothing(client, inspection):
    client.force_login(person("ed", Role.EDITOR))
    assert client.get(page_of(inspection)).status_code == 403
    assert client.post(page_of(inspection), {}).status_code == 403


@pytest.mark.parametrize(
    "fields", [{}, {"key": "x"}, {"key": "recommendation:x"}, {"key": "judgement:"}, {"key": "new"}]
)
def test_a_form_that_no_page_sends_is_refused_in_words(editor_client, inspection, fields):
    assert editor_client.post(page_of(inspection), {"why": "why", **fields}).status_code == 422


def test_an_inspection_that_there_is_not_is_a_plain_404(editor_client, record):
    assert editor_client.get(reverse("inspections:correct", args=(999999,))).status_code == 404


def test_a_correction_is_undone_beside_its_message_and_in_the_list_of_changes(editor_client, inspection):
    where = reverse("inspections:correct", args=(inspection.pk,))
    fields = {"key": "lead_inspector", "value": "B. Other", "shown": "John Roughton", "why": "Misread"}
    shown = editor_client.post(where, fields, follow=True).content.decode()
    undo = reverse("inspections:undo_correction", args=(inspection.pk,))
    assert shown.count(f'action="{undo}"') == 2
    change = shown.partition('name="change" value="')[2].partition('"')[0]
    answer = editor_client.post(undo, {"change": change}, follow=True).content.decode()
    assert "is back" in answer
    inspection.refresh_from_db()
    assert inspection.lead_inspector == "John Roughton"
    assert "already undone" in editor_client.post(undo, {"change": change}, follow=True).content.decode()


@pytest.mark.parametrize("why", ["Published grade is wrong", "published", "Imported wrongly", "report withdrawn: no"])
def test_a_reason_that_begins_as_one_of_the_products_own_hides_no_change(editor_client, client, inspection, why):
    fields = {"key": "judgement:overall", "value": "good", "shown": "requires_improvement", "why": why}
    editor_client.post(page_of(inspection), fields)
    said = f"{why[0].upper()}{why[1:]}"
    for page in (reverse("inspections:changes"), page_of(inspection)):
        assert said in words(editor_client.get(page)), page
    for page in (reverse("dashboard:corrections"), reverse("dashboard:inspection", args=(inspection.pk,))):
        assert said in words(client.get(page)), page
