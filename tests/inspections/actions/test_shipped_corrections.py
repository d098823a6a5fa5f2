"""What official statistics have otherwise is put right once, and never where a person has decided."""

import datetime

from inspections.actions import publishing, review
from inspections.actions.shipped_corrections import apply_corrections
from inspections.ledger.corrections import correction_rows
from inspections.models import Discrepancy, Inspection, Judgement

NORTHAMPTONSHIRE = "928-sif-2016-04-26"
SLOUGH = "871-sif-2015-11-24"
DORSET = "835-sif-2016-05-23"


def inspection(key):
    return Inspection.objects.get(key=key)


def correct():
    apply_corrections(correction_rows())


def sources(key):
    rows = Judgement.objects.filter(inspection__key=key).order_by("pk")
    return {row.area: (row.source, row.sure) for row in rows}


def test_every_shipped_correction_is_decided(uncorrected):
    correct()
    decided = Discrepancy.objects.values_list("decision", flat=True)
    of_grades = Discrepancy.objects.filter(field="source").count()
    assert of_grades == 27
    assert sorted(decided.exclude(field="source")) == ["corrected"] * 10 + ["kept"] * 3
    assert Discrepancy.objects.filter(why="").count() == 0


def test_a_fact_is_put_right_with_its_reason_and_the_address_stays(uncorrected):
    before = inspection("837-sif-2014-06-30")
    correct()
    after = inspection("837-sif-2014-06-30")
    assert (before.pk, before.published_precision) == (after.pk, "month")
    assert (after.published, after.published_precision, after.published_source) == (
        datetime.date(2014, 6, 30), "day", "official",
    )  # fmt: skip
    noted = Discrepancy.objects.get(inspection=after, field="published")
    assert (noted.ours, noted.theirs, noted.decision, noted.by) == ("2014-06", "2014-06-30", "corrected", None)
    assert after.history.latest().history_change_reason.startswith("official statistics give the day")


def test_days_on_site_come_together_and_move_no_address(uncorrected):
    correct()
    assert (inspection(DORSET).start, inspection(DORSET).end) == (
        datetime.date(2016, 2, 22), datetime.date(2016, 3, 17),
    )  # fmt: skip


def test_a_grade_that_the_record_lacked_is_added_with_its_source(uncorrected):
    correct()
    added = Judgement.objects.get(inspection__key=NORTHAMPTONSHIRE, area="care_leavers")
    assert (added.grade, added.source, added.sure) == ("requires_improvement", "official", False)
    assert added.source_text.startswith("Ofsted official statistics")


def test_grades_that_official_statistics_confirm_are_derived_no_more(uncorrected):
    assert sources(NORTHAMPTONSHIRE)["leadership"] == ("derived", True)
    correct()
    assert set(sources(NORTHAMPTONSHIRE).values()) == {("official", True), ("official", False)}
    assert not Judgement.objects.filter(source__in=("press", "derived")).exists()


def test_what_is_kept_is_noted_with_both_values(uncorrected):
    correct()
    kept = Discrepancy.objects.get(inspection__key="869-sif-2015-03-03")
    assert (kept.decision, kept.ours, kept.theirs, kept.source) == ("kept", "2015-05-13", "2015-05-18", "official")
    assert inspection("869-sif-2015-03-03").published == datetime.date(2015, 5, 13)


def test_correcting_again_changes_nothing(uncorrected):
    correct()
    before = Inspection.history.count(), Judgement.history.count(), Discrepancy.objects.count()
    correct()
    assert (Inspection.history.count(), Judgement.history.count(), Discrepancy.objects.count()) == before


def test_a_value_that_a_person_corrected_is_left_alone(uncorrected, editor):
    row = inspection(NORTHAMPTONSHIRE)
    row.published, row._history_user = datetime.date(2016, 4, 28), editor
    row.save()
    correct()
    assert inspection(NORTHAMPTONSHIRE).published == datetime.date(2016, 4, 28)
    assert not Discrepancy.objects.filter(inspection=row, field="published").exists()


def test_a_value_that_a_person_set_back_to_what_it_was_is_left_alone(uncorrected, editor):
    row = inspection(SLOUGH)
    for kind in ("re-inspection", "full"):
        row.kind, row._history_user = kind, editor
        row.save()
    correct()
    assert inspection(SLOUGH).kind == "full"


def test_a_grade_that_a_person_took_out_is_not_brought_back(uncorrected, editor):
    row = inspection(NORTHAMPTONSHIRE)
    Judgement.objects.create(inspection=row, area="care_leavers", grade="good", source="entered").delete()
    correct()
    assert not row.judgements.filter(area="care_leavers").exists()


def test_a_person_may_put_a_correction_back(uncorrected, editor):
    correct()
    row = inspection(SLOUGH)
    row.kind, row._history_user = "full", editor
    row.save()
    correct()
    assert inspection(SLOUGH).kind == "full"


def test_what_an_import_said_is_put_right_where_a_report_stands_before_it(uncorrected, editor):
    from tests.readings import answered, ilacs, judgement

    row = inspection(NORTHAMPTONSHIRE)
    reading = ilacs(
        framework="sif", kind="full", inspection_start=None, inspection_end=None, published="2016-04-26",
        judgements=(judgement("overall", "requires_improvement"),),
    )  # fmt: skip
    report = answered(reading, by=editor)
    review.set_value(report=report.pk, key="authority", value="928", by=editor)
    for key in [blocked.key for blocked in report_blockers(report)]:
        review.accept(report=report.pk, key=key, by=editor)
    published = publishing.publish(report=report.pk, by=editor)
    assert published.pk == row.pk
    correct()
    publishing.withdraw(report=report.pk, by=editor, why="not the whole report")
    assert inspection(NORTHAMPTONSHIRE).published == datetime.date(2016, 4, 27)
    assert sources(NORTHAMPTONSHIRE)["care_leavers"] == ("official", False)
    assert {source for source, _ in sources(NORTHAMPTONSHIRE).values()} == {"official"}


def report_blockers(report):
    from inspections.models import Report
    from inspections.review.blockers import blockers

    return blockers(Report.objects.get(pk=report.pk).as_draft())
