import pytest

from inspections.actions import publishing, review, undoing
from inspections.actions.draft_editing import ShownValue
from inspections.actions.list_editing import AT_THE_END, Chosen, ListStep, edit_list, split_item
from inspections.errors import ChangedError, InvalidValueError
from inspections.finding import FindingKind
from inspections.models import Change, Report
from inspections.review.draft_patch import value_mark
from tests.readings import answered, ilacs, recommendation, settle
from tests.scenes import scene

FOUR = tuple(f"recommendation:{number}" for number in range(1, 5))


@scene
def report(register, editor):
    return answered(ilacs(recommendations=tuple(recommendation(n, f"Item {n}") for n in range(1, 5))), by=editor)


def draft_of(report):
    return Report.objects.get(pk=report.pk).as_draft()


def texts(report, kind="recommendation"):
    return [item.facts.text for item in draft_of(report).items if item.facts.kind == kind]


def do(report, by, step, *keys, to=""):
    edit_list(report=report.pk, step=step, chosen=Chosen(keys, to=to), by=by)


def undo(report, by):
    undoing.undo_step(report=report.pk, step=report.steps.first().pk, by=by)


ALL = ["Item 1 (1)", "Item 2 (2)", "Item 3 (3)", "Item 4 (4)"]


@pytest.mark.parametrize(
    ("step", "keys", "to", "after"),
    [
        (ListStep.TAKE_OUT, (0, 2), "", ["Item 2 (2)", "Item 4 (4)"]),
        (ListStep.JOIN, (1, 3), "", ["Item 1 (1)", "Item 2 (2) Item 4 (4)", "Item 3 (3)"]),
        (ListStep.UP, (1, 2), "", ["Item 2 (2)", "Item 3 (3)", "Item 1 (1)", "Item 4 (4)"]),
        (ListStep.DOWN, (1, 2), "", ["Item 1 (1)", "Item 4 (4)", "Item 2 (2)", "Item 3 (3)"]),
        (ListStep.PLACE, (3, 2), "recommendation:1", ["Item 3 (3)", "Item 4 (4)", "Item 1 (1)", "Item 2 (2)"]),
        (ListStep.PLACE, (0,), AT_THE_END, ["Item 2 (2)", "Item 3 (3)", "Item 4 (4)", "Item 1 (1)"]),
        (ListStep.MAKE, (0, 3), "strength", ["Item 2 (2)", "Item 3 (3)"]),
    ],
)
def test_several_items_are_changed_in_one_step_that_is_undone_as_one(report, editor, step, keys, to, after):
    do(report, editor, step, *(FOUR[place] for place in keys), to=to)
    assert texts(report) == after
    assert report.steps.count() == 1
    assert Change.objects.exists()
    undo(report, editor)
    assert texts(report) == ALL
    undo(report, editor)
    assert texts(report) == after


def test_what_was_taken_out_together_is_put_back_one_by_one(report, editor):
    do(report, editor, ListStep.TAKE_OUT, *FOUR)
    step = report.steps.first().pk
    for key in (FOUR[2], FOUR[0], FOUR[3], FOUR[1]):
        undoing.put_back(report=report.pk, step=step, key=key, by=editor)
    assert texts(report) == ALL


def test_the_first_stays_first_and_the_last_last(report, editor):
    do(report, editor, ListStep.UP, FOUR[0])
    do(report, editor, ListStep.DOWN, FOUR[3])
    assert (texts(report), report.steps.count()) == (ALL, 0)


def test_an_item_is_split_at_its_lines_and_stays_the_reports_words(report, editor):
    split_item(report=report.pk, key=FOUR[1], text="Item 2\r\n\r\n  and half of it. \r\n(2)", by=editor)
    assert texts(report) == ["Item 1 (1)", "Item 2", "and half of it.", "(2)", "Item 3 (3)", "Item 4 (4)"]
    parts = draft_of(report).items[1:4]
    assert [item.facts.number for item in parts] == ["2", None, None]
    assert {(item.read, item.facts.page, item.facts.section) for item in parts} == {
        ("Item 2 (2)", 2, "What needs to improve?")
    }
    undo(report, editor)
    assert texts(report) == ALL


def test_joined_items_keep_where_both_stand(report, editor):
    do(report, editor, ListStep.JOIN, FOUR[0], FOUR[1])
    joined = draft_of(report).item(FOUR[0])
    assert joined.read == "Item 1 (1) Item 2 (2)"
    split_item(report=report.pk, key=FOUR[0], text="Item 1 (1)\nItem 2 (2)", by=editor)
    assert texts(report) == ALL


