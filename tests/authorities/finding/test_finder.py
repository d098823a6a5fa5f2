"""Whatever people call a council, or a place in its area, leads to it."""

from __future__ import annotations

import pytest

from authorities.finding.finder import MatchKind, find_councils
from authorities.finding.places import places
from authorities.models import Authority


def first(typed: str) -> tuple[str, str, list[str]]:
    match = find_councils(typed).matches[0]
    return match.label, match.kind.value, sorted(council.short_name for council in match.councils)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("stoke", "Stoke-on-Trent"),
        ("861", "Stoke-on-Trent"),
        ("E06000021", "Stoke-on-Trent"),
        ("80486", "Barking and Dagenham"),
        ("cumbria", "Cumbria"),
        ("Bristol City Council", "Bristol"),
        ("hull", "Kingston upon Hull"),
        ("york", "York"),
        ("durham", "County Durham"),
    ],
)
def test_a_name_an_older_name_or_a_code_means_one_council(register, typed, name):
    only = find_councils(typed).only
    assert only is not None
    assert only.short_name == name


def test_a_gss_code_that_a_council_had_once_still_finds_it(register):
    """Somerset kept its number when its code changed."""
    former = Authority.objects.filter(codes__valid_to__isnull=False, valid_to__isnull=True).first()
    assert former is not None
    code = former.codes.filter(valid_to__isnull=False).first()
    assert code is not None
    assert find_councils(code.code.lower()).only == former


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("adur", ("Adur", "district", ["West Sussex"])),
        ("Allerdale", ("Allerdale", "former district", ["Cumberland"])),
        ("Avon", ("Avon", "former county", [
            "Bath and North East Somerset", "Bristol", "North Somerset", "South Gloucestershire"])),
        ("the potteries", ("Potteries", "place", ["Stoke-on-Trent"])),
        ("Lincoln", ("Lincoln", "district", ["Lincolnshire"])),
        ("Achieving for Children", ("Achieving for Children", "body", [
            "Kingston upon Thames", "Richmond upon Thames", "Windsor and Maidenhead"])),
        ("slough trust", ("Slough Children’s Services Trust", "body", ["Slough"])),
    ],
)  # fmt: skip
def test_places_and_trusts_lead_to_their_councils(register, typed, expected):
    assert first(typed) == expected
    assert find_councils(typed).only is None


def test_where_a_name_means_several_councils_nobody_is_sent_to_one(register):
    found = find_councils("berkshire")
    assert found.only is None
    assert len(found.matches[0].councils) == 6


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Notingham", "Nottingham"),
        ("Leister", "Leicester"),
        ("Yrok", "York"),
        ("Stoke on Tent", "Stoke-on-Trent"),
        ("Middlesborough", "Middlesbrough"),
        ("westmoreland", "Westmorland and Furness"),
    ],
)
def test_a_misspelt_name_finds_the_nearest_and_is_only_a_guess(register, typed, name):
    found = find_councils(typed)
    assert found.guessed
    assert found.only is None
    assert found.matches[0].label == name


@pytest.mark.parametrize("typed", ["zzzzzz", "hello world", "the children in care of", "%", "😀😀😀😀", "x" * 5000])
def test_what_is_no_name_finds_nothing(register, typed):
    assert find_councils(typed).matches == ()


def test_nothing_typed_finds_nothing(register):
    assert not find_councils("   ").matches


def test_what_is_typed_in_a_word_counts_only_where_nothing_fits_better(register):
    assert [match.label for match in find_councils("stoke").matches] == ["Stoke-on-Trent"]
    assert "Bournemouth" in [match.label for match in find_councils("mouth").matches]


def test_every_place_lies_in_councils_that_there_are(register):
    known = dict(Authority.objects.values_list("dfe_number", "valid_to"))
    wrong = [place.name for place in places() if any(known.get(n, "none") is not None for n in place.dfe_numbers)]
    assert wrong == []


def test_every_place_is_found_by_each_of_its_names(register):
    kinds = {kind.value for kind in MatchKind}
    lost = [
        name for place in places() for name in place.names
        if place.kind not in kinds or place.name not in [match.label for match in find_councils(name).matches]
    ]  # fmt: skip
    assert lost == []
