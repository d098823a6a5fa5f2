from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inspections.actions import batches, publishing
from inspections.models import Batch, Report
from inspections.reading.contract import EarlierInspection, ProgressRead
from tests.readings import CERTAIN, CHECK, answered, ilacs, later, recommendation, settle
from tests.scenes import scene

SIX = tuple(recommendation(number) for number in range(1, 7))
QUEUE, TOGETHER = reverse("inspections:reports"), reverse("inspections:batches")
NEW = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13", "published": "2026-03-20"}


def words(response):
    return " ".join(response.content.decode().split())


def run():
    while batches.take_step():
        pass


@scene
def agreeing(record, editor):
    return answered(ilacs(recommendations=SIX), "stoke - 15 july 2025.pdf", by=editor)


@scene
def new(record, editor):
    return answered(ilacs(recommendations=SIX, **NEW), "new.pdf", by=editor)


def proposed(client, **form):
    response = client.post(TOGETHER, form or {"all": "1"})
    return Batch.objects.latest("pk"), response


def test_a_visitor_is_asked_to_sign_in(db, client):
    for method in (client.get, client.post):
        assert method(TOGETHER).status_code == 302


def test_the_queue_offers_to_publish_what_agrees_and_says_how_many(editor_client, agreeing, new):
    assert "Publish 1 that agrees with the record" in words(editor_client.get(QUEUE))
    assert "Publish 1 that agrees" not in words(editor_client.get(QUEUE, {"show": "adds"}))
    assert "Publish 1 that agrees" not in words(editor_client.get(QUEUE, {"q": "new.pdf"}))


def test_the_summary_says_in_numbers_what_is_published_before_it_is(editor_client, agreeing, new):
    batch, response = proposed(editor_client)
    assert response.headers["Location"] == reverse("inspections:batch", args=(batch.pk,))
    page = words(editor_client.get(response.headers["Location"]))
    assert "1 report of 1 council: 1 ILACS" in page
    assert "5 judgements, each with its place on the page" in page
    assert "No judgement or date on a public page changes." in page
    run()
    assert Report.objects.filter(state="published").count() == 0


def test_a_report_that_brings_something_shows_its_grades_before_it_is_published(editor_client, agreeing, new):
    _, response = proposed(editor_client, report=[agreeing.pk, new.pk])
    page = words(editor_client.get(response.headers["Location"]))
    assert "1 of them changes what public pages say:" in page
    assert "The record does not hold this inspection" in page
    assert "Help and protection: <strong>Requires improvement</strong>" in page


def test_publishing_goes_on_while_the_queue_says_how_far_it_is(editor_client, agreeing, new):
    batch, _ = proposed(editor_client, report=[agreeing.pk, new.pk])
    response = editor_client.post(reverse("inspections:confirm_batch", args=(batch.pk,)))
    assert response.headers["Location"] == QUEUE
    batches.take_step()
    page = words(editor_client.get(QUEUE))
    assert "1 of 2 reports published, by Jo Ede." in page
    assert 'hx-trigger="every 2s"' in page
    assert "Stop and take back" in page
    run()
    page = words(editor_client.get(QUEUE))
    assert "<strong>2 reports published at " in page
    assert "hx-trigger" not in page


def test_taking_back_stands_beside_the_message_for_half_an_hour_and_on_the_page_for_ever(editor_client, agreeing):
    batch, _ = proposed(editor_client)
    batches.confirm_batch(batch=batch.pk, by=batch.made_by)
    run()
    assert "Take back" in words(editor_client.get(QUEUE))
    Batch.objects.update(finished_at=timezone.now() - timezone.timedelta(minutes=31))
    assert "Take back" not in words(editor_client.get(QUEUE))
    assert "Reports published together" in words(editor_client.get(reverse("inspections:changes")))
    assert "1 report published" in words(editor_client.get(TOGETHER))
    here = reverse("inspections:batch", args=(batch.pk,))
    assert "Take 1 report back" in words(editor_client.get(here))
    editor_client.post(reverse("inspections:take_batch_back", args=(batch.pk,)), {"why": "Wrong week"})
    run()
    page = words(editor_client.get(here))
    assert "1 report taken back" in page
    assert "Wrong week" in page
    assert Report.objects.get(pk=agreeing.pk).state == "to_review"


