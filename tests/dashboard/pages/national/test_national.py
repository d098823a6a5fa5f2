"""The national page: headline, facts, profile, map, latest reports and movers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from inspections.ledger.shipped import SHIPPED_ON
from inspections.partial_dates import format_day
from inspections.reading.frameworks import frameworks
from tests.dashboard.csv_files import lines_of
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen, see

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]


def test_the_heading_is_the_finding_with_its_numbers(page: Page):
    assert page("/").heading == (
        "Leadership is good or better in 117 of 150 councils judged; help and protection in 103 of 150"
    )


def test_the_four_facts_have_count_and_denominator(page: Page):
    text = page("/").text

    assert "All four judgements good or better 85 of 149 (57%)" in text
    assert "Any judgement inadequate 12 of 150 (8%)" in text
    assert "Overall grade from before April 2026 good or better 106 of 139 (76%)" in text
    assert "Graded reports in the last 12 months 39 25 councils moved up on balance, 6 down" in text


def test_a_region_with_one_inspected_council_is_told_in_plain_words(page: Page):
    text = page("/?region=North+East&as_at=2014-03-31").text

    assert "North East: services were good or better overall in the one council judged by 31 March 2014" in text
    assert (
        "As at 31 March 2014, the one council inspected in the North East has no inadequate judgement; "
        "the one council judged on all five is good or better on all five."
    ) in text
    assert "lowest share" not in text
    assert "North East: no council (1 judged by 31 March 2014) was inadequate on leadership" in text
    assert "Graded reports in the last 12 months 1 no council moved up on balance, none down" in text


def test_the_map_of_a_region_is_cut_out_of_the_map_of_england(page: Page):
    html = page("/?region=North+East").html

    assert html.count('class="let') == 12
    assert 'class="edge"' not in html
    assert 'class="reg"' not in html


def test_a_date_before_the_record_says_where_it_starts(page: Page):
    first = min(each.inspections_from for each in frameworks().values() if each.inspections_from)
    assert f"The record starts in {first.year}." in page("/?as_at=1900-01-01").text


def test_it_says_why_there_is_no_overall_grade(page: Page):
    assert (
        "There is no overall grade from April 2026. Inspections since then print four judgements only. "
        "139 councils still hold an earlier overall grade; 11 do not. "
        "We show the four judgements, and make up no overall grade."
    ) in page("/").text


def test_the_numbers_of_the_profile_stand_in_a_table(page: Page):
    rows = page("/").table("Councils by grade")

    assert rows[1:] == [
        ["Leadership", "59 (39%)", "58 (39%)", "26 (17%)", "7 (5%)", "117 (78%)", "0", "150 of 150"],
        ["Help and protection", "28 (19%)", "75 (50%)", "38 (25%)", "9 (6%)", "103 (69%)", "0", "150 of 150"],
        ["Children in care", "53 (36%)", "68 (46%)", "23 (15%)", "5 (3%)", "121 (81%)", "1", "149 of 150"],
        ["Care leavers", "47 (32%)", "62 (42%)", "34 (23%)", "6 (4%)", "109 (73%)", "1", "149 of 150"],
        ["Children in care and care leavers (judged together, to 2022)",
         "0 (0%)", "0 (0%)", "1 (100%)", "0 (0%)", "0 (0%)", "149", "1 of 150"],
        ["Overall effectiveness (inspections to March 2026)",
         "45 (32%)", "61 (44%)", "22 (16%)", "11 (8%)", "106 (76%)", "11", "139 of 150"],
    ]  # fmt: skip


def test_the_claim_of_the_profile_compares_like_with_like(page: Page):
    assert (
        "Services for children in care (121 of 149 good or better) were judged best, "
        "help and protection (103 of 150) worst" in page("/").text
    )


def test_the_map_has_a_tile_for_each_council_that_says_its_grade(page: Page):
    html = page("/").html

    assert html.count('<rect class="f-') >= 153
    assert 'aria-label="Trafford: inadequate, ' in html
    assert "7 of 150 councils judged are inadequate on leadership" in html


def test_the_map_names_in_words_who_is_inadequate_and_can_be_skipped(page: Page):
    seen = page("/")

    assert "Inadequate on leadership: 7 Halton Havering Isles of Scilly Knowsley Swindon Tameside Trafford" in seen.text
    assert seen.links["Skip the map (153 councils)"] == "#after-map"
    assert "<title>Trafford\nLeadership: inadequate\nHelp and protection: inadequate" in seen.html
    assert seen.html.count('aria-label="London alone"') == 1


def test_all_who_moved_are_on_the_page(page: Page):
    text = page("/?as_at=2026-08-22").text

    assert "The other 19 councils that moved up" in text
    assert text.count(" grade up ") + text.count(" grades up ") == 25


def test_the_judgement_on_the_map_and_its_table_are_in_the_address(page: Page):
    seen = page("/?map=care_leavers&tiles=table")

    rows = seen.table("6 of 149 councils judged are inadequate on support for care leavers")
    assert rows[0] == ["Council", "Grade", "Region", "Published"]
    assert len(rows) == 154
    assert ["Trafford", "RI Requires improvement", "North West", "3 August 2026"] in rows


def test_the_latest_reports_come_with_their_marks(page: Page):
    text = page("/").text

    assert "Marks in order: leadership, help and protection, children in care, care leavers" in text
    assert "Lancashire 20 August 2026 O Outstanding G Good G Good O Outstanding" in text


def test_who_moved_is_counted_against_the_inspection_before(page: Page):
    text = page("/?as_at=2026-08-22").text

    assert "Up on balance: 25 councils" in text
    assert "Down on balance: 6 councils" in text
    assert "Trafford 3 August 2026, 2 grades down Leadership RI Requires improvement →, now I Inadequate" in text


def test_councils_with_any_inadequate_judgement_are_listed_with_their_reports(page: Page):
    seen = page("/?as_at=2026-08-22")

    assert (
        "13 councils had an inadequate judgement, as at 22 August 2026 "
        "13 of 153 councils inspected by 22 August 2026, by" in seen.text
    )
    assert "Trafford 3 August 2026, Trafford Leadership I Inadequate Help I Inadequate" in seen.text
    assert "The other 3 councils" in seen.text
    assert seen.links["Knowsley"] == "/councils/knowsley/?as_at=2026-08-22"
    assert seen.links["13 May 2025"].startswith("/inspections/")


def test_no_inadequate_judgement_is_said_in_words(page: Page):
    text = page("/?as_at=2014-03-31&region=East+of+England").text

    assert "No council in the East of England had an inadequate judgement, as at 31 March 2014" in text


def test_the_longest_since_inspected_are_listed_without_a_verdict(page: Page):
    text = page("/").text

    assert "Longest since inspected, complete to 22 August 2026 From the last day on site of the last" in text
    assert "graded inspection to 22 August 2026" in text
    assert "Of 150 councils, at least half were inspected within" in text
    assert "overdue" not in text.lower()


def test_the_lists_follow_date_and_region(page: Page):
    text = page("/?as_at=2016-08-05&region=North+East").text

    assert "of 8 councils inspected by 5 August 2016, by the latest graded inspection" in text
    assert "Of 8 councils, at least half were inspected within" in text


def test_an_earlier_date_is_counted_by_what_was_published_then(page: Page):
    seen = page("/?as_at=2016-08-05")

    assert seen.heading == "Services were good or better overall in 27 of 103 councils judged by 5 August 2016"
    assert "49 of 152 councils had no inspection under SIF or ILACS on the record by 5 August 2016." in seen.text
    assert "There is no overall grade" not in seen.text
    assert "Cumberland for Cumbria" in seen.text


def test_a_region_has_its_own_counts(page: Page):
    seen = page("/?region=North+West")

    assert seen.heading == (
        "North West: leadership is good or better in 15 of 24 councils judged; help and protection in 9 of 24"
    )
    assert seen.links["31 March 2026"] == "?as_at=2026-03-31&region=North+West"


def test_the_inspectorates_basis_names_its_cut_off_and_what_has_no_dates(page: Page):
    seen = page("/?as_at=2024-03-31&basis=inspected")

    assert seen.heading == "Services were good or better overall in 91 of 151 councils judged by 31 March 2024"
    assert "It counts inspections ended by 31 March 2024 and published by 31 May 2024." in seen.text
    assert "without dates on site" not in seen.text
    earlier = page("/?as_at=2019-03-31&basis=inspected").text
    assert re.search(r"\d inspections? without dates on site (is|are) placed by publication\.", earlier)


def test_another_cut_off_counts_other_reports(page: Page):
    seen = page("/?as_at=2024-03-31&basis=inspected&cutoff=2024-04-30")

    assert "published by 30 April 2024" in seen.text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("as_at=31/13/2016", "“31/13/2016” is not a date; showing the latest."),
        ("as_at=2031-01-01", "The record does not reach to 1 January 2031; showing the latest."),
        ("region=Mars", "“Mars” is not a region; showing England."),
        ("basis=guess", "“guess” is not a basis; showing what was published by the date."),
        ("since=soon", "“soon” is not a date; showing no change."),
        ("as_at=2020-01-01&since=2020-01-01", "1 January 2020 does not lie before 1 January 2020; showing no change."),
        ("map=magic", "“magic” is not a judgement on the map; showing leadership."),
        ("as_at=2024-03-31&basis=inspected&cutoff=2023-01-01",
         "The cut-off 1 January 2023 lies before the date; showing 31 May 2024."),
    ],
)  # fmt: skip
def test_what_the_address_gets_wrong_falls_back_and_is_said(page: Page, query: str, message: str):
    assert message in page(f"/?{query}").text


def test_a_hostile_value_is_shown_as_words(page: Page):
    html = page("/?as_at=<script>alert(1)</script>").html

    assert "<script>alert(1)" not in html
    assert "“&lt;script&gt;alert(1)&lt;/script&gt;” is not a date" in html


def test_a_date_before_the_first_report_says_so_and_leads_on(page: Page):
    seen = page("/?as_at=2010-01-01")

    assert seen.heading == "The record has no judgement of a council in England under SIF or ILACS by 1 January 2010"
    assert f"{seen.heading}." not in seen.text
    assert "There is nothing to show for this day. The first reports that count" in seen.text
    assert seen.links["Show 31 March 2014"] == "?as_at=2014-03-31"


def test_an_empty_record_has_its_own_state(db: None, client: Client):
    nothing = "The record has no judgement of a council in England under SIF or ILACS by"
    assert see(client.get("/")).heading == f"{nothing} {format_day(SHIPPED_ON)}"


def test_htmx_gets_the_date_bar_along_out_of_band(record: None, today: object, client: Client):
    html = see(client.get("/?region=London", headers={"hx-request": "true"})).html

    assert '<div id="as-at-bar" hx-swap-oob="true">' in html


def test_the_profile_as_csv_has_date_and_basis_in_every_row(record: None, today: object, client: Client):
    response = client.get("/national.csv?as_at=2016-08-05")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="profile-2016-08-05.csv"'
    lines = lines_of(client, "/national.csv?as_at=2016-08-05")
    assert lines[0] == (
        "as_at,basis,published_until,judgement,outstanding,good,requires_improvement,inadequate,"
        "not_judged,not_printed,visit,could_not_be_read,not_in_record,not_yet_inspected,good_or_better,judged,"
        "population,area"
    )
    assert lines[1] == "2016-08-05,published,2016-08-05,Leadership,7,25,50,21,0,0,0,0,0,49,32,103,152,leadership"
    assert (
        lines[-1] == "2016-08-05,published,2016-08-05,Overall effectiveness,2,25,52,24,0,0,0,0,0,49,27,103,152,overall"
    )


def test_the_map_as_csv_has_a_row_for_each_council(record: None, today: object, client: Client):
    lines = lines_of(client, "/map.csv")

    assert len(lines) == 154
    columns = "dfe_number,council,region,type,published,published_precision,framework,leadership,help_and_protection"
    assert lines[0].startswith(f"as_at,basis,published_until,{columns}")
    trafford = (
        "358,Trafford,North West,metropolitan,2026-08-03,day,ilacs,inadequate,inadequate,good,requires_improvement"
    )
    assert any(line.startswith(f"2026-08-25,published,2026-08-25,{trafford},not_printed") for line in lines)


def test_the_page_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get("/?map=care_leavers&tiles=table")
