"""A change is entered, kept only if what follows is what was shown, stands in the history, and is undone as one."""

import datetime
from dataclasses import replace

import pytest

from authorities.changes.making import Asked, CannotEnterError, CannotUndoError, make_change, undo_change
from authorities.changes.wanted import BodyChange, DetailsChange, Reorganisation, TakesOver
from authorities.models import Authority, DeliveryBody, RegisterChange
from authorities.queries import authority_of_former_slug, match_name
from inspections.models import Inspection
from tests.authorities.changes.entering import BEGINS, EAST, SURREY, administrator, enter, facts_of, register_rows

APRIL, MARCH = datetime.date(2027, 4, 1), datetime.date(2027, 3, 31)


def councils_on(day):
    return sum(council.existed_on(day) for council in Authority.objects.all())


def test_surrey_ends_the_day_before_its_two_successors_begin(register):
    enter(SURREY)
    surrey, east = Authority.objects.get(dfe_number="936"), Authority.objects.get(dfe_number="950")
    assert (surrey.valid_to, east.valid_from, east.valid_to) == (MARCH, APRIL, None)
    assert (east.region, east.region_ofsted, str(east.codes.get())) == ("South East", "South East", "E06000090")
    assert {s.successor.short_name: s.date for s in surrey.successions.all()} == {
        "East Surrey": APRIL,
        "West Surrey": APRIL,
    }
    assert (councils_on(MARCH), councils_on(APRIL)) == (153, 154)


@pytest.mark.parametrize("printed", ["East Surrey", "East Surrey Council", "EAST SURREY"])
def test_a_name_leads_to_the_new_council_from_its_first_day(register, printed):
    enter(SURREY)
    found = match_name(printed, on=APRIL).authority
    assert found is not None
    assert (found.dfe_number, match_name(printed, on=MARCH).authority) == ("950", None)


def test_the_change_says_who_when_why_and_where_and_so_does_the_history_of_each_row(register):
    change = enter(SURREY)
    assert (change.made_by.username, change.why, change.source) == ("ada", "The order was made.", "SI 2026/264")
    past = Authority.objects.get(dfe_number="936").history.first()
    assert (past.history_user.username, past.history_change_reason) == ("ada", f"register change {change.pk}")


def test_what_is_only_looked_at_leaves_nothing_behind(register):
    before, rows = register_rows(), Authority.history.count()
    asked = Asked(SURREY, "Surrey", administrator(), "why", "where")
    seen, change = make_change(asked, look=lambda steps: councils_on(APRIL), keep=lambda seen: False)
    assert (seen, change, RegisterChange.objects.count()) == (154, None, 0)
    assert (register_rows(), Authority.history.count()) == (before, rows)


def test_undoing_brings_every_row_back(register):
    before = register_rows()
    change = enter(SURREY)
    undo_change(change=change.pk, by=administrator(), why="Too early.")
    assert register_rows() == before
    change.refresh_from_db()
    assert (change.undone_by.username, change.undone_why) == ("ada", "Too early.")
    with pytest.raises(CannotUndoError, match="already been undone"):
        undo_change(change=change.pk, by=administrator(), why="Again.")


def test_what_was_undone_can_be_entered_again(register):
    undo_change(change=enter(SURREY).pk, by=administrator(), why="Too early.")
    enter(SURREY)
    assert councils_on(APRIL) == 154


def test_it_is_not_undone_while_an_inspection_depends_on_it(register):
    change = enter(SURREY)
    east = Authority.objects.get(dfe_number="950")
    day = datetime.date(2028, 1, 5)
    Inspection.objects.create(
        authority=east,
        key="made-up",
        framework="ilacs",
        kind="full",
        published=day,
        published_source="entered",
        origin="import",
    )
    with pytest.raises(CannotUndoError, match="East Surrey has 1 inspection on the record"):
        undo_change(change=change.pk, by=administrator(), why="Too early.")
    assert Authority.objects.filter(dfe_number="950").exists()


