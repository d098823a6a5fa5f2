import pytest
from django.urls import reverse

from inspections.actions.uploads import receive_file
from inspections.models import Change, Inspection, Report
from inspections.review.comparison import compare_with_record
from tests.inspections.once import OF_A_PAGE
from tests.readings import CHECK, STOKE_2025, answered, ilacs, judgement, recommendation, refused, settle
from tests.scenes import scene
from tests.summaries import publish_as_shown

pytestmark = OF_A_PAGE


def words(response):
    return " ".join(response.content.decode().split())


@scene
def report(register, editor):
    doubtful = judgement("help_and_protection", "requires_improvement", confidence=CHECK, top=320)
    rest = tuple(judgement(a, g) for a, g in STOKE_2025.items() if a != "help_and_protection")
    return answered(ilacs(judgements=(*rest, doubtful)), by=editor)


def page_of(report):
    return reverse("inspections:review", args=(report.pk,))


def post(client, report, **fields):
    return client.post(reverse("inspections:value", args=(report.pk,)), fields)


def test_uncertain_values_come_first_and_are_counted(editor_client, report):
    page = words(editor_client.get(page_of(report)))
    assert "To check (2)" in page
    assert page.index('id="v-published"') < page.index('id="v-authority"')
    assert "16 July" not in page
    assert "15 July 2025 is from the file’s name." in page


def test_the_numbers_on_the_page_are_those_in_the_list(editor_client, report):
    page = words(editor_client.get(page_of(report)))
    assert 'data-for="judgement:help_and_protection"' in page
    row = page[page.index('id="v-judgement-help_and_protection"') :]
    assert '<span class="quiet">2</span>&nbsp;<strong>Help and protection</strong>' in row[:400]


def test_accepting_without_script_leads_back_to_the_next_value(editor_client, report):
    response = post(editor_client, report, key="published", do="accept")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("?at=judgement%3Ahelp_and_protection#v-judgement-help_and_protection")


def test_accepting_with_htmx_gives_the_moving_part(editor_client, report):
    response = editor_client.post(
        reverse("inspections:value", args=(report.pk,)),
        {"key": "published", "do": "accept"},
        headers={"HX-Request": "true"},
    )
    assert words(response).startswith('<div id="review"')
    assert "To check (1)" in words(response)


def test_a_value_that_cannot_be_is_said_at_its_field_and_in_the_summary(editor_client, report):
    response = post(editor_client, report, key="published", do="set", value="soon")
    assert response.status_code == 422
    assert words(response).count("“soon” is not a date.") == 2
    assert "<title>Error: Review" in words(response)


@pytest.mark.parametrize(
    ("fields", "what", "new"),
    [
        ({"key": "judgement:overall", "do": "unread"}, "Overall effectiveness", "Could not be read"),
        ({"key": "judgement:overall", "do": "set", "value": "good"}, "Overall effectiveness", "Good"),
        ({"key": "judgement:overall", "do": "remove"}, "Overall effectiveness", ""),
        ({"key": "lead_inspector", "do": "set", "value": "B. Other"}, "Lead inspector", "B. Other"),
        ({"key": "recommendation:1", "do": "remove"}, "Recommendation 1", ""),
        ({"key": "", "do": "item", "text": "One more.", "audience": "authority"}, "Recommendation 3", "One more."),
    ],
)
def test_every_step_on_a_value_is_kept(editor_client, report, fields, what, new):
    assert post(editor_client, report, **fields).status_code == 302
    change = Change.objects.latest("pk")
    assert (change.what, change.new) == (what, new)


def test_publishing_leads_to_the_inspection(editor_client, report):
    for key in ("published", "judgement:help_and_protection"):
        post(editor_client, report, key=key, do="accept")
    response = publish_as_shown(editor_client, report, follow=True)
    inspection = Inspection.objects.get(report=report)
    assert response.redirect_chain == [(reverse("dashboard:inspection", args=(inspection.pk,)), 302)]
    assert "Stoke-on-Trent, ILACS, 15 July 2025 is published. No other report is waiting for review." in words(response)


def test_publishing_leads_to_the_queue_where_the_rest_agrees(record, editor_client, editor):
    six = tuple(recommendation(number) for number in range(1, 7))
    answered(ilacs(recommendations=six, published="2025-07-15"), "agrees.pdf", by=editor)
    new = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13", "published": "2026-03-20"}
    in_hand = answered(ilacs(**new), "new.pdf", by=editor)
    response = publish_as_shown(editor_client, in_hand)
    assert response.headers["Location"] == reverse("inspections:reports")


