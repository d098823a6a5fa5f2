"""Words on a page of a report are found, and become a value, an item or the evidence of one."""

import pytest
from django.urls import reverse

from inspections.models import Report
from inspections.roles import Role
from tests.browser.world import read_report
from tests.pdfs import make_pdf
from tests.people import person
from tests.readings import ilacs

PAGES = (
    ["# Page 1", "Leadership is good", "Lead inspector: Ann Other"],
    ["# Page 2", "How well plans are written", "and looked at again."],
)


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def report(register, editor, settings, tmp_path):
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "reports", tmp_path
    return read_report(ilacs(pages=2), "stoke.pdf", make_pdf(*PAGES), editor)


def address(report):
    return reverse("inspections:words", args=(report.pk,))


def number_of(client, report, page, text):
    """The number of a line, as its box on the page has it."""
    shown = words(client.get(address(report), {"page": page}))
    before = shown[: shown.index(f"> {text}") if f"> {text}" in shown else shown.index(f">{text}")]
    return before.rpartition('for="line-')[2].partition('"')[0]


def draft():
    return Report.objects.get().as_draft()


def test_chosen_lines_become_an_item_with_its_place(editor_client, report):
    lines = [number_of(editor_client, report, 2, text) for text in PAGES[1][1:]]
    done = editor_client.post(address(report), {"page": 2, "line": lines, "do": "item", "kind": "strength"})
    item = draft().items[-1]
    assert (item.facts.kind, item.facts.text) == ("strength", "How well plans are written and looked at again.")
    assert item.facts.page == 2
    assert [box[0] for box in item.facts.boxes] == [2, 2]
    assert done.headers["Location"].endswith("#v-strength-1")


def test_a_line_that_ends_with_a_grade_becomes_the_grade_and_its_evidence(editor_client, report):
    line = number_of(editor_client, report, 1, "Leadership is good")
    editor_client.post(address(report), {"page": 1, "line": line, "do": "value", "key": "judgement:leadership"})
    value = draft().value("judgement:leadership")
    assert (value.value, value.evidence.quote, value.evidence.page) == ("good", "Leadership is good", 1)


def test_lines_become_the_evidence_of_a_value_that_stays(editor_client, report):
    line = number_of(editor_client, report, 1, "Lead inspector: Ann Other")
    editor_client.post(address(report), {"page": 1, "line": line, "do": "evidence", "key": "lead_inspector"})
    value = draft().value("lead_inspector")
    assert (value.value, value.evidence.quote) == ("John Roughton", "Lead inspector: Ann Other")
    editor_client.post(address(report), {"page": 1, "line": line, "do": "evidence", "key": "recommendation:1"})
    assert draft().item("recommendation:1").facts.page == 1
    step = report.steps.first()
    editor_client.post(reverse("inspections:value", args=(report.pk,)), {"do": "undo", "step": step.pk})
    assert draft().item("recommendation:1").facts.page == 2


def test_words_are_found_on_their_page_and_marked_there(editor_client, report):
    found = words(editor_client.get(address(report), {"find": "PLANS are", "page": 2}))
    assert "“PLANS are” stands on" in found
    assert "<mark>How well plans are written</mark>" in found
    assert "page 2</a>" in found
    assert "page 1</a>" not in found
    across = words(editor_client.get(address(report), {"find": "written and looked"}))
    assert "page 2</a>" in across
    assert "stands nowhere in this report" in words(editor_client.get(address(report), {"find": "nowhere at all"}))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"do": "item", "kind": "strength"}, "Nothing is chosen"),
        ({"line": "0", "do": "item", "kind": "weakness"}, "Choose from the list"),
        ({"line": "0", "do": "value", "key": "published"}, "is not a date"),
        ({"line": "0", "do": "value", "key": "judgement:overall"}, "ends with no grade"),
        ({"line": "0", "do": "value", "key": "junk"}, "no longer part of the report"),
        ({"line": "0", "do": "evidence", "key": "junk"}, "no longer part of the report"),
        ({"line": "0", "do": "fly"}, "a step that there is not"),
        ({"line": "9999", "do": "item", "kind": "strength"}, "Nothing is chosen"),
    ],
)
def test_what_cannot_be_done_with_them_is_said(editor_client, report, fields, said):
    before = Report.objects.get().draft
    answer = editor_client.post(address(report), {"page": 1, **fields})
    assert answer.status_code == 422
    assert said in words(answer)
    assert Report.objects.get().draft == before


@pytest.mark.parametrize("asked", [{"page": "0"}, {"page": "99999999"}, {"page": "x"}, {"zoom": "9"}, {"find": "%"}])
def test_whatever_is_asked_for_the_page_stands(editor_client, report, asked):
    assert editor_client.get(address(report), asked).status_code == 200


def test_a_reader_chooses_nothing(client, report):
    client.force_login(person("rea", Role.READER))
    assert client.get(address(report)).status_code == 403
