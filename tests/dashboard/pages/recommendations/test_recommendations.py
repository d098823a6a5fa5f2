"""The recommendations page: search, filters, themes, and links to the words in the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertInHTML

from inspections.actions.correcting import Correction, correct_record
from inspections.actions.indexing import index_inspection
from inspections.lineage.items import item_key
from inspections.models import Finding, Inspection
from inspections.review.published_values import published_value
from tests.dashboard.csv_files import cells_of, lines_of
from tests.dashboard.other_findings import publish_every_kind
from tests.dashboard.published import PARAGRAPH, publish_stoke
from tests.dashboard.seen import Seen
from tests.scenes import scene

Page = Callable[[str], Seen]


@scene
def stoke(record: None, editor: User) -> Inspection:
    return publish_stoke(editor)


def test_without_a_report_it_says_that_only_facts_are_on_the_record(page: Page):
    seen = page("/recommendations/")

    assert seen.heading == "What inspectors recommend"
    assert "Only facts are on the record so far: no report has been added with its words." in seen.text
    assert seen.links["See what is on the record"] == "/data/"


def test_every_recommendation_is_there_before_anything_is_asked(stoke: Inspection, page: Page):
    seen = page("/recommendations/")

    assert seen.heading == "2 recommendations, in 1 report"
    assert "The record has the words of 1 of 775 inspections and visits: reports on the record, complete to" in (
        seen.text
    )
    assert "The quality of plans <b>for</b> neglected children. (1)" in seen.text
    assert "Stoke-on-Trent, ILACS standard inspection, 15 July 2025" in seen.text


def test_words_that_were_looked_for_are_marked_and_all_else_is_escaped(stoke: Inspection, page: Page):
    seen = page("/recommendations/?q=neglect")

    assert seen.heading == "1 recommendation contains “neglect”, in 1 report"
    assert "The quality of plans &lt;b&gt;for&lt;/b&gt; <mark>neglected</mark> children. (1)" in seen.html.replace(
        "&#x27;", "'"
    )


def test_a_recommendation_leads_to_its_words_on_the_page(stoke: Inspection, page: Page):
    links = page("/recommendations/?q=neglect").links

    assert links["Page 2"] == (f"/inspections/{stoke.pk}/?at=r1#page")


def test_a_paragraph_leads_to_its_page_which_quotes_it(stoke: Inspection, page: Page):
    links = page("/recommendations/?q=chronology&in=text").links
    way = links["Page 4"]
    assert way == f"/inspections/{stoke.pk}/?at=p1#page"

    seen = page(way.partition("#")[0])
    assert "Page 4 of 12" in seen.text
    assert f"“{PARAGRAPH}”" in seen.text
    assert 'alt="Page 4 of the report"' in seen.html


def test_a_recommendation_without_a_box_shows_its_page_all_the_same(stoke: Inspection, page: Page):
    seen = page(f"/inspections/{stoke.pk}/?at=r2")

    assert "Page 2 of 12" in seen.text
    assert "“=Supervision of staff. (2)”" in seen.text


def test_a_passage_that_is_not_there_shows_the_first_value(stoke: Inspection, page: Page):
    assert "where leadership stands" in page(f"/inspections/{stoke.pk}/?at=p99").text


def test_the_tabs_count_both_kinds(stoke: Inspection, page: Page):
    seen = page("/recommendations/?q=neglect")

    assert seen.links["Text of the reports (1)"] == "/recommendations/?q=neglect&in=text".removeprefix(
        "/recommendations/"
    )
    assert "Recommendations (1)" in seen.text


def test_facets_offer_what_would_be_left(stoke: Inspection, page: Page):
    html = page("/recommendations/").html

    assertInHTML('<option value="ilacs">ILACS (2)</option>', html)
    assertInHTML('<option value="West Midlands">West Midlands (2)</option>', html)
    assertInHTML('<option value="requires_improvement">Requires improvement (2)</option>', html)
    assertInHTML('<option value="2025">2025 (2)</option>', html)
    assertInHTML('<option value="neglect">Neglect (1)</option>', html)
    outcome = '<option value="outcome_4">Outcome 4: stable, loving homes (1)</option>'
    assertInHTML(f'<optgroup label="National framework">{outcome}</optgroup>', html)


def test_a_theme_is_a_link_that_narrows_the_list(stoke: Inspection, page: Page):
    assert page("/recommendations/").links["Supervision of staff"] == "?theme=supervision"
    seen = page("/recommendations/?theme=supervision")
    assert seen.heading == "1 recommendation contains words of the theme supervision of staff, in 1 report"


def test_nothing_found_offers_the_nearest_answers(stoke: Inspection, page: Page):
    seen = page("/recommendations/?q=chronology&region=London")

    assert seen.heading == "London: no recommendation contains “chronology”"
    assert "No recommendation with what is chosen holds all of these words." in seen.text
    assert seen.links["Look in every report"] == "?q=chronology"
    seen = page("/recommendations/?q=chronology")
    assert seen.links["Show 1 paragraph instead"] == "?q=chronology&in=text"


def test_a_misspelt_word_asks_what_was_meant(stoke: Inspection, page: Page):
    seen = page("/recommendations/?q=supervison")

    assert "Did you mean supervision ?" in seen.text
    assert seen.links["supervision"] == "?q=supervision"


def test_themes_stand_before_quotations_until_something_is_searched(stoke: Inspection, page: Page):
    plain, searched = page("/recommendations/").text, page("/recommendations/?q=plans").text

    assert plain.index("in most reports") < plain.index("Passages found")
    assert searched.index("Passages found") < searched.index("in most reports")
    assert searched.index("Themes in what was found") < searched.index("children. (1)")


def test_the_grade_may_be_that_of_any_judgement(stoke: Inspection, page: Page):
    html = page("/recommendations/?judgement=any").html

    assertInHTML('<option value="any" selected>Any judgement</option>', html)
    assertInHTML('<option value="good">Good (2)</option>', html)


def test_a_council_s_page_searches_its_own_reports(stoke: Inspection, page: Page):
    html = page("/councils/stoke-on-trent/").html

    assertInHTML('<input type="hidden" name="council" value="stoke-on-trent">', html)


def test_what_cannot_be_used_is_said(stoke: Inspection, page: Page):
    text = page("/recommendations/?framework=x&region=y&grade=z&year=12&theme=t&in=u&sort=v&page=0&q=-a").text

    for sentence in (
        "“x” is not a framework; showing every framework.",
        "“y” is not a region; showing England.",
        "“z” is not a grade; showing every grade.",
        "“12” is not a year of this record; showing every year.",
        "“t” is not a theme; showing every theme.",
        "“u” is not a kind of passage; showing recommendations.",
        "“v” is not an order of this list; showing the best match first.",
        "“0” is not a page of this list; showing the first.",
        "There must be a word to look for beside the ones to leave out; showing everything.",
    ):
        assert sentence in text


def test_an_earlier_date_has_no_words_yet(stoke: Inspection, page: Page):
    seen = page("/recommendations/?as_at=2025-07-14")

    assert "No report whose words are on the record was published by 14 July 2025." in seen.text
    assert seen.links["Show the latest"] == "?"


def test_themes_by_year_are_a_table_with_their_reports(stoke: Inspection, page: Page):
    seen = page("/recommendations/")

    assert seen.table("The most frequent themes") == [
        ["Theme", "Reports", "Share of the reports of each year, 2025", "2025 of 1"],
        ["Plans", "1 of 1 (100%)", "", "1"],
        ["Supervision of staff", "1 of 1 (100%)", "", "1"],
        ["Neglect", "1 of 1 (100%)", "", "1"],
    ]
    assert seen.table("References to the national framework")[1:] == [
        ["Outcome 4: stable, loving homes", "1 of 1 (100%)", "", "1"]
    ]


def test_what_was_found_is_a_sheet(stoke: Inspection, page: Page, client: Client):
    lines = lines_of(client, "/recommendations.csv?q=supervision")

    assert lines[0].startswith(
        "as_at,basis,published_until,inspection,dfe_number,council,framework,published,kind,number,heading,audience,"
    )
    (line,) = lines[1:]
    when = "2026-08-25,published,2026-08-25"
    assert line.startswith(f"{when},861-ilacs-2025-05-12,861,Stoke-on-Trent,ilacs,2025-07-15,recommendation,2,What")
    key = f"861-ilacs-2025-05-12/{item_key('=Supervision of staff. (2)')}"
    assert line.endswith(f"improve?,authority,2,2,supervision,'=Supervision of staff. (2),{key},no_response")


def test_a_file_says_what_was_chosen(stoke: Inspection, client: Client):
    chosen = "?framework=ilacs&region=West+Midlands&grade=requires_improvement&year=2025&theme=supervision"
    words = (
        "Chosen: ILACS; West Midlands; overall grade, or leadership: requires improvement; published in 2025; "
        "theme: supervision of staff."
    )

    for name in ("recommendations", "themes"):
        header, first, *_ = cells_of(client, f"/{name}.csv{chosen}")
        assert words in first[header.index("about")]
        assert "Chosen:" not in cells_of(client, f"/{name}.csv")[1][header.index("about")]


def test_themes_are_a_sheet(stoke: Inspection, page: Page, client: Client):
    when = "2026-08-25,published,2026-08-25"
    assert lines_of(client, "/themes.csv") == [
        "as_at,basis,published_until,theme,label,year,reports,of_reports",
        f"{when},plans,Plans,2025,1,1",
        f"{when},supervision,Supervision of staff,2025,1,1",
        f"{when},neglect,Neglect,2025,1,1",
        f"{when},outcome_4,Outcome 4: stable, loving homes,2025,1,1",
    ]


def test_words_of_reports_that_are_not_under_the_open_licence_stay_on_their_pages(
    stoke: Inspection, page: Page, client: Client
):
    Inspection.objects.filter(pk=stoke.pk).update(framework="lac")
    lines = lines_of(client, "/recommendations.csv?q=supervision")

    assert lines[1].rpartition(",supervision,")[2].startswith(",861-ilacs-2025-05-12/")


def test_references_to_the_national_framework_are_counted_from_their_first_year(stoke: Inspection, page: Page):
    earlier = Inspection.objects.filter(authority__slug="stoke-on-trent", framework="ilacs").earliest("published")
    Finding.objects.create(inspection=earlier, position=1, text="Plans.")
    index_inspection(earlier)
    seen = page("/recommendations/")

    assert seen.table("The most frequent themes")[1] == [
        "Plans",
        "2 of 2 (100%)",
        "",
        "1",
        "1",
    ]
    assert seen.table("References to the national framework") == [
        ["Theme", "Reports", "Share of the reports of each year, 2025", "2025 of 1"],
        ["Outcome 4: stable, loving homes", "1 of 1 (100%)", "", "1"],
    ]


def test_quotation_marks_stand_inside_others(stoke: Inspection, page: Page):
    assert page('/recommendations/?q="quality+of"+plans').heading == (
        "1 recommendation contains “‘quality of’ plans”, in 1 report"
    )


def test_htmx_gets_the_same_page_with_the_date_bar_beside_it(stoke: Inspection, page: Page, client: Client):
    html = client.get("/recommendations/?q=neglect", headers={"HX-Request": "true"}).content.decode()

    assert 'id="as-at-bar" hx-swap-oob="true"' in html
    assert "<mark>neglected</mark>" in html


@pytest.mark.parametrize("address", ["/recommendations/", "/recommendations/?q=plans+neglect&in=text&region=London"])
def test_no_more_than_twelve_queries(
    address: str, stoke: Inspection, page: Page, django_assert_max_num_queries: Callable[[int], object]
):
    page("/")  # The record is read once, whatever page asks first, and kept.
    with django_assert_max_num_queries(12):
        page(address)


def test_other_words_ask_only_for_what_hangs_on_them(
    stoke: Inspection, page: Page, django_assert_max_num_queries: Callable[[int], object]
):
    page("/recommendations/?q=plans")
    with django_assert_max_num_queries(9):
        assert page("/recommendations/?q=neglect").heading == "1 recommendation contains “neglect”, in 1 report"


def test_a_recommendation_that_was_taken_off_is_counted_no_more(stoke: Inspection, editor: User, page: Page):
    before = page("/recommendations/").heading
    last = f"recommendation:{stoke.findings.recommendations().latest('position').position}"
    gone = Correction(last, "", published_value(stoke, last), "It stands there twice", gone=True)
    correct_record(inspection=stoke.pk, correction=gone, by=editor)
    assert (before, page("/recommendations/").heading) == (
        "2 recommendations, in 1 report",
        "1 recommendation, in 1 report",
    )


def test_other_findings_are_searched_as_what_they_are(record: None, editor: User, page: Page, client: Client):
    inspection = publish_every_kind(editor)
    seen = page("/recommendations/")
    assert seen.heading == "2 recommendations, in 1 report"
    tabs = {label: href for label, href in seen.links.items() if label.endswith(")")}
    assert [label for label in tabs if "Rec" not in label and "rec" not in label] == [
        "Everything, report by report (5)", "Areas for improvement (1)", "Strengths (1)", "Text of the reports (0)",
    ]  # fmt: skip
    everything = page("/recommendations/" + tabs["Everything, report by report (5)"])
    assert everything.heading == "5 passages, in 1 report"
    assert everything.html.index("<b>Recommendation</b>") < everything.html.index("<b>Strength</b>")

    strengths = page("/recommendations/" + tabs["Strengths (1)"])
    assert strengths.heading == "1 strength, in 1 report"
    assert strengths.links["Page 2"] == f"/inspections/{inspection.pk}/?at=s1#page"
    progress = page("/recommendations/?in=progress&q=inadequate")
    assert progress.heading == "1 earlier recommendation contains “inadequate”, in 1 report"
    assert page("/recommendations/?in=strengths&q=inadequate").heading == "No strength contains “inadequate”"
    header, *lines = cells_of(client, "/recommendations.csv?in=strengths")
    assert [(line[header.index("kind")], line[header.index("number")]) for line in lines] == [("strength", "1")]


def test_themes_by_year_count_recommendations_alone(record: None, editor: User, client: Client):
    publish_every_kind(editor)
    assert not any(line.startswith("neglect") for line in lines_of(client, "/themes.csv"))


def test_years_can_be_chosen_from_one_to_another(stoke: Inspection, page: Page):
    assert page("/recommendations/?year=2025").heading == "2 recommendations, in 1 report of 2025"
    assert page("/recommendations/?year=2020&to=2025").heading == "2 recommendations, in 1 report of 2020 to 2025"
    assert page("/recommendations/?to=2026").heading == "2 recommendations, in 1 report of 2026 or before"
    assert "Nothing with what is chosen" in page("/recommendations/?year=2019&to=2024").text
    assert "2013 lies before 2025; showing 2025." in page("/recommendations/?year=2025&to=2013").text


def test_the_file_holds_the_years_of_the_page(stoke: Inspection, client: Client):
    assert len(lines_of(client, "/recommendations.csv?year=2020&to=2025")) == 1 + 2
    assert len(lines_of(client, "/recommendations.csv?year=2019&to=2024")) == 1


def test_what_the_statistical_neighbours_of_a_council_were_asked(stoke: Inspection, page: Page):
    """The number is that of the council whose neighbours are meant, not its own."""
    near = page("/recommendations/?neighbours_of=335&judgement=leadership&grade=requires_improvement")
    assert near.heading == "2 recommendations, in 1 report on the neighbours of Walsall"
    near_whom = "the statistical neighbours of Walsall in the list of 2025"
    assert f"Chosen: {near_whom}; leadership: requires improvement." in near.text
    assert "Filters: 3 chosen" in near.text
    own = page("/recommendations/?neighbours_of=861&q=plans")
    assert "The words of no report on the neighbours of Stoke-on-Trent are on the record" in own.text
    assert "complete to 22 August 2026, the neighbours of Walsall. A report counts once" in near.text
    assert page("/recommendations/?neighbours_of=928&q=plans").heading
    none = page("/recommendations/?neighbours_of=928")
    assert "The list of 2025 gives Northamptonshire no statistical neighbours." in none.text
    assert "999” is not the number of a council" in page("/recommendations/?neighbours_of=999").text
