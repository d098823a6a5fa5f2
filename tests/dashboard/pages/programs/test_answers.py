"""What the interface says of positions and of single things, and what it refuses."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.population import population_of
from dashboard.shared.record_cache import published_record
from inspections.actions.lineage import decide_link
from inspections.actions.publishing import withdraw
from inspections.models import Finding, RecommendationLink
from inspections.qualified_grade import bare
from tests.dashboard.pages.programs.conftest import Get
from tests.scenes import scene
from tests.two_reports import publish_report

Every = Callable[[str], list[dict[str, Any]]]
DAY = datetime.date


@pytest.mark.parametrize(
    ("query", "as_at"),
    [
        ("as_at=2020-03-31", AsAt(DAY(2020, 3, 31))),
        (
            "as_at=2018-03-31&basis=inspected&cutoff=2018-06-30",
            AsAt(DAY(2018, 3, 31), Basis.INSPECTED, DAY(2018, 6, 30)),
        ),
    ],
)
def test_positions_are_those_that_the_pages_count(record, every: Every, query: str, as_at: AsAt):
    standing = population_of(published_record(), as_at).standing
    rows = every(f"positions?{query}&indicator=overall&size=100")
    assert {row["dfe_number"]: row["outcome"] for row in rows} == {
        each.council.dfe_number: bare(each.outcome("overall")) for each in standing
    }
    assert len(rows) == len(standing) > 140


def test_positions_without_a_date_are_the_newest_of_the_record(record, get: Get):
    newest = published_record().last_day.isoformat()
    assert get("positions?size=1")["as_at"] == newest
    refused = get("positions?as_at=2031-01-01", 422)["error"]["problems"]
    assert refused == [
        {"parameter": "as_at", "message": f"The record ends on {newest}; leave the date out for the newest."}
    ]


def test_a_council_comes_with_its_predecessors_and_neighbours(record, get: Get):
    found = get("councils/838")
    assert found["council"]["council"] == "Dorset"
    assert [row["predecessor"] for row in found["took_over_from"]] == ["Dorset (former county)"]
    assert {row["dfe_number"] for row in found["neighbours"]} == {"838"}
    assert get("councils/835")["taken_over_by"]


def test_an_inspection_comes_with_its_judgements(record, get: Get):
    found = get("inspections/861-ilacs-2025-05-12")
    assert found["inspection"]["council"] == "Stoke-on-Trent"
    grades = {row["area"]: row["grade"] for row in found["judgements"]}
    assert grades["overall"] == "requires_improvement"
    assert found["inspection"]["address"] == "http://testserver/inspections/861-ilacs-2025-05-12/"


@scene
def linked(record, editor):
    earlier = publish_report(editor, "2023", "The quality of life-story work.")
    later = publish_report(editor, "2024", "Life-story work for all children in care.")
    link = RecommendationLink.objects.get(later_inspection=later.key, kind="asked_before")
    decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)
    return earlier, later


def test_a_recommendation_comes_with_its_lineage(linked, get: Get):
    rows = {row["inspection"]: row for row in get("recommendations")["rows"]}
    earlier, later = (rows[each.key] for each in linked)
    found = get(f"recommendations/{later['recommendation']}")
    assert found["recommendation"] == later
    assert [(each["kind"], each["recommendation"]) for each in found["earlier"]] == [("asked_before", earlier)]
    assert found["later"] == []
    assert get(f"recommendations/{earlier['recommendation']}")["later"][0]["recommendation"] == later
    assert later["asked_before"] == earlier["recommendation"]


def test_a_recommendation_is_found_under_its_key_of_before_a_slip_was_mended(linked, get: Get):
    _, later = linked
    (row,) = get(f"recommendations?inspection={later.key}")["rows"]
    finding = Finding.objects.recommendations().get(inspection=later)
    finding.text = "Life-story work for all children in our care."
    finding.save()
    found = get(f"recommendations/{row['recommendation']}")["recommendation"]
    assert found["text"] == finding.text
    assert found["recommendation"] != row["recommendation"]


def test_what_is_not_there_is_said_to_be_so(linked, editor, get: Get):
    _, later = linked
    assert get("councils/999", 404)["error"]["message"] == "No council has this DfE number."
    assert get("inspections/no-such", 404)["error"]["message"] == "No inspection has this key."
    assert get(f"recommendations/{later.key}/no-such", 404)["error"]["status"] == 404
    withdraw(report=later.report_id, by=editor, why="A test")
    assert get(f"inspections/{later.key}", 410)["error"]["message"].startswith("The inspection with this key was taken")


@pytest.mark.parametrize(
    ("address", "parameter", "words"),
    [
        ("judgements?framwork=ilacs", "framwork", "There is no such parameter. This address has: after, area, "),
        ("councils/861?fields=council", "fields", "There is no such parameter. This address has: none."),
        ("judgements?framework=", "framework", "“” is none of: "),
        ("judgements?region=Mars", "region", "“Mars” is none of: East Midlands, "),
        ("judgements?region=London&region=South+East", "region", "It is given more than once."),
        ("judgements?dfe_number=1", "dfe_number", "No council has the DfE number “1”. /api/v1/councils lists them."),
        ("judgements?inspection=x%27--", "inspection", "No inspection has the key “x'--”."),
        ("judgements?sure=maybe", "sure", "“maybe” is neither true nor false."),
        ("inspections?published_from=31/03/2024", "published_from", "“31/03/2024” is no day written as 2024-03-31."),
        ("inspections?published_to=2024-02-30", "published_to", "“2024-02-30” is no day written as 2024-03-31."),
        ("inspections?published_to=2024", "published_to", "“2024” is no day written as 2024-03-31."),
        ("councils?size=0", "size", "“0” is no number from 1 to 2000."),
        ("councils?size=2001", "size", "“2001” is no number from 1 to 2000."),
        ("councils?size=%D9%A3", "size", "“٣” is no number from 1 to 2000."),
        ("councils?after=nonsense", "after", "It is from no “next” of this table."),
        ("positions?cutoff=2020-01-01", "cutoff", "It goes with basis=inspected alone."),
        (
            "positions?as_at=2020-01-01&basis=inspected&cutoff=2019-01-01",
            "cutoff",
            "It lies before the date, or after ",
        ),
        (
            "positions?as_at=2020-01-01&basis=inspected&cutoff=9999-12-31",
            "cutoff",
            "It lies before the date, or after ",
        ),
        ("positions?as_at=1999-01-01", "as_at", "Positions begin on "),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(record, get: Get, address: str, parameter: str, words: str):
    error = get(address, 422)["error"]
    assert error["status"] == 422
    assert [problem["parameter"] for problem in error["problems"]] == [parameter]
    assert error["problems"][0]["message"].startswith(words)


def made_up(*key: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


@pytest.mark.parametrize(
    "after",
    [
        made_up("861-ilacs-2025-05-12"),
        made_up("861-ilacs-2025-05-12", "overall", "more"),
        made_up("861-ilacs-2025-05-12", 4),
        made_up(None, "overall"),
        made_up("\0", "overall"),
        made_up("\ud800", "overall"),
        made_up(["861"], "overall"),
        made_up("8" * 5_000, "overall"),
        "_" * 3,
        "é",
    ],
)
def test_a_made_up_place_is_refused(record, get: Get, after: str):
    (problem,) = get(f"judgements?after={after}", 422)["error"]["problems"]
    assert problem["parameter"] == "after"


def test_a_place_beyond_the_last_row_gives_none(record, get: Get):
    assert get(f"judgements?after={made_up('zzz', 'zzz')}") | {"version": "", "changed": "", "licence": ""} == {
        "version": "", "changed": "", "licence": "", "next": None, "rows": []
    }  # fmt: skip
    assert get(f"recommendations?after={made_up('zzz', 2**31 - 1)}")["rows"] == []
    get(f"recommendations?after={made_up('zzz', 2**31)}", 422)
