import pytest

from inspections.actions import publishing, review, undoing
from inspections.actions.deciding import Shown, Take, decide
from inspections.actions.draft_editing import ShownValue
from inspections.errors import ChangedError, InvalidValueError, WrongStateError
from inspections.models import Change, DraftStep, Inspection, Report
from inspections.review.draft_patch import value_mark
from inspections.roles import Role
from tests.people import person
from tests.readings import CHECK, STOKE_2025, answered, ilacs, judgement
from tests.scenes import scene


@scene
def report(register, editor):
    reading = ilacs(judgements=(judgement("overall", "good", confidence=CHECK), judgement("leadership", "good")))
    return answered(reading, by=editor)


@scene
def other(db):
    return person("sam", Role.PUBLISHER, first_name="Sam", last_name="Price")


def draft_of(report):
    return Report.objects.get(pk=report.pk).as_draft()


def last_step(report):
    return report.steps.first()


def seen(report, key):
    return ShownValue(key, value_mark(draft_of(report), key))


def item_words(text):
    return review.FindingWords("1", text, "", "authority", "")


def every_step(report, by):
    """One of each kind of step on the values of a report."""
    review.accept_value(report=report.pk, key="judgement:overall", by=by)
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=by, why="see page 2")
    review.add_judgement(report=report.pk, area="care_leavers", grade="good", by=by)
    review.remove_value(report=report.pk, key="judgement:leadership", by=by)
    review.set_item(report=report.pk, key="recommendation:1", words=item_words("Other words."), by=by)
    review.set_item(report=report.pk, key="", words=item_words("One more."), by=by)
    review.remove_value(report=report.pk, key="recommendation:2", by=by)


def test_undoing_every_step_brings_the_draft_back_and_doing_it_again_the_changes(report, editor):
    before = draft_of(report)
    every_step(report, editor)
    after, steps = draft_of(report), list(report.steps.all())
    assert len(steps) == 7
    for step in steps:
        undoing.undo_step(report=report.pk, step=step.pk, by=editor)
    assert draft_of(report) == before
    for step in report.steps.all()[:7]:
        undoing.undo_step(report=report.pk, step=step.pk, by=editor)
    assert draft_of(report) == after


def test_an_earlier_step_is_undone_without_touching_what_came_after_it(report, editor):
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=editor)
    first = last_step(report)
    review.set_value(report=report.pk, key="judgement:overall", value="inadequate", by=editor)
    undoing.undo_step(report=report.pk, step=first.pk, by=editor)
    assert (draft_of(report).fact("lead_inspector"), draft_of(report).value("judgement:overall").value) == (
        "John Roughton",
        "inadequate",
    )
    change = Change.objects.latest("pk")
    assert (change.what, change.old, change.new, change.why) == (
        "Lead inspector",
        "B. Other",
        "John Roughton",
        "undone",
    )


def test_a_step_whose_value_was_changed_since_is_not_undone(report, editor):
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=editor)
    first = last_step(report)
    review.set_value(report=report.pk, key="lead_inspector", value="C. Third", by=editor)
    with pytest.raises(InvalidValueError, match="Lead inspector has been changed again since this step"):
        undoing.undo_step(report=report.pk, step=first.pk, by=editor)
    assert draft_of(report).fact("lead_inspector") == "C. Third"


def test_a_step_is_undone_once(report, editor):
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=editor)
    step = last_step(report)
    undoing.undo_step(report=report.pk, step=step.pk, by=editor)
    with pytest.raises(WrongStateError, match="already been undone"):
        undoing.undo_step(report=report.pk, step=step.pk, by=editor)


def test_a_decision_against_the_record_is_undone(record, editor):
    grades = STOKE_2025 | {"children_in_care": "outstanding"}
    report = answered(ilacs(judgements=tuple(judgement(a, g) for a, g in grades.items())), by=editor)
    key = "judgement:children_in_care"
    decide(report=report.pk, key=key, take=Take.RECORD, shown=Shown("outstanding", "good"), by=editor)
    assert len(draft_of(report).decisions) == 1
    undoing.undo_step(report=report.pk, step=last_step(report).pk, by=editor)
    assert draft_of(report).decisions == ()
    change = Change.objects.latest("pk")
    assert (change.what, change.old, change.new) == ("Children in care, decided", "Good", "")


