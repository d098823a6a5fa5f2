"""A reading fills, confirms or contradicts what the record holds, and never blanks it."""

import datetime
from dataclasses import replace

import pytest

from inspections.actions import publishing, review
from inspections.actions.deciding import Shown, Take, decide
from inspections.errors import InvalidValueError, NotReadyError
from inspections.models import Change, Finding, Inspection, Report
from inspections.reading.contract import AuthorityRead
from inspections.reading.vocabulary import Audience, Kind
from inspections.review.comparison import compare_with_record
from tests.readings import STOKE_2025, answered, ilacs, judgement, recommendation, settle
from tests.scenes import scene

SIX = tuple(recommendation(number) for number in range(1, 7))
DAY = datetime.date


@scene
def stoke(record):
    return Inspection.objects.get(authority__dfe_number="861", framework="ilacs", start="2025-05-12")


def published(reading, editor):
    report = answered(reading, by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def compared(report):
    return compare_with_record(Report.objects.get(pk=report.pk).as_draft())


def test_what_was_not_read_stays_as_the_record_has_it(stoke, editor):
    absent = {"inspection_start": None, "inspection_end": None, "lead_inspector": None, "recommendations": ()}
    some = tuple(judgement(area, grade) for area, grade in STOKE_2025.items() if area != "overall")
    row = published(ilacs(**absent, judgements=some), editor)
    assert row.pk == stoke.pk
    assert (row.start, row.end, row.lead_inspector) == (DAY(2025, 5, 12), DAY(2025, 5, 23), "John Roughton")
    assert row.recommendation_count == 6
    overall = row.judgements.get(area="overall")
    assert (overall.grade, overall.source, overall.page) == ("requires_improvement", "import", None)


def test_a_report_without_a_date_takes_the_records_with_its_source(stoke, editor):
    report = answered(ilacs(recommendations=SIX), "stoke.pdf", by=editor)
    assert (compared(report).left, report.values_to_check) == (0, 0)
    row = publishing.publish(report=report.pk, by=editor)
    assert (row.published, row.published_source) == (DAY(2025, 7, 15), "site")


def to(audience, count):
    """Recommendations that are all addressed so."""
    return tuple(replace(recommendation(number), audience=audience) for number in range(1, count + 1))


def test_a_review_of_a_board_is_counted_by_what_it_recommends_to_the_board(record, editor):
    surrey = Inspection.objects.get(key="936-lscb-2015-06-15")
    reading = ilacs(
        framework="lscb",
        kind=Kind.BOARD_REVIEW,
        authority=AuthorityRead("936", "Surrey", "Surrey", 1),
        inspection_start="2015-06-15",
        inspection_end="2015-06-17",
        published="2015-08-03",
        absent={},
        lead_inspector="Dominic Stevens",
        judgements=(judgement("lscb", "requires_improvement"),),
        recommendations=to(Audience.BOARD, 8),
    )
    report = answered(reading, by=editor)
    assert (compared(report).undecided, surrey.recommendation_count) == ((), 8)
    assert publishing.publish(report=report.pk, by=editor).recommendation_count == 8


def test_a_list_that_is_all_to_others_leaves_the_number_as_it_is(stoke, editor):
    report = answered(ilacs(published="2025-07-15", recommendations=to(Audience.PARTNERS, 3)), by=editor)
    assert compared(report).undecided == ()
    assert publishing.publish(report=report.pk, by=editor).recommendation_count == stoke.recommendation_count == 6


def test_a_number_that_is_not_known_is_never_said_to_be_none(register, editor):
    new = ilacs(published="2025-07-15", recommendations=to(Audience.PARTNERS, 3))
    assert published(new, editor).recommendation_count is None


def test_a_month_does_not_take_the_place_of_a_day_and_a_day_that_of_a_month(stoke, editor):
    assert published(ilacs(published="2025-07"), editor).published == DAY(2025, 7, 15)
    publishing.withdraw(report=Report.objects.get().pk, by=editor, why="")
    Inspection.objects.filter(pk=stoke.pk).update(published=DAY(2025, 7, 31), published_precision="month")
    report = answered(ilacs(published="2025-07-14", recommendations=SIX), "again.pdf", by=editor)
    assert compared(report).undecided == ()
    row = publishing.publish(report=report.pk, by=editor)
    assert (row.published, row.published_precision, row.published_source) == (DAY(2025, 7, 14), "day", "printed")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"kind": "short"}, "kind"),
        ({"inspection_start": "2025-05-13"}, "inspection_start"),
        ({"inspection_end": "2025-05-22"}, "inspection_end"),
        ({"published": "2025-07-14"}, "published"),
        ({"lead_inspector": "Jane Other"}, "lead_inspector"),
        ({"recommendations": SIX[:5]}, "recommendation_count"),
        ({"judgements": (judgement("overall", "good"),)}, "judgement:overall"),
    ],
)
def test_every_contradiction_is_counted_and_blocks_until_it_is_decided(stoke, editor, changes, key):
    reading = ilacs(**{"published": "2025-07-15", "recommendations": SIX} | changes)
    report = answered(reading, by=editor)
    assert ([each.key for each in compared(report).undecided], report.values_to_check) == ([key], 1)
    with pytest.raises(NotReadyError) as refusal:
        publishing.publish(report=report.pk, by=editor)
    assert key in [blocker.key for blocker in refusal.value.blockers]
    settle(report, by=editor)
    publishing.publish(report=report.pk, by=editor)


