"""Editions and the changes since one of them, as a program reads them."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from inspections.actions.editions import make_edition
from inspections.editions.tables import EditionColumn, EditionSchema, table_state
from inspections.queries.editions import changes_since
from tests.dashboard.pages.programs.conftest import Get

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
pytestmark = pytest.mark.django_db


def take(day: int, *rows: tuple[str, ...], columns: str = "council grade") -> None:
    named = tuple(EditionColumn(name, "string", "…") for name in columns.split())
    schema = EditionSchema("grades", "Grades", "Made.", ("council",), named)
    at = NOON + datetime.timedelta(days=day)
    assert make_edition(tables=[table_state(schema, rows)], version=f"state {day}", at=at)


@pytest.fixture
def three() -> None:
    take(0, ("Derby", "good"), ("Leeds", "good"), ("York", "good"))
    take(1, ("Derby", "inadequate"), ("Leeds", "good"), ("York", "good"))
    take(2, ("Derby", "inadequate"), ("Leeds", "good"), ("Stoke", "good"))


def test_the_editions_are_listed_newest_first(three: None, get: Get):
    assert [(row["number"], row["day"], row["kind"], row["why"]) for row in get("editions")["rows"]] == [
        (3, "2027-03-03", "day", None),
        (2, "2027-03-02", "day", None),
        (1, "2027-03-01", "day", None),
    ]
    part = get("editions?size=2")
    assert [row["number"] for row in get(part["next"].partition("/api/v1/")[2])["rows"]] == [1]


def test_changes_since_an_edition_are_the_difference_to_the_latest(three: None, get: Get):
    found = get("changes?since=1")
    assert (found["since"], found["until"], found["tables"], found["next"]) == (1, 3, [], None)
    assert [(row["key"], row["kind"], row["edition"]) for row in found["rows"]] == [
        ({"council": "Derby"}, "changed", 2),
        ({"council": "Stoke"}, "added", 3),
        ({"council": "York"}, "removed", 3),
    ]
    assert found["rows"][0]["values"] == [{"column": "grade", "before": "good", "after": "inadequate"}]
    assert len(found["rows"]) == len(changes_since(1))
    assert [row["key"] for row in get("changes?since=1&until=2")["rows"]] == [{"council": "Derby"}]
    assert get("changes?since=3")["rows"] == []


def test_the_parts_are_of_the_same_two_editions_whatever_comes_in_between(three: None, get: Get):
    first = get("changes?since=1&size=2")
    take(3, ("Aston", "good"))
    second = get(first["next"].partition("/api/v1/")[2])
    assert [row["key"]["council"] for row in first["rows"] + second["rows"]] == ["Derby", "Stoke", "York"]
    assert (second["until"], second["next"]) == (3, None)


def test_a_column_that_came_is_said_once(three: None, get: Get):
    take(3, ("Derby", "inadequate", "x"), ("Leeds", "good", "x"), ("Stoke", "good", "x"), columns="council grade note")
    found = get("changes?since=3")
    assert found["rows"] == []
    assert found["tables"] == [{"table": "grades", "kind": "changed", "columns_added": ["note"], "columns_removed": []}]


def test_a_new_edition_makes_a_new_answer_though_the_record_is_the_same(three: None, client: Client):
    etag = client.get("/api/v1/changes?since=1").headers["ETag"]
    assert client.get("/api/v1/changes?since=1", headers={"If-None-Match": etag}).status_code == 304
    take(3, ("Derby", "good"))
    assert client.get("/api/v1/changes?since=1", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("", "since", "It has to be given: the number of an edition. /api/v1/editions lists them."),
        ("?since=9", "since", "There is no edition 9."),
        ("?since=1&until=9", "until", "There is no edition 9."),
        ("?since=3&until=1", "until", "Edition 1 came before edition 3."),
        ("?since=latest", "since", "It is not the number of an edition."),
        ("?since=1&table=nothing", "table", "“nothing” is none of: judgements, "),
        ("?since=1&after=-1", "after", "It is from no “next” of this."),
    ],
)
def test_what_cannot_be_used_is_refused(three: None, get: Get, query: str, parameter: str, words: str):
    (problem,) = get(f"changes{query}", 422)["error"]["problems"]
    assert problem["parameter"] == parameter
    assert problem["message"].startswith(words)


def test_where_no_edition_was_made_yet_there_is_none(get: Get):
    assert get("editions")["rows"] == []
    (problem,) = get("changes?since=1", 422)["error"]["problems"]
    assert problem == {"parameter": "since", "message": "There is no edition yet."}
