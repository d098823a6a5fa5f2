"""Who takes care of a report, its note, and the way from one report to the next."""

import pytest
from django.urls import reverse

from inspections.models import Change, Report
from inspections.roles import Role
from tests.people import person
from tests.readings import answered, ilacs, refused
from tests.scenes import scene


def words(response):
    return " ".join(response.content.decode().split())


@scene
def report(register, editor):
    return answered(ilacs(), by=editor)


@scene
def sam(db):
    return person("sam", Role.EDITOR, first_name="Sam", last_name="Price")


def care(client, report, **fields):
    return client.post(reverse("inspections:care", args=(report.pk,)), fields)


def test_a_report_is_given_to_somebody_with_a_note_that_the_queue_shows_and_finds(editor_client, report, sam):
    answered(ilacs(inspection_start="2022-10-03", inspection_end="2022-10-14"), "other.pdf", by=sam)
    assert care(editor_client, report, to=sam.pk, note="Ask about page 4").status_code == 302
    assert [(row.what, row.old, row.new) for row in Change.objects.order_by("pk")] == [
        ("Who is dealing with it", "", "Sam Price"),
        ("Note", "", "Ask about page 4"),
    ]
    queue = reverse("inspections:reports")
    assert "For Sam Price: Ask about page 4" in words(editor_client.get(queue))
    for asked in ({"for": sam.pk}, {"q": "about PAGE"}):
        found = words(editor_client.get(queue, asked))
        assert "report.pdf" in found or report.name in found
        assert "other.pdf" not in found
    nobodys = words(editor_client.get(queue, {"for": "nobody"}))
    assert "other.pdf" in nobodys
    assert "Ask about page 4" not in nobodys
    assert "“77” is not somebody who takes care of a report" in words(editor_client.get(queue, {"for": "77"}))


def test_a_note_that_somebody_wrote_meanwhile_is_not_overwritten(editor_client, report):
    Report.objects.update(note="Theirs")
    answer = care(editor_client, report, to="", note="Mine", shown_note="")
    page = words(answer)
    assert answer.status_code == 422
    assert "The note has been changed since you opened the page: “Theirs”." in page
    assert ">Mine</textarea>" in page
    assert Report.objects.get().note == "Theirs"
    care(editor_client, report, to="", note="Both", shown_note="Theirs")
    assert Report.objects.get().note == "Both"


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"to": "77", "note": ""}, "Choose somebody from the list."), ({"to": "", "note": "x" * 2001}, "too long")],
)
def test_what_cannot_be_kept_is_said_beside_what_was_typed(editor_client, report, fields, said):
    answer = care(editor_client, report, **fields)
    assert answer.status_code == 422
    assert said in words(answer)


def test_a_refused_report_has_a_note_too_and_a_reader_writes_none(editor_client, client, register, editor):
    report = answered(refused(), by=editor)
    care(editor_client, report, to=editor.pk, note="Asked the council for the PDF")
    assert "For Jo Ede: Asked the council for the PDF" in words(
        editor_client.get(reverse("inspections:review", args=(report.pk,)))
    )
    client.force_login(person("rea", Role.READER))
    assert care(client, report, to="", note="").status_code == 403


def test_from_each_report_the_way_leads_to_the_next_and_back_and_ends_at_the_queue(editor_client, register, editor):
    reports = [
        answered(ilacs(inspection_start=f"202{n}-10-03", inspection_end=f"202{n}-10-14"), f"{n}.pdf", by=editor)
        for n in (2, 3, 4)
    ]

    def leads(report, which):
        return editor_client.get(reverse("inspections:neighbour", args=(report.pk, which))).headers["Location"]

    review = [reverse("inspections:review", args=(report.pk,)) for report in reports]
    queue = reverse("inspections:reports")
    assert [leads(report, "next") for report in reports] == [*review[1:], queue]
    assert [leads(report, "previous") for report in reports] == [queue, *review[:-1]]