@pytest.mark.parametrize("given", [{}, {"mark": ""}, {"mark": "of another summary"}])
def test_nothing_is_published_by_a_form_without_the_mark_of_its_summary(editor_client, editor, report, given):
    settle(report, editor)
    response = editor_client.post(reverse("inspections:publish", args=(report.pk,)), given)
    assert response.status_code == 422
    assert "has changed since the summary was shown. Look at it again." in words(response)
    assert not Inspection.objects.filter(report=report).exists()


def test_publishing_too_early_lists_what_is_left(editor_client, report):
    response = editor_client.post(reverse("inspections:publish", args=(report.pk,)))
    assert response.status_code == 422
    assert '<a href="#v-published">Published: The report gives no publication date.' in words(response)
    assert Report.objects.get().state == "to_review"


@scene
def differing(record, editor):
    """A report that says “Outstanding” where the record says “Good”, and lists 2 of the record’s 6 recommendations."""
    grades = STOKE_2025 | {"children_in_care": "outstanding"}
    return answered(ilacs(judgements=tuple(judgement(a, g) for a, g in grades.items())), by=editor)


def test_what_differs_from_the_record_is_to_be_decided_first_with_both_sources(editor_client, differing):
    page = words(editor_client.get(page_of(differing)))
    assert "To decide (2)" in page
    assert page.index("To decide (2)") < page.index("Certain (")
    card = page[page.index('id="v-judgement-children_in_care"') :]
    assert "<strong>Outstanding</strong>" in card
    assert "Report, page 1: “Label of children_in_care outstanding”" in card
    assert "<strong>Good</strong>" in card
    assert "Table of outcomes, imported" in card
    assert "2 to decide" in page
    assert differing.values_to_check == 2


def test_a_date_from_the_files_name_that_the_record_has_too_is_certain(editor_client, differing):
    row = words(editor_client.get(page_of(differing))).partition('id="v-published"')[2].partition("</li>")[0]
    assert "from the file’s name, as on the record" in row
    assert "Accept" not in row


def test_the_queue_says_what_is_to_be_decided(editor_client, differing):
    queue = words(editor_client.get(reverse("inspections:reports")))
    assert "Children in care: the report says Outstanding, the record Good" in queue


@pytest.mark.parametrize(("take", "grade"), [("record", "good"), ("report", "outstanding")])
def test_a_decision_is_kept_with_who_and_why(editor_client, differing, editor, take, grade):
    shown = {"shown_draft": "outstanding", "shown_record": "good", "why": "The page says so."}
    post(editor_client, differing, key="judgement:children_in_care", do=f"decide-{take}", **shown)
    change = Change.objects.latest("pk")
    assert (change.what, change.by, change.why) == ("Children in care, decided", editor, "The page says so.")
    assert change.old == "Report: Outstanding; record: Good"
    assert Report.objects.get().values_to_check == 1
    assert compare_with_record(Report.objects.get().as_draft()).merged.judgements["children_in_care"].grade == grade


def test_nothing_is_decided_that_the_person_did_not_see(editor_client, differing):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    row = inspection.judgements.get(area="children_in_care")
    row.grade = "inadequate"
    row.save()
    shown = {"shown_draft": "outstanding", "shown_record": "good"}
    answer = post(editor_client, differing, key="judgement:children_in_care", do="decide-report", **shown)
    assert answer.status_code == 422
    assert "has changed. Look at both values" in words(answer)


def test_another_value_is_typed_and_enter_alone_decides_nothing(editor_client, differing):
    shown = {"shown_draft": "2", "shown_record": "6", "key": "recommendation_count"}
    assert post(editor_client, differing, do="decide-other", value="", **shown).status_code == 422
    unexplained = post(editor_client, differing, do="decide-other", value="5", **shown)
    assert "Give a reason: this value is neither the record’s nor the one read from the report." in words(unexplained)
    post(editor_client, differing, do="decide-other", value="5", why="Two are one in print.", **shown)
    assert compare_with_record(Report.objects.get().as_draft()).merged.fact("recommendation_count") == "5"


def test_a_published_report_can_be_withdrawn_with_a_reason(editor_client, report):
    for key in ("published", "judgement:help_and_protection"):
        post(editor_client, report, key=key, do="accept")
    publish_as_shown(editor_client, report)
    assert "Withdraw" in words(editor_client.get(page_of(report)))
    step = reverse("inspections:step", args=(report.pk, "withdraw"))
    response = editor_client.post(step, {"why": "superseded"}, follow=True)
    assert "Review again" in words(response)
    assert Change.objects.filter(what="State", new="Withdrawn", why="superseded").exists()


