"""The directory of postcodes: loaded by an administrator, looked up without asking anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from authorities.finding.finder import find_councils
from authorities.finding.postcodes import DirectoryError, load_directory
from authorities.models import Postcode

LINES = """pcds,pcd,oscty,oslaua,lat
ST1 1AA,ST1 1AA,E99999999,E06000021,53
LS1  1UR,LS1 1UR,E99999999,E08000035,53
BN43 5AA,BN435AA,E10000032,E07000223,50
CF10 1AA,CF101AA,W99999999,W06000015,51
,,,,
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    path = tmp_path / "directory.csv"
    path.write_text(LINES, encoding="utf-8-sig")
    return path


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ST1 1AA", "Stoke-on-Trent"), ("ls11ur", "Leeds"), (" bn43  5aa ", "West Sussex")],
)
def test_a_postcode_finds_its_council_a_county_before_its_district(register, directory, typed, name):
    loaded = load_directory(directory)
    only = find_councils(typed).only
    assert (loaded.found, loaded.elsewhere) == (3, 1)
    assert only is not None
    assert only.short_name == name


def test_a_postcode_outside_england_or_unknown_finds_nothing_and_says_that_there_is_a_directory(register, directory):
    load_directory(directory)
    for typed, shown in (("CF10 1AA", "CF10 1AA"), ("ZZ99 9ZZ", "ZZ99 9ZZ")):
        found = find_councils(typed)
        assert (found.matches, found.postcode, found.directory) == ((), shown, True)


def test_without_a_directory_a_postcode_is_known_for_what_it_is(register):
    found = find_councils("ST1 1AA")
    assert (found.matches, found.postcode, found.directory) == ((), "ST1 1AA", False)


def test_a_newer_directory_takes_the_place_of_the_one_before(register, directory):
    load_directory(directory)
    directory.write_text("PCDS,OSCTY,OSLAUA\nST1 1AA,E99999999,E08000035\nST1 1AA,E99999999,E08000035\n")
    load_directory(directory)
    assert list(Postcode.objects.values_list("postcode", "code")) == [("ST11AA", "E08000035")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("pcds,oslaua\nST1 1AA,E06000021\n", "It has no column oscty."),
        ("", "It has no column pcds and none called oscty and none called oslaua."),
        ("pcds,oscty,oslaua\nCF10 1AA,W99999999,W06000015\n", "None of its postcodes is in a council"),
    ],
)
def test_what_is_no_directory_changes_nothing(register, directory, text, why):
    load_directory(directory)
    directory.write_text(text)
    with pytest.raises(DirectoryError, match=why):
        load_directory(directory)
    assert Postcode.objects.count() == 3


def test_the_command_says_what_was_loaded_and_what_was_wrong(register, directory, capsys):
    call_command("load_postcodes", directory)
    assert "3 postcodes find their council; 1 lie outside every council." in capsys.readouterr().out
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_postcodes", directory.with_name("none.csv"))
    directory.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="was not loaded"):
        call_command("load_postcodes", directory)
