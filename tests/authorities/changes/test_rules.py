"""A change that does not fit the register is refused, and each refusal names the field and says why."""

import datetime
from dataclasses import replace

import pytest

from authorities.changes.rules import problems_of
from authorities.changes.wanted import BodyChange, DetailsChange, NewCouncil, TakesOver
from tests.authorities.changes.entering import EAST, SURREY, enter, facts_of

EAST_ALONE = SURREY.new[0]


def said(wanted):
    return [(each.field, each.message) for each in problems_of(wanted)]


def with_east(**changes):
    number = changes.pop("dfe_number", "950")
    east = NewCouncil(number, replace(EAST, **changes))
    links = (TakesOver("936", number, "part"), TakesOver("936", "951", "part"))
    west = replace(SURREY.new[1], facts=replace(SURREY.new[1].facts, neighbours=()))
    return replace(SURREY, new=(east, west), takes_over=links)


def test_the_two_councils_of_surrey_are_entered_without_a_word(register):
    assert said(SURREY) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"region": "Mars"}, "region", "Choose a region from the list."),
        ({"type": "kingdom"}, "type", "Choose a type from the list."),
        ({"dfe_number": "95"}, "dfe_number", "three digits"),
        ({"dfe_number": "９５０"}, "dfe_number", "three digits"),
        ({"dfe_number": "936"}, "dfe_number", "the number of Surrey"),
        ({"dfe_number": "951"}, "dfe_number", "Two of the new councils have the number 951."),
        ({"code": "E6000066"}, "code", "E and eight digits"),
        ({"code": "W06000066"}, "code", "E and eight digits"),
        ({"code": "E10000066"}, "code", "The codes of a unitary authority begin with E06"),
        ({"code": "E06000058"}, "code", "the code of Bournemouth, Christchurch and Poole"),
        ({"slug": "surrey"}, "slug", "the address of Surrey"),
        ({"slug": "west-surrey"}, "slug", "Two of the new councils have this address."),
        ({"slug": "East Surrey"}, "slug", "small letters"),
        ({"short_name": "kent"}, "short_name", "Kent has the short name"),
        ({"short_name": "West Surrey"}, "short_name", "Another of the new councils"),
        ({"short_name": ""}, "short_name", "It needs a name."),
        ({"name": "x" * 121}, "name", "at most 120 characters."),
        ({"other_names": ("Kent County Council",)}, "other_names", "Reports of Kent are printed under"),
        ({"other_names": ("West Surrey",)}, "other_names", "Two of the new councils"),
        ({"other_names": ("!!!",)}, "other_names", "is not a name"),
        ({"other_names": ("x" * 121,)}, "other_names", "at most 120"),
        ({"other_names": ("&" * 100,)}, "other_names", "is not a name"),
        ({"other_names": tuple(f"Name {n}" for n in range(99))}, "other_names", "At most 30 names."),
        ({"ofsted_urn": "80 567"}, "ofsted_urn", "a number"),
        ({"neighbours": ("999",)}, "neighbours", "Choose neighbours from the list."),
        ({"neighbours": ("936",)}, "neighbours", "Surrey ends the day before"),
        ({"neighbours": ("302", "302")}, "neighbours", "each once"),
    ],
)
def test_a_new_council_that_does_not_fit_is_refused(register, changes, field, words):
    found = [message for name, message in said(with_east(**changes)) if name == f"new-0-{field}"]
    assert any(words in message for message in found), said(with_east(**changes))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (replace(SURREY, takes_over=SURREY.takes_over[:1]), "Say what West Surrey takes over"),
        (replace(SURREY, new=(), takes_over=()), "No council takes over from Surrey"),
        (replace(SURREY, ends=(), new=(), takes_over=()), "No council begins or ends"),
        (replace(SURREY, ends=("820",)), "Bedfordshire already ends on 31 March 2009."),
        (replace(SURREY, ends=("000",)), "Choose councils from the list."),
        (replace(SURREY, on=datetime.date(1900, 1, 1)), "between 1965 and 2099"),
        (replace(SURREY, ends=("943",)), "No council takes over from Westmorland and Furness"),
        (replace(SURREY, on=datetime.date(2023, 4, 1), ends=("943",)), "cannot end before that"),
        (
            replace(SURREY, takes_over=(*SURREY.takes_over, TakesOver("820", "950", "part"))),
            "Bedfordshire is not a council on the day before.",
        ),
    ],
)
def test_days_and_successions_must_fit(register, wanted, words):
    assert any(words in message for _, message in said(wanted)), said(wanted)


def test_an_address_that_a_council_had_is_not_given_to_another(register):
    enter(DetailsChange("936", facts_of("936", slug="surrey-county")))
    assert ("new-0-slug", "“surrey” leads to Surrey, which used to have it. Choose another.") in said(
        with_east(slug="surrey")
    )


def test_a_name_of_a_council_that_ends_the_day_before_may_be_taken_up(register):
    renamed = replace(with_east(other_names=("Surrey",)), renamed=(("936", "Surrey (former county)"),))
    assert said(renamed) == []


@pytest.mark.parametrize(
    ("changes", "since", "words"),
    [
        ({"code": "E10000099"}, None, "Enter the date from which it has this code."),
        ({"code": "E10000099"}, datetime.date(1, 1, 1), "between 1965 and 2099"),
        ({"code": ""}, None, "Enter the code"),
        ({"type": "unitary"}, None, "begin with E06"),
        ({"slug": "kent"}, None, "the address of Kent"),
        ({"neighbours": ("936",)}, None, "not its own neighbour"),
    ],
)
def test_details_that_do_not_fit_are_refused(register, changes, since, words):
    found = said(DetailsChange("936", facts_of("936", **changes), since))
    assert any(words in message for _, message in found), found


def test_a_type_changes_with_a_code_of_its_class(register):
    facts = facts_of("936", type="unitary", code="E06000099")
    assert said(DetailsChange("936", facts, datetime.date(2027, 4, 1))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"councils": ()}, "Choose the councils"),
        ({"councils": ("999",)}, "Choose councils from the list."),
        ({"councils": ("820",)}, "Bedfordshire is not a council at that time."),
        ({"kind": "circus"}, "Choose a kind from the list."),
        ({"valid_to": datetime.date(2020, 1, 1)}, "lies before the first"),
        ({"councils": ("871",)}, "Slough Children First runs the services of Slough"),
    ],
)
def test_a_body_that_does_not_fit_is_refused(register, changes, words):
    body = BodyChange("A New Trust", "company", ("936",), datetime.date(2026, 4, 1))
    found = said(replace(body, **changes))
    assert any(words in message for _, message in found), found
