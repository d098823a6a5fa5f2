import datetime

import pytest

from inspections.actions import publishing, recording, review
from inspections.errors import NotReadyError, WrongStateError
from inspections.models import Change, Inspection, Judgement, Report
from inspections.review.blockers import blockers
from inspections.review.comparison import compare_with_record
from tests.readings import CHECK, STOKE_2025, answered, ilacs, judgement, recommendation, refused, settle
from tests.scenes import scene


@scene
def report(record, editor):
    """The report of May 2025, ready but for its publication date."""
    return answered(ilacs(), by=editor)


def stoke():
    return Inspection.objects.get(authority__dfe_number="861", framework="ilacs", start="2025-05-12")


def facts(inspection):
    names = ("kind", "start", "end", "published", "published_source", "origin", "lead_inspector", "report_id")
    return {name: getattr(inspection, name) for name in names}


def publish(report, editor):
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def test_a_report_with_values_to_check_is_not_published(report, editor):
    with pytest.raises(NotReadyError) as refusal:
        publishing.publish(report=report.pk, by=editor)
    # The date from the file's name is the record's too: it needs nobody.
    assert [b.key for b in refusal.value.blockers] == ["recommendation_count"]
    assert Report.objects.get().state == "to_review"


def test_publishing_makes_the_report_the_evidence_of_the_imported_inspection(report, editor):
    imported = stoke()
    published = publish(report, editor)
    assert (published.pk, published.origin, published.report_id) == (imported.pk, "report", report.pk)
    overall = published.judgements.get(area="overall")
    assert (overall.source, overall.page, overall.box) == ("report", 1, [75.0, 380.0, 484.0, 400.0])
    assert {j.area: j.grade for j in published.judgements.all()} == STOKE_2025
    assert [r.text for r in published.findings.all()] == [
        "How well plans are written. (1)",
        "How well plans are written. (2)",
    ]
    assert Inspection.objects.count() == 1006


def test_publishing_says_by_whom_and_when(report, editor):
    publish(report, editor)
    row = Report.objects.get()
    assert (row.state, row.published_by, row.published_at is not None) == ("published", editor, True)
    assert Change.objects.filter(what="State", old="To review", new="Published", by=editor).exists()


def test_each_disagreement_with_the_record_is_shown(record, editor):
    draft = answered(differing(), by=editor).as_draft()
    shown = [(d.label, d.draft_words, d.record_words) for d in compare_with_record(draft).disagreements]
    assert shown[-1] == ("Children in care", "Outstanding", "Good")


def differing():
    """The report, with one grade that the record has otherwise and nothing else."""
    grades = STOKE_2025 | {"children_in_care": "outstanding"}
    return ilacs(judgements=tuple(judgement(a, g) for a, g in grades.items()))


def test_withdrawing_brings_back_what_the_import_said(report, editor):
    before = facts(stoke())
    publish(report, editor)
    publishing.withdraw(report=report.pk, by=editor, why="superseded")
    after = stoke()
    assert facts(after) == before
    assert {(j.area, j.grade, j.source, j.page) for j in after.judgements.all()} == {
        (area, grade, "import", None) for area, grade in STOKE_2025.items()
    }
    assert after.findings.count() == 0
    assert Report.objects.get().state == "withdrawn"


def test_withdrawing_an_inspection_that_only_the_report_has_takes_it_off_the_record(register, editor):
    report = answered(ilacs(), by=editor)
    publish(report, editor)
    assert Inspection.objects.count() == 1
    publishing.withdraw(report=report.pk, by=editor, why="not ours")
    assert (Inspection.objects.count(), Judgement.objects.count()) == (0, 0)


def test_a_withdrawn_report_can_be_reviewed_and_published_again(report, editor):
    publish(report, editor)
    publishing.withdraw(report=report.pk, by=editor, why="a mistake")
    publishing.take_up(report=report.pk, by=editor)
    publishing.publish(report=report.pk, by=editor)
    assert stoke().report_id == report.pk


def test_what_was_changed_on_the_record_itself_is_not_lost_by_withdrawing(report, editor):
    inspection = publish(report, editor)
    row = inspection.judgements.get(area="overall")
    row.grade = "good"
    row.save()
    publishing.withdraw(report=report.pk, by=editor, why="")
    assert Report.objects.get().as_draft().value("judgement:overall").value == "good"


def test_a_second_report_of_the_same_inspection_is_refused(report, editor):
    publish(report, editor)
    second = answered(ilacs(), "another copy - 15 july 2025.pdf", by=editor)
    with pytest.raises(NotReadyError, match="Withdraw that one first"):
        publish(second, editor)
    assert stoke().report_id == report.pk


def test_a_report_dated_a_day_apart_is_still_the_same_inspection(record, editor):
    report = answered(ilacs(inspection_start="2025-05-13"), by=editor)
    imported = stoke()
    assert publish(report, editor).pk == imported.pk


def test_publishing_before_the_inspection_ended_is_stopped_in_words(record, editor):
    report = answered(ilacs(), by=editor)
    review.set_value(report=report.pk, key="published", value="1 May 2025", by=editor)
    with pytest.raises(NotReadyError, match="before the inspection ended"):
        publishing.publish(report=report.pk, by=editor)


