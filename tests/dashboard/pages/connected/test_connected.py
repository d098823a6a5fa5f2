"""What other programs get: a calendar that a parser reads back, and a typed table that counts as the pages do."""

import csv
import datetime
import html
import io
import json
import re
from collections import Counter

import pytest
from django.test import Client
from icalendar import Calendar

from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.shared.record_cache import published_record
from tests.dashboard.once import OF_THE_RECORD
from tests.scenes import scene

pytestmark = OF_THE_RECORD


@scene
def files(record):
    """The positions of every year as the two files, by how their names end."""
    client = Client()
    answers = {form: client.get(f"/connected/positions-by-year.{form}") for form in ("csv", "json")}
    assert answers["csv"].headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answers["json"].headers["Content-Type"] == "application/json"
    return {form: b"".join(answer.streaming_content) for form, answer in answers.items()}


@pytest.fixture
def events(record, client):
    def read(query=""):
        response = client.get(f"/connected/visits.ics{query}")
        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(response.content).walk("VEVENT")

    return read


def test_the_calendar_has_every_inspection_with_its_days(events):
    found = events()
    kept = published_record()
    dated = [each for each in (*kept.inspections, *kept.undated) if each.start]
    assert len(found) == len(dated) > 500
    assert len({str(event["uid"]) for event in found}) == len(found)
    of_day = [event for event in found if event["dtstart"].dt == datetime.date(2025, 5, 12)]
    stoke = next(event for event in of_day if "Stoke" in event["summary"])
    assert stoke["dtend"].dt == datetime.date(2025, 5, 24)
    assert str(stoke["summary"]) == "Stoke-on-Trent: ILACS standard inspection"
    assert str(stoke["url"]).startswith("http://testserver/inspections/")
    assert str(stoke["description"]) == "Published 15 July 2025."


def test_the_calendar_of_a_region_has_its_councils_alone(events, client):
    names = {council.name for council in published_record().councils if council.region == "London"}
    found = events("?region=London")
    assert found
    assert {str(event["summary"]).partition(": ")[0] for event in found} <= names
    assert client.get("/connected/visits.ics?region=Mars").status_code == 404


def test_the_same_record_makes_the_same_bytes(record, client):
    first, second = (client.get("/connected/visits.ics").content for _ in range(2))
    assert first == second


def test_the_long_form_counts_as_the_pages_do_and_has_types(files):
    body = json.loads(files["json"])
    rows = body["rows"]
    day = datetime.date(2020, 3, 31)
    positions = population_of(published_record(), AsAt(day)).standing
    counted = Counter(str(position.outcome("overall")) for position in positions)
    asked = [row for row in rows if (row["as_at"], row["indicator"]) == ("2020-03-31", "overall")]
    assert Counter(row["outcome"] for row in asked) == counted
    python = {"string": str, "integer": int, "date": str}
    for column in body["columns"]:
        values = [row[column["name"]] for row in rows]
        assert all(value is None or type(value) is python[column["type"]] for value in values), column
    assert {row["value"] for row in rows} == {None, 1, 2, 3, 4}
    assert all((row["value"] is None) == (row["inspection"] is None) for row in rows if row["outcome"] != "not_judged")
    assert len({(row["dfe_number"], row["indicator"], row["as_at"]) for row in rows}) == len(rows)


def test_the_csv_has_the_same_rows_as_the_json(files):
    lines = list(csv.DictReader(io.StringIO(files["csv"].decode())))
    rows = json.loads(files["json"])["rows"]
    assert [line["outcome"] for line in lines] == [row["outcome"] for row in rows]


M_VALUES = {"type text": str, "Int64.Type": int, "type date": str}
"""What the values of a type of Power Query are in JSON."""


def test_the_query_for_power_bi_names_the_one_address_and_gives_every_column_the_type_of_its_values(files, client):
    page = html.unescape(client.get("/connected/").content.decode())
    asked = re.search(
        r'Json\.Document\(Web\.Contents\("([^"]+)"\)\),\s+Rows = Table\.FromRecords\(Source\[rows\]\)', page
    )
    types = dict(re.findall(r'\{"(\w+)", (type \w+|Int64\.Type)\}', page))
    assert asked[1] == "http://testserver/connected/positions-by-year.json"
    body = json.loads(files["json"])
    # Table.FromRecords takes the columns of the first row, and fails at a row that has others.
    assert {tuple(row) for row in body["rows"]} == {tuple(types)}
    for name, kind in types.items():
        values = [row[name] for row in body["rows"] if row[name] is not None]
        assert {type(value) for value in values} == {M_VALUES[kind]}, name
        if kind == "type date":
            assert all(datetime.date.fromisoformat(value).isoformat() == value for value in values), name


def test_the_csv_is_read_with_the_same_types_by_a_program_that_guesses_them(files):
    lines = list(csv.reader(io.StringIO(files["csv"].decode())))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(set(lines[0])) == len(lines[0])
    kinds = {column["name"]: column["type"] for column in json.loads(files["json"])["columns"]}
    for at, name in enumerate(lines[0]):
        values = [line[at] for line in lines[1:] if line[at]]
        if kinds[name] == "integer":
            assert all(str(int(value)) == value for value in values), name
        if kinds[name] == "date":
            assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in values), name


def test_the_whole_table_is_counted_once_for_a_state_of_the_record(record, client, monkeypatch):
    def asked():
        return b"".join(client.get("/connected/positions-by-year.json").streaming_content)

    first = asked()
    monkeypatch.setattr("dashboard.pages.connected.long_form.position_rows", None)
    assert asked() == first


def test_the_page_says_how_a_program_is_connected(record, client):
    page = client.get("/connected/").content.decode()
    assert "http://testserver/connected/visits.ics" in page
    assert "Json.Document(Web.Contents(" in page
