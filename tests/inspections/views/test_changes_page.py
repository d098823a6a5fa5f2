import datetime

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from authorities.changes.wanted import DetailsChange
from authorities.models import Authority
from inspections.actions import publishing, review
from inspections.actions.correcting import Correction, correct_record
from inspections.models import Change, Import, Inspection
from inspections.roles import Role
from tests.authorities.changes.entering import enter, facts_of
from tests.people import person
from tests.readings import answered, ilacs, settle
from tests.scenes import scene

LONG = "How well plans are written, " + "and how often they are looked at again, " * 20 + "by whom."


def words(response):
    return " ".join(response.content.decode().split())


@scene
def sam(db):
    return person("sam", Role.PUBLISHER, first_name="Sam", last_name="Price")


@scene
def inspection(record, editor, sam):
    """Reviewed by Jo, corrected by Sam."""
    report = answered(ilacs(published="2025-07-15"), by=editor)
    settle(report, editor)
    given = review.FindingWords("1", LONG, "", "authority", "")
    review.set_item(report=report.pk, key="recommendation:1", words=given, by=editor, why="Whole item")
    inspection = publishing.publish(report=report.pk, by=editor)
    correction = Correction("judgement:overall", "good", "requires_improvement", "Page 1 says good")
    correct_record(inspection=inspection.pk, correction=correction, by=sam)
    return inspection


def page(client, **asked):
    return words(client.get(reverse("inspections:changes"), asked))


def test_review_and_record_are_one_list_in_full_words(editor_client, inspection):
    found = page(editor_client)
    assert LONG in found
    assert "How well plans are written. (1)" in found
    assert "<strong>Overall effectiveness</strong>" in found
    row = found[found.index("<strong>Overall effectiveness</strong>") :]
    assert row.index("Requires improvement") < row.index("Good") < row.index("Page 1 says good")
    assert "Page 1 says good" in found
    # What publishing itself wrote is one step, not a change of each value.
    assert found.count("<strong>Lead inspector</strong>") == 0


def test_an_edit_in_the_admin_joins_it(editor_client, inspection, sam):
    row = Inspection.objects.get(pk=inspection.pk)
    row.lead_inspector, row._history_user, row._change_reason = "B. Other", sam, "Misspelt"
    row.save()
    found = page(editor_client)
    assert "<strong>Lead inspector</strong>" in found
    assert "Misspelt" in found


def test_it_is_filtered_by_person_council_and_day(editor_client, inspection, editor, sam):
    assert "Page 1 says good" in page(editor_client, person=sam.pk)
    assert LONG not in page(editor_client, person=sam.pk)
    assert LONG in page(editor_client, person=editor.pk, council="stoke-on-trent")
    assert "No change matches what you chose." in page(editor_client, council="camden")
    Change.objects.update(at=datetime.datetime(2026, 3, 5, 23, 59, tzinfo=timezone.get_default_timezone()))
    assert LONG in page(editor_client, since="5 March 2026", until="05/03/2026")
    assert "No change matches what you chose." in page(editor_client, until="4 March 2026")
    assert "No change matches what you chose." in page(editor_client, since="6 March 2026", until="7 March 2026")


def test_the_first_and_the_last_day_that_there_are_leave_nothing_out(editor_client, inspection):
    assert LONG in page(editor_client, since="0001-01-01", until="9999-12-31")


def test_what_cannot_be_asked_is_said_and_left_out(editor_client, inspection):
    found = page(editor_client, council="atlantis", person="x", since="someday", page="99")
    assert "“atlantis” is not a council on this record, so it was left out." in found
    assert "“x” is not somebody who changed anything here" in found
    assert "“someday” is not a date." in found
    assert LONG in found


def test_the_number_of_queries_does_not_grow_with_the_changes(
    editor_client, inspection, editor, django_assert_max_num_queries
):
    report = answered(ilacs(inspection_start="2022-10-03", inspection_end="2022-10-14"), "other.pdf", by=editor)
    for number in range(30):
        review.set_value(report=report.pk, key="lead_inspector", value=f"Person {number}", by=editor)
    editor_client.get(reverse("inspections:changes"))
    with django_assert_max_num_queries(80):
        editor_client.get(reverse("inspections:changes"))


def test_an_inspection_that_is_deleted_by_hand_joins_it_in_full(editor_client, admin_client, record):
    gone = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    address = reverse("admin:inspections_inspection_delete", args=(gone.pk,))
    admin_client.post(address, {"post": "yes", "change_reason": "published"})
    found = page(editor_client, council="stoke-on-trent")
    row = found[found.index("<strong>Inspection deleted</strong>") :]
    for fact in (
        "First day on site: 12 May 2025",
        "Overall effectiveness: ",
        "off the record",
        ">Published</td>",
    ):
        assert fact in row
    # What is gone has no step to undo, and is put back as a whole.
    assert "undo" not in row.lower()
    assert f'Put back<span class="vh"> {gone}</span>' in row


def test_an_import_and_its_undoing_join_it(editor_client, record, editor, sam):
    row = Import.objects.create(
        sha256="0" * 64,
        name="outcomes.csv",
        at=timezone.now(),
        by=sam,
        added=12,
        changed=3,
        source_name="Five-year data",
        released_on=datetime.date(2026, 6, 1),
        state=Import.State.TAKEN_BACK,
        taken_back_at=timezone.now(),
        taken_back_by=editor,
        why="The wrong edition",
    )
    row.rows.create(
        row=2, number=Inspection.objects.get(authority__dfe_number="861", start="2025-05-12").pk, is_new=True
    )
    loaded = page(editor_client, person=sam.pk)
    for words_ in (
        "<strong>Import</strong>",
        "12 inspections added; 3 changed.",
        "From Five-year data, released 1 June",
    ):
        assert words_ in loaded
    back = page(editor_client, person=editor.pk, council="stoke-on-trent")
    for words_ in ("<strong>Import taken back</strong>", "Taken back as a whole.", "The wrong edition"):
        assert words_ in back
    assert "<strong>Import" not in page(editor_client, council="camden")
    # Its page is for publishers: to others it is a name.
    address = reverse("inspections:import", args=(row.pk,))
    assert address in loaded
    client = Client()
    client.force_login(person("ray", Role.READER))
    found = page(client, person=sam.pk)
    assert "outcomes.csv" in found
    assert address not in found


def test_a_change_of_the_register_joins_it_with_its_reason(editor_client, record):
    camden = Authority.objects.get(slug="camden")
    wanted = DetailsChange(camden.dfe_number, facts_of(camden.dfe_number, code="E09000099"), datetime.date(2027, 4, 1))
    enter(wanted, title="A new code for Camden")
    found = page(editor_client, council="camden")
    for words_ in ("A new code for Camden", "Camden: GSS code", "E09000099 from 2027-04-01", "The order was made."):
        assert words_ in found