def test_what_was_taken_out_is_put_back_where_it_stood_whatever_was_added_since(report, editor):
    review.remove_value(report=report.pk, key="recommendation:1", by=editor)
    review.remove_value(report=report.pk, key="recommendation:2", by=editor)
    first, second = report.steps.all()[1], report.steps.all()[0]
    review.set_item(report=report.pk, key="", words=item_words("Added since."), by=editor)
    undoing.put_back(report=report.pk, step=first.pk, key="recommendation:1", by=editor)
    undoing.put_back(report=report.pk, step=second.pk, key="recommendation:2", by=editor)
    assert [item.facts.text for item in draft_of(report).items] == [
        "How well plans are written. (1)",
        "How well plans are written. (2)",
        "Added since.",
    ]
    with pytest.raises(InvalidValueError, match="back in the list"):
        undoing.put_back(report=report.pk, step=first.pk, key="recommendation:1", by=editor)


def test_a_step_of_another_report_is_not_undone_here(report, register, editor):
    review.accept_value(report=report.pk, key="judgement:overall", by=editor)
    other = answered(ilacs(inspection_start="2022-10-03", inspection_end="2022-10-14"), "other.pdf", by=editor)
    with pytest.raises(InvalidValueError, match="step no longer exists"):
        undoing.undo_step(report=other.pk, step=last_step(report).pk, by=editor)


def test_whoever_saves_second_is_told_what_changed_and_by_whom(report, editor, other):
    shown = seen(report, "lead_inspector")
    review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=other)
    with pytest.raises(ChangedError, match=r"Sam Price changed this at .* Lead inspector now has: B. Other"):
        review.set_value(report=report.pk, key="lead_inspector", value="C. Third", by=editor, shown=shown)
    assert draft_of(report).fact("lead_inspector") == "B. Other"
    shown = seen(report, "lead_inspector")
    review.set_value(report=report.pk, key="lead_inspector", value="C. Third", by=editor, shown=shown)
    assert draft_of(report).fact("lead_inspector") == "C. Third"


def test_words_for_an_item_that_was_taken_out_meanwhile_are_refused_not_dropped(report, editor, other):
    shown = seen(report, "recommendation:1")
    review.remove_value(report=report.pk, key="recommendation:1", by=other)
    with pytest.raises(ChangedError, match=r"Sam Price changed this .* no longer in the list"):
        review.set_item(report=report.pk, key="recommendation:1", words=item_words("Typed."), by=editor, shown=shown)


def test_two_people_on_two_values_do_not_hinder_each_other(report, editor, other):
    mine, theirs = seen(report, "lead_inspector"), seen(report, "judgement:overall")
    review.set_value(report=report.pk, key="judgement:overall", value="inadequate", by=other, shown=theirs)
    review.set_value(report=report.pk, key="lead_inspector", value="C. Third", by=editor, shown=mine)
    assert draft_of(report).fact("lead_inspector") == "C. Third"


def test_the_same_step_twice_leaves_one_step_behind(report, editor):
    shown = seen(report, "judgement:overall")
    for _ in range(2):
        review.accept_value(report=report.pk, key="judgement:overall", by=editor, shown=shown)
    assert DraftStep.objects.filter(report=report).count() == 1


def test_a_publication_is_taken_back_into_review(report, editor):
    for key in ("judgement:overall", "published"):
        review.accept_value(report=report.pk, key=key, by=editor)
    publishing.publish(report=report.pk, by=editor)
    publishing.take_back(report=report.pk, by=editor)
    assert Report.objects.get(pk=report.pk).state == "to_review"
    assert not Inspection.objects.filter(report=report).exists()
