from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.actions import review
from inspections.errors import InvalidValueError, WrongStateError
from inspections.finding import FindingKind
from inspections.models import Change, Report
from tests.readings import CHECK, answered, ilacs, judgement
from tests.scenes import scene


@scene
def report(register, editor):
    reading = ilacs(judgements=(judgement("overall", "good", confidence=CHECK), judgement("leadership", "good")))
    return answered(reading, by=editor)


def value(report, key):
    return Report.objects.get(pk=report.pk).as_draft().value(key)


def last_change():
    change = Change.objects.latest("pk")
    return change.what, change.old, change.new, change.why, change.by.username


def test_accepting_settles_a_value_and_is_kept(report, editor):
    review.accept_value(report=report.pk, key="judgement:overall", by=editor)
    assert value(report, "judgement:overall").settled
    assert last_change() == ("Overall effectiveness", "Good", "Good", "accepted", "jo")
    assert Report.objects.get().values_to_check == 1


def test_no_decision_writes_what_was_read_again(report, editor):
    with CaptureQueriesContext(connection) as asked:
        review.accept_value(report=report.pk, key="judgement:overall", by=editor)
    (saved,) = [each["sql"] for each in asked if each["sql"].startswith('UPDATE "inspections_report"')]
    assert '"draft" = ' in saved
    assert '"reading" = ' not in saved


def test_a_correction_stands_beside_what_was_read(report, editor):
    review.set_value(report=report.pk, key="judgement:overall", value="inadequate", by=editor, why="see page 4")
    corrected = value(report, "judgement:overall")
    assert (corrected.value, corrected.read, corrected.source) == ("inadequate", "good", "entered")
    assert last_change() == ("Overall effectiveness", "Good", "Inadequate", "see page 4", "jo")
    assert Report.objects.get().reading["judgements"][0]["grade"] == "good"


def test_a_correction_taken_back_is_what_was_read_again(report, editor):
    review.set_value(report=report.pk, key="judgement:overall", value="inadequate", by=editor)
    review.set_value(report=report.pk, key="judgement:overall", value="good", by=editor)
    assert value(report, "judgement:overall").source == "read"


def test_a_grade_can_be_said_to_be_unreadable(report, editor):
    review.set_value(report=report.pk, key="judgement:overall", value="", by=editor)
    assert (value(report, "judgement:overall").value, value(report, "judgement:overall").settled) == (None, True)
    assert last_change()[:3] == ("Overall effectiveness", "Good", "Could not be read")


def test_a_judgement_can_be_added_and_removed(report, editor):
    review.add_judgement(report=report.pk, area="care_leavers", grade="good", by=editor)
    assert value(report, "judgement:care_leavers").source == "entered"
    assert last_change()[:3] == ("Care leavers", "", "Good")
    review.remove_value(report=report.pk, key="judgement:care_leavers", by=editor)
    assert value(report, "judgement:care_leavers") is None
    assert last_change()[:3] == ("Care leavers", "Good", "")


def test_a_judgement_that_is_there_cannot_be_added_twice(report, editor):
    with pytest.raises(InvalidValueError, match="already in the list"):
        review.add_judgement(report=report.pk, area="overall", grade="good", by=editor)


def test_the_words_of_a_recommendation_can_be_corrected(report, editor):
    words = review.FindingWords(
        "1", "How often plans are looked at.", "What needs to improve?", "authority", "outcome 2"
    )
    review.set_item(report=report.pk, key="recommendation:1", words=words, by=editor)
    item = Report.objects.get().as_draft().item("recommendation:1")
    assert (item.facts.text, item.facts.tag, item.source) == ("How often plans are looked at.", "outcome 2", "entered")
    assert item.read == "How well plans are written. (1)"


