import datetime

import pytest

from authorities.models import AuthorityName
from authorities.names import letters_key, name_key
from authorities.queries import match_name
from inspections.reading.council.match import council_match
from inspections.reading.council.register import registered_councils


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Máire O’Neill", "maire oneill"),
        ("Søren Ǿrsted", "soren orsted"),
        ("ŁUKASZ Đorđević", "lukasz dordevic"),
        ("Þóra Æsirsdóttir", "thora aesirsdottir"),
        ("Groß Œuvre", "gross oeuvre"),
        ("IŞIK ışık", "isik isik"),
    ],
)
def test_every_letter_of_a_latin_name_has_a_plain_one(printed: str, plain: str):
    assert letters_key(printed) == plain
    assert letters_key(plain) == plain


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Stockton-on-Tees Borough Council", "808"),
        ("City of Stoke-on-Trent", "861"),
        ("Stoke on Trent", "861"),
        ("Bristol City of", "801"),
        ("London Corporation", "201"),
        ("City of London", "201"),
        ("The London Borough of Hammersmith & Fulham", "205"),
        ("Royal Borough of Kensington and Chelsea", "207"),
        ("County Durham", "840"),
        ("Durham County Council", "840"),
        ("Kingston upon Hull", "810"),
        ("Royal Borough of Kingston upon Thames", "314"),
        ("Newcastle upon Tyne", "391"),
        ("Isle of Wight Council", "921"),
        ("Leicestershire County Council", "855"),
        ("Leicester City Council", "856"),
        ("Bedford Borough Council", "822"),
        ("Central Bedfordshire", "823"),
        ("City of York Council", "816"),
        ("ST. HELENS", "342"),
    ],
)
def test_a_printed_name_leads_to_its_council(register, printed, number):
    assert match_name(printed, on=datetime.date(2020, 1, 1)).authority.dfe_number == number


@pytest.mark.parametrize(("day", "number"), [((2016, 5, 1), "835"), ((2021, 5, 1), "838")])
def test_a_name_that_two_councils_have_had_is_settled_by_the_day(register, day, number):
    assert match_name("Dorset", on=datetime.date(*day)).authority.dfe_number == number


def test_every_name_of_every_council_leads_the_reader_and_the_record_to_that_council(register):
    today = datetime.date(2026, 11, 22)
    of_reader = [(name, c.valid_to or today, c.dfe_la_number) for c in registered_councils() for name in c.names]
    kept = AuthorityName.objects.values_list("name", "authority__valid_to", "authority__dfe_number")
    of_record = [(name, until or today, number) for name, until, number in kept]
    assert len(of_reader) > 300
    assert len(of_record) > 200
    named = of_reader + of_record
    by_reader = [read.council and read.council.dfe_la_number for read in (council_match(n, on) for n, on, _ in named)]
    by_record = [kept.authority and kept.authority.dfe_number for kept in (match_name(n, on=on) for n, on, _ in named)]
    expected = [number for *_, number in named]
    assert (by_reader, by_record) == (expected, expected)


def test_without_a_day_it_is_not_settled_and_both_are_named(register):
    match = match_name("Dorset County Council", on=None)
    assert match.authority is None
    assert {a.dfe_number for a in match_name("Dorset", on=None).candidates} == {"835", "838"}


@pytest.mark.parametrize("printed", ["Newcastle-under-Lyme", "Richmondshire", "Nowhere", ""])
def test_a_name_of_no_council_leads_nowhere(register, printed):
    assert match_name(printed, on=None).authority is None


def test_the_kind_of_body_and_the_way_of_writing_make_no_difference():
    keys = {
        name_key(n) for n in ("Telford & Wrekin Council", "TELFORD AND WREKIN", "The Borough of Telford and Wrekin")
    }
    assert keys == {"telford and wrekin"}