def test_a_recommendation_in_doubt_stands_in_the_way(record, editor):
    from dataclasses import replace

    doubtful = replace(recommendation(1), confidence=CHECK)
    report = answered(ilacs(recommendations=(doubtful,)), by=editor)
    with pytest.raises(NotReadyError, match="Recommendation 1: check the page"):
        publishing.publish(report=report.pk, by=editor)


def test_a_failure_in_the_middle_publishes_nothing(report, editor, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    before = facts(stoke())
    monkeypatch.setattr(recording, "fill_item", fail)
    with pytest.raises(RuntimeError):
        publish(report, editor)
    assert facts(stoke()) == before
    assert Report.objects.get().state == "to_review"
    assert stoke().judgements.filter(page__isnull=False).count() == 0


def test_two_editors_cannot_publish_the_same_report(report, editor):
    publish(report, editor)
    with pytest.raises(WrongStateError, match="This report is published now"):
        publishing.publish(report=report.pk, by=editor)


def test_an_unreadable_grade_is_published_as_such(register, editor):
    report = answered(ilacs(), by=editor)
    review.set_value(report=report.pk, key="judgement:overall", value="", by=editor)
    overall = publish(report, editor).judgements.get(area="overall")
    assert (overall.grade, overall.rank, str(overall)) == ("", None, "overall: could not be read")


def test_a_refused_report_can_be_entered_by_hand(record, editor):
    report = answered(refused("no_text", "These pages are pictures. Run text recognition on them."), by=editor)
    publishing.enter_by_hand(report=report.pk, by=editor)
    for key, value in {
        "authority": "861",
        "framework": "ilacs",
        "kind": "standard",
        "inspection_start": "12 May 2025",
        "inspection_end": "23 May 2025",
        "published": "15 July 2025",
    }.items():
        review.set_value(report=report.pk, key=key, value=value, by=editor)
    review.add_judgement(report=report.pk, area="overall", grade="requires_improvement", by=editor)
    inspection = publishing.publish(report=report.pk, by=editor)
    assert (inspection, inspection.published) == (stoke(), datetime.date(2025, 7, 15))
    assert inspection.judgements.get(area="overall").source == "entered"


def test_a_refused_report_can_be_read_again_or_put_away(record, editor):
    report = answered(refused(), by=editor)
    publishing.put_away(report=report.pk, by=editor)
    assert Report.objects.get().state == "withdrawn"
    publishing.take_up(report=report.pk, by=editor)
    assert Report.objects.get().state == "queued"


def test_a_secondary_source_never_becomes_an_inspection(record, editor):
    report = answered(ilacs(framework="committee_paper", kind="secondary", published="2025-07-15"), by=editor)
    with pytest.raises(NotReadyError, match="secondary source"):
        publishing.publish(report=report.pk, by=editor)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("framework", "sif", "Children in care: this framework does not judge it"),
        ("kind", "lscb-review", "Kind: ILACS knows"),
        ("published", "1 January 2099", "Published: this date is in the future."),
        ("authority", "909", None),
        ("authority", "835", "Council: Dorset (former county) was not a council"),
    ],
)
def test_facts_that_cannot_be_true_together_stand_in_the_way(record, editor, key, value, sentence):
    report = answered(ilacs(), by=editor)
    settle(report, by=editor)
    review.set_value(report=report.pk, key=key, value=value, by=editor)
    found = " ".join(blocker.message for blocker in blockers(Report.objects.get().as_draft()))
    assert (sentence or "Council: Cumbria was not a council") in found


def test_a_graded_inspection_needs_a_judgement(register, editor):
    report = answered(ilacs(judgements=()), by=editor)
    with pytest.raises(NotReadyError, match="ILACS reports give grades, and none has been entered yet"):
        publish(report, editor)


def test_recommendations_changed_on_the_record_itself_are_not_lost_by_withdrawing(report, editor):
    inspection = publish(report, editor)
    first, second = inspection.findings.all()
    first.text = "How well plans are kept."
    first.save()
    second.delete()
    inspection.judgements.get(area="overall").delete()
    publishing.withdraw(report=report.pk, by=editor, why="")
    draft = Report.objects.get().as_draft()
    assert [item.facts.text for item in draft.items] == ["How well plans are kept."]
    assert draft.value("judgement:overall") is None


@pytest.mark.parametrize(
    ("start", "grades", "sentence"),
    [
        ("2026-05-11", STOKE_2025, "ILACS inspections from 1 April 2026 do not have it"),
        ("2025-05-12", STOKE_2025 | {"children_in_care_and_care_leavers": "good"}, "to 31 March 2026 do not have it"),
        ("2025-05-12", STOKE_2025 | {"leadership": "adequate"}, "ILACS has no grade “adequate”"),
        ("2017-05-12", STOKE_2025, "ILACS began on 1 January 2018"),
    ],
)
def test_what_the_framework_cannot_have_stands_in_the_way_of_publishing(record, editor, start, grades, sentence):
    end = start.replace("-11", "-22").replace("-12", "-23")
    judged = tuple(judgement(area, grade) for area, grade in grades.items())
    report = answered(ilacs(judgements=judged, inspection_start=start, inspection_end=end), by=editor)
    review.set_value(report=report.pk, key="published", value=end.replace("-05-", "-07-"), by=editor)
    with pytest.raises(NotReadyError) as refusal:
        publishing.publish(report=report.pk, by=editor)
    assert any(sentence in blocker.message for blocker in refusal.value.blockers), refusal.value.blockers
