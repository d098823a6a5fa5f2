"""Links between recommendations: proposed again and again without harm, decided once, kept through every withdrawal."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from inspections.actions import lineage, publishing
from inspections.actions.indexing import index_inspection
from inspections.actions.proposing_links import propose_every_link, propose_links, propose_outdated_links
from inspections.errors import InvalidValueError, WrongStateError
from inspections.models import ComparedReport, Inspection, RecommendationLink
from inspections.queries.lineage import council_lineage
from tests.scenes import scene
from tests.two_reports import publish_again, publish_report

LIFE_STORY, SUPERVISION, HOMES = (
    "The quality of life-story work.",
    "The regularity of supervision for social workers.",
    "Sufficiency of homes for children in care.",
)
LATER_LIFE, FIRES = "Life-story work for all children in care.", "The number of fire drills at night."


@scene
def first(register, editor) -> Inspection:
    return publish_report(editor, "2023", LIFE_STORY, SUPERVISION)


@scene
def second(first, editor) -> Inspection:
    return publish_report(editor, "2024", LATER_LIFE, FIRES)


def links(inspection: Inspection) -> list[tuple[str, str, str, str]]:
    found = council_lineage(inspection.authority_id).links
    return [(link.later.text, link.earlier.text, link.kind, link.decision) for link in found]


def only_link() -> RecommendationLink:
    return RecommendationLink.objects.get()


def confirm(editor) -> None:
    lineage.decide_link(link=only_link().pk, decision="confirmed", kind="asked_before", by=editor, note=" Seen. ")


def test_publishing_proposes_what_was_asked_before(second):
    assert links(second) == [(LATER_LIFE, LIFE_STORY, "asked_before", "")]
    assert only_link().version


def test_proposing_again_changes_nothing(second):
    before = list(RecommendationLink.objects.values())
    assert propose_links(authority=second.authority_id) == 1
    assert propose_every_link() == 1
    assert list(RecommendationLink.objects.values()) == before


def test_a_report_published_later_but_older_is_linked_as_well(register, editor):
    publish_report(editor, "2024", LATER_LIFE)
    old = publish_report(editor, "2023", LIFE_STORY)
    assert links(old) == [(LATER_LIFE, LIFE_STORY, "asked_before", "")]


def test_other_councils_are_not_linked(first, editor):
    from inspections.reading.contract import AuthorityRead

    other = publish_report(editor, "2024", LATER_LIFE, council=AuthorityRead("805", "Hartlepool", "Hartlepool", 1))
    assert links(other) == []


def test_a_decision_is_kept_with_who_and_when_and_in_the_history(second, editor):
    confirm(editor)
    row = only_link()
    assert (row.decision, row.decided_by, row.note) == ("confirmed", editor, "Seen.")
    assert row.decided_at is not None
    assert row.history.latest().history_user == editor
    (link,) = council_lineage(second.authority_id).links
    assert link.is_asked_before


@pytest.mark.parametrize(("decision", "kind"), [("maybe", "asked_before"), ("confirmed", "cousin"), ("", "related")])
def test_a_decision_that_is_none_is_refused(second, editor, decision, kind):
    with pytest.raises(InvalidValueError):
        lineage.decide_link(link=only_link().pk, decision=decision, kind=kind, by=editor)


def test_a_link_that_is_gone_is_refused_in_words(second, editor):
    with pytest.raises(WrongStateError, match="no longer exists"):
        lineage.decide_link(link=0, decision="confirmed", kind="related", by=editor)
    with pytest.raises(WrongStateError):
        lineage.undo_decision(link=only_link().pk, by=editor)


def test_a_decision_taken_back_waits_again(second, editor):
    confirm(editor)
    lineage.undo_decision(link=only_link().pk, by=editor)
    assert links(second) == [(LATER_LIFE, LIFE_STORY, "asked_before", "")]
    assert (only_link().decided_by, only_link().note) == (None, "")


def test_a_decision_stands_when_links_are_proposed_again(second, editor):
    lineage.decide_link(link=only_link().pk, decision="rejected", kind="asked_before", by=editor)
    assert propose_links(authority=second.authority_id) == 0
    assert links(second) == [(LATER_LIFE, LIFE_STORY, "asked_before", "rejected")]


def test_withdrawing_hides_a_link_and_publishing_again_brings_the_decision_back(second, editor):
    confirm(editor)
    report = second.report
    publishing.withdraw(report=report.pk, by=editor, why="A slip")
    assert links(second) == []
    again = publish_again(report, editor)
    assert again.key == second.key
    assert links(again) == [(LATER_LIFE, LIFE_STORY, "asked_before", "confirmed")]


def test_withdrawing_takes_proposals_with_it(second, editor):
    publishing.withdraw(report=second.report_id, by=editor, why="A slip")
    assert not RecommendationLink.objects.exists()


def test_a_mended_slip_takes_the_decision_along(second, editor):
    confirm(editor)
    item = second.findings.get(position=1)
    item.text = LATER_LIFE.replace("all children", "all the children")
    item.save()
    index_inspection(second)
    propose_links(authority=second.authority_id)
    assert links(second) == [(item.text, LIFE_STORY, "asked_before", "confirmed")]
    assert only_link().later_text == item.text


def test_other_words_do_not_inherit_a_decision(second, editor):
    confirm(editor)
    item = second.findings.get(position=1)
    item.text = "Community cohesion."
    item.save()
    index_inspection(second)
    propose_links(authority=second.authority_id)
    assert links(second) == []
    assert only_link().later_text == LATER_LIFE


def test_an_editor_adds_a_link_that_nobody_proposed_and_takes_it_back(second, editor):
    council = council_lineage(second.authority_id)
    (before, after) = council.reports
    added = lineage.add_link(
        authority=second.authority_id,
        later=after.items[1].place,
        earlier=before.items[1].place,
        kind="related",
        by=editor,
    )
    assert (FIRES, SUPERVISION, "related", "confirmed") in links(second)
    assert propose_links(authority=second.authority_id) == 1
    lineage.undo_decision(link=added.pk, by=editor)
    assert links(second) == [(LATER_LIFE, LIFE_STORY, "asked_before", "")]


def test_adding_what_was_proposed_confirms_it(second, editor):
    (before, after) = council_lineage(second.authority_id).reports
    places = {"later": after.items[0].place, "earlier": before.items[0].place}
    lineage.add_link(authority=second.authority_id, **places, kind="asked_before", by=editor)
    assert links(second) == [(LATER_LIFE, LIFE_STORY, "asked_before", "confirmed")]


def test_a_link_runs_from_the_later_to_the_earlier_on_the_record(second, editor):
    (before, after) = council_lineage(second.authority_id).reports
    wrong = [(before.items[0].place, after.items[0].place), (after.items[0].place, ("no", "where"))]
    for later, earlier in wrong:
        with pytest.raises(InvalidValueError):
            lineage.add_link(
                authority=second.authority_id, later=later, earlier=earlier, kind="asked_before", by=editor
            )


def test_a_report_is_compared_in_full_once_no_proposal_waits(second, editor):
    with pytest.raises(InvalidValueError, match="first"):
        lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    confirm(editor)
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    assert dict(council_lineage(second.authority_id).compared) == {second.key: first_key(second)}
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    lineage.undo_compared(report=second.key, by=editor)
    assert not council_lineage(second.authority_id).compared
    with pytest.raises(WrongStateError):
        lineage.undo_compared(report=second.key, by=editor)


def first_key(inspection: Inspection) -> str:
    return council_lineage(inspection.authority_id).reports[0].key


def test_a_comparison_ends_where_the_words_of_either_list_change(second, editor):
    confirm(editor)
    lineage.mark_compared(authority=second.authority_id, report=second.key, by=editor)
    item = second.findings.get(position=2)
    item.text = HOMES
    item.save()
    index_inspection(second)
    assert not council_lineage(second.authority_id).compared
    assert ComparedReport.objects.exists()


def test_the_first_report_has_none_to_compare_with(first, editor):
    with pytest.raises(InvalidValueError, match="any earlier report to compare this one with"):
        lineage.mark_compared(authority=first.authority_id, report=first.key, by=editor)


def test_commands_propose_for_what_was_published_before(second, capsys):
    RecommendationLink.objects.all().delete()
    assert propose_outdated_links() == 1
    assert propose_outdated_links() == 0
    call_command("propose_lineage")
    assert "1 proposed links wait" in capsys.readouterr().out


def test_an_empty_record_has_nothing_to_propose(db):
    assert propose_outdated_links() == 0
    assert propose_every_link() == 0


@pytest.mark.parametrize(
    "values",
    [
        {"score": None, "version": "1"},
        {"score": None, "version": ""},
        {"decision": "confirmed"},
        {"later_inspection": "same", "earlier_inspection": "same"},
    ],
)
def test_the_database_refuses_what_no_link_can_be(second, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        RecommendationLink.objects.update(**values)
