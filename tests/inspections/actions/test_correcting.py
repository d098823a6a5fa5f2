import pytest

from authorities.models import Authority
from inspections.actions import publishing, responding
from inspections.actions.correcting import Correction, correct_record
from inspections.actions.correction_undo import undo_correction
from inspections.errors import ChangedError, InvalidValueError, WrongStateError
from inspections.lineage.items import item_key
from inspections.models import Finding, Inspection, Judgement, Report
from inspections.models.logged_change import ChangesAsked
from inspections.queries.change_log import change_log
from inspections.queries.corrections import corrections, corrections_of_council
from inspections.review.change_list import shown_changes
from inspections.review.published_values import NEW_ITEM, NOT_THERE, published_value
from inspections.roles import Role
from tests.people import person
from tests.readings import answered, ilacs, settle
from tests.scenes import scene


@scene
def inspection(record, editor):
    report = answered(ilacs(published="2025-07-15"), by=editor)
    settle(report, editor)
    return publishing.publish(report=report.pk, by=editor)


def correct(inspection, by, key, value="", why="The page says so", **given):
    row = Inspection.objects.get(pk=inspection.pk)
    shown = given.pop("shown", None)
    correction = Correction(key, value, published_value(row, key) if shown is None else shown, why, **given)
    correct_record(inspection=inspection.pk, correction=correction, by=by)


def public_words(inspection):
    return {(c.area or c.field): (c.old, c.new, c.why) for c in corrections(inspections=[inspection.pk])}


@pytest.mark.parametrize(
    ("key", "value", "field", "old", "new"),
    [
        ("judgement:overall", "good", "overall", "requires_improvement", "good"),
        ("published", "16 July 2025", "published", "2025-07-15", "2025-07-16"),
        ("lead_inspector", "B. Other", "lead_inspector", "John Roughton", "B. Other"),
        ("recommendation_count", "7", "recommendation_count", "6", "7"),
    ],
)
def test_a_published_value_is_corrected_in_place_and_the_public_reads_why(
    inspection, editor, key, value, field, old, new
):
    address = (inspection.pk, inspection.key)
    if key == "recommendation_count":
        old = published_value(inspection, key)
    correct(inspection, editor, key, value)
    after = Inspection.objects.get(pk=inspection.pk)
    assert (after.pk, after.key) == address
    assert Report.objects.get(pk=inspection.report_id).state == "published"
    assert public_words(inspection)[field] == (old, new, "The page says so")


def test_both_days_on_site_are_corrected_together_and_the_address_stays(inspection, editor):
    correct(inspection, editor, "days", "13 May 2025", end="24/05/2025")
    after = Inspection.objects.get(pk=inspection.pk)
    assert (after.start.isoformat(), after.end.isoformat(), after.key) == (
        "2025-05-13",
        "2025-05-24",
        inspection.key,
    )
    with pytest.raises(InvalidValueError, match="Give both days on site"):
        correct(inspection, editor, "days", "13 May 2025", end="")


def test_a_corrected_grade_is_a_persons_and_keeps_what_the_report_prints(inspection, editor):
    correct(inspection, editor, "judgement:overall", "good")
    row = inspection.judgements.get(area="overall")
    assert (row.source, row.printed) == ("entered", "Requires improvement")


def test_a_judgement_is_added_and_taken_off_with_a_reason(inspection, editor):
    correct(inspection, editor, "judgement:care_leavers", gone=True, why="Not printed")
    assert not inspection.judgements.filter(area="care_leavers").exists()
    assert public_words(inspection)["care_leavers"] == ("requires_improvement", None, "Not printed")
    correct(inspection, editor, "judgement:care_leavers", "good", why="It is, on page 2")
    assert inspection.judgements.get(area="care_leavers").source == "entered"


def test_words_of_a_recommendation_are_corrected_added_and_taken_off(inspection, editor):
    correct(inspection, editor, "recommendation:1", "Other words.")
    assert inspection.findings.recommendations().get(position=1).source == "edited"
    count = inspection.findings.recommendations().count()
    correct(inspection, editor, NEW_ITEM, "One more.", shown=NOT_THERE)
    added = inspection.findings.recommendations().order_by("position").last()
    assert (added.text, added.source, added.position) == ("One more.", "entered", count + 1)
    correct(inspection, editor, f"recommendation:{added.position}", gone=True)
    assert inspection.findings.recommendations().count() == count


