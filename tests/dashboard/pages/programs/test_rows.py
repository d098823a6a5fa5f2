"""The rows of the interface are those of the files: the same values, whatever part is asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dashboard.files.csv import safe_cell
from dashboard.open_data.fields import PublishedTable
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from dashboard.pages.programs import schemas
from inspections.actions.lineage import decide_link
from inspections.models import Finding, Inspection, Mentioned, RecommendationLink
from tests.dashboard.csv_files import content_of
from tests.dashboard.other_findings import publish_every_kind
from tests.dashboard.pages.programs.conftest import Get
from tests.scenes import scene
from tests.two_reports import publish_report

Every = Callable[[str], list[dict[str, Any]]]


@scene
def full(record, editor):
    """The shipped record, with a row in every table that depends on reports."""
    publish_every_kind(editor)
    stoke = Inspection.objects.get(key="861-ilacs-2025-05-12")
    Mentioned.objects.create(
        inspection=stoke, position=1, kind="focused_visit", words="A visit in April 2019.", page=2, box=[1, 2, 3, 4]
    )
    earlier = publish_report(editor, "2023", "The quality of life-story work.")
    later = publish_report(editor, "2024", "Life-story work for all children in care.")
    link = RecommendationLink.objects.get(later_inspection=later.key, kind="asked_before")
    decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)
    return earlier, later


def in_csv(table: PublishedTable, row: dict[str, Any]) -> list[str]:
    """As the row stands in the file of the table."""
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(row[name]) for name in table.header])
    return next(csv.reader(io.StringIO(out.getvalue())))


def test_every_table_has_the_rows_of_its_file_value_by_value(full, every: Every, client: Client):
    filled = set()
    for table in TABLES.values():
        text = content_of(client.get(f"/data/{table.name}.csv")).decode()
        header, *lines = csv.reader(io.StringIO(text))
        rows = every(f"{table.name}?size=2000")
        assert header == list(table.header)
        assert sorted(in_csv(table, row) for row in rows) == sorted(lines), table.name
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert len(set(keys)) == len(keys), table.name
        filled |= {table.name} if rows else set()
    assert filled == set(TABLES)


def test_every_row_is_of_the_type_that_the_description_gives(full, every: Every):
    for table in TABLES.values():
        for row in every(f"{table.name}?size=2000"):
            schemas.ROWS[table.name].model_validate(row, strict=True)


@pytest.mark.parametrize("table", ["judgements", "recommendations", "findings", "links", "neighbours"])
def test_small_parts_give_the_same_rows_in_the_same_order(full, every: Every, table: str):
    narrowed = f"{table}?dfe_number=861"
    whole = every(f"{narrowed}&size=2000")
    assert len(whole) > 1 or table == "links"
    assert every(f"{narrowed}&size=1") == every(f"{narrowed}&size=3") == whole


def test_a_row_that_comes_or_goes_between_two_parts_moves_no_other(full, get: Get):
    first = get("inspections?framework=ilacs&size=100")
    seen = [row["inspection"] for row in first["rows"]]
    Inspection.objects.get(key=seen[0]).delete()
    second = get(first["next"].partition("/api/v1/")[2])
    later = sorted(key for key in Inspection.objects.filter(framework="ilacs").values_list("key", flat=True))
    assert [row["inspection"] for row in second["rows"]] == [key for key in later if key > seen[-1]][:100]


FILTERS = {
    "judgements": ("framework=ilacs", "area=leadership", "grade=inadequate", "region=London", "sure=false"),
    "inspections": ("kind=standard", "published_from=2025-01-01", "published_to=2014-12-31", "origin=report"),
    "recommendations": ("theme=permanence", "state=asked_again", "audience=authority"),
    "councils": ("type=county", "region_ofsted=South West", "valid_from_from=2019-01-01", "dfe_number=861"),
    "neighbours": ("edition=2025", "neighbour_dfe_number=861"),
    "corrections": ("area=inspection", "role=editor"),
}


@pytest.mark.parametrize("table", FILTERS)
def test_a_filter_leaves_the_rows_that_meet_it_and_no_other(record, every: Every, table: str):
    fields, key = TABLES[table].header, TABLES[table].key
    whole = [dict(zip(fields, row, strict=True)) for row in table_rows(table, lambda path: f"http://testserver{path}")]
    for asked in FILTERS[table]:
        wanted = [row for row in whole if meets(row, asked)]
        found = every(f"{table}?{asked}&size=2000")
        assert sorted(found, key=str) == sorted(wanted, key=str), asked
        assert len(wanted) < len(whole) or not whole, asked
        assert len({tuple(row[part] for part in key) for row in found}) == len(found), asked


def meets(row: dict[str, Any], asked: str) -> bool:
    """Whether a row is one of those that a filter leaves."""
    name, _, value = asked.partition("=")
    field = {"theme": "themes", "state": "states"}.get(name, name.removesuffix("_from").removesuffix("_to"))
    if name in row:
        field = name
    cell = row[field]
    if cell is None:
        return False
    if field in ("themes", "states"):
        return value in cell.split()
    if name != field:
        return cell >= value if name.endswith("_from") else cell <= value
    return str(cell).lower() == value.lower()


def test_filters_together_leave_what_meets_all_of_them(record, every: Every):
    found = every("judgements?framework=ilacs&region=London&area=overall&grade=good&published_from=2024-01-01")
    assert {(r["framework"], r["region"], r["area"], r["grade"]) for r in found} == {
        ("ilacs", "London", "overall", "good")
    }
    assert min(row["published"] for row in found) >= "2024-01-01"


def test_the_words_of_reports_that_may_not_be_passed_on_are_left_out(record, every: Every):
    old = Inspection.objects.filter(framework="slac").first()
    Finding.objects.create(inspection=old, kind="recommendation", position=1, text="Improve the files.", page=2)
    (row,) = every(f"recommendations?inspection={old.key}")
    assert row["text"] is None
    assert "Improve" not in str(row)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("councils?size=2000", 6),
        ("judgements?size=2000", 6),
        ("inspections?framework=ilacs", 6),
        ("recommendations?size=2000", 24),
        ("findings?size=2000", 8),
        ("positions?size=2000", 14),
        ("corrections?size=2000", 14),
        ("councils/861", 12),
        ("inspections/861-ilacs-2025-05-12", 28),
    ],
)
def test_few_queries_whatever_the_size(
    full, client: Client, address: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
):
    with django_assert_max_num_queries(most):
        assert client.get(f"/api/v1/{address}").status_code == 200