def test_a_later_change_of_the_same_councils_is_undone_first(register):
    first = enter(SURREY)
    renamed = replace(EAST, short_name="Surrey East", name="Surrey East Council")
    second = enter(DetailsChange("950", renamed), title="East Surrey changes its name")
    with pytest.raises(CannotUndoError, match="East Surrey changes its name"):
        undo_change(change=first.pk, by=administrator(), why="Too early.")
    undo_change(change=second.pk, by=administrator(), why="No.")
    undo_change(change=first.pk, by=administrator(), why="No.")
    assert not Authority.objects.filter(dfe_number="950").exists()


def test_a_row_that_was_changed_elsewhere_since_is_not_overwritten(register):
    change = enter(SURREY)
    Authority.objects.filter(dfe_number="936").update(valid_to=datetime.date(2027, 5, 31))
    with pytest.raises(CannotUndoError, match="Surrey has since been changed"):
        undo_change(change=change.pk, by=administrator(), why="Too early.")


def test_a_new_name_and_address_keep_the_old_ones_leading_there(register):
    before = register_rows()
    facts = facts_of("936", name="Surrey Council", short_name="Greater Surrey", slug="greater-surrey")
    change = enter(DetailsChange("936", facts))
    surrey = Authority.objects.get(dfe_number="936")
    assert (authority_of_former_slug("surrey"), match_name("Surrey County Council", on=None).authority) == (
        surrey,
        surrey,
    )
    assert match_name("Greater Surrey", on=None).authority == surrey
    undo_change(change=change.pk, by=administrator(), why="No.")
    assert register_rows() == before


def test_a_new_code_ends_the_one_before(register):
    enter(DetailsChange("370", facts_of("370", code="E08000099"), datetime.date(2027, 4, 1)))
    codes = {row.code: (row.valid_from, row.valid_to) for row in Authority.objects.get(dfe_number="370").codes.all()}
    assert codes["E08000038"] == (datetime.date(2025, 4, 1), MARCH)
    assert codes["E08000099"] == (APRIL, None)


def test_a_new_region_brings_the_inspectorates(register):
    enter(DetailsChange("936", facts_of("936", region="North East")))
    assert Authority.objects.get(dfe_number="936").region_ofsted == "North East, Yorkshire and the Humber"


def test_a_trust_of_two_councils_begins_and_ends(register):
    before = register_rows()
    began = BodyChange("Two Rivers Trust", "company", ("331", "332"), datetime.date(2026, 4, 1))
    first = enter(began)
    rows = DeliveryBody.objects.filter(name="Two Rivers Trust")
    assert set(rows.values_list("authority__dfe_number", flat=True)) == {"331", "332"}
    second = enter(replace(began, valid_to=datetime.date(2027, 3, 31)))
    assert set(rows.values_list("valid_to", flat=True)) == {MARCH}
    undo_change(change=second.pk, by=administrator(), why="No.")
    undo_change(change=first.pk, by=administrator(), why="No.")
    assert register_rows() == before


@pytest.mark.parametrize("number", ["302", "370", "861", "201", "420", "936", "838"])
def test_a_council_as_it_is_keeps_to_the_rules_and_changes_nothing(register, number):
    with pytest.raises(CannotEnterError) as refused:
        enter(DetailsChange(number, facts_of(number)))
    assert [each.message for each in refused.value.problems] == [
        "Nothing would change: the register already has all of this."
    ]


def test_every_council_and_body_of_the_register_keeps_to_the_rules(register):
    from authorities.changes.rules import problems_of

    councils = Authority.objects.all()
    wanted = [DetailsChange(each.dfe_number, facts_of(each.dfe_number)) for each in councils]
    wanted += [_as_it_is(row) for row in DeliveryBody.objects.all()]
    found = {str(each)[:60]: problems_of(each) for each in wanted}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_a_council_may_be_taken_over_by_one_that_goes_on(register):
    merged = Reorganisation(BEGINS, (), ("857",), (TakesOver("857", "855", "whole"),))
    enter(merged)
    assert [s.successor.short_name for s in Authority.objects.get(dfe_number="857").successions.all()] == [
        "Leicestershire"
    ]
    assert councils_on(APRIL) == 152


def _as_it_is(row):
    begins, ends = (row.valid_from, row.from_precision), (row.valid_to, row.to_precision)
    return BodyChange(row.name, row.kind, (row.authority.dfe_number,), *begins, *ends)
