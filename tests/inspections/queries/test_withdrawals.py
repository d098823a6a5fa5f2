"""A report that is withdrawn is one correction, with what came with it folded in; why, as everybody may read it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.actions import publishing
from inspections.history_reasons import NOT_PUBLISHED
from inspections.models import Change, Inspection, Report, WithdrawnInspection
from inspections.queries.corrections import WITHDRAWAL, Correction, corrections, corrections_of_council
from tests.dashboard.seen import see
from tests.readings import answered, ilacs, judgement, settle


def published(by: User, **changes: object) -> tuple[Report, Inspection]:
    report = answered(ilacs(**{"published": "2025-07-15", **changes}))
    settle(report, by=by)
    return report, publishing.publish(report=report.pk, by=by)


def of_withdrawals() -> list[Correction]:
    return [each for each in corrections() if each.field == WITHDRAWAL]


def words_of(client: Client, address: str) -> str:
    return see(client.get(address)).text


def test_a_report_over_an_import_gives_back_its_values_in_one_entry(record: None, editor: User, client: Client):
    report, inspection = published(editor, judgements=(judgement("overall", "good"),))
    before = len(corrections())
    publishing.withdraw(report=report.pk, by=editor, why="The wrong file.")

    assert len(corrections()) == before + 1
    assert [(each.inspection, each.why) for each in of_withdrawals()] == [(inspection.pk, "The wrong file.")]
    for address in ("/corrections/", f"/inspections/{inspection.pk}/"):
        words = words_of(client, address)
        assert "Report withdrawn. What was on the record before has been restored" in words
        assert "Overall effectiveness: was Good, now Requires improvement; 2 recommendations went with it." in words
        assert "How well plans are written" not in words


def test_a_grade_that_a_withdrawal_brought_back_is_not_said_to_be_corrected(record: None, editor: User, client: Client):
    report, inspection = published(editor, judgements=(judgement("overall", "good"),))
    publishing.withdraw(report=report.pk, by=editor, why="The wrong file.")

    rows = see(client.get(f"/inspections/{inspection.pk}/")).table("Judgements of this inspection")
    overall = next(row for row in rows if row[0].startswith("Overall"))
    assert "as before the report that was withdrawn on" in overall[0]
    assert "corrected on" not in overall[0]


def test_an_inspection_that_goes_with_its_report_is_one_entry_that_leads_to_where_it_stood(
    register: None, editor: User, client: Client
):
    report, inspection = published(editor)
    publishing.withdraw(report=report.pk, by=editor, why="The wrong file.")

    assert [(each.field, each.new) for each in corrections()] == [(WITHDRAWAL, None)]
    seen = see(client.get("/corrections/?council=stoke-on-trent"))
    assert "Report withdrawn. The inspection was removed from the record with it." in seen.text
    assert "5 judgements and 2 recommendations went with it." in seen.text
    assert seen.links["Stoke-on-Trent"] == f"/inspections/{inspection.pk}/"
    assert client.get(seen.links["Stoke-on-Trent"]).status_code == 410
    assert "Withdrawn. Stoke-on-Trent" in client.get("/councils/stoke-on-trent/feed/").content.decode()


def test_what_is_published_again_keeps_the_entry_of_its_withdrawal(register: None, editor: User):
    report, inspection = published(editor)
    publishing.withdraw(report=report.pk, by=editor, why="The wrong file.")
    publishing.take_up(report=report.pk, by=editor)
    publishing.publish(report=report.pk, by=editor)

    assert [(each.field, each.inspection) for each in corrections()] == [(WITHDRAWAL, inspection.pk)]
    assert len(corrections()[0].folded) >= 7
    assert corrections_of_council(inspection.authority_id) == corrections()


def test_two_withdrawals_are_two_entries_each_with_its_reason(record: None, editor: User):
    report, _ = published(editor)
    for why in ("The wrong file.", "Again the wrong one."):
        publishing.withdraw(report=report.pk, by=editor, why=why)
        publishing.take_up(report=report.pk, by=editor)
        publishing.publish(report=report.pk, by=editor)

    assert [each.why for each in of_withdrawals()] == ["Again the wrong one.", "The wrong file."]


def test_a_reason_from_before_the_form_said_that_everybody_reads_it_stays_private(
    record: None, editor: User, client: Client
):
    report, inspection = published(editor, judgements=(judgement("overall", "good"),))
    Change.objects.filter(decision__isnull=False).update(why="Jo was not sure", why_public=False)
    before = words_of(client, "/corrections/") + words_of(client, f"/inspections/{inspection.pk}/")
    publishing.withdraw(report=report.pk, by=editor, why="Jo asked for it")
    Change.objects.update(why_public=False)

    after = words_of(client, "/corrections/") + words_of(client, f"/inspections/{inspection.pk}/")
    files = client.get("/corrections.csv").content.decode() + client.get("/feed/").content.decode()
    for words in (before, after, files):
        assert NOT_PUBLISHED in words
        assert "Jo " not in words


@pytest.mark.parametrize(
    ("is_public", "said"), [(True, "The reason given: Jo asked for it"), (False, f"{NOT_PUBLISHED}.")]
)
def test_where_it_stood_says_why_it_went_if_everybody_may_read_it(
    register: None, editor: User, client: Client, is_public: bool, said: str
):
    report, inspection = published(editor)
    publishing.withdraw(report=report.pk, by=editor, why="Jo asked for it")
    WithdrawnInspection.objects.update(why_public=is_public)

    words = " ".join(client.get(f"/inspections/{inspection.pk}/").content.decode().split())
    assert said in words
    assert ("Jo asked" in words) == is_public
