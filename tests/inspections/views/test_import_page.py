import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertInHTML

from inspections.intake.outcome_table import COLUMNS
from inspections.models import Import, Inspection, Judgement, TableShape
from inspections.roles import Role
from tests.inspections.once import OF_A_PAGE
from tests.people import person

pytestmark = OF_A_PAGE
PAGE = reverse("inspections:imports")
HEAD = ",".join(COLUMNS) + "\n"
LINE = "861,ilacs,standard,2020-05-12,2020-05-23,2020-07-15,A. Example,6,overall,good,report\n"
SOURCE = {"source_name": "A table", "source_address": "", "nature": "official", "released_on": "2025-08-30"}


def words(response):
    return " ".join(response.content.decode().split())


def table(text=HEAD + LINE, name="table.csv"):
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")


def propose(client, text=HEAD + LINE, **changed):
    return client.post(PAGE, {"file": table(text), **SOURCE, **changed}, follow=True)


def step(client, name, data=None):
    return client.post(reverse(f"inspections:{name}", args=[Import.objects.get().pk]), data or {}, follow=True)


def confirm(client, page, **data):
    mark = page.split('name="mark" value="')[1].split('"')[0]
    return step(client, "confirm_import", {"mark": mark, **data})


@pytest.mark.usefixtures("register")
class TestImport:
    def test_looking_shows_what_would_come_and_writes_nothing(self, editor_client):
        page = words(propose(editor_client))
        assertInHTML("<h1>Import 1 new inspection?</h1>", page)
        assert "Row 2. Stoke-on-Trent, ILACS, standard inspection" in page
        assert "A table, released 30 August 2025 (table.csv), and its row" in page
        assert Inspection.objects.count() == 0

    def test_confirming_writes_and_taking_back_takes_all_of_it(self, editor_client):
        page = words(confirm(editor_client, words(propose(editor_client))))
        assert "Imported: 1 inspection added." in page
        assert Inspection.objects.count() == 1
        page = words(step(editor_client, "take_import_back", {"why": "The wrong table"}))
        assert "Taken back: table.csv" in page
        assert Inspection.objects.count() == 0
        assert "Taken back, " in words(editor_client.get(PAGE))

    def test_a_row_that_cannot_be_used_is_named_and_the_others_can_be_imported(self, editor_client):
        page = words(propose(editor_client, HEAD + LINE + LINE.replace("861", "999").replace("2020", "2021")))
        assert "<strong>Row 3.</strong> No council has the DfE number “999”." in page
        assert "Import 1 new inspection?" in page

    def test_an_unknown_word_is_asked_and_remembered(self, editor_client):
        page = words(propose(editor_client, HEAD + LINE.replace("good", "splendid")))
        assert "Say below what 1 word of the table means." in page
        columns = {f"column-{at}": field for at, field in enumerate(_fields())}
        page = words(step(editor_client, "import_columns", columns | {"word-grade-splendid": "outstanding"}))
        assert "Import 1 new inspection?" in page
        confirm(editor_client, page)
        assert Judgement.objects.get().grade == "outstanding"
        page = words(propose(editor_client, HEAD + LINE.replace("good", "splendid")))
        assert "The columns are read as they were set for “table.csv”" in page
        assert "0</strong> new inspections" in page

    def test_all_that_would_be_written_is_listed_however_long_the_table(self, editor_client):
        first = datetime.date(2018, 1, 1)
        days = [first + datetime.timedelta(days=10 * number) for number in range(230)]
        rows = [f"861,ilacs,standard,{day},{day},{day},,,overall,good,report\n" for day in days]
        page = words(propose(editor_client, HEAD + "".join(rows)))
        assert '<h2 id="new">New (230)</h2>' in page
        assert all(f"Row {number}. Stoke-on-Trent" in page for number in range(2, 232))
        assert "Everything that will be written is listed below in full. Nothing else will be changed." in page

    def test_a_second_table_in_another_window_leaves_the_first(self, editor_client):
        page = words(propose(editor_client))
        first = Import.objects.get()
        propose(editor_client, HEAD + LINE.replace("861", "202"))
        mark = page.split('name="mark" value="')[1].split('"')[0]
        editor_client.post(reverse("inspections:confirm_import", args=[first.pk]), {"mark": mark})
        assert Inspection.objects.get().authority.dfe_number == "861"

    def test_a_proposal_is_given_up(self, editor_client):
        propose(editor_client)
        step(editor_client, "drop_import")
        assert not Import.objects.exists()

    def test_a_stale_summary_is_not_confirmed(self, editor_client):
        propose(editor_client)
        page = words(step(editor_client, "confirm_import", {"mark": "of before"}))
        assert "The record has changed since this was shown." in page
        assert Inspection.objects.count() == 0

    @pytest.mark.parametrize(
        "data", [{"header_row": "x"}, {"header_row": "0"}, {"header_row": "999999"}, {"sheet": "?"}]
    )
    def test_a_sheet_or_row_that_is_not_there_is_asked_again(self, editor_client, data):
        propose(editor_client)
        assert step(editor_client, "import_sheet", data).status_code == 200

    def test_what_nobody_can_mean_is_not_taken_from_the_form(self, editor_client):
        propose(editor_client)
        sent = {
            "column-0": "password",
            "column-999": "grade",
            "framework": "osted",
            "kind": "?",
            "word-grade-good": "?",
        }
        assert step(editor_client, "import_columns", sent).status_code == 200
        assert Inspection.objects.count() == 0

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"file": ""}, "Choose a file: CSV, XLSX or ODS."),
            ({"source_name": " "}, "Say where the table is from."),
            ({"source_address": "javascript:alert(1)"}, "Write the address as https://example.org/…"),
            ({"released_on": ""}, "Enter the date the table was released."),
            ({"released_on": "soon"}, "Enter the date the table was released, such as 30/08/2024."),
            ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "This table cannot be read."),
        ],
    )
    def test_what_is_missing_or_no_table_is_said_at_its_field(self, editor_client, changed, said):
        page = words(propose(editor_client, **changed))
        assert said in page
        assert "<title>Error: Import a table" in page
        assert not Import.objects.exists()

    def test_a_table_cannot_come_out_tomorrow(self, editor_client):
        tomorrow = timezone.localdate() + datetime.timedelta(days=1)
        assert "This date is in the future." in words(propose(editor_client, released_on=tomorrow.isoformat()))

    def test_an_editor_who_may_not_publish_may_not_import(self, client):
        client.force_login(person("ed", Role.EDITOR))
        assert client.get(PAGE).status_code == 403
        assert propose(client).status_code == 403
        assert not Import.objects.exists()


