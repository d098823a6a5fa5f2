"""A newer shipped register adds and corrects; what an administrator entered is neither overwritten nor lost."""

import datetime
from dataclasses import replace

import pytest

from authorities.changes.making import undo_change
from authorities.changes.wanted import DetailsChange, NewCouncil, TakesOver
from authorities.loading import facts_kept, load_register
from authorities.models import Authority, AuthorityName
from authorities.register import CodeRow, SuccessionRow, authority_rows, body_rows, succession_rows
from tests.authorities.changes.entering import (
    BEGINS,
    EAST,
    SURREY,
    administrator,
    enter,
    facts_of,
    register_rows,
)

MARCH = datetime.date(2027, 3, 31)


def newer(**numbers):
    """A shipped register that has the two councils of Surrey, under these numbers, and their URNs."""
    numbers = {"east": "950", "west": "951"} | numbers
    surrey = next(row for row in authority_rows() if row.dfe_number == "936")
    rows = [row for row in authority_rows() if row.dfe_number != "936"]
    rows.append(replace(surrey, valid_to=MARCH))
    for side, number in numbers.items():
        name = f"{side.title()} Surrey"
        rows.append(
            replace(
                surrey, dfe_number=number, name=f"{name} Council", short_name=name, type="unitary", valid_from=BEGINS,
                ofsted_urn="2999001", names=(f"{name} Council", name), codes=(CodeRow("E06000090", None, None),),
                neighbours=("302",), neighbours_previous=(),
            )
        )  # fmt: skip
    return rows, [*succession_rows(), *(SuccessionRow("936", number, BEGINS, "part") for number in numbers.values())]


def load(rows, links):
    return load_register(authorities=rows, successions=links, bodies=body_rows())


def councils_on(day):
    return sum(council.existed_on(day) for council in Authority.objects.all())


def test_a_newer_register_ends_a_council_that_nobody_changed_and_adds_its_successors(register):
    loaded = load(*newer())
    assert (loaded.added, loaded.corrected, loaded.kept) == (2, 1, ())
    assert Authority.objects.get(dfe_number="936").valid_to == MARCH
    assert (councils_on(MARCH), councils_on(BEGINS)) == (153, 154)


def test_loading_it_once_more_changes_nothing(register):
    load(*newer())
    before, past = register_rows(), Authority.history.count()
    loaded = load(*newer())
    assert (loaded.added, loaded.corrected, loaded.kept) == (0, 0, ())
    assert (register_rows(), Authority.history.count()) == (before, past)


def test_an_older_register_does_not_take_away_what_was_entered(register):
    enter(SURREY)
    before = register_rows()
    loaded = load(authority_rows(), succession_rows())
    assert register_rows() == before
    assert [str(fact) for fact in loaded.kept] == [
        "Surrey, last day: 31 March 2027, where the shipped register has nothing."
    ]


def test_a_newer_register_leaves_the_same_change_as_it_was_entered(register):
    enter(SURREY)
    before = register_rows()
    loaded = load(*newer())
    assert register_rows() == before
    assert {(fact.council, fact.fact) for fact in loaded.kept} == {
        ("East Surrey", "URN"), ("West Surrey", "URN"), ("East Surrey", "latitude"),
        ("West Surrey", "latitude"), ("East Surrey", "longitude"), ("West Surrey", "longitude"),
    }  # fmt: skip


def test_the_same_councils_under_other_numbers_are_not_counted_twice(register):
    enter(SURREY)
    before = register_rows()
    loaded = load(*newer(east="952", west="953"))
    assert register_rows() == before
    assert "East Surrey, as a council: East Surrey under 950, where the shipped register has it under 952." in map(
        str, loaded.kept
    )


def test_another_division_than_the_shipped_one_stays(register):
    one = replace(EAST, name="Surrey Council", short_name="All Surrey", slug="all-surrey")
    enter(replace(SURREY, new=(NewCouncil("960", one),), takes_over=(TakesOver("936", "960", "whole"),)))
    before = register_rows()
    loaded = load(*newer())
    assert register_rows() == before
    assert councils_on(BEGINS) == 153
    assert "East Surrey, as a council: other councils in the place of Surrey" in " ".join(map(str, loaded.kept))


def test_what_was_undone_is_the_registers_again(register):
    undo_change(change=enter(SURREY).pk, by=administrator(), why="No.")
    loaded = load(*newer())
    assert (loaded.added, loaded.corrected, loaded.kept) == (2, 1, ())


@pytest.mark.parametrize(("fact", "value"), [("name", "Surrey Council"), ("ofsted_urn", "80568"), ("region", "London")])
def test_a_fact_that_a_person_entered_stays_and_is_told(register, fact, value):
    enter(DetailsChange("936", facts_of("936", **{fact: value})))
    load(authority_rows(), succession_rows())
    assert getattr(Authority.objects.get(dfe_number="936"), fact) == value
    assert value in " ".join(map(str, facts_kept(authority_rows())))


def test_a_corrected_fact_comes_and_its_address_stays(register):
    rows = [replace(row, short_name="Stoke", names=(*row.names, "Stoke"), ofsted_urn="1") if row.dfe_number == "861"
            else row for row in authority_rows()]  # fmt: skip
    loaded = load(rows, succession_rows())
    stoke = Authority.objects.get(dfe_number="861")
    assert (loaded.corrected, stoke.short_name, stoke.ofsted_urn, stoke.slug) == (1, "Stoke", "1", "stoke-on-trent")
    assert stoke.names.filter(name="Stoke").exists()


def test_a_name_that_a_person_removed_does_not_come_back(register):
    names = tuple(name for name in facts_of("936").other_names if name != "Surrey CC")
    enter(DetailsChange("936", facts_of("936", other_names=names)))
    load(authority_rows(), succession_rows())
    assert not AuthorityName.objects.filter(name="Surrey CC").exists()
