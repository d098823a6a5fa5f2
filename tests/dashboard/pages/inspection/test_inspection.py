"""An inspection's page: facts with their sources, judgements, recommendations, and the words on the page."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertInHTML

from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.models import Finding, Inspection, Report
from tests.dashboard.seen import Seen, see
from tests.scenes import scene

Page = Callable[[str], Seen]


@scene
def reported(record: None, editor: User) -> Inspection:
    """Stoke-on-Trent's latest inspection with a report behind it: two judgements marked, two recommendations."""
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    report = Report.objects.create(
        sha256="0" * 64, name="stoke.pdf", size=1, uploaded_at=now, state="published", state_since=now,
        published_at=now, published_by=editor, draft={}, pages=3, reading={"page_sizes": [[600, 800]] * 3},
    )  # fmt: skip
    inspection = Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")
    inspection.origin, inspection.report = Inspection.Origin.REPORT, report
    inspection.save()
    for number, area in enumerate(("leadership", "help_and_protection"), start=1):
        judgement = inspection.judgements.get(area=area)
        judgement.page, judgement.box, judgement.quote = (
            1,
            [100, 100 * number, 300, 100 * number + 20],
            f"Words {number}",
        )
        judgement.source = "report"
        judgement.save()
    texts = ("The speed of plans.", "Visits to children:\n- in care\n- placed far away")
    for position, text in enumerate(texts, start=1):
        Finding.objects.create(
            inspection=inspection, position=position, number=str(position), text=text, page=2,
            section="What needs to improve?", boxes=[[2, 80, 100 * position, 500, 100 * position + 30]],
        )  # fmt: skip
    return inspection


def imported(slug: str) -> Inspection:
    return Inspection.objects.filter(authority__slug=slug).exclude(published=None).latest("published")


def test_the_facts_stand_with_where_they_come_from(page: Page):
    seen = page(f"/inspections/{imported('stoke-on-trent').pk}/")

    assert seen.heading == "Stoke-on-Trent, July 2025"
    assert "Kind ILACS standard inspection" in seen.text
    assert "Framework ILACS: Inspection of local authority children's services" in seen.text
    assert "On site 12 to 23 May 2025" in seen.text
    assert "Published 15 July 2025, as given on the inspectorate’s site" in seen.text
    assert "Lead inspector John Roughton" in seen.text
    assert "Where this comes from The shipped table of outcomes, taken from the report" in seen.text


def test_a_grade_that_an_editor_changed_does_not_make_it_a_press_report(page: Page):
    found = imported("stoke-on-trent")
    found.judgements.filter(area="leadership").update(source="entered", grade="good")
    text = page(f"/inspections/{found.pk}/").text

    assert "Where this comes from The shipped table of outcomes, taken from the report" in text
    assert "What an editor entered or changed is marked so" in text
    assert "Press reports" not in text


def test_an_import_has_its_judgements_and_says_that_the_words_are_not_here(page: Page):
    seen = page(f"/inspections/{imported('stoke-on-trent').pk}/")

    assert ["Children in care", "G Good"] in seen.table("Judgements of this inspection")
    assert "Only the facts of this inspection are on the record" in seen.text
    assert "data-sheet" not in seen.html


def test_values_from_the_press_say_so_and_what_is_lacking_has_a_line(page: Page):
    head = "928,sif,full,,,2016-08,,,"
    import_outcomes(
        name="press.csv",
        text=f"{','.join(COLUMNS)}\n{head}overall,requires_improvement,press\n"
        f"{head}help_and_protection,requires_improvement,derived\n",
        by=None,
    )
    found = Inspection.objects.get(published_precision="month")
    seen = page(f"/inspections/{found.pk}/")

    rows = seen.table("Judgements of this inspection")
    assert ["Overall effectiveness from press reports", "RI Requires improvement † , from press reports"] in rows
    derived = "derived from national counts"
    assert [f"Help and protection {derived}", f"RI Requires improvement † , {derived}"] in rows
    assert ["Care leavers", "? Not in the record"] in rows
    assert "On site Not in the record" in seen.text
    assert "Published August 2016, as the press gives it; no more than the month is known" in seen.text


def test_what_changed_since_the_inspection_before(page: Page):
    rows = page(f"/inspections/{imported('stoke-on-trent').pk}/").table("Judgements in November 2022 and July 2025")

    assert ["Leadership", "RI Requires improvement", "RI Requires improvement", "Same"] in rows


def test_each_judgement_leads_to_its_words_on_the_page(reported: Inspection, page: Page):
    seen = page(f"/inspections/{reported.pk}/?at=help_and_protection")

    assert "Page 1 of 3: where help and protection stands" in seen.text
    assert "“Words 2”" in seen.text
    assert f'src="/reports/{reported.report_id}/pages/1.png"' in seen.html
    assert '<g data-for="help_and_protection" class="now">' in seen.html
    assertInHTML('<rect class="box" x="97.0" y="197.0" width="206.0" height="26.0"/>', seen.html)
    assert seen.links["Leadership"] == "?at=leadership#page"
    assert seen.links["The report (PDF)"] == f"/reports/{reported.report_id}/file/"


def test_each_recommendation_leads_to_its_words_on_the_page(reported: Inspection, page: Page):
    seen = page(f"/inspections/{reported.pk}/?at=r2")

    assert "Page 2 of 3: where recommendation 2 stands" in seen.text
    assert '<g data-for="r2" class="now">' in seen.html
    assertInHTML("<li>in care</li><li>placed far away</li>", seen.html)
    assert "Marked on the page shown" in seen.text


def test_the_first_judgement_is_shown_where_the_address_names_none_that_is_known(reported: Inspection, page: Page):
    for query in ("", "?at=", "?at=nonsense", "?at=r99"):
        assert "Page 1 of 3: where leadership stands" in page(f"/inspections/{reported.pk}/{query}").text


def test_a_report_without_recommendations_says_so(reported: Inspection, page: Page):
    reported.findings.all().delete()

    assert "No recommendations from this report are on the record." in page(f"/inspections/{reported.pk}/").text


def test_a_visit_has_no_grades_and_says_so(page: Page):
    visit = imported("stoke-on-trent")
    visit.pk, visit.key, visit.framework, visit.kind = None, "a visit", "focused_visit", "visit"
    visit.save()

    text = page(f"/inspections/{visit.pk}/").text

    assert "A visit: inspectors described what they found and gave no grades." in text
    assert "V Visit, no grade What that means A visit of a day or two between inspections" in text


def test_an_inspection_without_grades_says_what_it_is_and_that_it_is_no_visit(page: Page):
    area = imported("stoke-on-trent")
    area.pk, area.key, area.framework, area.kind = None, "an area", "send", "send"
    area.save()

    text = page(f"/inspections/{area.pk}/").text

    assert "N Inspection, no grade What that means Ofsted and the Care Quality Commission look at how" in text
    assert "wrote a letter" not in text


def test_an_unknown_inspection_is_not_found(record: None, client: Client):
    assert client.get("/inspections/999999/").status_code == 404


def test_the_page_needs_few_queries(reported: Inspection, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(17):
        see(client.get(f"/inspections/{reported.pk}/?at=r2"))
