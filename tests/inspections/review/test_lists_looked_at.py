"""The question whether items of lists are missing: nobody answers it by one press, and old drafts ask it as well."""

import pytest
from django.urls import reverse

from inspections.actions import publishing, rereading, review
from inspections.actions.readings import draft_of_reading
from inspections.actions.waiting import group_ungrouped
from inspections.errors import InvalidValueError, NotReadyError
from inspections.models import Report, Rereading
from inspections.reading.contract import Note
from inspections.review.chosen_words import ChosenWords, value_in_words
from inspections.review.labels import value_words
from inspections.review.rereading import merged_draft, read_differences
from inspections.review.screen import review_screen
from tests.readings import answered, ilacs, recommendation
from tests.scenes import scene

GOES_ON = Note("list_goes_on", "The list may go on.", 4)
EMPTY = Note("list_empty", "No item was read.", 7)


@scene
def report(register, editor):
    """A report of which nothing else is to be looked at."""
    return answered(ilacs(published="2025-07-15", notes=(GOES_ON, EMPTY)), by=editor)


@scene
def old(register, editor):
    """The same as it was stored before there was the question, and grouped as having nothing to check."""
    made = answered(ilacs(published="2025-07-15", notes=(GOES_ON,)), by=editor)
    facts = [fact for fact in made.draft["facts"] if fact["key"] != "lists"]
    Report.objects.update(draft=made.draft | {"facts": facts}, values_to_check=0, group="adds", mark="before")
    return Report.objects.get()


def lists(report):
    return Report.objects.get(pk=report.pk).as_draft().value("lists")


@pytest.mark.parametrize(
    "fields",
    [{"do": "set", "value": ""}, {"do": "set", "value": " "}, {"do": "unread"}, {"do": "accept"}, {"do": "set"}],
)
@pytest.mark.parametrize(("headers", "status"), [({}, 422), ({"HX-Request": "true"}, 200)])
def test_one_thoughtless_press_answers_nothing(editor_client, report, fields, headers, status):
    address = reverse("inspections:value", args=(report.pk,))
    response = editor_client.post(address, {"key": "lists", "why": ""} | fields, headers=headers)
    assert response.status_code == status
    assert "Choose what you saw." in response.content.decode()
    assert not lists(report).settled


def test_neither_does_an_action(report, editor):
    with pytest.raises(InvalidValueError, match="Choose what you saw"):
        review.set_value(report=report.pk, key="lists", value="", by=editor)
    with pytest.raises(InvalidValueError, match="Choose what you saw"):
        review.accept_value(report=report.pk, key="lists", by=editor)


@pytest.mark.parametrize("said", ["none", "complete", "Nothing is missing."])
def test_nor_do_words_of_the_page(report, said):
    with pytest.raises(InvalidValueError, match="not in the list"):
        value_in_words(report.as_draft(), "lists", ChosenWords(4, said, ((1, 2, 3, 4),)).text)


@pytest.mark.parametrize(
    ("said", "words"),
    [("complete", "Looked at: no item is missing"), ("none", "Looked at: the report has no list")],
)
def test_what_was_seen_is_chosen_and_said(report, editor, said, words):
    review.set_value(report=report.pk, key="lists", value=said, by=editor)
    assert (lists(report).settled, value_words(lists(report))) == (True, words)
    review.accept_value(report=report.pk, key="lists", by=editor)
    publishing.publish(report=report.pk, by=editor)


def test_the_question_names_its_pages_and_the_sheet_turns_to_the_first(report):
    assert lists(report).why == "Page 4: The list may go on. Page 7: No item was read."
    screen = review_screen(report, at="lists")
    (row,) = (row for row in screen.to_check if row.key == "lists")
    assert (row.page, screen.sheet.page) == (4, 4)


def test_a_draft_from_before_asks_as_well(old, editor):
    assert (lists(old).settled, lists(old).why) == (False, "Page 4: The list may go on.")
    with pytest.raises(NotReadyError, match="The list may go on"):
        publishing.publish(report=old.pk, by=editor)
    review.set_value(report=old.pk, key="lists", value="complete", by=editor)
    publishing.publish(report=old.pk, by=editor)
    assert lists(old).value == "complete"


