"""The comparison page: which councils it shows, in which order, what its address keeps, and its number of queries."""

import csv
import io
import re

import pytest
from django.test import Client

from dashboard.shared.record_cache import published_record
from tests.dashboard.once import OF_THE_RECORD

pytestmark = [pytest.mark.django_db, OF_THE_RECORD]
DATE = "as_at=2026-08-22"
NEIGHBOURS = [
    "Stoke-on-Trent", "Walsall", "Rochdale", "Wolverhampton", "Doncaster", "North East Lincolnshire",
    "Kingston upon Hull", "Sandwell", "Tameside", "Derby", "Rotherham",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _loaded(record):
    return


def get(client: Client, query: str, **more):
    return client.get(f"/compare/?{query}", **more)


def page(client: Client, query: str, **more):
    response = get(client, query, **more)
    assert response.status_code == 200
    return response.context["page"]


def rows(client: Client, query: str) -> list[str]:
    return [row.name for row in page(client, query).matrix.rows]


def sheet(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_neighbours_stand_in_the_order_of_the_list_own_row_first(client):
    shown = page(client, f"neighbours_of=861&{DATE}")
    assert [row.name for row in shown.matrix.rows] == NEIGHBOURS
    assert [row.name for row in shown.matrix.rows if row.own] == ["Stoke-on-Trent"]
    assert shown.heading == "Stoke-on-Trent and its neighbours"
    assert shown.lede == (
        "8 of 10 neighbours are good or better on leadership; Stoke-on-Trent requires improvement. "
        "The neighbours are weakest on support for care leavers: 6 of 10 judged good or better."
    )
    assert shown.matrix.good == ("8 of 10", "7 of 10", "8 of 10", "6 of 10", "8 of 10")
    assert shown.figure.title == (
        "6 of 10 neighbours improved on leadership at their latest inspection, 2 fell, as at 22 August 2026"
    )


def test_how_long_neighbours_took_from_requires_improvement_to_good(client):
    found = page(client, f"neighbours_of=861&{DATE}").rises
    assert found.heading == (
        "Leadership: from requires improvement to good or better in 2 years 1 month to 11 years 3 months"
    )
    assert found.sentence == (
        "These councils required improvement 8 times: 4 rose to good or better, half of those within "
        "3 years 4 months; 2 go on; 2 ended in inadequate."
    )
    first = found.lines[0]
    assert (first.name, first.since, first.until, first.took) == (
        "Doncaster", "27 Nov 2015", "19 Jan 2018", "2 years 1 month",
    )  # fmt: skip
    assert page(client, f"councils=861&{DATE}&area=adoption").rises is None


def test_own_row_has_its_judgements_its_report_and_its_past(client):
    own = page(client, f"neighbours_of=861&{DATE}").matrix.rows[0]
    assert own.marks == ("requires_improvement",) * 2 + ("good",) + ("requires_improvement",) * 2
    assert own.trail == (
        ("requires_improvement", 2015),
        ("inadequate", 2019),
        ("requires_improvement", 2022),
        ("requires_improvement", 2025),
    )
    assert (own.published, own.kind, own.years) == ("15 Jul 2025", "ILACS standard", "1.1")


def test_councils_keep_the_order_of_the_address_once_each(client):
    assert rows(client, f"councils=808,861,808&{DATE}") == ["Stockton-on-Tees", "Stoke-on-Trent"]


def test_region_shows_its_councils_and_marks_one(client):
    shown = page(client, f"region=North+East&own=808&{DATE}")
    assert [row.name for row in shown.matrix.rows][:3] == ["Stockton-on-Tees", "County Durham", "Darlington"]
    assert (shown.heading, len(shown.matrix.rows)) == ("North East: 12 councils side by side", 12)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("leadership", "Tameside"), ("-leadership", "Walsall"), ("-name", "Wolverhampton"), ("published", "Wolverhampton"),
     ("-published", "Rochdale")],
)  # fmt: skip
def test_a_heading_sorts_and_says_so(client, sort, first):
    shown = page(client, f"neighbours_of=861&sort={sort}&{DATE}")
    assert shown.matrix.rows[0].name == first
    html = get(client, f"neighbours_of=861&sort={sort}&{DATE}").content.decode()
    assert len(re.findall(r'aria-sort="(?:a|de)scending"', html)) == 1


def test_sorting_twice_turns_the_order(client):
    shown = page(client, f"neighbours_of=861&sort=leadership&{DATE}").matrix
    assert shown.areas[0].href == f"?{DATE}&neighbours_of=861&sort=-leadership"


def test_councils_without_a_grade_come_last_either_way(client):
    query = "neighbours_of=861&as_at=2016-08-05"
    for sort in ("leadership", "-leadership"):
        last = page(client, f"{query}&sort={sort}").matrix.rows[-1]
        assert set(last.marks) == {"not_yet_inspected"}


def test_judgements_are_those_of_the_date(client):
    heads = [head.label for head in page(client, "neighbours_of=861&as_at=2016-08-05").matrix.areas]
    assert heads == [
        "Leadership", "Help and protection", "Care leavers", "Children looked after", "Adoption", "Overall",
    ]  # fmt: skip


def test_the_other_basis_counts_inspections_that_ended_by_the_date(client):
    by_publication = sheet(client, "/compare.csv?councils=336&as_at=2026-02-20")
    by_inspection = sheet(client, "/compare.csv?councils=336&as_at=2026-02-20&basis=inspected&cutoff=2026-06-30")
    assert (by_publication[0]["published"], by_inspection[0]["published"]) == ("2022-05-18", "2026-06-18")