@pytest.mark.parametrize(
    ("key", "value", "why", "said"),
    [
        ("judgement:overall", "good", " ", "Give a reason"),
        ("judgement:overall", "good", "x" * 101, "100 letters at most, it has 101"),
        ("judgement:overall", "adequate", "why", "has no grade"),
        ("judgement:overall", "splendid", "why", "No grade on the record is called"),
        ("judgement:adoption", "good", "why", "do not have it|Choose a judgement"),
        ("judgement:overall", "requires_improvement", "why", "what the record already says"),
        ("published", "1 May 2025", "why", "before the inspection ended"),
        ("published", "", "why", "Give the day of publication"),
        ("published", "soon", "why", "is not a date"),
        ("kind", "no kind", "why", "No kind of inspection on the record is called"),
        ("recommendation:1", "", "why", "needs its words"),
        ("council_name", "330", "why", "no longer exists"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(inspection, editor, key, value, why, said):
    before = public_words(inspection)
    with pytest.raises(InvalidValueError, match=said):
        correct(inspection, editor, key, value, why)
    assert public_words(inspection) == before


def test_whoever_corrects_second_is_told(inspection, editor):
    correct(inspection, editor, "judgement:overall", "good")
    with pytest.raises(ChangedError, match="has been corrected since"):
        correct(inspection, editor, "judgement:overall", "inadequate", shown="requires_improvement")
    assert inspection.judgements.get(area="overall").grade == "good"


def test_a_second_click_leaves_one_correction_behind(inspection, editor):
    for _ in range(2):
        correct(inspection, editor, "judgement:overall", "good", shown="requires_improvement")
    assert len(corrections(inspections=[inspection.pk])) == 1


def test_a_correction_is_not_lost_where_the_report_is_withdrawn_and_published_again(inspection, editor):
    correct(inspection, editor, "judgement:overall", "good")
    publishing.take_back(report=inspection.report_id, by=editor)
    report = Report.objects.get(state="to_review")
    settle(report, editor)
    again = publishing.publish(report=report.pk, by=editor)
    assert again.judgements.get(area="overall").grade == "good"


def test_the_council_is_corrected_in_place_and_its_report_and_search_follow(inspection, editor):
    correct(inspection, editor, "authority", "860", why="The letter is on Staffordshire")
    after = Inspection.objects.select_related("authority", "report").get(pk=inspection.pk)
    assert (after.authority.dfe_number, after.pk, after.key) == ("860", inspection.pk, inspection.key)
    assert (after.report.council, after.report.state) == (after.authority, "published")
    assert str(after.report).startswith("Staffordshire")
    assert public_words(inspection)["authority"] == ("861", "860", "The letter is on Staffordshire")
    moved = {each.inspection for each in corrections_of_council(inspection.authority_id)}
    assert inspection.pk in moved
    publishing.take_back(report=after.report_id, by=editor)
    assert Report.objects.get(pk=after.report_id).as_draft().fact("authority") == "860"


def test_a_council_that_has_the_inspection_already_is_refused(inspection, editor):
    row = Inspection.objects.get(pk=inspection.pk)
    days = {"start": row.start, "end": row.end, "published": row.published, "origin": "import", "kind": row.kind}
    other = Authority.objects.get(dfe_number="860")
    Inspection.objects.create(key="staffordshire", authority=other, framework="ilacs", **days)
    with pytest.raises(InvalidValueError, match="has this inspection already"):
        correct(inspection, editor, "authority", "860")


def test_framework_and_kind_are_corrected_together(inspection, editor):
    with pytest.raises(InvalidValueError, match="from the lists"):
        correct(inspection, editor, "framework", "focused_visit", end="")
    with pytest.raises(InvalidValueError, match="does not judge it"):
        correct(inspection, editor, "framework", "focused_visit", end="visit")
    assert Inspection.objects.get(pk=inspection.pk).framework == "ilacs"


@pytest.mark.parametrize(
    ("key", "value", "more"),
    [
        ("judgement:overall", "good", {}),
        ("judgement:leadership", "", {"gone": True}),
        ("authority", "860", {}),
        ("recommendation:1", "", {"gone": True}),
        ("lead_inspector", "B. Other", {}),
    ],
)
def test_a_correction_is_undone_to_the_row_as_it_was(inspection, editor, key, value, more):
    before = everything(inspection)
    correct(inspection, editor, key, value, **more)
    assert everything(inspection) != before
    change = newest(inspection)
    undo_correction(inspection=inspection.pk, change=change, by=editor)
    assert everything(inspection) == before
    with pytest.raises(WrongStateError, match="already undone"):
        undo_correction(inspection=inspection.pk, change=change, by=editor)


def test_what_was_added_goes_again_and_what_publishing_wrote_is_not_undone_here(inspection, editor):
    before = everything(inspection)
    correct(inspection, editor, NEW_ITEM, "One that was missed", shown=NOT_THERE)
    undo_correction(inspection=inspection.pk, change=newest(inspection), by=editor)
    assert everything(inspection) == before
    for change in (f"inspection-{inspection.history.first().history_id}", "junk-1", "judgement-x", ""):
        with pytest.raises(InvalidValueError, match="no such change"):
            undo_correction(inspection=inspection.pk, change=change, by=editor)


def newest(inspection):
    found = shown_changes(change_log(ChangesAsked(inspection=inspection.pk), first=0, count=5).changes)
    return next(each.undo for each in found if each.undo)


def everything(inspection):
    """All columns of the inspection, its judgements and its findings."""
    rows = Inspection.objects.filter(pk=inspection.pk).values()
    parts = (list(model.filter(inspection=inspection.pk).values()) for model in (Judgement.objects, Finding.objects))
    return [list(rows), *(sorted(part, key=str) for part in parts)]


@scene
def progress(inspection):
    """An earlier recommendation that the report restates, with what it says of it."""
    return Finding.objects.create(
        inspection=inspection,
        kind="progress",
        position=1,
        text="Plans are to be clear.",
        verdict="good",
        words="Progress has been good.",
        source=Finding.Source.REPORT,
    )


@pytest.mark.parametrize(
    ("key", "value", "field", "old", "new"),
    [
        ("verdict:1", "adequate", ", verdict", "good", "adequate"),
        ("verdict:1", "", ", verdict", "good", None),
        ("progress-words:1", "Progress is slow.", ", progress", "Progress has been good.", "Progress is slow."),
    ],
)
def test_what_a_report_says_of_an_earlier_recommendation_is_corrected_and_undone(
    inspection, progress, editor, key, value, field, old, new
):
    correct(inspection, editor, key, value)
    said = next(words for name, words in public_words(inspection).items() if name.endswith(field))
    assert said == (old, new, "The page says so")
    progress.refresh_from_db()
    assert progress.source == Finding.Source.EDITED
    undo_correction(inspection=inspection.pk, change=newest(inspection), by=editor)
    progress.refresh_from_db()
    assert (progress.verdict, progress.words) == ("good", "Progress has been good.")


def test_a_verdict_is_a_grade_of_an_earlier_recommendation_that_is_there(inspection, progress, editor):
    for key, value in (("verdict:1", "splendid"), ("verdict:7", "good"), ("progress-words:1", " ")):
        with pytest.raises(InvalidValueError):
            correct(inspection, editor, key, value)


def test_what_a_council_wrote_does_not_move_to_another(inspection, editor):
    item = inspection.findings.recommendations().first()
    place = (inspection.key, item_key(item.text))
    kim = person("kim", Role.COUNCIL, council=inspection.authority)
    responding.save_response(council=inspection.authority_id, place=place, text="We meet monthly.", by=kim)
    with pytest.raises(InvalidValueError, match="has written about it under Follow-up"):
        correct(inspection, editor, "authority", "860")
    assert Inspection.objects.get(pk=inspection.pk).authority_id == inspection.authority_id