def test_a_refused_report_offers_what_can_be_done(editor_client, db, editor):
    report = answered(refused("no_text", "This PDF is a scan. Add the original."), by=editor)
    page = words(editor_client.get(page_of(report)))
    for button in ("Read again", "Enter the judgements by hand", "Does not belong on the record"):
        assert button in page
    step = reverse("inspections:step", args=(report.pk, "enter_by_hand"))
    assert "Nothing was read: enter it from the page." in words(editor_client.post(step, follow=True))


def test_a_step_that_came_too_late_says_so(editor_client, report):
    step = reverse("inspections:step", args=(report.pk, "read_again"))
    assert "This report is to review now. Reload the page." in words(editor_client.post(step, follow=True))


def test_a_step_that_there_is_not_is_refused(editor_client, report):
    assert post(editor_client, report, key="published", do="dance").status_code == 422


def test_a_second_file_of_a_published_inspection_says_so_at_once(editor_client, record, editor):
    from inspections.actions import publishing

    first = answered(ilacs(), "first - 15 july 2025.pdf", by=editor)
    settle(first, by=editor)
    publishing.publish(report=first.pk, by=editor)
    second = answered(ilacs(), "second - 15 july 2025.pdf", by=editor)
    page = words(editor_client.get(page_of(second)))
    assert "Already on the record" in page
    assert "is published from another file" in page
    assert "This cannot be published as it stands." in page


def test_a_secondary_source_is_not_said_to_be_ready(editor_client, record, editor):
    report = answered(ilacs(framework="committee_paper", kind="secondary", published="2025-07-15"), by=editor)
    page = words(editor_client.get(page_of(report)))
    assert "Not ready to publish." in page
    assert "New to the record" not in page


def test_publishing_leads_to_the_next_report_at_once(editor_client, report, editor):
    waiting = answered(ilacs(inspection_start="2022-10-03", inspection_end="2022-10-14"), "b.pdf", by=editor)
    for key in ("published", "judgement:help_and_protection"):
        post(editor_client, report, key=key, do="accept")
    response = publish_as_shown(editor_client, report, follow=True)
    assert response.redirect_chain == [(page_of(waiting), 302)]
    inspection = Inspection.objects.get(report=report)
    assert f'<a href="{reverse("dashboard:inspection", args=(inspection.pk,))}">{inspection}</a>' in words(response)


def test_what_an_editor_saw_is_not_kept_by_the_browser(editor_client, report):
    assert "no-store" in editor_client.get(page_of(report)).headers["Cache-Control"]


@pytest.mark.parametrize("name", ["inspections:value", "inspections:publish"])
def test_only_editors_change_anything(client, report, name):
    before = Report.objects.get().draft
    response = client.post(reverse(name, args=(report.pk,)), {"key": "published", "do": "accept"})
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("login"))
    assert Report.objects.get().draft == before


def test_the_pages_and_bytes_of_an_unpublished_report_are_for_editors(client, editor_client, report):
    for name, arguments in (("file", (report.pk,)), ("page_image", (report.pk, 1))):
        assert client.get(reverse(f"inspections:{name}", args=arguments)).status_code == 404
    response = editor_client.get(reverse("inspections:file", args=(report.pk,)))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_that_cannot_be_drawn_is_not_found(editor_client, report):
    assert editor_client.get(reverse("inspections:page_image", args=(report.pk, 1))).status_code == 404
    assert editor_client.get(reverse("inspections:page_image", args=(report.pk, 99))).status_code == 404


def test_a_page_of_a_real_file_is_a_picture(editor_client, register, editor, report_pdf):
    report = receive_file(name="one.pdf", chunks=[report_pdf(["A page of words."])], by=editor).report
    response = editor_client.get(reverse("inspections:page_image", args=(report.pk, 1)))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


def test_an_unknown_report_is_not_found(editor_client):
    assert editor_client.get(reverse("inspections:review", args=(999,))).status_code == 404


def test_the_number_of_queries_of_a_review_is_small(editor_client, report, django_assert_max_num_queries):
    # Three of them are who has the page open, and the steps that can be undone.
    editor_client.get(page_of(report))
    with django_assert_max_num_queries(19):
        editor_client.get(page_of(report))


def test_saving_without_a_grade_settles_nothing(editor_client, report):
    key = "judgement:help_and_protection"
    said = words(post(editor_client, report, key=key, do="set", value="", why="Page 3"))
    assert "Choose a grade, or press “Could not be read”." in said
    report.refresh_from_db()
    assert not Change.objects.filter(report=report).exists()
    post(editor_client, report, key=key, do="unread")
    assert Change.objects.filter(report=report).exists()
