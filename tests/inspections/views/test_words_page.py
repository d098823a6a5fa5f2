"""Words on a page of a report are found, and become a value, an item or the evidence of one."""

import re

import pytest
from django.urls import reverse

from inspections.draft import Draft, DraftFact
from inspections.errors import InvalidValueError
from inspections.models import Report
from inspections.review.chosen_words import value_in_words
from inspections.roles import Role
from tests.browser.world import read_report
from tests.inspections.once import OF_A_PAGE
from tests.pdfs import make_pdf
from tests.people import person
from tests.readings import ilacs

pytestmark = OF_A_PAGE
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


def words_of(client, report, page):
    """Every word of a page, as the picture of it gets them."""
    found = client.get(reverse("inspections:words_of_page", args=(report.pk, page))).json()["words"]
    return [text for text, *_ in found]


def between(client, report, page, text):
    """The numbers of the first and the last of some words: `3-5`."""
    there, asked = words_of(client, report, page), text.split()
    first = next(n for n in range(len(there)) if there[n : n + len(asked)] == asked)
    return f"{first}-{first + len(asked) - 1}"


def offered(client, report, page, text, at=""):
    """What the words may become, in order, each with the fields of its form."""
    where = reverse("inspections:word_uses", args=(report.pk, page))
    answer = client.get(where, {"words": between(client, report, page, text), "at": at}).content.decode()
    shown = answer.partition("<details>")[0]
    labels = re.findall(r'data-use="(\w)">\s*<span>(.*?)</span>', shown)
    forms = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) for form in shown.split("<form")[1:]]
    return labels, forms


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
    assert "does not appear in this report" in words(editor_client.get(address(report), {"find": "nowhere at all"}))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"do": "item", "kind": "strength"}, "Nothing was chosen"),
        ({"line": "0", "do": "item", "kind": "weakness"}, "Choose from the list"),
        ({"line": "0", "do": "value", "key": "published"}, "is not a date"),
        ({"line": "0", "do": "value", "key": "judgement:overall"}, "does not end with a grade"),
        ({"line": "0", "do": "value", "key": "junk"}, "no longer part of the report"),
        ({"line": "0", "do": "evidence", "key": "junk"}, "no longer part of the report"),
        ({"line": "0", "do": "end", "key": "published"}, "Only an item in a list has an end"),
        ({"line": "0", "do": "fly"}, "That step does not exist"),
        ({"line": "9999", "do": "item", "kind": "strength"}, "Nothing was chosen"),
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


def test_words_within_lines_become_an_item_in_its_place_on_the_pages(editor_client, report):
    chosen = between(editor_client, report, 2, "How well plans are written and looked")
    editor_client.post(address(report), {"page": 2, "words": chosen, "do": "item", "kind": "recommendation"})
    new = next(item for item in draft().items if item.read is None)
    assert (new.facts.text, len(new.facts.boxes)) == ("How well plans are written and looked", 2)
    earlier = between(editor_client, report, 1, "Lead inspector:")
    editor_client.post(address(report), {"page": 1, "words": earlier, "do": "item", "kind": "recommendation"})
    texts = [item.facts.text for item in draft().items]
    assert (texts[0], texts[-1]) == ("Lead inspector:", "How well plans are written and looked")


def test_words_go_to_the_end_of_the_item_that_was_broken_off(editor_client, report):
    chosen = between(editor_client, report, 2, "looked at again.")
    before = draft().item("recommendation:1")
    labels, _ = offered(editor_client, report, 2, "looked at again.", at="recommendation:1")
    assert [letter for letter, _ in labels] == ["r", "e", "w"]
    editor_client.post(address(report), {"page": 2, "words": chosen, "do": "end", "key": "recommendation:1"})
    after = draft().item("recommendation:1")
    assert after.facts.text == f"{before.facts.text} looked at again."
    assert len(after.facts.boxes) == len(before.facts.boxes) + 1


def test_a_second_click_adds_nothing_twice(editor_client, report):
    chosen = between(editor_client, report, 2, "looked at again.")
    for _ in range(2):
        done = editor_client.post(address(report), {"page": 2, "words": chosen, "do": "item", "kind": "strength"})
        assert done.headers["Location"].endswith("#v-strength-1")
        editor_client.post(address(report), {"page": 2, "words": chosen, "do": "end", "key": "recommendation:1"})
    assert [item.facts.kind for item in draft().items].count("strength") == 1
    assert draft().item("recommendation:1").facts.text.count("looked at again.") == 1


def test_the_likeliest_use_comes_first_and_takes_the_mark_of_what_was_shown(editor_client, report):
    labels, forms = offered(editor_client, report, 1, "Leadership is good", at="published")
    assert labels[0][0] == "v"
    assert labels[0][1].endswith(": Good")
    assert forms[0]["key"] == "judgement:leadership"
    editor_client.post(address(report), {**forms[0], "do": "value"})
    assert draft().value("judgement:leadership").evidence.quote == "Leadership is good"
    stale = editor_client.post(address(report), {**forms[0], "shown": "another", "words": "1-2", "do": "evidence"})
    assert "changed this" in words(stale)
    named, _ = offered(editor_client, report, 1, "Ann Other", at="lead_inspector")
    assert named[0] == ("v", "Lead inspector: Ann Other")


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("Requires improvement to be good", "requires_improvement"),
        ("Leadership is inadequate.", "inadequate"),
        ("Good2", "good"),
    ],
)
def test_the_longest_words_of_the_scale_are_the_grade(register, said, grade):
    assert value_in_words(Draft.from_json(plain_draft("ilacs")), "judgement:leadership", said) == grade


@pytest.mark.parametrize("said", ["goods", "adequate", "Leadership"])
def test_what_ends_with_no_grade_of_the_scale_gives_none(register, said):
    with pytest.raises(InvalidValueError):
        value_in_words(Draft.from_json(plain_draft("ilacs")), "judgement:leadership", said)


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("published", "Published: 5 August 2016", "2016-08-05"),
        ("inspection_end", "14 March 2025.", "2025-03-14"),
        ("authority", "Stoke-on-Trent City Council", "861"),
        ("framework", "Focused visit", "focused_visit"),
    ],
)
def test_a_value_is_what_the_words_say(register, key, said, value):
    assert value_in_words(Draft.from_json(plain_draft("ilacs")), key, said) == value


def test_a_paragraph_is_no_name(register):
    with pytest.raises(InvalidValueError, match="too long for a value"):
        value_in_words(Draft.from_json(plain_draft("ilacs")), "lead_inspector", "word " * 50)


@pytest.mark.parametrize("asked", ["", "x", "5-2", "0-x", "-", "99999-99999", "1" * 30])
def test_words_that_there_are_not_are_refused_in_a_sentence(editor_client, report, asked):
    where = reverse("inspections:word_uses", args=(report.pk, 1))
    assert "Nothing was chosen" in words(editor_client.get(where, {"words": asked}))
    answer = editor_client.post(address(report), {"page": 1, "words": asked or "x", "do": "item", "kind": "strength"})
    assert "Nothing was chosen" in words(answer)


def test_a_page_that_there_is_not_has_no_words(editor_client, report):
    assert editor_client.get(reverse("inspections:words_of_page", args=(report.pk, 99))).status_code == 404


def plain_draft(framework):
    fact = DraftFact("framework", framework, framework, "read", settled=True)
    return Draft(facts=(fact,)).to_json()
