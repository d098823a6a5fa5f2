"""What other programs get: a calendar that a parser reads back, and a typed table that counts as the pages do."""

import csv
import datetime
import io
from collections import Counter

import pytest
from icalendar import Calendar

from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.shared.record_cache import published_record


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


def test_the_long_form_counts_as_the_pages_do_and_has_types(record, client):
    body = client.get("/connected/positions-by-year.json").json()
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


def test_the_csv_has_the_same_rows_as_the_json(record, client):
    text = b"".join(client.get("/connected/positions-by-year.csv").streaming_content).decode()
    lines = list(csv.DictReader(io.StringIO(text)))
    rows = client.get("/connected/positions-by-year.json").json()["rows"]
    assert [line["outcome"] for line in lines] == [row["outcome"] for row in rows]


def test_the_page_says_how_a_program_is_connected(record, client):
    page = client.get("/connected/").content.decode()
    assert "http://testserver/connected/visits.ics" in page
    assert "Json.Document(Web.Contents(" in page