def test_abolished_council_is_named_with_those_after_it(client):
    shown = page(client, f"councils=909,861&{DATE}")
    assert [row.name for row in shown.matrix.rows] == ["Stoke-on-Trent"]
    assert shown.unshown == (
        "Cumbria was a council until 31 March 2023; its area went to Cumberland and Westmorland and Furness.",
    )
    assert rows(client, "councils=909&as_at=2020-01-01") == ["Cumbria"]


def test_unknown_numbers_are_said(client):
    response = get(client, f"councils=861,999,abc&{DATE}")
    assert "No council has the number “999” and “abc”." in response.content.decode()
    assert [row.name for row in response.context["page"].matrix.rows] == ["Stoke-on-Trent"]


def test_too_many_are_cut_and_said(client):
    numbers = [c.dfe_number for c in published_record().councils if c.valid_to is None][:60]
    response = get(client, f"councils={','.join(numbers)}&{DATE}")
    assert len(response.context["page"].matrix.rows) == 40
    assert "60 councils are too many to read side by side; showing the first 40." in response.content.decode()


def test_nothing_chosen_offers_the_choice(client):
    response = get(client, "")
    html = response.content.decode()
    assert response.context["page"].matrix is None
    assert "No councils are chosen yet." in html
    assert html.count('type="checkbox"') == 153
    assert "plotly" not in html


def test_more_than_one_set_is_said(client):
    assert "more than one set of councils" in get(client, f"neighbours_of=861&region=London&{DATE}").content.decode()


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("council=Stoke-on-Trent&with=neighbours", "?neighbours_of=861"),
        ("council=861&with=region", "?region=West+Midlands&own=861"),
        ("council=stockton&with=chosen&councils=861", "?councils=861,808"),
        (f"council=York&with=neighbours&{DATE}", f"?{DATE}&neighbours_of=816"),
        ("councils=861&councils=808&area=overall", "?councils=861,808&area=overall"),
    ],
)
def test_what_is_typed_or_ticked_leads_to_one_address(client, query, address):
    response = get(client, query)
    assert (response.status_code, response["Location"]) == (302, f"/compare/{address}")


def test_words_that_may_mean_several_are_asked_back(client):
    answer = page(client, "council=north+east&with=neighbours").chooser.answer
    assert answer.message == "“north east” may mean several councils."
    assert ("North East Lincolnshire", "?neighbours_of=812") in answer.candidates


def test_words_that_mean_nothing_are_said_and_kept(client):
    html = get(client, "council=xyzzy&with=neighbours").content.decode()
    assert "No council’s name, older name or number contains “xyzzy”." in html
    assert 'value="xyzzy"' in html


def test_every_cell_has_a_letter_and_a_word(client):
    html = get(client, f"neighbours_of=861&{DATE}").content.decode()
    cells = re.findall(r'<td [^>]*class="centre">(.*?)</td>', html)
    assert len(cells) == 55
    word = re.compile(r'<span class="mark mark-\w+" aria-hidden="true">[^<]+</span><span class="vh">[^<]+</span>')
    assert all(word.fullmatch(cell) for cell in cells)


def test_sheet_has_a_row_a_council_in_the_order_of_the_page(client):
    found = sheet(client, f"/compare.csv?neighbours_of=861&{DATE}")
    assert [row["council"] for row in found] == NEIGHBOURS
    assert (found[0]["leadership"], found[0]["published"], found[0]["framework"]) == (
        "requires_improvement", "2025-07-15", "ilacs",
    )  # fmt: skip


def test_timeline_sheet_has_the_marks_of_the_chart(client):
    query = f"neighbours_of=861&area=care_leavers&{DATE}"
    found = sheet(client, f"/compare-timeline.csv?{query}")
    figure = page(client, query).figure
    assert len(found) == sum(bool(cell.grade) for row in figure.table.rows for cell in row.cells)
    own = [(row["published"], row["grade"]) for row in found if row["council"] == "Stoke-on-Trent"]
    assert own == [("2015-08-10", "requires_improvement"), ("2025-07-15", "requires_improvement")]


def test_nothing_judged_has_words_and_a_sheet_with_headings_only(client):
    query = "neighbours_of=861&area=leadership&as_at=2014-01-01"
    shown = page(client, query)
    assert shown.figure is None
    assert (
        shown.no_figure
        == "The record has no judgement of these councils on leadership under SIF or ILACS by 1 January 2014."
    )
    assert sheet(client, f"/compare-timeline.csv?{query}") == []


@pytest.mark.parametrize("query", ["", "councils=861", "neighbours_of=861", "region=London", "region=London&own=202"])
def test_queries_do_not_grow_with_the_councils(client, django_assert_max_num_queries, query):
    with django_assert_max_num_queries(9):
        get(client, f"{query}&{DATE}")


def test_htmx_gets_the_same_page_with_its_date_bar_beside_it(client):
    html = get(client, f"neighbours_of=861&{DATE}", headers={"HX-Request": "true"}).content.decode()
    assert 'hx-swap-oob="true"' in html
    assert 'id="main"' in html


def test_the_date_bar_keeps_what_is_compared(client):
    html = get(client, f"councils=861,808&area=overall&{DATE}").content.decode()
    assert f'href="?as_at=2016-08-05&amp;councils=861,808&amp;area=overall"' in html  # noqa: F541
    assert '<input type="hidden" name="councils" value="861,808">' in html
