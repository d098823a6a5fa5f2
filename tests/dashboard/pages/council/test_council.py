"""A council's page, in every state: current, not yet inspected, abolished, not begun."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.test import Client

from dashboard.pages.council.history import inspection_history
from inspections.models import Finding, Inspection
from tests.dashboard.csv_files import lines_of
from tests.dashboard.once import OF_THE_RECORD, ON_EACH
from tests.dashboard.seen import Seen, see

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]
OF_REPORT = "dfe_number,council,framework,kind,start,end,published,published_precision"

UNDATED = "last day on site; publication not known"
RI, BAD = "RI Requires improvement", "I Inadequate"


def test_the_header_says_what_council_it_is(page: Page):
    seen = page("/councils/stoke-on-trent/")

    assert seen.heading == "Stoke-on-Trent"
    assert "Unitary authority, West Midlands. DfE number 861." in seen.text


def test_the_summary_is_built_from_the_judgements(page: Page):
    text = page("/councils/stoke-on-trent/").text

    assert (
        "Inspectors judged services for children in care to be good. Leadership, help and protection and support for "
        "care leavers require improvement to be good."
    ) in text
    assert (
        "The last inspection ended on 23 May 2025 and the report came out on 15 July 2025. "
        "The overall grade was requires improvement, the same as in 2022."
    ) in text


def test_the_current_judgements_stand_with_date_and_kind(page: Page):
    seen = page("/councils/stoke-on-trent/")

    assert seen.table("Judgements of the latest graded inspection")[1:] == [
        ["Leadership", "RI Requires improvement"],
        ["Help and protection", "RI Requires improvement"],
        ["Children in care", "G Good"],
        ["Care leavers", "RI Requires improvement"],
        ["Overall effectiveness", "RI Requires improvement"],
    ]
    assert "15 July 2025, ILACS standard inspection. 1 year 2 months since that inspection ended." in seen.text


def test_the_timeline_has_every_report_in_its_table(page: Page):
    seen = page("/councils/stoke-on-trent/")

    rows = seen.table("Requires improvement in 2015, inadequate in 2019, requires improvement in 2022 and 2025")
    assert [row[0] for row in rows[1:]] == [
        "15 July 2025 ILACS",
        "31 October 2024 Focused visit",
        "4 October 2023 (last day on site) Focused visit",
        "25 November 2022 ILACS",
        "9 March 2022 (last day on site) Monitoring visit",
        "14 December 2021 (last day on site) Monitoring visit",
        "29 July 2021 (last day on site) Monitoring visit",
        "20 April 2021 (last day on site) Monitoring visit",
        "18 March 2019 ILACS",
        "10 August 2015 Single inspection framework",
        "12 August 2011 Safeguarding 2009",
    ]
    latest = Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")
    assert seen.links["15 July 2025"] == f"/inspections/{latest.pk}/"


def test_every_inspection_has_its_judgements_under_their_names(page: Page):
    rows = page("/councils/stoke-on-trent/").table("Inspections of and visits to Stoke-on-Trent")

    assert rows == [
        ["Published", "Inspection", "Leadership", "Help", "In care", "Care leavers", "Overall",
         "Other judgements", "Report"],
        ["15 Jul 2025", "ILACS standard inspection", RI, RI, "G Good", RI, RI, "", "Facts only"],
        ["31 Oct 2024", "Focused visit", "V Visit, no grade", "", "Facts only"],
        ["4 Oct 2023", f"Focused visit {UNDATED}", "V Visit, no grade Achieving permanence", "", "Facts only"],
        ["25 Nov 2022", "ILACS standard inspection", RI, RI, "G Good judged together", RI, "", "Facts only"],
        ["9 Mar 2022", f"Monitoring visit {UNDATED}", "V Visit, no grade Children in need/subject to a plan", "",
         "Facts only"],
        ["14 Dec 2021", f"Monitoring visit {UNDATED}", "V Visit, no grade Front door", "", "Facts only"],
        ["29 Jul 2021", f"Monitoring visit {UNDATED}", "V Visit, no grade Care leavers", "", "Facts only"],
        ["20 Apr 2021", f"Monitoring visit {UNDATED}", "V Visit, no grade Children in care", "", "Facts only"],
        ["18 Mar 2019", "ILACS standard inspection", BAD, BAD, f"{BAD} judged together", BAD, "", "Facts only"],
        ["10 Aug 2015", "SIF full inspection", RI, RI, RI, RI, RI,
         f"Adoption G Good Safeguarding board {RI}", "Facts only"],
        ["12 Aug 2011", "Safeguarding 2009 full inspection", *5 * ["– Not printed"],
         "Looked after: overall effectiveness A Adequate Safeguarding: overall effectiveness A Adequate", "Facts only"],
    ]  # fmt: skip


def test_what_changed_compares_only_like_with_like(page: Page):
    rows = page("/councils/stoke-on-trent/").table("Judgements in November 2022 and July 2025")

    assert rows[1:] == [
        ["Leadership", "RI Requires improvement", "RI Requires improvement", "Same"],
        ["Help and protection", "RI Requires improvement", "RI Requires improvement", "Same"],
        ["Children in care", "G Good judged together with care leavers", "G Good", "Not compared"],
        ["Care leavers", "G Good judged together with children in care", "RI Requires improvement", "Not compared"],
        ["Overall effectiveness", "RI Requires improvement", "RI Requires improvement", "Same"],
    ]


def test_the_overall_grade_that_is_no_longer_printed_is_not_compared(page: Page):
    seen = page("/councils/trafford/")

    rows = seen.table("Judgements in")
    assert rows[-1] == ["Overall effectiveness", "RI Requires improvement", "– Not printed", "Not compared"]
    assert "It gave no overall grade, as no inspection has since April 2026; in" in seen.text


def test_it_stands_against_neighbours_region_and_england(page: Page):
    rows = page("/councils/stoke-on-trent/").table("against its statistical neighbours")

    assert rows[1][0] == "Leadership"
    assert rows[1][3:] == ["8 of 10 (80%)", "10 of 13 (77%)", "117 of 150 (78%)"]
    assert rows[3][3:] == ["8 of 10 (80%)", "10 of 13 (77%)", "121 of 149 (81%)"]


def test_all_of_the_neighbours_are_called_all(page: Page):
    assert "Below all its 10 neighbours on leadership" in page("/councils/slough/?as_at=2026-08-22").text


def test_an_import_says_that_the_words_are_not_on_the_record(page: Page):
    assert (
        "Only the facts of this inspection are on the record, not the words of its report. "
        "The report made 6 recommendations to the council."
    ) in page("/councils/stoke-on-trent/").text


@ON_EACH
def test_the_recommendations_of_the_latest_report_are_listed(page: Page):
    latest = Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")
    Finding.objects.create(inspection=latest, position=1, number="1", text="The speed of plans.")
    Finding.objects.create(inspection=latest, position=2, number="2", text="For the board.", audience="lscb")

    text = page("/councils/stoke-on-trent/").text

    assert "July 2025, 1 recommendation to the council 1 The speed of plans." in text
    assert "For the board." not in text


def test_as_at_an_earlier_date_the_page_is_as_it_was(page: Page):
    seen = page("/councils/stoke-on-trent/?as_at=2020-01-01")

    assert ["Leadership", "I Inadequate"] in seen.table("Judgements of the latest graded inspection")
    assert "15 July 2025" not in seen.text


def test_a_council_not_yet_inspected_has_its_own_state(page: Page):
    seen = page("/councils/cumberland/?as_at=2023-10-01")

    assert (
        "Counts as not yet inspected under SIF or ILACS: no report of such an inspection published by 1 October 2023 "
        "is on the record. Cumberland has been a council since 1 April 2023."
    ) in seen.text
    assert "Area previously covered by Cumbria" in seen.text
    assert "That history is not counted as Cumberland’s own." in seen.text
    assert "Current judgements" not in seen.text
    assert "plotly" not in seen.html


def test_an_abolished_council_keeps_its_judgements_and_leads_on(page: Page):
    seen = page("/councils/cumbria/")

    assert "Abolished: Cumbria was a council until 31 March 2023." in seen.text
    assert "Last judgements" in seen.text
    assert "Its area is now covered by Cumberland and Westmorland and Furness." in seen.text
    assert seen.links["Cumberland"] == "/councils/cumberland/"
    assert "against its statistical neighbours" not in seen.html
    assert "There is no link to the inspectorate’s own reports on Cumbria: the record has no address" in seen.text
    assert re.search(r'data-own-council="cumbria"[^>]*data-ended', seen.html)


def test_only_a_council_that_has_ended_is_nobody_s_own(page: Page):
    for address in ("/councils/derby/", "/councils/cumbria/?as_at=2020-01-01"):
        assert ("data-ended" in page(address).html) == ("cumbria" in address)
    assert "There is no link to the inspectorate’s own reports" not in page("/councils/derby/").text


def test_a_part_that_went_elsewhere_is_named(page: Page):
    text = page("/councils/dorset/").text

    assert "Area previously covered by Dorset (former county) (all but Christchurch, 1 graded inspection" in text


def test_a_council_that_has_not_begun_says_when_it_does(page: Page):
    text = page("/councils/cumberland/?as_at=2020-01-01").text

    assert "Not a council yet on this date. Cumberland became one on 1 April 2023." in text


def test_the_board_says_when_its_grade_comes_from_another_report(page: Page):
    rows = page("/councils/surrey/?as_at=2019-01-01").table("Judgements of the latest graded inspection")

    assert ["Safeguarding board", "RI Requires improvement 3 August 2015"] in rows


@ON_EACH
def test_a_visit_stands_on_the_list_and_moves_nothing(page: Page):
    stoke = Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")
    stoke.pk, stoke.key, stoke.framework, stoke.kind = None, "a visit", "focused_visit", "visit"
    stoke.start = stoke.end = None
    stoke.published = stoke.published.replace(year=2026)
    stoke.save()

    seen = page("/councils/stoke-on-trent/")

    assert "15 July 2026 Focused visit V Visit, no grade" in seen.text
    assert "15 July 2025, ILACS standard inspection." in seen.text


@ON_EACH
def test_an_area_inspection_without_grades_is_no_visit(page: Page, client: Client):
    stoke = Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")
    stoke.pk, stoke.key, stoke.framework, stoke.kind = None, "an area", "send", "send"
    stoke.start = stoke.end = None
    stoke.published = stoke.published.replace(year=2026)
    stoke.save()

    seen = page("/councils/stoke-on-trent/")
    assert "15 July 2026 Area SEND N Inspection, no grade" in seen.text
    assert ["15 Jul 2026", "Area SEND inspection", "N Inspection, no grade", "", "Facts only"] in seen.table(
        "Inspections of and visits to"
    )
    new = page("/new/?since=2026-07-01&kind=visits")
    row = new.tables[0].rows[1]
    assert (row[0], row[2]) == ("Stoke-on-Trent", "Area SEND inspection")
    assert "N Inspection, no grade" in new.text
    assert row[-1] == "An inspection without grades: no grade given, none moved"
    assert lines_of(client, "/councils/stoke-on-trent.csv")[-1].endswith("send,send,,,2026-07-15,day,,inspected,,")


def test_area_inspections_are_lacking_only_of_days_on_which_there_could_be_some(page: Page):
    lacking = "Not on the record here:"
    assert lacking in page("/councils/stoke-on-trent/").text
    assert lacking not in page("/councils/stoke-on-trent/?as_at=2015-12-31").text
    # A council that was abolished before such inspections began.
    assert inspection_history((), date(2026, 8, 22), until=date(2009, 3, 31)).lacking == ()


def test_the_way_to_what_its_neighbours_were_asked_keeps_the_day(page: Page):
    seen = page("/councils/stoke-on-trent/?as_at=2020-03-31")
    way = "/recommendations/?as_at=2020-03-31&neighbours_of=861"
    assert seen.links["What its neighbours were asked"] == way


def test_an_unknown_council_is_a_page_in_plain_words(record: None, today: object, client: Client):
    response = client.get("/councils/nowhere/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_the_timeline_as_csv(record: None, today: object, client: Client):
    lines = lines_of(client, "/councils/cumbria.csv")

    when, report = "2026-08-25,published,2026-08-25", "909,Cumbria,slac,full,,,2012-05-29,day"
    assert lines[:3] == [
        f"as_at,basis,published_until,{OF_REPORT},area,grade,source,qualified_grades",
        f"{when},{report},looked_after_overall,adequate,official,grade:unsure",
        f"{when},{report},safeguarding_overall,inadequate,official,grade:unsure",
    ]
    assert lines_of(client, "/councils/cumbria/timeline.csv") == lines


def test_the_page_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(17):
        see(client.get("/councils/stoke-on-trent/"))


def test_a_report_of_an_older_framework_has_lanes_of_its_own(page: Page):
    council = Inspection.objects.filter(framework="lac").exclude(published=None).latest("published")

    seen = page(f"/councils/{council.authority.slug}/")

    rows = next(table.rows for table in seen.tables if "By date of publication" in table.caption)
    assert rows[0][-3:] == ["Capacity to improve", "Outcomes", "Quality of provision"]


def test_type_and_region_are_said_to_be_the_last_known_on_a_page_of_the_past(page: Page):
    assert "Unitary authority, Yorkshire and the Humber (type and region as last known)." in (
        page("/councils/north-yorkshire/?as_at=2018-01-01").text
    )
    assert "Unitary authority, Yorkshire and the Humber. DfE" in page("/councils/north-yorkshire/").text
