"""The pages and files of editions, as a visitor sees them."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from authorities.models import Authority
from inspections.actions.correcting import Correction, correct_record
from inspections.models import Edition, EditionRow, EditorProfile, Inspection, Judgement
from tests.clock import Clock
from tests.dashboard.seen import see
from tests.dashboard.workbooks import sheet_of
from tests.editions import load_two_councils, taken
from tests.scenes import scene
from tests.two_reports import publish_report

FILES = ("judgements.csv", "judgements.json", "inspection-outcomes.zip", "inspection-outcomes.xlsx")


@scene
def three_editions(db: None, editor: User) -> tuple[Inspection, datetime.datetime]:
    """The inspection of edition 1, and when edition 3 had been taken: in edition 2 one of its grades is corrected, and
    another report is added in edition 3.
    """
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock(patch, datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC))
        load_two_councils()
        inspection = publish_report(editor, "2024", "Supervision of staff.")
        taken()
        clock.next_day()
        why = "The table on page 3 says so."
        correct_record(
            inspection=inspection.pk,
            correction=Correction("judgement:leadership", "good", "requires_improvement", why),
            by=editor,
        )
        taken()
        clock.next_day()
        publish_report(editor, "2026", "Supervision of staff, again.")
        taken()
        return inspection, clock.now


@pytest.fixture
def clock(three_editions: tuple[Inspection, datetime.datetime], monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, three_editions[1])


@pytest.fixture
def inspection(three_editions: tuple[Inspection, datetime.datetime], clock: Clock) -> Inspection:
    return three_editions[0]


def content(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_list_has_the_newest_first(inspection: Inspection, client: Client):
    text = see(client.get("/editions/")).text

    assert "3 editions" in text
    assert text.index("Edition 3, 3 March 2027") < text.index("Edition 1, 1 March 2027")


def test_before_the_first_there_is_none(db: None, client: Client):
    assert "No edition yet" in see(client.get("/editions/")).text
    assert client.get("/editions/1/").status_code == 404


def test_a_correction_says_what_stood_there_what_stands_there_and_why(inspection: Inspection, client: Client):
    page = see(client.get("/editions/2/"))

    assert "Derby, 831-ilacs-2024-10-07" in page.text
    assert "Leadership, grade: was Requires improvement, now Good" in page.text
    assert "The table on page 3 says so." in page.text


def test_a_new_report_stands_together(inspection: Inspection, client: Client):
    text = see(client.get("/editions/3/")).text

    assert "Judgements: 5 new; Inspections: 1 new; Recommendations: 1 new." in text
    assert "A new inspection, whose report was read and published." in text


def test_the_first_says_that_there_is_none_before_it(inspection: Inspection, client: Client):
    assert "there is none before it to compare with" in see(client.get("/editions/1/")).text
    assert client.get("/editions/1/changes.csv").status_code == 404


def test_every_changed_value_is_in_the_file_of_changes(inspection: Inspection, client: Client):
    lines = content(client, "/editions/2/changes.csv").decode().splitlines()

    assert lines[0] == "edition,table,key,change,column,before,after,why"
    key = '"{""inspection"": ""831-ilacs-2024-10-07"", ""area"": ""leadership""}"'
    assert f"2,judgements,{key},changed,grade,requires_improvement,good,The table on page 3 says so." in lines


def test_how_it_is_cited(inspection: Inspection, client: Client):
    text = see(client.get("/editions/2/")).text

    sha256 = Edition.objects.get(number=2).sha256
    assert (
        "The contributors to Inspection Outcomes (2027). Inspection Outcomes, "
        f"edition 2 [{sha256[:12]}], 2 March 2027. http://testserver/editions/2/" in text
    )
    assert "@misc{outcomes-2," in text
    assert f"note = {{SHA-256 of its checksums: {sha256}}}," in text
    with zipfile.ZipFile(io.BytesIO(content(client, "/editions/2/inspection-outcomes.zip"))) as whole:
        assert hashlib.sha256(whole.read("SHA256SUMS")).hexdigest() == sha256


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_is_named_by_its_checksum_and_kept_for_ever(inspection: Inspection, client: Client, form: str):
    response = client.get(f"/editions/2/judgements.{form}")
    sha256 = hashlib.sha256(response.content).hexdigest()

    assert response["ETag"] == f'"{sha256}"'
    assert "immutable" in response["Cache-Control"]
    assert sha256 in see(client.get("/editions/2/")).text
    again = client.get(f"/editions/2/judgements.{form}", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_does_not_change_when_the_record_does(inspection: Inspection, client: Client):
    first, second = (json.loads(content(client, f"/editions/{number}/judgements.json")) for number in (1, 2))

    assert [row["grade"] for row in first if row["area"] == "leadership"] == ["requires_improvement"]
    assert [row["grade"] for row in second if row["area"] == "leadership"] == ["good"]


def test_the_zip_has_every_table_with_its_checksum(inspection: Inspection, client: Client):
    with zipfile.ZipFile(io.BytesIO(content(client, "/editions/2/inspection-outcomes.zip"))) as whole:
        sums = whole.read("SHA256SUMS").decode().splitlines()
        assert len(sums) == 28
        for line in sums:
            sha256, name = line.split("  ")
            assert hashlib.sha256(whole.read(name)).hexdigest() == sha256
        package = json.loads(whole.read("datapackage.json"))
        assert package["version"] == "2"
        assert "edition 2 [" in whole.read("CITE.txt").decode()


def test_the_workbook_has_its_tables(inspection: Inspection, client: Client):
    book = content(client, "/editions/1/inspection-outcomes.xlsx")
    assert sheet_of(book, "Judgements").rows[0][:2] == ["inspection", "dfe_number"]


@pytest.mark.parametrize("name", ["people.csv", "withdrawals.xml", "Judgements.json"])
def test_what_is_no_table_is_not_found(inspection: Inspection, client: Client, name: str):
    assert client.get(f"/editions/2/{name}").status_code == 404


def test_words_that_were_changed_in_the_database_are_not_given_out(inspection: Inspection, client: Client):
    row = EditionRow.objects.filter(table="judgements").first()
    EditionRow.objects.filter(pk=row.pk).update(cells=row.cells.replace("831", "861"))

    response = client.get("/editions/2/judgements.csv")
    assert (response.status_code, b"It is not given out" in response.content) == (500, True)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_only_read(inspection: Inspection, client: Client, name: str):
    response: HttpResponse = client.post(f"/editions/2/{name}")
    assert response.status_code == 405


def test_what_a_law_took_away_has_a_notice_with_the_checksum_in_its_place(
    inspection: Inspection, client: Client, editor: User
):
    sha256 = hashlib.sha256(content(client, "/editions/2/corrections.csv")).hexdigest()
    Inspection.objects.get(pk=inspection.pk).judgements.get(area="leadership").delete()
    call_command("remove_from_editions", "page 3 says so")
    with pytest.raises(CommandError, match="The record itself still holds these words"):
        call_command("remove_from_editions", "page 3 says so", why="A person asked for it.")
    Judgement.history.filter(history_change_reason__contains="page 3").update(history_change_reason="Gone.")
    call_command("remove_from_editions", "page 3 says so", why="A person asked for it.")

    response = client.get("/editions/2/corrections.csv")
    words = response.content.decode()
    assert response.status_code == 410
    assert sha256 in words
    assert "A person asked for it. It was removed on 3 March 2027, edition 4." in words
    assert "A removal. A person asked for it." in see(client.get("/editions/4/")).text
    with zipfile.ZipFile(io.BytesIO(content(client, "/editions/2/inspection-outcomes.zip"))) as whole:
        assert whole.read("corrections.csv.removed.txt").decode() == words
        assert "corrections.csv" not in whole.namelist()
    assert content(client, "/editions/2/inspection-outcomes.xlsx")
    assert client.get("/editions/1/corrections.csv").status_code == 200


def test_a_council_is_seen_as_the_edition_has_it(inspection: Inspection, client: Client):
    first, third = (see(client.get(f"/editions/{number}/councils/831/")).text for number in (1, 3))

    assert "Derby in edition 1" in first
    assert "30 March 2026" not in first
    assert "30 March 2026" in third
    assert "http://testserver/editions/1/councils/831/" in first
    assert client.get("/editions/1/councils/999/").status_code == 404


def test_a_council_whose_words_were_taken_away_is_not_shown_in_part(inspection: Inspection, client: Client):
    EditionRow.objects.filter(table="judgements", first=1).update(cells="", removed_in=3)

    response = client.get("/editions/1/councils/831/")
    assert response.status_code == 410
    assert "Something was removed here" in see(response, status=410).text


@pytest.mark.parametrize(
    ("address", "cited"),
    [("/councils/derby/", "/editions/3/councils/831/"), ("/distribution/", "/editions/3/"), ("/", "/editions/3/")],
)
def test_a_page_is_cited_as_of_the_latest_edition(inspection: Inspection, client: Client, address: str, cited: str):
    html = see(client.get(address)).html

    assert f"http://testserver{cited}" in html
    assert "As corrected since:" in html
    assert "is not in an edition yet" not in html


def test_a_council_that_is_in_no_edition_yet_is_cited_by_no_address_that_is_not_there(
    inspection: Inspection, client: Client
):
    names = {"name": "Newland", "short_name": "Newland", "slug": "newland", "type": "unitary authority"}
    Authority.objects.create(dfe_number="999", region="East Midlands", **names)
    seen = see(client.get("/councils/newland/"))
    assert "This council is not in edition 3 of 3 March 2027, the latest." in seen.text
    assert "/editions/3/councils/999/" not in seen.html


def test_a_page_says_that_something_changed_since(inspection: Inspection, client: Client, editor: User):
    for address in ("/councils/derby/", "/distribution/"):
        client.get(address)
    why = "The table on page 4 says so."
    correction = Correction("judgement:leadership", "outstanding", "good", why)
    correct_record(inspection=inspection.pk, correction=correction, by=editor)

    for address in ("/councils/derby/", "/distribution/"):
        assert (
            "Something on the public record has changed since edition 3 of 3 March "
            "2027" in see(client.get(address)).text
        )


def test_what_no_table_shows_is_no_change_of_what_is_public(
    inspection: Inspection, client: Client, editor: User, clock: Clock
):
    clock.next_day()
    EditorProfile.objects.create(user=editor)
    changed = client.get("/councils/derby/timeline.csv")
    assert "Changed since edition 3" in content(client, "/councils/derby/timeline.csv").decode()
    assert "is not in an edition yet" in see(client.get("/distribution/")).text
    call_command("edition")

    assert Edition.objects.count() == 3
    assert "is not in an edition yet" not in see(client.get("/distribution/")).text
    anew = client.get("/councils/derby/timeline.csv", headers={"if-none-match": changed["ETag"]})
    assert "Edition 3 of 3 March 2027." in anew.content.decode()


def test_a_file_says_its_edition_and_is_sent_anew_with_the_next(
    inspection: Inspection, client: Client, editor: User, clock: Clock
):
    before = client.get("/councils/derby/timeline.csv")
    assert "Edition 3 of 3 March 2027." in content(client, "/councils/derby/timeline.csv").decode()
    correction = Correction("judgement:leadership", "outstanding", "good", "Page 4.")
    correct_record(inspection=inspection.pk, correction=correction, by=editor)
    changed = client.get("/councils/derby/timeline.csv", headers={"if-none-match": before["ETag"]})
    assert "Changed since edition 3 of 3 March 2027; in no edition yet." in changed.content.decode()

    clock.next_day()
    taken()
    anew = client.get("/councils/derby/timeline.csv", headers={"if-none-match": changed["ETag"]})
    assert "Edition 4 of 4 March 2027." in anew.content.decode()
    again = client.get("/councils/derby/timeline.csv", headers={"if-none-match": anew["ETag"]})
    assert again.status_code == 304
