"""An upload that is removed for good: nothing of what it said is left anywhere, and that it was stays."""

from __future__ import annotations

import datetime
import json

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import publishing, removing
from inspections.actions.assigning import take_care
from inspections.actions.removing import (
    erase_removed,
    lift_removal,
    remove_expired,
    remove_report,
    remove_stray_pictures,
)
from inspections.actions.uploads import receive_file
from inspections.errors import InvalidValueError, WrongStateError
from inspections.intake.reader_process import picture_folder
from inspections.models import Inspection, RecommendationLink, RemovedReport, Report, WithdrawnInspection
from inspections.roles import Role
from tests.people import person
from tests.readings import answered, ilacs, judgement, later, recommendation, refused, settle, uploaded
from tests.stored import stored_path

pytestmark = pytest.mark.django_db

SECRET = "Wombat"
"""In every value that the report carries."""


def carrying(**facts: object):
    """A reading whose words and names all have the secret in them."""
    named = judgement("overall", "good")
    named = named.__class__(**vars(named) | {"quote": f"{SECRET} quote", "label": f"{SECRET} label"})
    return ilacs(
        lead_inspector=f"{SECRET} Name",
        judgements=(named,),
        recommendations=(recommendation(1, f"{SECRET} and plans"), recommendation(2, f"{SECRET} and homes")),
        **facts,
    )


def published(by: User, **facts: object) -> Report:
    report = answered(carrying(**facts), f"{SECRET} - 15 july 2025.pdf", by=by)
    take_care(report=report.pk, to=by.pk, note=f"{SECRET} note", shown_note="", by=by)
    settle(report, by=by)
    publishing.publish(report=report.pk, by=by)
    return report


def where_is(words: str) -> list[str]:
    """Every table and column in which the words stand, histories and drafts included."""
    found = []
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model.objects.values_list(*names):
            said = [name for name, value in zip(names, row, strict=True) if words in json.dumps(value, default=str)]
            found += [f"{model.__name__}.{name}" for name in said]
    return sorted(set(found))


@pytest.mark.parametrize("start", ["2025-05-12", "2023-03-06"], ids=["on record before", "new"])
def test_nothing_of_what_it_said_is_left_anywhere(record: None, administrator: User, start: str):
    end = datetime.date.fromisoformat(start) + datetime.timedelta(days=11)
    report = published(administrator, inspection_start=start, inspection_end=end.isoformat())
    drawn = picture_folder() / report.sha256[:2] / report.sha256 / "1.png"
    drawn.parent.mkdir(parents=True)
    drawn.write_bytes(b"picture")
    assert len(where_is(SECRET)) > 8
    publishing.withdraw(report=report.pk, by=administrator, why="Not to be public")
    removed = remove_report(report=report.pk, by=administrator, why="Added by mistake")
    assert where_is(SECRET) == []
    assert not stored_path(report.sha256).exists()
    assert not drawn.parent.exists()
    assert not Report.objects.exists()
    assert (removed.number, removed.sha256, removed.role, removed.why) == (
        report.pk,
        report.sha256,
        Role.ADMINISTRATOR,
        "Added by mistake",
    )
    assert RemovedReport.objects.get().erased_at is not None


def test_pictures_that_another_machine_kept_of_it_go_and_those_of_others_stay(administrator: User):
    report = uploaded(by=administrator)
    kept, stray = (picture_folder() / sha256[:2] / sha256 / "1.png" for sha256 in (report.sha256, "ab" * 32))
    for each in (kept, stray):
        each.parent.mkdir(parents=True)
        each.write_bytes(b"picture")
        each.with_name("words.json").write_text("[]")
    assert remove_stray_pictures() >= 1
    assert (kept.exists(), stray.parent.exists()) == (True, False)


def test_that_an_inspection_stood_at_an_address_stays(record: None, administrator: User):
    report = published(administrator, inspection_start="2023-03-06", inspection_end="2023-03-17")
    key = Inspection.objects.get(report=report).key
    publishing.withdraw(report=report.pk, by=administrator, why="Not to be public")
    remove_report(report=report.pk, by=administrator, why="Added by mistake")
    assert WithdrawnInspection.objects.get().key == key
    assert Inspection.history.filter(key=key).exists()


def test_links_go_with_the_words_they_were_made_from(record: None, administrator: User):
    report = published(administrator, inspection_start="2023-03-06", inspection_end="2023-03-17")
    council = Authority.objects.get(dfe_number="861")
    own = {"authority": council, "kind": "related", "score": 0.5, "version": "1"}
    words = {"later_item": "a" * 16, "later_text": f"{SECRET} plans", "earlier_item": "b" * 16, "earlier_text": "Plans"}
    key = Inspection.objects.get(report=report).key
    RecommendationLink.objects.create(later_inspection=key, earlier_inspection="861-sif-2015-01-01", **own, **words)
    publishing.withdraw(report=report.pk, by=administrator, why="Not to be public")
    remove_report(report=report.pk, by=administrator, why="Added by mistake")
    assert where_is(SECRET) == []