def test_what_was_published_from_such_a_draft_stays_as_it_was(old, editor):
    Report.objects.update(state="published", published_at=old.uploaded_at, published_by=editor)
    assert lists(old) is None


def test_set_up_groups_such_drafts_once(old):
    assert group_ungrouped() == 1
    row = Report.objects.get()
    assert (row.group, row.values_to_check, row.to_do) == ("to_check", 1, "1 to check: lists")
    assert group_ungrouped() == 0


def test_an_answered_question_is_not_grouped_again(report, editor):
    review.set_value(report=report.pk, key="lists", value="complete", by=editor)
    assert group_ungrouped() == 0


def test_a_newer_reading_says_what_nobody_has_looked_at_and_takes_no_absent_fact_for_a_decision(old):
    before = old.as_draft()
    stored = type(before).from_json(old.draft)
    (difference,) = read_differences(stored, before, stored)
    assert (difference.label, difference.before, difference.after, difference.kept) == (
        "Lists", "None", "Not looked at yet: Page 4: The list may go on.", False,
    )  # fmt: skip
    (gone,) = read_differences(before, stored, stored)
    assert not gone.kept
    assert not merged_draft(stored, before, stored).value("lists").settled


def reread(report, *, notes=(GOES_ON, EMPTY), items=(1, 2)):
    """The same report by a newer reader, with those notes and items: the differences that are kept of it."""
    answer = ilacs(
        published="2025-07-15", notes=notes, recommendations=tuple(recommendation(number) for number in items)
    )
    row = Rereading.objects.create(report=report, state=Rereading.State.WAITING, asked_at=report.uploaded_at)
    return rereading.store_rereading(rereading=row.pk, answer={**answer.to_json(), "reader": "99"})


ELSEWHERE = Note("list_goes_on", "The list may go on.", 5)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"notes": (ELSEWHERE, EMPTY)}, "Page 5: The list may go on. Page 7: No item was read."),
        ({"notes": (GOES_ON,)}, "Page 4: The list may go on."),
        ({"items": (1, 2, 3)}, "Page 4: The list may go on. Page 7: No item was read."),
        ({"items": (2, 1)}, "Page 4: The list may go on. Page 7: No item was read."),
    ],
)
def test_an_answer_on_other_lists_or_another_doubt_is_asked_anew(report, editor, change, asked):
    review.set_value(report=report.pk, key="lists", value="complete", by=editor)
    (difference,) = (each for each in reread(report, **change) if each.key == "lists")
    assert (difference.before, difference.after, difference.kept) == (
        "Looked at: no item is missing", f"Not looked at yet: {asked}", False,
    )  # fmt: skip
    rereading.take_over(report=report.pk, by=editor)
    assert (lists(report).value, lists(report).settled, lists(report).why) == (None, False, asked)
    with pytest.raises(NotReadyError, match="The list may go on"):
        publishing.publish(report=report.pk, by=editor)


def test_an_answer_on_lists_that_the_newer_reader_does_not_doubt_goes_with_them(report, editor):
    review.set_value(report=report.pk, key="lists", value="complete", by=editor)
    (difference,) = (each for each in reread(report, notes=(), items=(1, 2, 3)) if each.key == "lists")
    assert (difference.before, difference.after, difference.kept) == ("Looked at: no item is missing", "None", False)
    rereading.take_over(report=report.pk, by=editor)
    assert lists(report) is None


@pytest.mark.parametrize("change", [{"lead_inspector": "Ann Example"}, {"lead_inspector": "Ann Example", "notes": ()}])
def test_an_answer_on_the_same_lists_stays(report, editor, change):
    review.set_value(report=report.pk, key="lists", value="complete", by=editor)
    before, current = report.as_draft(), lists(report)
    after = draft_of_reading(report, ilacs(**{"notes": (GOES_ON, EMPTY)} | change))
    assert merged_draft(before, after, Report.objects.get().as_draft()).value("lists") == current


def test_another_doubt_is_told_where_nobody_has_answered_yet(report):
    (difference,) = reread(report, notes=(ELSEWHERE,))
    assert (difference.before, difference.after) == (
        "Not looked at yet: Page 4: The list may go on. Page 7: No item was read.",
        "Not looked at yet: Page 5: The list may go on.",
    )


def test_the_same_doubt_leaves_no_trace(report):
    assert reread(report) == []
