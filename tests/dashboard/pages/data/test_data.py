"""Everything published as files: complete, safe, described, and sent only when it has changed."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from authorities.models import Neighbour, Succession
from dashboard.open_data.chosen import Row
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from dashboard.shared.links import WholeAddress
from inspections.actions.ledger import reconcile
from inspections.actions.lineage import decide_link
from inspections.kept_files import forget_kept_files
from inspections.models import Finding, Inspection, Mentioned, Passage, RecommendationLink
from inspections.queries.corrections import corrections
from tests.dashboard.other_findings import EARLIER, STRENGTH, WORDS, publish_every_kind
from tests.dashboard.published import publish_stoke
from tests.dashboard.seen import Seen
from tests.dashboard.workbooks import sheet_of
from tests.readings import recommendation
from tests.scenes import scene
from tests.two_reports import publish_report

Page = Callable[[str], Seen]
FILES = [f"/data/{name}.csv" for name in TABLES] + [
    "/data/inspection-outcomes.xlsx",
    "/data/inspection-outcomes.json",
    "/data/datapackage.json",
    "/feed/",
    "/councils/stoke-on-trent/feed/",
]


@scene
def stoke(record: None, editor: User) -> Inspection:
    """Its report lists two recommendations and a strength, and names a visit."""
    inspection = publish_stoke(editor)
    Finding.objects.create(inspection=inspection, kind="strength", position=1, text=STRENGTH, page=2)
    words = "The focused visit in April 2019 found gaps."
    where = {"when": "2019-04", "page": 2, "box": [75, 300, 484, 320]}
    Mentioned.objects.create(inspection=inspection, position=1, kind="focused_visit", words=words, **where)
    return inspection


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return whole(response)


def whole(response: HttpResponse) -> bytes:
    """The content of a response; a stream is read to its end and closed, as the test client requires."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@scene
def linked(record: None, editor: User) -> Inspection:
    """A report with a recommendation that an editor linked to one of an earlier report."""
    publish_report(editor, "2023", "The quality of life-story work.")
    later = publish_report(editor, "2024", "Life-story work for all children in care.")
    link = RecommendationLink.objects.get(later_inspection=later.key, kind="asked_before")
    decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)
    return later


def rows(client: Client, table: str) -> list[dict[str, str]]:
    return rows_in(body(client, f"/data/{table}.csv"))