def test_a_report_that_was_left_says_why(editor_client, agreeing, new):
    batch, _ = proposed(editor_client, report=[agreeing.pk, new.pk])
    batches.confirm_batch(batch=batch.pk, by=batch.made_by)
    Report.objects.filter(pk=new.pk).update(state="withdrawn")
    run()
    assert "1 report published" in words(editor_client.get(QUEUE))
    assert "1 left in the queue" in words(editor_client.get(QUEUE))
    page = words(editor_client.get(reverse("inspections:batch", args=(batch.pk,))))
    assert "This report is withdrawn now" in page


def test_ticking_nothing_or_what_is_not_ready_is_answered_in_words(editor_client, editor, agreeing):
    doubtful = (replace(recommendation(1), confidence=CHECK), *SIX[1:])
    to_check = answered(ilacs(recommendations=doubtful), "doubtful - 15 july 2025.pdf", by=editor)
    assert "No report was chosen." in words(editor_client.post(TOGETHER, {"report": "x"}, follow=True))
    answer = editor_client.post(TOGETHER, {"report": [to_check.pk]}, follow=True)
    assert "Some of these reports now need a person." in words(answer)


def test_htmx_gets_the_part_of_a_batch_that_moves(editor_client, agreeing):
    _, response = proposed(editor_client)
    part = words(editor_client.get(response.headers["Location"], headers={"HX-Request": "true"}))
    assert part.startswith('<div id="batch"')


def test_a_batch_that_is_not_there_is_not_found(editor_client):
    assert editor_client.get(reverse("inspections:batch", args=(9,))).status_code == 404


def test_what_is_drawn_shows_its_values_beside_the_page_and_stays_drawn(editor_client, agreeing, new):
    batch, _ = proposed(editor_client, report=[agreeing.pk, new.pk])
    address = reverse("inspections:drawn", args=(batch.pk,))
    shown = editor_client.get(address)
    page = words(shown)
    assert "The reports to be published" in page
    assert "Council" in page
    assert "Stoke-on-Trent" in page
    assert "Leadership" in page
    assert f"/reports/{new.pk}/pages/1.png" in shown.content.decode()
    assert [one.report.pk for one in shown.context["drawn"]] == [
        one.report.pk for one in editor_client.get(address, {"draw": "1"}).context["drawn"]
    ]
    assert editor_client.get(address, {"draw": "x"}).status_code == 200


def test_nothing_is_drawn_of_what_is_published_already(editor_client, agreeing):
    batch, response = proposed(editor_client, report=[agreeing.pk])
    batch.items.update(state="published", published_at=timezone.now())
    drawn = editor_client.get(reverse("inspections:drawn", args=(batch.pk,)))
    assert drawn.headers["Location"] == response.headers["Location"]


def test_the_summary_says_everything_that_is_published(editor_client, editor, record):
    progress = ProgressRead(
        of=EarlierInspection("jar", "2005-09"), text="Speed up reviews.", strand="", verdict=None, words="Done.",
        page=3, boxes=(), confidence=CERTAIN,
    )  # fmt: skip
    more = {"strengths": SIX[:2], "areas_for_improvement": SIX[:1], "progress": (progress,), "theme": "neglect"}
    report = answered(ilacs(recommendations=SIX, **more), "stoke - 15 july 2025.pdf", by=editor)
    _, response = proposed(editor_client, report=[report.pk])
    page = words(editor_client.get(response.headers["Location"]))
    for line in ("2 strengths", "1 area for improvement", "1 earlier recommendation with what the report says"):
        assert line in page


def test_what_was_published_alone_is_taken_back_above_the_queue_for_half_an_hour(editor_client, agreeing, editor):
    back = reverse("inspections:take_back", args=(agreeing.pk,))
    settle(agreeing, editor)
    publishing.publish(report=agreeing.pk, by=editor)
    assert back in words(editor_client.get(QUEUE))
    later(agreeing, published_at=timezone.now() - timedelta(minutes=31))
    assert back not in words(editor_client.get(QUEUE))
    changes = reverse("inspections:changes")
    assert back in words(editor_client.get(changes))
    editor_client.post(back)
    assert Report.objects.get(pk=agreeing.pk).state == "to_review"
    assert back not in words(editor_client.get(changes))