def _fields():
    """The fields of the columns of the project's own form."""
    known = {"dfe_la_number": "dfe"}
    return [known.get(name, name) for name in COLUMNS]


def test_what_is_shipped_has_no_page_and_cannot_be_taken_back(record, editor_client):
    shipped = Import.objects.filter(by=None).first()
    assert editor_client.get(reverse("inspections:import", args=[shipped.pk])).status_code == 404
    assert editor_client.post(reverse("inspections:take_import_back", args=[shipped.pk])).status_code == 404


def test_a_visitor_is_asked_to_sign_in(db, client):
    assert client.post(PAGE).status_code == 302


def test_a_shape_is_kept_once(register, editor_client):
    propose(editor_client, HEAD + LINE.replace("good", "splendid"))
    for meaning in ("outstanding", "good"):
        columns = {f"column-{at}": field for at, field in enumerate(_fields())}
        step(editor_client, "import_columns", columns | {"word-grade-splendid": meaning})
    assert TableShape.objects.get().mapping["values"] == {"grade": {"splendid": "good"}}


def test_the_page_of_an_import_says_which_facts_it_changed_from_what_to_what(record, editor_client):
    line = "861,ilacs,standard,2025-05-12,2025-05-23,2025-07-15,,,overall,good,report\n"
    page = words(propose(editor_client, HEAD + line))
    assert "Requires improvement</td>" in page
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    mark = page.split('name="mark" value="')[1].split('"')[0]
    row = Import.objects.get(state="proposed")
    address = reverse("inspections:confirm_import", args=[row.pk])
    taken = {"mark": mark, "take": f"{inspection.pk}:judgement:overall"}
    page = words(editor_client.post(address, taken, follow=True))
    assert "Overall effectiveness: was Requires improvement, now <strong>Good</strong>" in page
