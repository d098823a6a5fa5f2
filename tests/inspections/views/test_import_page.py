from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertInHTML

from inspections.intake.outcome_table import COLUMNS
from inspections.models import Inspection

PAGE = reverse("inspections:import")
HEAD = ",".join(COLUMNS) + "\n"
LINE = "861,ilacs,standard,2020-05-12,2020-05-23,2020-07-15,A. Example,6,overall,good,report\n"


def words(response):
    return " ".join(response.content.decode().split())


def table(text=HEAD + LINE, *, encoding="utf-8"):
    return SimpleUploadedFile("table.csv", text.encode(encoding), content_type="text/csv")


@pytest.mark.usefixtures("register")
class TestImport:
    def test_checking_shows_what_would_come_and_writes_nothing(self, editor_client):
        page = words(editor_client.post(PAGE, {"file": table(), "do": "check"}))
        assertInHTML("<dt>New inspections</dt><dd>1</dd>", page)
        assert Inspection.objects.count() == 0

    def test_importing_adds_them(self, editor_client):
        page = words(editor_client.post(PAGE, {"file": table(), "do": "import"}, follow=True))
        assert "1 inspection was added to the record." in page
        assert Inspection.objects.count() == 1

    def test_a_wrong_line_is_named_and_nothing_is_loaded(self, editor_client):
        text = HEAD + LINE.replace("good", "splendid")
        page = words(editor_client.post(PAGE, {"file": table(text), "do": "import"}))
        assert "<strong>Line 2.</strong> There is no grade called “splendid”." in page
        assert Inspection.objects.count() == 0

    def test_a_file_in_another_encoding_says_how_to_save_it(self, editor_client):
        page = words(editor_client.post(PAGE, {"file": table("caf\xe9", encoding="latin-1"), "do": "check"}))
        assert "Save the table as “CSV UTF-8” and choose that." in page

    def test_no_file_says_so(self, editor_client):
        assert "No file was chosen." in words(editor_client.post(PAGE, {"do": "check"}))


def test_the_shipped_table_again_says_that_nothing_is_left(record, editor_client):
    shipped = table(Path("inspections/data/outcomes.csv").read_text())
    assert "This very table was imported before" in words(editor_client.post(PAGE, {"file": shipped, "do": "import"}))


def test_a_visitor_is_asked_to_sign_in(db, client):
    assert client.post(PAGE).status_code == 302