def test_a_recommendation_can_be_added_but_not_without_words(report, editor):
    review.set_item(
        report=report.pk, key="", words=review.FindingWords("3", "A third.", "", "authority", ""), by=editor
    )
    assert Report.objects.get().as_draft().item("recommendation:3").facts.text == "A third."
    with pytest.raises(InvalidValueError, match="needs its words"):
        review.set_item(report=report.pk, key="", words=review.FindingWords("4", " ", "", "authority", ""), by=editor)


def test_the_title_follows_the_council(report, editor):
    assert Report.objects.get().title == "Stoke-on-Trent, ILACS, May 2025"
    review.set_value(report=report.pk, key="authority", value="860", by=editor)
    assert Report.objects.get().title == "Staffordshire, ILACS, May 2025"


def test_a_wrong_value_changes_nothing(report, editor):
    before = Report.objects.get().draft
    with pytest.raises(InvalidValueError):
        review.set_value(report=report.pk, key="inspection_start", value="yesterday", by=editor)
    assert (Report.objects.get().draft, Change.objects.count()) == (before, 0)


def test_a_report_that_is_not_under_review_cannot_be_changed(report, editor):
    Report.objects.update(state="withdrawn")
    with pytest.raises(WrongStateError, match="no longer under review"):
        review.accept_value(report=report.pk, key="published", by=editor)


@pytest.mark.parametrize(
    ("key", "audience", "sentence"),
    [("junk", "authority", "no longer part of the report"), ("", "everybody", "Choose from the list")],
)
def test_a_recommendation_that_no_form_sends_is_refused(report, editor, key, audience, sentence):
    words = review.FindingWords("3", "A third.", "", audience, "")
    with pytest.raises(InvalidValueError, match=sentence):
        review.set_item(report=report.pk, key=key, words=words, by=editor)


def test_a_judgement_that_the_framework_does_not_have_cannot_be_added(report, editor):
    with pytest.raises(InvalidValueError, match="does not make that judgement"):
        review.add_judgement(report=report.pk, area="lscb", grade="good", by=editor)


def test_characters_that_nobody_sees_are_left_out(report, editor):
    review.set_value(report=report.pk, key="lead_inspector", value="A.\0 Example\x07", by=editor)
    assert value(report, "lead_inspector").value == "A. Example"


def test_a_finding_of_any_kind_is_added_and_corrected_as_what_it_is(register, editor):
    report = answered(ilacs(), by=editor)
    told = {"kind": "progress", "verdict": "good", "words": "Progress with it is good."}
    words = review.FindingWords("", "Review how cases are prioritised.", "", "authority", "", **told)
    review.set_item(report=report.pk, key="", words=words, by=editor)
    strength = review.FindingWords("", "Children are seen alone.", "", "authority", "", kind="strength", words="lost")
    review.set_item(report=report.pk, key="", words=strength, by=editor)
    changed = replace(words, kind="strength", verdict="")
    review.set_item(report=report.pk, key="progress:1", words=changed, by=editor)

    draft = Report.objects.get().as_draft()
    progress, added = draft.item("progress:1").facts, draft.item("strength:1").facts
    assert (progress.kind, progress.verdict, progress.words) == ("progress", None, "Progress with it is good.")
    assert (added.kind, added.text, added.words) == ("strength", "Children are seen alone.", None)
    assert len(draft.items_of(FindingKind.RECOMMENDATION)) == 2
    assert [row.what for row in Change.objects.order_by("pk")] == [
        "Earlier recommendation 1",
        "Strength 1",
        "Earlier recommendation 1",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "weakness"}, "Choose from the list what is to be added."),
        ({"kind": "area_for_improvement", "text": " "}, "An area for improvement needs its words."),
        ({"kind": "progress", "verdict": "splendid"}, "Choose the verdict from the list."),
    ],
)
def test_a_finding_that_cannot_be_is_refused_in_a_sentence(register, editor, changes, sentence):
    report = answered(ilacs(), by=editor)
    words = replace(review.FindingWords("", "Its words.", "", "authority", ""), **changes)
    with pytest.raises(InvalidValueError, match=sentence):
        review.set_item(report=report.pk, key="", words=words, by=editor)
