import io
import zipfile
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.publishing import publish, put_away
from inspections.models import Report
from tests.answers import put_away as close
from tests.people import person
from tests.readings import CHECK, answered, ilacs, later, recommendation, refused, settle, uploaded

PAGE = reverse("inspections:reports")


def words(response):
    return " ".join(response.content.decode().split())


def pdf(name="report.pdf", content=b"%PDF-1.7 one"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_a_visitor_is_asked_to_sign_in(db, client):
    response = client.get(PAGE)
    assert (response.status_code, response.headers["Location"]) == (302, f"{reverse('login')}?next={PAGE}")


def test_somebody_who_may_not_see_them_is_told_so(db, client):
    client.force_login(person("sam", None))
    refused = client.get(PAGE)
    assert refused.status_code == 403
    assert "You are signed in as sam, who has no role yet." in words(refused)


def test_an_empty_page_says_where_reports_come_from(register, editor_client):
    page = words(editor_client.get(PAGE))
    assert "No report has been added yet" in page
    stoke = Authority.objects.get(slug="stoke-on-trent")
    assert (
        f'href="https://reports.ofsted.gov.uk/provider/44/{stoke.ofsted_urn}" rel="noreferrer">Stoke-on-Trent' in page
    )


def test_a_queue_in_which_nothing_waits_says_so_too(register, editor_client, editor):
    report = answered(refused(), by=editor)
    source = "Where reports come from"
    assert source not in words(editor_client.get(PAGE))
    put_away(report=report.pk, by=editor)
    assert source in words(editor_client.get(PAGE))
    assert source in words(editor_client.get(PAGE, {"show": "person"}))
    assert source not in words(editor_client.get(PAGE, {"show": "withdrawn"}))


def test_several_files_are_added_at_once(editor_client):
    response = editor_client.post(PAGE, {"files": [pdf("a.pdf", b"one"), pdf("b.pdf", b"two")]}, follow=True)
    assert response.redirect_chain == [(PAGE, 302)]
    assert "2 reports were added. Reading continues by itself" in words(response)
    assert {r.name for r in Report.objects.all()} == {"a.pdf", "b.pdf"}


def test_the_form_of_the_page_is_taken_as_a_browser_sends_it(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    token = client.get(PAGE).content.decode().split('name="csrfmiddlewaretoken" value="')[2].split('"')[0]
    response = client.post(PAGE, {"files": [pdf()], "csrfmiddlewaretoken": token})
    assert response.status_code == 302
    assert Report.objects.count() == 1


def test_a_form_without_its_token_is_refused_in_plain_words(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    response = client.post(PAGE, {"files": [pdf()]})
    assert response.status_code == 403
    assert "reload the page and send the form again" in words(response)


def test_a_file_that_is_here_already_leads_to_the_first(editor_client):
    editor_client.post(PAGE, {"files": [pdf("first.pdf")]})
    response = editor_client.post(PAGE, {"files": [pdf("again.pdf")]}, follow=True)
    first = Report.objects.get()
    assert "again.pdf is already here: the same file as “first.pdf”" in words(response)
    assert f'href="{reverse("inspections:review", args=(first.pk,))}"' in words(response)


def test_a_file_that_is_too_large_is_named_with_what_to_do(editor_client, settings):
    settings.UPLOAD_MAX_MIB = 0
    response = editor_client.post(PAGE, {"files": [pdf("big.pdf")]}, follow=True)
    assert "big.pdf was not added. This file is larger than 0 MB." in words(response)


def test_many_files_with_the_same_trouble_are_counted_in_one_sentence(editor_client, settings):
    settings.UPLOAD_MAX_MIB = 0
    response = editor_client.post(PAGE, {"files": [pdf(f"{n}.pdf") for n in range(7)]}, follow=True)
    sentence = "7 files were not added: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more. This file is larger than 0 MB."
    assert sentence in words(response)


def test_an_empty_zip_says_so(editor_client):
    empty = SimpleUploadedFile("empty.zip", b"PK\x05\x06" + bytes(18), content_type="application/zip")
    page = words(editor_client.post(PAGE, {"files": [empty]}, follow=True))
    assert "There was nothing to add: no files were found in what you sent." in page


def word_document(name="report.docx", first="[Content_Types].xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry in (first, "word/document.xml", "docProps/core.xml"):
            archive.writestr(entry, "<x/>")
    return SimpleUploadedFile(name, out.getvalue())


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype"])
def test_a_word_file_is_one_file_and_not_the_files_inside_it(editor_client, first):
    editor_client.post(PAGE, {"files": [word_document(first=first)]})
    assert [report.name for report in Report.objects.all()] == ["report.docx"]


def test_refused_files_are_put_aside_together_and_nothing_else_is(register, editor_client, editor):
    refusals = [answered(refused(), f"{number}.pdf", by=editor) for number in range(3)]
    waiting = answered(ilacs(), by=editor)
    chosen = [report.pk for report in (*refusals[:2], waiting)]
    page = words(editor_client.post(reverse("inspections:put_aside"), {"report": chosen}, follow=True))
    assert "2 files put aside." in page
    assert set(Report.objects.values_list("name", "state")) == {
        ("0.pdf", "withdrawn"),
        ("1.pdf", "withdrawn"),
        ("2.pdf", "refused"),
        (waiting.name, "to_review"),
    }


def test_putting_aside_is_undone_as_one_and_each_is_refused_as_it_was(register, editor_client, editor):
    refusals = [answered(refused(), f"{number}.pdf", by=editor) for number in range(2)]
    before = set(Report.objects.values_list("name", "state", "refusal", "refusal_code"))
    page = editor_client.post(reverse("inspections:put_aside"), {"report": [r.pk for r in refusals]}, follow=True)
    assert page.context["put_aside"] == [report.pk for report in refusals]
    assert editor_client.get(PAGE).context["put_aside"] == []
    done = editor_client.post(reverse("inspections:put_back"), {"report": page.context["put_aside"]}, follow=True)
    assert "2 files put back." in words(done)
    assert set(Report.objects.values_list("name", "state", "refusal", "refusal_code")) == before


def test_what_was_put_aside_is_put_back_at_any_time_and_a_read_report_to_its_review(register, editor_client, editor):
    report, file = answered(ilacs(), by=editor), answered(refused(), "holiday.pdf", by=editor)
    put_away(report=report.pk, by=editor)
    put_away(report=file.pk, by=editor)
    assert "Put the chosen back" in words(editor_client.get(PAGE, {"show": "withdrawn"}))
    editor_client.post(reverse("inspections:put_back"), {"report": [report.pk, file.pk, 999]})
    assert [Report.objects.get(pk=pk).state for pk in (report.pk, file.pk)] == ["to_review", "refused"]
    assert "Nothing was put back" in words(editor_client.post(reverse("inspections:put_back"), follow=True))


def test_all_files_of_no_use_are_put_aside_by_one_press_as_the_filter_asks_and_undone(record, editor_client, editor):
    first = answered(ilacs(), "stoke.pdf", by=editor)
    settle(first, editor)
    for number in range(3):
        answered(ilacs(), f"stoke again {number}.pdf", by=editor)
    broken = answered(refused(), "broken.pdf", by=editor)
    publish(report=first.pk, by=editor)
    page = words(editor_client.get(PAGE))
    assert "3 repeat published reports" in page
    assert "Put all 3 aside" in page
    assert "Repeat (3)" in page
    assert "Published already" not in page
    done = editor_client.post(f"{reverse('inspections:put_aside')}?q=again", {"all": "copy"}, follow=True)
    assert "3 files put aside." in words(done)
    assert Report.objects.get(pk=broken.pk).state == "refused"
    editor_client.post(reverse("inspections:put_back"), {"report": done.context["put_aside"]})
    assert (
        list(Report.objects.filter(name__contains="again").values_list("state", "group")) == [("to_review", "copy")] * 3
    )


def test_putting_nothing_aside_says_so(editor_client):
    assert "No file was chosen." in words(editor_client.post(reverse("inspections:put_aside"), {}, follow=True))


def test_adding_nothing_says_so(editor_client):
    assert "No file was chosen." in words(editor_client.post(PAGE, {}, follow=True))


def test_more_files_than_one_upload_takes_are_refused_in_words(editor_client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    editor_client.raise_request_exception = False
    response = editor_client.post(PAGE, {"files": [pdf(f"{n}.pdf", bytes([n])) for n in range(3)]})
    assert response.status_code == 400
    assert "fewer at a time" in words(response)
    assert Report.objects.count() == 0


SIX = tuple(recommendation(number) for number in range(1, 7))


def test_the_groups_stand_in_the_order_in_which_people_take_them(record, editor_client, editor):
    answered(ilacs(recommendations=SIX), "agrees - 15 july 2025.pdf", by=editor)
    answered(refused(), "refused.pdf", by=editor)
    answered(ilacs(recommendations=(*SIX, recommendation(7))), "differs - 15 july 2025.pdf", by=editor)
    new = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13", "published": "2026-03-20"}
    answered(ilacs(**new), "new.pdf", by=editor)
    doubtful = replace(recommendation(1), confidence=CHECK)
    answered(ilacs(recommendations=(doubtful, *SIX[1:])), "doubtful.pdf", by=editor)
    uploaded("waits.pdf")
    page = words(editor_client.get(PAGE))
    headings = [
        "1 differs from the record</h2>",
        "1 has something to check</h2>",
        "1 was refused</h2>",
        "1 adds something new to the record</h2>",
        "1 agrees with the record</h2>",
        "1 is being read</h2>",
    ]
    assert [page.index(heading) for heading in headings] == sorted(page.index(heading) for heading in headings)
    files = ("differs - ", "doubtful", "refused.pdf", "new.pdf", "agrees - ", "waits.pdf")
    assert [page.index(f"{name}") for name in files] == sorted(page.index(f"{name}") for name in files)
    assert '<h1 id="finding">5 of 6 reports are read; 4 need a person</h1>' in page


def test_no_empty_group_is_shown(register, editor_client, editor):
    answered(refused(), by=editor)
    page = words(editor_client.get(PAGE))
    assert page.count("<h2") == 1
    assert "Agree (" not in page


def test_reports_are_found_by_words_council_framework_and_who_added_them(record, editor_client, editor):
    answered(ilacs(), "stoke - 15 july 2025.pdf", by=editor)
    answered(refused(), "holiday.pdf")
    for query in ({"q": "stoke MAY"}, {"council": "stoke-on-trent"}, {"framework": "ilacs"}, {"by": editor.pk}):
        page = words(editor_client.get(PAGE, query))
        assert "stoke - 15 july 2025.pdf" in page, query
        assert "holiday.pdf" not in page, query
    assert "No report matches what you chose." in words(editor_client.get(PAGE, {"q": "nothing like it"}))


def test_what_the_address_asks_for_and_is_not_there_is_left_out_with_a_note(register, editor_client, editor):
    answered(ilacs(), by=editor)
    page = words(editor_client.get(PAGE, {"council": "atlantis", "sort": "luck", "show": "secret"}))
    for asked in ("atlantis", "luck", "secret"):
        assert f"“{asked}” is not" in page
    assert "Stoke-on-Trent, ILACS, May 2025" in page


def test_the_order_can_be_chosen_and_stays_with_the_tabs(register, editor_client, editor):
    for name in ("b.pdf", "c.pdf", "a.pdf"):
        answered(refused(), name, by=editor)
    page = words(editor_client.get(PAGE, {"sort": "name"}))
    assert page.index("a.pdf") < page.index("b.pdf") < page.index("c.pdf")
    assert "?sort=name&amp;show=refused" in page


def test_a_long_group_shows_its_first_few_and_has_pages_of_its_own(register, editor_client, editor):
    for number in range(12):
        answered(refused(), f"{number}.pdf", by=editor)
    page = words(editor_client.get(PAGE))
    assert page.count('<tr role="row">') == 1 + 10
    assert "Show all 12" in page
    assert words(editor_client.get(PAGE, {"show": "refused"})).count('<tr role="row">') == 1 + 12


def test_the_time_left_is_told_once_it_is_known(register, editor_client, editor):
    for number in range(3):
        answered(refused(), f"{number}.pdf", by=editor)
    now = timezone.now()
    for number, report in enumerate(Report.objects.order_by("pk")):
        later(report, read_at=now - timezone.timedelta(seconds=60 - 30 * number))
    for number in range(4):
        later(uploaded(f"waits {number}.pdf"), uploaded_at=now - timezone.timedelta(minutes=5))
    page = words(editor_client.get(PAGE))
    assert "3 of 7 read. <strong>About 2 minutes left.</strong> You can leave this page; reading continues." in page


def test_a_refused_file_says_what_it_is_and_what_to_do(db, editor_client, editor):
    answered(refused("not_a_pdf", "This is a web page saved with a .pdf name. Download the PDF itself."), by=editor)
    page = words(editor_client.get(PAGE))
    assert "<strong>This is a web page saved with a .pdf name.</strong> Download the PDF itself." in page


def test_the_page_moves_by_itself_only_while_something_is_on_its_way(register, editor_client, editor):
    uploaded()
    assert 'hx-trigger="every 2s"' in words(editor_client.get(PAGE))
    Report.objects.all().delete()
    answered(ilacs(), by=editor)
    assert "hx-trigger" not in words(editor_client.get(PAGE))


def test_htmx_gets_the_moving_part_alone(register, editor_client, editor):
    answered(ilacs(), by=editor)
    part = words(editor_client.get(PAGE, headers={"HX-Request": "true"}))
    assert part.startswith('<div id="files"')
    assert "Stoke-on-Trent, ILACS, May 2025" in part


def test_a_tab_shows_its_states_alone(register, editor_client, editor):
    answered(ilacs(), "second.pdf", by=editor)
    uploaded("third.pdf")
    page = words(editor_client.get(PAGE, {"show": "way"}))
    assert "third.pdf" in page
    assert "second.pdf" not in page
    assert "All (2)" in page
    assert "Needs a person (1)" in page


def test_the_number_of_queries_does_not_grow_with_the_reports(record, editor_client, editor, django_assert_num_queries):
    def add(number):
        answered(ilacs(recommendations=SIX), f"{number} - 15 july 2025.pdf", by=editor)
        answered(refused(), f"refused {number}.pdf", by=editor)

    add(0)
    with CaptureQueriesContext(connection) as with_two:
        editor_client.get(PAGE)
    for number in range(1, 6):
        add(number)
    with django_assert_num_queries(len(with_two)):
        editor_client.get(PAGE)


def test_changes_name_who_what_and_why(register, editor_client, editor):
    from inspections.actions import review

    report = answered(ilacs(), by=editor)
    review.set_value(report=report.pk, key="judgement:overall", value="good", by=editor, why="see page 3")
    page = words(editor_client.get(reverse("inspections:changes")))
    for part in ("Jo Ede", "Overall effectiveness", "Requires improvement", "Good", "see page 3"):
        assert part in page


def test_a_script_is_told_of_each_file_that_it_sends(editor_client, settings):
    settings.UPLOAD_MAX_MIB = 0
    empty = SimpleUploadedFile("empty.zip", b"PK\x05\x06" + bytes(18))
    response = editor_client.post(PAGE, {"files": [pdf("big.pdf"), empty]}, headers={"accept": "application/json"})
    answer = response.json()
    assert [each["name"] for each in answer["refused"]] == ["big.pdf"]
    assert answer["refused"][0]["problem"].startswith("This file is larger than 0 MB.")
    settings.UPLOAD_MAX_MIB = 30
    send = lambda name: editor_client.post(PAGE, {"files": [pdf(name)]}, headers={"accept": "application/json"}).json()  # noqa: E731
    assert send("first.pdf") == {"added": 1, "known": [], "refused": [], "empty": False}
    again = send("again.pdf")
    assert again["added"] == 0
    assert again["known"][0]["sentence"].startswith("again.pdf is already here: the same file as “first.pdf”, added ")


def test_a_file_is_found_by_its_folder(editor_client, db):
    Report.objects.create(
        sha256="0" * 64,
        name="a.pdf",
        folder="all.zip/Camden",
        size=1,
        uploaded_at=timezone.now(),
        state_since=timezone.now(),
    )
    assert "from all.zip/Camden" in words(editor_client.get(PAGE, {"q": "camden"}))


def test_a_file_that_may_hold_scripts_is_saved_and_never_opened_in_the_site_s_name(editor_client):
    answer = editor_client.get(reverse("inspections:file", args=(uploaded("a.pdf").pk,)))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    close(answer)