def test_what_other_reports_carried_stays(record: None, administrator: User):
    first = published(administrator, inspection_start="2023-03-06", inspection_end="2023-03-17")
    publishing.withdraw(report=first.pk, by=administrator, why="Not to be public")
    other = answered(
        ilacs(inspection_start="2024-03-04", inspection_end="2024-03-15"), "other - 1 may 2024.pdf", by=administrator
    )
    settle(other, by=administrator)
    kept = publishing.publish(report=other.pk, by=administrator)
    before = kept.findings.count(), Inspection.history.filter(id=kept.pk).count()
    remove_report(report=first.pk, by=administrator, why="Added by mistake")
    assert (kept.findings.count(), Inspection.history.filter(id=kept.pk).count()) == before
    assert stored_path(other.sha256).exists()


def test_a_published_report_is_withdrawn_first(record: None, administrator: User):
    report = published(administrator)
    with pytest.raises(WrongStateError, match="Withdraw it first"):
        remove_report(report=report.pk, by=administrator, why="Added by mistake")
    assert stored_path(report.sha256).exists()


def test_one_that_is_being_read_waits_and_no_reason_is_no_removal(administrator: User):
    report = uploaded(by=administrator)
    with pytest.raises(InvalidValueError, match="Say why"):
        remove_report(report=report.pk, by=administrator, why="  ")
    now = timezone.now()
    later(report, state="reading", claim="00000000-0000-0000-0000-000000000001", lease_until=now)
    with pytest.raises(WrongStateError, match="being read"):
        remove_report(report=report.pk, by=administrator, why="Mistake")


def test_the_same_file_is_refused_until_an_administrator_lets_it_in(administrator: User):
    report = uploaded(by=administrator)
    content = stored_path(report.sha256).read_bytes()
    removed = remove_report(report=report.pk, by=administrator, why="Mistake")
    again = receive_file(name="again.pdf", chunks=[content], by=administrator)
    assert (again.report, again.created) == (None, False)
    assert "removed for good" in str(again.problem)
    assert not stored_path(report.sha256).exists()
    lift_removal(removed=removed.pk, by=administrator)
    assert receive_file(name="again.pdf", chunks=[content], by=administrator).created
    assert stored_path(report.sha256).exists()
    with pytest.raises(WrongStateError):
        lift_removal(removed=removed.pk, by=administrator)
    # What is removed once more is told by its newest note.
    remove_report(report=Report.objects.get().pk, by=administrator, why="Mistake again")
    assert receive_file(name="again.pdf", chunks=[content], by=administrator).report is None


def test_bytes_that_the_disk_did_not_let_go_of_are_erased_later(administrator: User, monkeypatch: pytest.MonkeyPatch):
    report = uploaded(by=administrator)

    def stuck(sha256: str) -> None:
        raise OSError(sha256)

    with monkeypatch.context() as patched:
        patched.setattr(removing.store, "remove_bytes", stuck)
        removed = remove_report(report=report.pk, by=administrator, why="Mistake")
        assert erase_removed() == 0
    assert stored_path(report.sha256).exists()
    assert (RemovedReport.objects.get(pk=removed.pk).erased_at, Report.objects.count()) == (None, 0)
    assert (erase_removed(), erase_removed()) == (1, 0)
    assert not stored_path(report.sha256).exists()


def test_a_process_that_died_before_erasing_never_erases_what_was_added_since(administrator: User):
    report = uploaded(by=administrator)
    content = stored_path(report.sha256).read_bytes()
    remove_report(report=report.pk, by=administrator, why="Mistake")
    RemovedReport.objects.update(erased_at=None, lifted_at=timezone.now(), lifted_by=administrator)
    receive_file(name="again.pdf", chunks=[content], by=administrator)
    erase_removed()
    assert stored_path(report.sha256).read_bytes() == content


def test_refused_files_go_once_nobody_took_them_up_in_time(administrator: User, settings: LazySettings):
    settings.REFUSED_KEPT_DAYS = 10
    names = ("old.pdf", "new.pdf", "noted.pdf", "aside.pdf", "read.pdf")
    rows = {name: answered(ilacs() if name == "read.pdf" else refused(), name, by=administrator) for name in names}
    publishing.put_away(report=rows["aside.pdf"].pk, by=administrator)
    publishing.put_away(report=rows["read.pdf"].pk, by=administrator)
    for name in ("old.pdf", "noted.pdf", "aside.pdf", "read.pdf"):
        later(rows[name], state_since=timezone.now() - datetime.timedelta(days=11))
    later(rows["noted.pdf"], note="Ask the council for another")
    assert remove_expired() == 2
    assert sorted(Report.objects.values_list("name", flat=True)) == ["new.pdf", "noted.pdf", "read.pdf"]
    assert {row.kind for row in RemovedReport.objects.all()} == {"expired"}
    # Nobody asked for it to stay away: it may be added again.
    assert uploaded("old.pdf").state == Report.State.QUEUED


def test_what_was_typed_in_its_review_goes_with_it(record: None, administrator: User):
    report = answered(carrying(), by=administrator)
    eve = person("eve", Role.EDITOR)
    take_care(report=report.pk, to=eve.pk, note=f"{SECRET} note", shown_note="", by=eve)
    remove_report(report=report.pk, by=administrator, why="Mistake")
    assert where_is(SECRET) == []


def test_the_stored_file_of_another_upload_is_left_alone(administrator: User):
    one, other = uploaded("one.pdf"), uploaded("other.pdf")
    remove_report(report=one.pk, by=administrator, why="Mistake")
    assert stored_path(other.sha256).exists()