def test_an_item_is_moved_between_kinds_and_said_so_in_the_changes(report, editor):
    do(report, editor, ListStep.MAKE, FOUR[0], to="strength")
    assert texts(report, "strength") == ["Item 1 (1)"]
    change = Change.objects.get()
    assert (change.what, change.old, change.new) == ("Recommendation 1, what it is", "recommendation", "strength")
    do(report, editor, ListStep.PLACE, FOUR[1], to=FOUR[0])
    assert texts(report, "strength") == ["Item 2 (2)", "Item 1 (1)"]


def progress(verdict, words, kind="progress"):
    told = {"kind": kind, "verdict": verdict, "words": words}
    return review.FindingWords("", f"Earlier, {words}", "", "authority", "", **told)


def test_joined_progress_keeps_all_that_is_said_of_it_and_no_verdict_of_one_for_both(report, editor):
    for verdict, words in (("good", "Progress is good."), ("inadequate", "Nothing was done."), ("good", "Done.")):
        review.set_item(report=report.pk, key="", words=progress(verdict, words), by=editor)
    do(report, editor, ListStep.JOIN, "progress:1", "progress:2")
    joined = draft_of(report).item("progress:1")
    assert (joined.facts.verdict, joined.facts.words) == (None, "Progress is good. Nothing was done.")
    assert not joined.settled
    undo(report, editor)
    do(report, editor, ListStep.JOIN, "progress:1", "progress:3")
    joined = draft_of(report).item("progress:1")
    assert (joined.facts.verdict, joined.facts.words, joined.settled) == ("good", "Progress is good. Done.", True)


def test_a_verdict_is_not_lost_by_joining_it_to_what_has_none(report, editor):
    review.set_item(report=report.pk, key="", words=progress("good", "Done."), by=editor)
    with pytest.raises(InvalidValueError, match="Make them the same kind first"):
        do(report, editor, ListStep.JOIN, "recommendation:1", "progress:1")


def test_what_is_not_progress_loses_the_words_on_it(report, editor):
    told = {"kind": "progress", "verdict": "good", "words": "Progress is good."}
    review.set_item(
        report=report.pk, key="", words=review.FindingWords("", "Earlier.", "", "authority", "", **told), by=editor
    )
    do(report, editor, ListStep.MAKE, "progress:1", to="recommendation")
    facts = draft_of(report).item("progress:1").facts
    assert (facts.kind, facts.verdict, facts.words) == ("recommendation", None, None)
    undo(report, editor)
    assert draft_of(report).item("progress:1").facts.verdict == "good"


@pytest.mark.parametrize(
    ("step", "keys", "to", "said"),
    [
        (ListStep.JOIN, (), "", "Nothing was chosen"),
        (ListStep.JOIN, FOUR[:1], "", "Choose two or more items"),
        (ListStep.MAKE, FOUR[:1], "", "Choose from the list what they should become"),
        (ListStep.MAKE, FOUR[:1], "weakness", "Choose from the list what they should become"),
        (ListStep.PLACE, FOUR[:1], FOUR[0], "other than the ones you are moving"),
        (ListStep.PLACE, FOUR[:1], "junk", "other than the ones you are moving"),
        (ListStep.UP, ("junk",), "", "no longer in the list"),
        (ListStep.TAKE_OUT, ("judgement:overall",), "", "no longer in the list"),
    ],
)
def test_what_cannot_be_done_is_said(report, editor, step, keys, to, said):
    with pytest.raises(InvalidValueError, match=said):
        do(report, editor, step, *keys, to=to)
    assert texts(report) == ALL


@pytest.mark.parametrize("text", ["", "  ", "Item 1 (1)", "\n Item 1 \n"])
def test_a_split_without_a_second_line_is_refused(report, editor, text):
    with pytest.raises(InvalidValueError, match="Start a new line"):
        split_item(report=report.pk, key=FOUR[0], text=text, by=editor)


def test_an_item_that_somebody_changed_meanwhile_is_not_joined_unseen(report, editor):
    shown = tuple(ShownValue(key, value_mark(draft_of(report), key)) for key in FOUR[:2])
    words = review.FindingWords("1", "Quite other words.", "", "authority", "")
    review.set_item(report=report.pk, key=FOUR[0], words=words, by=editor)
    with pytest.raises(ChangedError, match="Quite other words"):
        edit_list(report=report.pk, step=ListStep.JOIN, chosen=Chosen(FOUR[:2], shown), by=editor)


def test_an_edited_list_is_published_in_its_order(report, editor):
    do(report, editor, ListStep.UP, FOUR[3])
    do(report, editor, ListStep.MAKE, FOUR[0], to="strength")
    settle(report, editor)
    inspection = publishing.publish(report=report.pk, by=editor)
    published = inspection.findings.recommendations().order_by("position")
    assert [row.text for row in published] == ["Item 2 (2)", "Item 4 (4)", "Item 3 (3)"]
    assert [row.source for row in inspection.findings.of_kind(FindingKind.STRENGTH)] == ["edited"]
