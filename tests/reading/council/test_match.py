"""A printed name means one council, by all its names and the date; otherwise it is left open."""

from datetime import date

import pytest

from inspections.reading.council.build_register import register_text
from inspections.reading.council.match import council_match
from inspections.reading.council.register import REGISTER_FILE, registered_councils

TODAY = date(2024, 5, 1)


def number(printed: str, day: date | None = TODAY) -> tuple[str | None, bool]:
    match = council_match(printed, day)
    return (match.council.dfe_la_number if match.council else None, match.sure)


def test_the_register_is_the_one_its_source_makes() -> None:
    assert REGISTER_FILE.read_text(encoding="utf-8") == register_text()


def test_every_name_of_every_council_finds_it_while_it_existed() -> None:
    lost = [
        (council.dfe_la_number, name)
        for council in registered_councils()
        for name in council.names
        if number(name, council.valid_to or TODAY) != (council.dfe_la_number, True)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("the Royal Borough of Windsor and Maidenhead", "868"),
        ("Borough of Redcar and Cleveland", "807"),
        ("City of Stoke-on-Trent", "861"),
        ("Newcastle Upon Tyne", "391"),
        ("Kingston upon Hull City Council", "810"),
        ("Kingston upon Thames", "314"),
        ("Surrey Safeguarding Children Board", "936"),
        ("Bradford Children and Families Trust", "380"),
        ("Hammersmith & Fulham", "205"),
        ("St. Helens", "342"),
        ("Leicester City", "856"),
        ("LB of Camden", "202"),
        ("Wigan MBC", "359"),
    ],
)
def test_a_name_is_known_in_its_printed_forms(printed: str, expected: str) -> None:
    assert number(printed) == (expected, True)


def test_a_name_that_passed_to_a_successor_is_settled_by_the_date() -> None:
    assert number("Dorset", date(2016, 3, 1)) == ("835", True)
    assert number("Dorset", date(2021, 10, 1)) == ("838", True)
    assert number("Dorset", None) == (None, False)


def test_a_district_with_a_name_alike_is_not_taken_for_a_council() -> None:
    assert number("Newcastle-under-Lyme Borough Council")[1] is False
    assert number("Middlesex County Council") == (None, False)


def test_a_trust_leads_to_its_council_but_is_left_to_check() -> None:
    assert number("Birmingham Children’s Trust") == ("330", False)


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        ("Slough Children First", date(2023, 1, 30), ["871"]),
        ("Slough Children’s Services Trust", date(2019, 1, 30), ["871"]),
        ("Together for Children", date(2021, 6, 1), ["394"]),
        ("Achieving for Children", date(2022, 6, 1), ["314", "318", "868"]),
        ("Northamptonshire Children’s Trust", date(2020, 12, 1), ["928"]),
        ("Northamptonshire Children’s Trust", date(2022, 10, 1), ["940", "941"]),
    ],
)
def test_a_company_leads_to_the_councils_it_works_for_and_is_never_sure(
    body: str, day: date, expected: list[str]
) -> None:
    match = council_match(body, day)
    assert [council.dfe_la_number for council in match.candidates] == expected
    assert match.sure is False
    assert (match.council is not None) is (len(expected) == 1)