def rows_in(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def files_now() -> dict[str, bytes]:
    """The tables as CSV by name, with the description of the package and the document of all of them."""
    client = Client()
    files = {name: body(client, f"/data/{name}.csv") for name in TABLES}
    return files | {name: body(client, f"/data/{name}.json") for name in ("datapackage", "inspection-outcomes")}


@scene
def files(stoke: Inspection) -> dict[str, bytes]:
    """What is published when the report of Stoke-on-Trent is."""
    return files_now()


@scene
def files_with_a_link(stoke: Inspection, linked: Inspection) -> dict[str, bytes]:
    return files_now()


@scene
def workbook(stoke: Inspection) -> bytes:
    return body(Client(), "/data/inspection-outcomes.xlsx")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tables whose rows are put into a workbook or the document, of each only a few."""
    names: list[str] = []

    def a_few_rows(name: str, whole: WholeAddress) -> Iterator[Row]:
        names.append(name)
        return islice(table_rows(name, whole), 20)

    monkeypatch.setattr("dashboard.open_data.files.table_rows", a_few_rows)
    return names


def test_every_judgement_is_a_line_with_its_inspection(files: dict[str, bytes]):
    found = rows_in(files["judgements"])

    assert len(found) == 3023
    overall = next(row for row in found if row["inspection"] == "861-ilacs-2025-05-12" and row["area"] == "overall")
    # Columns are only ever added; tests/dashboard/test_judgement_fields.py follows each that is.
    assert overall.items() >= {
        "inspection": "861-ilacs-2025-05-12", "dfe_number": "861", "council": "Stoke-on-Trent",
        "region": "West Midlands", "framework": "ilacs", "kind": "standard", "start": "2025-05-12",
        "end": "2025-05-23", "published": "2025-07-15", "published_precision": "day", "area": "overall",
        "grade": "requires_improvement", "rank": "2", "printed": "Requires improvement", "source": "report",
        "page": "1", "x0": "75.0", "top": "380.0", "x1": "484.0", "bottom": "400.0",
        "rule": "the row of the judgement table", "source_text": "", "sure": "true",
    }.items()  # fmt: skip


def test_a_grade_that_could_not_be_read_says_so_and_has_no_rank(stoke: Inspection, client: Client):
    stoke.judgements.filter(area="overall").update(grade="")
    row = next(
        r for r in rows(client, "judgements") if r["inspection"] == "861-ilacs-2025-05-12" and r["area"] == "overall"
    )

    assert (row["grade"], row["rank"]) == ("could_not_be_read", "")


def test_every_inspection_is_a_line(stoke: Inspection, files: dict[str, bytes]):
    found = rows_in(files["inspections"])
    origins = [row["origin"] for row in found]

    assert (len(found), origins.count("report")) == (1006, 1)
    read = next(row for row in found if row["origin"] == "report")
    assert read["report_sha256"] == stoke.report.sha256
    assert (read["recommendations"], read["lead_inspector"]) == ("2", "John Roughton")


def test_every_recommendation_is_a_line_and_no_cell_is_a_formula(files: dict[str, bytes]):
    first, second = rows_in(files["recommendations"])

    assert first["text"] == "The quality of plans <b>for</b> neglected children. (1)"
    assert (first["tag"], first["themes"]) == ("outcome 4", "plans neglect outcome_4")
    assert second["text"] == "'=Supervision of staff. (2)"


def test_every_council_is_a_line_with_its_latest_code(record: None, client: Client):
    found = {row["dfe_number"]: row for row in rows(client, "councils")}

    assert len(found) == 160
    assert found["370"]["gss_code"] == "E08000038"
    assert (found["909"]["council"], found["909"]["valid_to"]) == ("Cumbria", "2023-03-31")


def test_every_delivery_body_is_a_line_with_its_period(record: None, client: Client):
    found = {(row["council"], row["body"]): row for row in rows(client, "delivery_bodies")}

    assert found["Bradford", "Bradford Children and Families Trust"] == {
        "dfe_number": "380", "council": "Bradford", "body": "Bradford Children and Families Trust", "kind": "company",
        "valid_from": "2023-01-01", "from_precision": "year", "valid_to": "", "to_precision": "",
    }  # fmt: skip
    ended = [row for row in found.values() if row["valid_to"]]
    assert ended
    assert all(row["valid_from"] <= row["valid_to"] and row["to_precision"] for row in ended)


def test_every_correction_is_a_line_with_what_stood_there(stoke: Inspection, client: Client, editor: User):
    row = stoke.judgements.get(area="overall")
    for grade, why in (("good", "Page 3 says so."), ("requires_improvement", "It does not.")):
        row.grade, row._history_user, row._change_reason = grade, editor, why
        row.save()

    found = rows(client, "corrections")
    assert len(found) == len(corrections())
    assert found[0]["role"] == "shipped"
    first, last = found[-2:]
    assert last.items() >= {
        "inspection": "861-ilacs-2025-05-12", "dfe_number": "861", "council": "Stoke-on-Trent", "area": "overall",
        "field": "grade", "old": "good", "new": "requires_improvement", "number": "2", "why": "It does not.",
        "role": "publisher",
    }.items()  # fmt: skip
    assert (first["old"], first["new"], first["number"]) == ("requires_improvement", "good", "1")
    assert all(each["area"] == "inspection" for each in found if each["field"] not in ("grade", "source"))


def test_corrected_words_of_a_report_that_may_not_be_passed_on_are_left_out(stoke: Inspection, client: Client):
    before = stoke.findings.recommendations().get(position=1)
    before.text, before._change_reason = "The quality of plans.", "A misprint."
    before.save()
    assert rows(client, "corrections")[-1]["new"] == "The quality of plans."

    # What stands here is a framework from before the licence, under which such words were printed.
    # Nothing but a test changes the record without a row of history, by which a file is known to be of an earlier one.
    Inspection.objects.filter(pk=stoke.pk).update(framework="apa")
    forget_kept_files()
    last = rows(client, "corrections")[-1]
    assert (last["field"], last["old"], last["new"], last["why"]) == ("recommendation 1", "", "", "A misprint.")


def test_the_page_leads_to_the_corrections(record: None, page: Page):
    assert page("/data/").links["Every correction to the record"] == "/corrections/"


def test_every_succession_and_neighbour_is_a_line(record: None, client: Client):
    found = rows(client, "successions")
    assert len(found) == Succession.objects.count()
    assert {"predecessor": "Cumbria", "successor": "Cumberland", "date": "2023-04-01"}.items() <= next(
        row for row in found if row["successor"] == "Cumberland"
    ).items()

    neighbours = rows(client, "neighbours")
    assert len(neighbours) == Neighbour.objects.count()
    of_stoke = [row for row in neighbours if row["council"] == "Stoke-on-Trent"]
    assert [row["position"] for row in of_stoke if row["edition"] == "2025"] == [str(n) for n in range(1, 11)]
    assert {row["position"] for row in neighbours if row["edition"] == "2014"} == {""}


def test_the_ledger_and_what_is_missing_are_lines(record: None, editor: User, client: Client):
    reconcile(framework="ilacs", complete_to=datetime.date(2026, 8, 20), source="The list", by=editor, why="Checked.")
    entries = {row["framework"]: row for row in rows(client, "ledger")}
    assert (entries["sif"]["complete_to"], entries["sif"]["reconciled_on"]) == ("2018-12-31", "")
    assert (entries["slac"]["complete_from"], entries["slac"]["complete_to"]) == ("2009-08-01", "")
    assert (entries["ilacs"]["complete_to"], entries["ilacs"]["why"]) == ("2026-08-20", "Checked.")
    assert datetime.date.fromisoformat(entries["ilacs"]["reconciled_on"])

    missing = rows(client, "known_missing")
    assert {(row["council"], row["since"], row["sure"]) for row in missing} == {
        ("Dudley", "2026-08-25", "false"), ("Slough", "2026-08-25", "false"), ("Hertfordshire", "2026-08-25", "false"),
    }  # fmt: skip


def test_lines_carry_the_address_of_their_inspection(stoke: Inspection, files: dict[str, bytes], client: Client):
    for table in ("inspections", "judgements", "recommendations"):
        line = next(row for row in rows_in(files[table]) if row["inspection"] == stoke.key)
        assert line["address"] == f"http://testserver/inspections/{stoke.key}/"
        assert client.get(line["address"], follow=True).status_code == 200
    other = json.loads(whole(client.get("/data/inspection-outcomes.json", headers={"host": "localhost"})))
    assert other["inspections"][0]["address"].startswith("http://localhost/inspections/")


def test_keys_are_stable_and_name_one_row_each(files_with_a_link: dict[str, bytes]):
    for name, table in TABLES.items():
        keys = [tuple(row[field] for field in table.key) for row in rows_in(files_with_a_link[name])]
        assert keys, name
        assert len(keys) == len(set(keys)), name


def test_every_link_leads_to_a_row(files_with_a_link: dict[str, bytes]):
    held = {name: rows_in(files_with_a_link[name]) for name in TABLES}
    assert [name for name, table in TABLES.items() if table.links]
    for name, table in TABLES.items():
        for field, other, key in table.links:
            assert {row[field] for row in held[name]} <= {row[key] for row in held[other]}, (name, field)


def test_the_data_package_follows_the_rules_of_its_standard(files: dict[str, bytes]):
    package = json.loads(files["datapackage"])

    assert package["profile"] == "tabular-data-package"
    assert package["name"] == "inspection-outcomes"
    assert [licence["name"] for licence in package["licenses"]] == ["OGL-UK-3.0"]
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert resource["path"] == f"{resource['name']}.csv"
        assert set(resource["schema"]["primaryKey"]) <= set(names)
        assert {field["type"] for field in resource["schema"]["fields"]} <= {
            "string",
            "integer",
            "number",
            "date",
            "boolean",
        }
        for link in resource["schema"].get("foreignKeys", []):
            assert link["fields"] in names
            assert link["reference"]["resource"] in TABLES


def test_every_cell_holds_what_the_data_package_says(files_with_a_link: dict[str, bytes]):
    package = json.loads(files_with_a_link["datapackage"])
    assert package["resources"]
    for resource in package["resources"]:
        found = rows_in(files_with_a_link[resource["name"]])
        fields = resource["schema"]["fields"]
        assert list(found[0]) == [field["name"] for field in fields]
        wrong = [(row[f["name"]], f) for row in found for f in fields if not fits(row[f["name"]], f)]
        assert wrong == []


def fits(cell: str, field: dict[str, object]) -> bool:
    """Whether a cell has the field's type and satisfies its constraints."""
    from datetime import date

    constraints = field.get("constraints", {})
    if not cell:
        return not constraints.get("required")
    if "enum" in constraints and cell not in constraints["enum"]:
        return False
    try:
        {
            "integer": int,
            "number": float,
            "date": date.fromisoformat,
            "string": str,
            "boolean": ("false", "true").index,
        }[field["type"]](cell)
    except ValueError:
        return False
    return True


def test_the_document_has_the_same_rows_as_the_tables(files: dict[str, bytes]):
    document = json.loads(files["inspection-outcomes"])

    assert list(document) == ["package", *TABLES]
    assert {name: len(document[name]) for name in TABLES} == {name: len(rows_in(files[name])) for name in TABLES}
    assert document["recommendations"][1]["text"] == "=Supervision of staff. (2)"
    assert document["judgements"][0].keys() == set(TABLES["judgements"].header)


def test_the_workbook_has_a_sheet_a_table_and_no_formula(workbook: bytes):
    book = zipfile.ZipFile(io.BytesIO(workbook))
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).findall(".//x:sheet", space)

    assert [sheet.get("name") for sheet in sheets] == [
        "About", "Judgements", "Inspections", "Recommendations", "Other findings", "Links between recommendations",
        "Named in reports",
        "Councils", "Delivery bodies", "Corrections", "Successions", "Statistical neighbours", "Ledger",
        "Known to be missing", "Dictionary",
    ]  # fmt: skip
    pages = [book.read(f"xl/worksheets/sheet{number}.xml") for number in range(1, 16)]
    assert all(b"<f>" not in page for page in pages)
    lines = ElementTree.fromstring(pages[1]).findall(".//x:row", space)
    assert len(lines) == 3024
    assert "=Supervision of staff. (2)" in pages[3].decode()