def test_a_grade_that_is_kept_from_the_record_has_no_words_of_the_report_as_evidence(stoke, editor):
    report = answered(ilacs(published="2025-07-15", judgements=(judgement("overall", "good"),), recommendations=SIX))
    shown = Shown("good", "requires_improvement")
    decide(report=report.pk, key="judgement:overall", take=Take.RECORD, shown=shown, by=editor)
    overall = publishing.publish(report=report.pk, by=editor).judgements.get(area="overall")
    assert (overall.grade, overall.source, overall.quote) == ("requires_improvement", "import", "")


def test_an_edit_at_the_records_side_is_asked_about_and_said_to_be_a_persons(stoke, editor):
    report = answered(ilacs(published="2025-07-15", recommendations=SIX), by=editor)
    assert compared(report).left == 0
    stoke.lead_inspector = "Jane Other"
    stoke._history_user = editor
    stoke.save()
    (asked,) = compared(report).undecided
    assert (asked.draft_words, asked.record_words, asked.record_source.by_person) == (
        "John Roughton",
        "Jane Other",
        True,
    )
    assert asked.record_source.words.startswith("Entered by Jo Ede on ")
    with pytest.raises(NotReadyError):
        publishing.publish(report=report.pk, by=editor)


def test_a_decision_holds_for_the_two_values_alone(stoke, editor):
    report = answered(ilacs(published="2025-07-14", recommendations=SIX), by=editor)
    settle(report, by=editor)
    assert compared(report).left == 0
    Inspection.objects.filter(pk=stoke.pk).update(published=DAY(2025, 7, 16))
    assert [each.key for each in compared(report).undecided] == ["published"]


def test_what_only_the_record_has_is_taken_off_by_a_person_alone(stoke, editor):
    some = tuple(judgement(area, grade) for area, grade in STOKE_2025.items() if area != "overall")
    report = answered(ilacs(published="2025-07-15", judgements=some, recommendations=SIX), by=editor)
    shown = Shown("", "requires_improvement")
    decide(report=report.pk, key="judgement:overall", take=Take.NONE, shown=shown, by=editor, why="It is not printed.")
    assert Change.objects.latest("pk").new == "not there"
    row = publishing.publish(report=report.pk, by=editor)
    assert not row.judgements.filter(area="overall").exists()
    publishing.withdraw(report=report.pk, by=editor, why="")
    assert stoke.judgements.filter(area="overall", grade="requires_improvement").exists()
    publishing.take_up(report=report.pk, by=editor)
    with pytest.raises(InvalidValueError):
        decide(report=report.pk, key="kind", take=Take.NONE, shown=Shown("standard", "standard"), by=editor)


def test_a_list_that_a_person_put_on_the_record_is_not_overwritten(stoke, editor):
    Finding.objects.create(inspection=stoke, position=1, text="How plans are kept.", source="entered")
    report = answered(ilacs(published="2025-07-15", recommendations=SIX), by=editor)
    (asked,) = compared(report).undecided
    assert (asked.key, asked.record_source.by_person) == ("recommendations", True)
    both = Shown(asked.compared.draft, asked.compared.record)
    decide(report=report.pk, key="recommendations", take=Take.RECORD, shown=both, by=editor)
    settle(report, by=editor)
    row = publishing.publish(report=report.pk, by=editor)
    assert [each.text for each in row.findings.all()] == ["How plans are kept."]
    publishing.withdraw(report=report.pk, by=editor, why="")
    assert [each.text for each in stoke.findings.all()] == ["How plans are kept."]


def test_words_of_a_person_are_marked_as_theirs_on_the_record(stoke, editor):
    report = answered(ilacs(published="2025-07-15", recommendations=SIX), by=editor)
    words = review.FindingWords("1", "How plans are kept.", "", "authority", "")
    review.set_item(report=report.pk, key="recommendation:1", words=words, by=editor)
    review.remove_value(report=report.pk, key="recommendation:6", by=editor)
    words = review.FindingWords("6", "One more.", "", "authority", "")
    review.set_item(report=report.pk, key="", words=words, by=editor)
    row = publishing.publish(report=report.pk, by=editor)
    assert [each.source for each in row.findings.all()] == ["edited", *["report"] * 4, "entered"]
