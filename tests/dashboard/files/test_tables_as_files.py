"""Every table of the pages as a file: the same cells in CSV and workbook, and a description in each."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from dashboard.charts.grades import COUNTED_ABSENCES
from dashboard.urls import urlpatterns
from inspections.actions.ledger import reconcile
from inspections.models import Inspection
from inspections.queries.record_version import record_version
from inspections.reading.vocabulary import GRADES
from tests.dashboard.csv_files import ABOUT, SCOPE, cells_in, cells_of, content_of
from tests.dashboard.published import publish_cumberland, publish_stoke
from tests.dashboard.workbooks import Opened, Value, opened, sheet_of
from tests.scenes import scene

COUNCIL = {"slug": "stoke-on-trent"}
STATES = {
    "compare": "?neighbours_of=861&as_at=2026-03-31&sort=-leadership",
    "compare_timeline": "?neighbours_of=861&as_at=2026-03-31",
    "movement": "?as_at=2026-03-31",
    "movement_counts": "?as_at=2026-03-31",
    "inadequate": "?as_at=2026-03-31",
    "leaving": "?as_at=2026-03-31",
    "national": "?as_at=2026-03-31&since=2025-03-31",
    "map": "?region=London&basis=inspected",
    "distribution": "?as_at=2016-08-05",
}
# The workbook of these holds more than the one table of its CSV.
SEVERAL = {"council_xlsx", "distribution_xlsx"}
FORMS = [name for pattern in urlpatterns if re.search(r"_(csv|xlsx)$", name := str(pattern.name))]
TABLES = sorted({name.rsplit("_", 1)[0] for name in FORMS})
WRITTEN = pytest.mark.once("one table in memory is written twice; that each answers on each database: test_formulas.py")
SAME_VERSION = pytest.mark.once("of the record's version alone, which changes on each database: test_record_version.py")


def address(name: str) -> str:
    """The address of a table in the form that its name ends with."""
    pattern = next(each for each in urlpatterns if each.name == name)
    where = reverse(f"dashboard:{name}", kwargs=COUNCIL if pattern.pattern.converters else None)
    return where + STATES.get(name.rsplit("_", 1)[0], "")


@scene
def stoke(record: None, today: object, editor: User) -> Inspection:
    return publish_stoke(editor)


@scene
def files(stoke: Inspection) -> dict[str, bytes]:
    """The CSV of each table, by the name of its address: asked for once for all tests that read them."""
    return contents(f"{name}_csv" for name in TABLES)


@scene
def workbooks(stoke: Inspection) -> dict[str, bytes]:
    return contents(f"{name}_xlsx" for name in TABLES)


def contents(names: Iterable[str]) -> dict[str, bytes]:
    client = Client()
    return {name: content_of(client.get(address(name))) for name in names}


@lru_cache(maxsize=len(TABLES))
def opened_once(content: bytes) -> Opened:
    return opened(content)


def as_written(value: Value) -> str:
    """A cell of a workbook as the CSV has it, with an apostrophe before a would-be formula."""
    if isinstance(value, str) and value.startswith("="):
        return f"'{value}"
    return "" if value is None else str(value)


def without_point(text: str) -> str:
    """A whole number as a workbook stores it, which does not distinguish 0 from 0.0."""
    return text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text


def test_every_table_has_both_forms_under_one_address():
    assert TABLES
    for name in TABLES:
        csv, xlsx = (address(f"{name}_{form}") for form in ("csv", "xlsx"))
        assert csv.replace(".csv", ".xlsx") == xlsx


@WRITTEN
@pytest.mark.parametrize("name", [name for name in TABLES if f"{name}_xlsx" not in SEVERAL])
def test_the_workbook_holds_the_cells_of_the_csv(files: dict[str, bytes], workbooks: dict[str, bytes], name: str):
    lines = [row[:-ABOUT] for row in cells_in(files[f"{name}_csv"])]
    content = workbooks[f"{name}_xlsx"]
    book = opened_once(content)
    sheet = sheet_of(content, list(book.sheets)[1])

    assert [list(map(as_written, row)) for row in sheet.rows] == [list(map(without_point, row)) for row in lines]
    assert len(lines) > 1
    assert (sheet.frozen, sheet.across, sheet.repeats, sheet.widths) == (1, True, True, len(lines[0]))
    assert sheet.filtered.startswith("A1:")
    assert book.formulas == 0


@WRITTEN
@pytest.mark.parametrize("name", TABLES)
def test_every_file_says_what_it_is(files: dict[str, bytes], workbooks: dict[str, bytes], name: str):
    header, *lines = cells_in(files[f"{name}_csv"])
    about = {tuple(row[-ABOUT:]) for row in lines}
    facts = opened_once(workbooks[f"{name}_xlsx"]).sheets["About"]
    said = dict(row for row in facts if len(row) == 2)

    assert header[-ABOUT:] == ["about", "licence", "address"]
    ((sentence, licence, where),) = about
    assert said["Title"]
    assert said["Source"].startswith("Inspection reports published by Ofsted")
    assert said["Licence"] == "Contains public sector information licensed under the Open Government Licence v3.0."
    assert licence == f"Source: {said['Source']} {said['Licence']}"
    assert said["Address"] == where
    assert re.search(r"[?&]as_at=20\d\d-\d\d-\d\d", where)
    assert re.search(r"[?&]basis=(published|inspected)", where)
    if name != "council":
        assert sentence.startswith(said["Title"].rstrip("."))
        assert said["Population"]
        assert set(header[:-ABOUT]) <= said.keys()


@pytest.mark.parametrize("name", TABLES)
def test_the_address_in_a_file_leads_to_its_page_as_it_stood(files: dict[str, bytes], client: Client, name: str):
    where = cells_in(files[f"{name}_csv"])[1][-1]

    assert client.get(where.removeprefix("http://testserver")).status_code == 200


def test_days_are_days_and_numbers_are_numbers(stoke: Inspection, client: Client):
    sheet = sheet_of(content_of(client.get("/councils/stoke-on-trent/profile.xlsx")), "Judgements")

    when, day = datetime.date(2026, 8, 25), datetime.date
    report = ["ilacs", "standard", day(2025, 5, 12), day(2025, 5, 23), day(2025, 7, 15), "day"]
    scope = [day(2026, 8, 22), None, None]
    assert sheet.rows[1:3] == [
        [when, "published", when, "861", "Stoke-on-Trent", *report, "leadership", "requires_improvement", "report", 1,
         "requires_improvement", day(2022, 11, 25), None, *scope],
        [when, "published", when, "861", "Stoke-on-Trent", *report, "help_and_protection", "requires_improvement",
         "report", 1, "requires_improvement", day(2022, 11, 25), None, *scope],
    ]  # fmt: skip


def test_a_council_has_all_its_tables_in_one_workbook(stoke: Inspection, client: Client):
    book = opened(content_of(client.get("/councils/stoke-on-trent.xlsx?as_at=2026-08-25")))

    assert list(book.sheets) == ["About", "Judgements", "Timeline", "Recommendations", "Against others"]
    assert book.sheets["About"][0] == ["Title", "Stoke-on-Trent: inspection outcomes of children’s services"]
    # A blank cell is no cell here: after the words of the report there is only the day to which the record is complete.
    assert [row[-5:-1] for row in book.sheets["Recommendations"][1:]] == [
        ["day", "1", "plans neglect outcome_4", "The quality of plans <b>for</b> neglected children. (1)"],
        ["day", "2", "supervision", "=Supervision of staff. (2)"],
    ]


def test_the_recommendations_of_a_first_report_are_called_what_they_are(
    record: None, today: object, editor: User, client: Client
):
    publish_cumberland(editor)
    held = cells_of(client, "/councils/cumberland/recommendations.csv")

    assert len(held) == 3
    assert held[1][held[0].index("about")].startswith("2 recommendations to Cumberland. ")


def test_a_council_against_others_is_counted_as_on_its_page(stoke: Inspection, client: Client):
    header, *lines = cells_of(client, "/councils/stoke-on-trent/against.csv?as_at=2026-08-25")

    first = [dict(zip(header, line, strict=True)) for line in lines[:3]]
    counts = ("group", "outstanding", "good", "requires_improvement", "inadequate", "good_or_better", "judged")
    assert [tuple(line[name] for name in counts) for line in first] == [
        ("Statistical neighbours", "5", "3", "1", "1", "8", "10"),
        ("West Midlands", "5", "5", "3", "0", "10", "13"),
        ("England", "59", "58", "26", "7", "117", "150"),
    ]


def test_only_the_steps_of_a_chosen_cell_are_in_its_file(record: None, client: Client):
    every = cells_of(client, "/movement.csv?as_at=2026-03-31")
    cell = cells_of(client, "/movement.csv?as_at=2026-03-31&cell=good-outstanding")

    before, after = (every[0].index(name) for name in ("grade_before", "grade_after"))
    expected = [row[:-ABOUT] for row in every[1:] if (row[before], row[after]) == ("good", "outstanding")]
    assert [row[:-ABOUT] for row in cell[1:]] == expected
    assert "Only the steps of one cell, before and after: “Good” and “Outstanding”." in cell[1][-3]


def test_the_list_of_councils_comes_filtered_and_sorted_as_its_page(record: None, today: object, client: Client):
    lines = cells_of(client, "/councils.csv?region=North+East&type=county&sort=leadership")

    assert [row[4] for row in lines[1:]] == []
    lines = cells_of(client, "/councils.csv?region=North+East&sort=published")
    page = client.get("/councils/?region=North+East&sort=published").context["page"]
    assert [row[4] for row in lines[1:]] == [row.name for row in page.rows]


def test_the_lists_of_the_national_page_are_whole_in_their_files(record: None, today: object, client: Client):
    page = client.get("/").context["page"]
    inadequate, longest, moved = (
        cells_of(client, f"/{name}.csv")[1:] for name in ("any-inadequate", "longest-since", "moved")
    )

    names = [line.name for line in (*page.inadequate.shown, *page.inadequate.hidden)]
    assert list(dict.fromkeys(row[4] for row in inadequate)) == names
    assert [row[4] for row in longest[: len(page.longest.shown)]] == [line.name for line in page.longest.shown]
    assert len(longest) == 150
    up = {row[4] for row in moved if int(row[-5 - SCOPE]) > 0}
    assert {item.name for item in page.movers.up} <= up


@SAME_VERSION
def test_a_file_is_sent_again_only_when_the_record_has_changed(
    record: None, client: Client, monkeypatch: pytest.MonkeyPatch, editor: User
):
    asked = [address(name) for name in (*FORMS, "council_paper")]
    first = {where: answer_of(client, where) for where in asked}
    version = record_version().name

    assert [where for where, sent in first.items() if not sent.headers["ETag"].startswith(f'"{version}-')] == []
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.datetime(2999, 11, 23, tzinfo=datetime.UTC))
    for where, sent in first.items():
        etag, changed = sent.headers["ETag"], sent.headers["Last-Modified"]
        assert client.get(where, headers={"If-None-Match": etag}).status_code == 304, where
        assert client.get(where, headers={"If-Modified-Since": changed}).status_code == 304, where
    reconcile(framework="ilacs", complete_to=None, source="", by=editor, why="a report was found to be missing")
    for where, sent in first.items():
        etag = sent.headers["ETag"]
        assert answer_of(client, where, {"If-None-Match": etag}).headers["ETag"] != etag, where


def answer_of(client: Client, where: str, headers: dict[str, str] | None = None) -> HttpResponse:
    """The answer, which is read to its end."""
    answer = client.get(where, headers=headers)
    content_of(answer)
    return answer


@WRITTEN
@pytest.mark.parametrize("name", TABLES)
def test_every_file_says_of_which_councils_it_is_and_to_when_it_is_complete(record: None, client: Client, name: str):
    region, kind = "North East", "unitary"
    chosen = address(f"{name}_csv").partition("?")[0] + "?region=North+East&type=unitary"
    header, *lines = cells_of(client, chosen)

    assert header[-ABOUT - SCOPE : -ABOUT] == ["complete_to", "scope_region", "scope_type"]
    assert len(header) == len(set(header))
    has_region = not re.match("council(_|$)|corrections", name)
    has_type = name in {"councils", "distribution", "regions", "types", "trend"}
    scope = {tuple(line[-ABOUT - SCOPE : -ABOUT]) for line in lines}
    assert {(where, what) for _, where, what in scope} <= {(region * has_region, kind * has_type)}


def test_the_columns_of_a_file_are_the_same_at_every_date(record: None, client: Client):
    headers: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for date in ("2014-01-31", "2016-08-05", "2026-03-31", "2026-08-25"):
        for name in TABLES:
            path = address(f"{name}_csv").partition("?")[0]
            chosen = "&since=2013-12-31" if name == "national" else ""
            headers[name].add(tuple(cells_of(client, f"{path}?as_at={date}{chosen}")[0]))

    assert {name: found for name, found in headers.items() if len(found) != 1} == {}
    assert len(headers) == len(TABLES)


@pytest.mark.parametrize("address", ["/national.csv", "/regions.csv", "/types.csv?unit=councils", "/trend.csv"])
def test_what_was_counted_is_a_number_also_where_it_is_none(record: None, client: Client, address: str):
    found = cells_of(client, f"{address}{'&' if '?' in address else '?'}as_at=2016-08-05")
    lines = [dict(zip(found[0], line, strict=True)) for line in found[1:]]
    counted = [name for name in found[0] if name in {*GRADES, *COUNTED_ABSENCES, "judged", "population"}]
    if address == "/regions.csv":
        counted.remove("not_yet_inspected")

    assert lines
    assert set(COUNTED_ABSENCES) - {"not_yet_inspected"} <= set(counted)
    for line in lines:
        counts = {name: int(line[name]) for name in counted}
        judged, population = counts.pop("judged"), counts.pop("population")
        assert judged == sum(counts[grade] for grade in GRADES if grade in counts)
        assert population == sum(counts.values())


def test_the_visits_of_a_spell_are_none_only_where_the_record_would_hold_them(record: None, client: Client):
    found = cells_of(client, "/inadequate.csv?area=overall&as_at=2026-03-31")
    lines = [dict(zip(found[0], line, strict=True)) for line in found[1:]]

    assert any(line["visits"] == "" for line in lines)
    for line in lines:
        if line["visits"] == "0":
            assert "2021-04-01" <= line["inadequate_since"] <= line["until"] <= "2025-03-31"
