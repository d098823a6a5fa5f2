"""Where a report stands to the record: the group of the queue it waits in, and what there is to do."""

import pytest

from inspections.actions import publishing, review
from inspections.actions.waiting import group_ungrouped
from inspections.models import Inspection, Report
from inspections.review.comparison import compare_with_record
from inspections.review.grouping import group_report
from tests.inspections.once import IN_MEMORY
from tests.readings import CHECK, STOKE_2025, answered, ilacs, judgement, recommendation, settle

pytestmark = IN_MEMORY
SIX = tuple(recommendation(number) for number in range(1, 7))


def judgements(**grades):
    return tuple(judgement(area, grade) for area, grade in (STOKE_2025 | grades).items() if grade)


def waits(report):
    report.refresh_from_db()
    return report.group, report.to_do


def test_a_report_that_says_what_the_record_says_agrees(record, editor):
    report = answered(ilacs(recommendations=SIX, published="2025-07-15"), by=editor)
    assert waits(report) == ("agrees", "Every judgement as on the record. Date as on the record")
    assert (report.judgement_count, report.recommendation_count, report.framework) == (5, 6, "ilacs")


def test_a_date_from_the_files_name_agrees_where_the_record_has_the_same(record, editor):
    report = answered(ilacs(recommendations=SIX), "stoke - 15 july 2025.pdf", by=editor)
    assert waits(report) == (
        "agrees",
        "Every judgement as on the record. Date from the file’s name, as on the record",
    )


def test_another_date_in_the_files_name_differs(record, editor):
    report = answered(ilacs(recommendations=SIX), "stoke - 16 july 2025.pdf", by=editor)
    assert waits(report) == ("differs", "Published: the file’s name says 16 July 2025, the record 15 July 2025")


def test_a_planted_grade_differs(record, editor):
    report = answered(ilacs(recommendations=SIX, judgements=judgements(overall="outstanding")), by=editor)
    words = "Overall effectiveness: the report says Outstanding, the record Requires improvement"
    assert waits(report) == ("differs", words)


def test_what_the_reader_is_not_certain_of_is_to_check(record, editor):
    doubtful = judgement("overall", "requires_improvement", confidence=CHECK)
    report = answered(ilacs(recommendations=SIX, judgements=(*judgements(overall=None), doubtful)), by=editor)
    assert waits(report) == ("to_check", "1 to check: overall effectiveness")


def test_a_judgement_that_only_the_record_has_is_to_check(record, editor):
    report = answered(ilacs(recommendations=SIX, judgements=judgements(care_leavers=None)), by=editor)
    assert waits(report) == ("to_check", "On the record but not found in the report: Care leavers")


def test_an_inspection_that_the_record_does_not_hold_agrees_with_nothing(record, editor):
    new = {"inspection_start": "2026-02-02", "inspection_end": "2026-02-13", "published": "2026-03-20"}
    report = answered(ilacs(recommendations=SIX, **new), by=editor)
    assert waits(report) == ("adds", "The record does not hold this inspection")


def test_a_judgement_that_the_record_lacks_is_news(record, editor):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    inspection.judgements.get(area="care_leavers").delete()
    group, words = waits(answered(ilacs(recommendations=SIX), by=editor))
    assert group == "adds"
    assert words.startswith("New to the record: ")
    assert words.endswith("care leavers Requires improvement")


def test_what_was_decided_against_the_record_is_news_and_never_agreement(record, editor):
    report = answered(ilacs(recommendations=SIX, judgements=judgements(overall="outstanding")), by=editor)
    settle(report, by=editor)
    assert waits(report) == ("adds", "Decided: overall effectiveness Outstanding")


def test_a_second_report_of_what_is_published_is_a_copy_only_if_it_says_the_same(record, editor):
    first = answered(ilacs(recommendations=SIX), "first - 15 july 2025.pdf", by=editor)
    same = answered(ilacs(recommendations=SIX), "second - 15 july 2025.pdf", by=editor)
    less = answered(ilacs(recommendations=SIX[:-1]), "third - 15 july 2025.pdf", by=editor)
    publishing.publish(report=first.pk, by=editor)
    assert waits(same)[0] == "copy"
    group, words = waits(less)
    assert group != "copy"
    assert "Withdraw that one first" in words


@pytest.mark.parametrize("change", ["draft", "record"])
def test_the_mark_changes_with_the_draft_and_with_the_record(record, editor, change):
    report = answered(ilacs(recommendations=SIX), by=editor)
    before = report.mark
    assert group_report(compare_with_record(Report.objects.get().as_draft())).mark == before
    if change == "draft":
        review.set_value(report=report.pk, key="lead_inspector", value="B. Other", by=editor)
    else:
        Inspection.objects.filter(authority__dfe_number="861", start="2025-05-12").update(lead_inspector="C. Else")
    assert group_report(compare_with_record(Report.objects.get().as_draft())).mark != before


def test_what_waited_before_groups_were_kept_is_grouped_once(record, editor):
    report = answered(ilacs(recommendations=SIX), by=editor)
    Report.objects.update(group="", to_do="", mark="", framework="")
    assert (group_ungrouped(), group_ungrouped()) == (1, 0)
    assert waits(report)[0] == "agrees"
