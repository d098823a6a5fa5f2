"""The distribution page: a committee paper's tables, the other unit, coverage, the trend and CSV."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.dashboard.csv_files import lines_of
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen
from tests.dashboard.workbooks import Opened, opened

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]

PAPER = {
    "1. Overall Effectiveness": [(2, "2%"), (25, "24%"), (52, "50%"), (25, "24%")],
    "2. The experiences and progress of children who need help and protection":
        [(0, "0%"), (24, "23%"), (58, "56%"), (22, "21%")],
    "3. The experiences and progress of children looked after and achieving permanence":
        [(2, "2%"), (30, "29%"), (58, "56%"), (13, "13%")],
    "4. Adoption performance": [(7, "7%"), (48, "47%"), (40, "39%"), (8, "8%")],
    "5. The experiences and progress of care leavers": [(3, "3%"), (34, "33%"), (52, "50%"), (14, "14%")],
    "6. Leadership, management and governance": [(7, "7%"), (25, "24%"), (50, "48%"), (22, "21%")],
    "7. LSCB effectiveness": [(0, "0%"), (33, "32%"), (52, "50%"), (19, "18%")],
}  # fmt: skip
WORDS = ["O Outstanding", "G Good", "RI Requires improvement", "I Inadequate"]


def national_tables(seen: Seen) -> dict[str, list[list[str]]]:
    return {table.caption: table.rows for table in seen.tables if table.rows[0] == ["Judgement", "Count", "%"]}


def test_the_seven_tables_stand_as_the_committee_printed_them(page: Page):
    tables = national_tables(page("/distribution/?as_at=2016-08-05"))

    assert list(tables) == list(PAPER)
    for caption, numbers in PAPER.items():
        expected = [[word, str(n), share] for word, (n, share) in zip(WORDS, numbers, strict=True)]
        assert tables[caption][1:5] == expected, caption


def test_what_was_not_judged_or_is_not_in_the_record_stands_apart(page: Page):
    tables = national_tables(page("/distribution/?as_at=2016-08-05"))

    assert tables["5. The experiences and progress of care leavers"][5:] == [
        ["NJ Not judged", "1", "–"],
        ["Judged", "103 of 104"],
    ]


def test_it_counts_inspections_and_offers_councils_beside(page: Page):
    seen = page("/distribution/?as_at=2016-08-05")

    assert seen.heading == (
        "27 of 104 inspections under the single inspection framework published by 5 August 2016 "
        "found services good or better overall"
    )
    assert "104 inspections published by 5 August 2016" in seen.text
    assert "104 inspections, 103 councils. Slough was inspected twice by this date and counts twice" in seen.text
    assert seen.links["Count each council once"] == "?as_at=2016-08-05&framework=sif&unit=councils"


def test_the_coverage_note_is_derived_from_the_record(page: Page):
    text = page("/distribution/?as_at=2016-08-05").text

    assert "Not judged: Isles of Scilly, for children looked after, adoption and care leavers." in text
    assert "The safeguarding board of Surrey was reviewed by itself (3 August 2015) and counts in its table." in text


def test_the_count_by_council_takes_each_once(page: Page):
    seen = page("/distribution/?as_at=2016-08-05&unit=councils")

    tables = national_tables(seen)
    assert seen.heading == (
        "Services were good or better overall in 27 of 103 councils judged under the single inspection framework "
        "by 5 August 2016"
    )
    assert tables["1. Overall Effectiveness"][1:] == [
        ["O Outstanding", "2", "2%"],
        ["G Good", "25", "24%"],
        ["RI Requires improvement", "52", "50%"],
        ["I Inadequate", "24", "23%"],
        ["– Not yet inspected", "49", "–"],
        ["Judged", "103 of 152"],
    ]
    assert "103 of 152 councils with an inspection on the record." in seen.text


def test_a_framework_that_is_over_has_no_councils_that_wait_for_it(page: Page):
    tables = national_tables(page("/distribution/?framework=sif&unit=councils"))

    assert ["– No inspection on the record", "6", "–"] in tables["1. Overall Effectiveness"]


def test_the_current_position_is_the_default_once_ilacs_began(page: Page):
    seen = page("/distribution/")

    assert seen.heading == "Leadership is good or better in 117 of 150 councils judged"
    assert national_tables(seen)["6. Overall effectiveness (inspections to March 2026)"][5:] == [
        ["– Not printed", "11", "–"],
        ["Judged", "139 of 150"],
    ]


def test_an_edition_of_ilacs_prints_its_own_areas(page: Page):
    tables = national_tables(page("/distribution/?framework=ilacs-2026"))

    assert list(tables) == [
        "1. The impact of leaders on social work practice with children and families",
        "2. The experiences and progress of children who need help and protection",
        "3. The experiences and progress of children in care",
        "4. The experiences and progress of care leavers",
    ]
    assert {rows[-1][-1] for rows in tables.values()} == {"11 of 11"}


def test_the_choices_are_the_frameworks_of_the_record(page: Page):
    html = page("/distribution/").html

    for label in (
        "Current position, across frameworks",
        "ILACS, 2018 to now",
        "ILACS, from April 2026",
        "ILACS, 2023 to 2026",
        "ILACS, 2018 to 2022",
        "Single inspection framework, 2013 to 2018",
        "Looked after 2013",
    ):
        assert f">{label}</option>" in html


def test_the_framework_of_2013_keeps_its_own_word(page: Page):
    tables = national_tables(page("/distribution/?framework=lac"))

    assert ["A Adequate", "1", "20%"] in tables["1. Overall effectiveness"]


def test_an_older_framework_never_shows_the_word_of_its_successor(page: Page):
    tables = national_tables(page("/distribution/?framework=lac"))

    assert {row[0] for rows in tables.values() for row in rows if row[0].startswith(("A ", "RI "))} == {"A Adequate"}


def test_regions_in_a_sentence_take_their_article(page: Page):
    assert "least often in the South West (8 of 15)" in page("/distribution/").text


def test_region_and_type_narrow_the_count_and_small_groups_are_named(page: Page):
    seen = page("/distribution/?as_at=2016-08-05&region=North+East")

    assert seen.heading.startswith("North East: 3 of 8 inspections under the single inspection framework")
    assert "Small groups: rely on the counts rather than the percentages." in seen.text
    assert "Council types are today’s." in page("/distribution/?type=county").text


def test_the_trend_runs_over_every_31_march(page: Page):
    seen = page("/distribution/")

    title = "The share of councils good or better overall rose from 38% (57 of 152) in March 2018 to 72% (110 of 153)"
    rows = seen.table(title)
    assert [row[0] for row in rows[1:]] == [f"31 March {year}" for year in range(2014, 2027)]
    assert rows[-1][:5] == ["31 March 2026", "43 (28%)", "67 (44%)", "29 (19%)", "14 (9%)"]


def test_a_page_about_the_past_has_no_series_of_today(page: Page):
    seen = page("/distribution/?as_at=2016-08-05")

    rows = seen.tables[-1].rows
    assert [row[0] for row in rows[1:]] == ["31 March 2014", "31 March 2015", "31 March 2016"]
    assert "Good or better overall in" in seen.text


def test_an_unknown_framework_falls_back_and_says_so(page: Page):
    text = page("/distribution/?framework=abc").text

    assert "“abc” is not a framework on the record; showing the current position." in text


def test_inspections_of_the_current_position_are_refused_in_words(page: Page):
    text = page("/distribution/?unit=inspections").text

    assert "The current position is counted in councils; choose a framework to count inspections." in text


def test_nothing_yet_has_its_own_state(page: Page):
    seen = page("/distribution/?framework=ilacs-2026&as_at=2020-01-01")

    assert seen.heading == "No inspection on the record under ILACS (from April 2026) by 1 January 2020"
    assert "These inspections began in April 2026." in seen.text


def test_the_csv_holds_the_tables_of_the_paper(record: None, today: object, client: Client):
    response = client.get("/distribution.csv?as_at=2016-08-05&framework=sif")

    lines = lines_of(client, "/distribution.csv?as_at=2016-08-05&framework=sif")
    assert response["Content-Disposition"] == 'attachment; filename="distribution-sif-2016-08-05.csv"'
    about = "2016-08-05,published,2016-08-05,sif,England,all,inspections"
    header = "as_at,basis,published_until,framework,region,council_type,unit,area,judgement,grade,count,percent"
    assert lines[0] == f"{header},judged,population"
    assert lines[1:3] == [
        f"{about},overall,Overall Effectiveness,outstanding,2,2,104,104",
        f"{about},overall,Overall Effectiveness,good,25,24,104,104",
    ]
    assert lines[-1] == f"{about},lscb,LSCB effectiveness,inadequate,19,18,104,104"


def test_the_same_csv_comes_by_format(record: None, today: object, client: Client):
    addresses = ("/distribution.csv?as_at=2016-08-05", "/distribution/?as_at=2016-08-05&format=csv")
    one, other = (client.get(address).content for address in addresses)

    assert one == other


def workbook_of(client: Client, address: str) -> Opened:
    return opened(b"".join(client.get(address).streaming_content))


def test_the_workbook_has_a_sheet_for_each_table(record: None, today: object, client: Client):
    book = workbook_of(client, "/distribution.xlsx?as_at=2016-08-05")

    assert list(book.sheets) == [
        "About",
        "1 Overall effectiveness",
        "2 Help and protection",
        "3 Children looked after",
        "4 Adoption",
        "5 Care leavers",
        "6 Leadership",
        "7 Safeguarding board",
        "Data",
    ]
    assert book.sheets["5 Care leavers"][2:] == [
        ["Judgement", "Count", "%"],
        ["Outstanding", "3", "3"],
        ["Good", "34", "33"],
        ["Requires improvement", "52", "50"],
        ["Inadequate", "14", "14"],
        ["Not judged", "1"],
        ["Judged", "103"],
        ["Of", "104"],
    ]


def test_the_workbook_says_what_it_counts_and_where_it_stands(record: None, today: object, client: Client):
    response = client.get("/distribution.xlsx?as_at=2016-08-05&region=North+East")
    book = opened(b"".join(response.streaming_content))

    assert response["Content-Disposition"] == 'attachment; filename="distribution-sif-2016-08-05.xlsx"'
    facts = book.sheets["About"]
    link = "?as_at=2016-08-05&region=North+East&framework=sif&unit=inspections&basis=published"
    assert facts[0][1].startswith("North East: 3 of 8 inspections under the single inspection framework")
    assert ["Note", "Small groups: rely on the counts rather than the percentages."] in facts
    assert ["Counted", "8 inspections published by 5 August 2016"] in facts
    assert ["Address", f"http://testserver/distribution/{link}"] in facts
    assert book.formulas == 0


def test_the_workbook_holds_the_numbers_of_the_page(record: None, today: object, client: Client, page: Page):
    for query in ("?framework=lac", "?framework=ilacs-2026&as_at=2020-01-01", "?framework=sif&unit=councils"):
        tables = national_tables(page(f"/distribution/{query}"))
        sheets = list(workbook_of(client, f"/distribution.xlsx{query}").sheets.values())[1:-1]
        expected = [[row[1] for row in rows[1:-1]] for rows in tables.values()]
        if tables:
            assert [[row[1] for row in sheet[3:-2]] for sheet in sheets] == expected


def test_the_series_as_csv(record: None, today: object, client: Client):
    lines = lines_of(client, "/trend.csv")

    assert lines[1] == "2014-03-31,current,overall,published,England,all,0,5,4,2,0,0,0,0,0,141,11,152"
    assert len(lines) == 14


def test_the_page_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get("/distribution/?as_at=2016-08-05")