def test_days_of_the_workbook_are_days(workbook: bytes):
    sheet = sheet_of(workbook, "Delivery bodies")

    assert sheet.rows[0] == list(TABLES["delivery_bodies"].header)
    assert next(row for row in sheet.rows if row[1] == "Doncaster") == [
        "371", "Doncaster", "Doncaster Children’s Services Trust", "company", datetime.date(2014, 10, 1), "month",
        datetime.date(2022, 12, 31), "year",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_a_whole_file_is_written_once_for_each_edition(
    record: None, editor: User, client: Client, written: list[str], form: str
):
    address = f"/data/inspection-outcomes.{form}"
    first, again = body(client, address), body(client, address)
    assert (first == again, len(written)) == (True, len(TABLES))

    publish_stoke(editor)
    assert body(client, address) != first
    assert len(written) == 2 * len(TABLES)


def test_a_table_that_does_not_exist_is_not_found(record: None, client: Client):
    assert client.get("/data/secrets.csv").status_code == 404
    for asked in (client.get("/data/councils.csv").headers["ETag"], "*"):
        assert client.get("/data/secrets.csv", headers={"If-None-Match": asked}).status_code == 404


@pytest.mark.parametrize("address", FILES)
@pytest.mark.usefixtures("record", "written")
def test_a_file_is_sent_again_only_when_the_record_has_changed(address: str, client: Client):
    first = client.get(address)
    etag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    whole(first)

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": changed}).status_code == 304
    again = client.get(address, headers={"If-None-Match": '"another"'})
    assert (again.status_code, again.headers["ETag"], again.headers["Cache-Control"]) == (200, etag, "no-cache")
    whole(again)


def test_the_page_says_what_is_there_and_what_is_missing(stoke: Inspection, page: Page):
    seen = page("/data/")

    assert (
        seen.heading
        == "775 dated inspections and visits, with 3,023 judgements, and 231 visits without a publication date"
    )
    assert "1 report has been read and checked so far" in seen.text
    assert "218 inspections on the record without days on site." in seen.text
    assert "With grades from press reports, derived from national counts, or not sure: " in seen.text
    assert "Nothing on the record yet of " in seen.text
    assert "APA (January 2005 to December 2008), JAR (September 2005 to December 2008), " in seen.text


def test_coverage_stands_by_framework_and_year(stoke: Inspection, page: Page):
    seen = page("/data/")
    lines = {row[0]: row[1:] for row in seen.table("Inspections on the record by framework")}

    assert lines["Single inspection framework"] == [
        "November 2013 to July 2018", "1 November 2013 to 31 December 2018", "2014 to 2018", "173", "0", "152 of 152",
        "Graded",
    ]  # fmt: skip
    assert lines["ILACS"] == [
        "Since January 2018",
        "1 January 2018 to 22 August 2026",
        "2018 to 2026",
        "324",
        "1",
        "156 of 158",
        "Graded",
    ]
    assert lines["LSCB review"][3:6] == ["1", "0", "1"]
    assert lines["JTAI"] == [
        "Since February 2016",
        "Not complete",
        "Nothing on the record yet",
        "Narrative only, no grades",
    ]
    years = {row[0]: row[1:] for row in seen.table("by framework and year of publication")}
    assert years["Framework"] == [str(year) for year in range(2009, 2027)]
    assert years["ILACS"] == [*9 * ["0"], "27", "57", "19", "8", "47", "43", "48", "45 (1)", "30"]


def test_every_field_is_in_the_dictionary(record: None, page: Page):
    seen = page("/data/")
    for table in TABLES.values():
        assert [row[0] for row in seen.table(f"Fields of the table {table.name}")[1:]] == list(table.header)


def test_no_more_than_twelve_queries(stoke: Inspection, page: Page, django_assert_max_num_queries):
    for address in ("/data/", "/method/", "/accessibility/", "/feed/", "/councils/stoke-on-trent/feed/"):
        with django_assert_max_num_queries(12):
            page(address)


def test_other_findings_have_a_table_of_their_own(record: None, editor: User, client: Client):
    inspection = publish_every_kind(editor)

    assert len(rows(client, "recommendations")) == 2
    found = {row["kind"]: row for row in rows(client, "findings")}
    assert set(found) == {"strength", "area_for_improvement", "progress"}
    assert (found["strength"]["section"], found["strength"]["subsection"]) == ("Leaders", "Practice")
    assert found["area_for_improvement"]["themes"] == "neglect delay"
    progress = found["progress"]
    assert (progress["text"], progress["verdict"], progress["words"]) == (EARLIER, "inadequate", WORDS)
    assert (progress["earlier_framework"], progress["earlier_when"]) == ("jar", "2005-09")
    assert progress["strand"] == "staying_safe"
    assert "Other findings (CSV)" in client.get("/data/").content.decode()

    Inspection.objects.filter(pk=inspection.pk).update(framework="apa")
    forget_kept_files()
    closed = {row["kind"]: (row["text"], row["words"], row["verdict"]) for row in rows(client, "findings")}
    assert closed == {
        "strength": ("", "", ""),
        "area_for_improvement": ("", "", ""),
        "progress": ("", "", "inadequate"),
    }


def test_the_heading_within_a_section_goes_out_and_is_found_with_each_recommendation(
    record: None, editor: User, client: Client
):
    item = replace(recommendation(1), section="Leaders", subsection="Practice")
    publish_every_kind(editor, recommendations=(item,))
    assert [(row["section"], row["subsection"]) for row in rows(client, "recommendations")] == [("Leaders", "Practice")]
    assert Passage.objects.get(kind="recommendation").heading == "Leaders: Practice"
