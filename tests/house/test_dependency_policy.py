"""What the project depends on keeps to a checked-in policy, and no network is asked: licences, and known advisories."""

from __future__ import annotations

import datetime
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.house.files import ROOT
from tests.house.test_requirements import versions

POLICY = tomllib.loads((ROOT / "checks/dependencies.toml").read_text())
LOCKED = versions("requirements-dev.txt")


def licence_of(package: str) -> str | None:
    """What the installed distribution says, in the terms of SPDX; None where it is not of this platform."""
    try:
        about = metadata(package)
    except PackageNotFoundError:
        return None
    named = [line.rpartition("::")[2].strip() for line in about.get_all("Classifier", []) if "License ::" in line]
    written = str(about.get("License-Expression") or "")
    free = str(about.get("License") or "")
    said = written or (free if "\n" not in free and len(free) < 60 and free else "") or (named or [""])[0]
    if said and not _allowed(_in_spdx(said)) and named:
        said = named[0]
    return _in_spdx(said) or POLICY["licences"]["read_by_hand"].get(package, "nothing")


def _in_spdx(words: str) -> str:
    return str(POLICY["licences"]["in_other_words"].get(words, words))


def _allowed(words: str) -> bool:
    parts = re.split(r"\s+(?:AND|OR)\s+", words.strip("()"))
    return all(part in POLICY["licences"]["allowed"] for part in parts)


def test_every_licence_is_one_that_the_policy_allows():
    found = {package: licence_of(package) for package in LOCKED}
    assert {package: said for package, said in found.items() if said and not _allowed(said)} == {}
    # Colours of a terminal are of another platform; next to nothing else is missing.
    assert sum(said is None for said in found.values()) <= 3


@pytest.mark.parametrize("words", ["GPL-3.0-only", "MIT AND GPL-3.0-only", "", "Proprietary"])
def test_a_licence_that_nobody_allowed_is_seen(words: str):
    assert not _allowed(words)


def vulnerable(locked: dict[str, str]) -> list[str]:
    known = POLICY["advisories"]["known"]
    return [
        f"{each['package']} {locked[each['package']]}: {each['id']}"
        for each in known
        if each["package"] in locked
        and any(SpecifierSet(one).contains(locked[each["package"]]) for one in each["affected"])
    ]


def test_no_locked_version_has_a_known_advisory():
    assert vulnerable(LOCKED) == []


def test_an_old_version_is_seen():
    assert vulnerable({"jinja2": "3.1.5", "pillow": "13.0.0"}) == ["jinja2 3.1.5: CVE-2025-27516"]


@pytest.mark.parametrize(
    ("version", "is_seen"), [("4.2.25", True), ("5.1.13", True), ("5.2.7", True), ("5.2.8", False)]
)
def test_every_line_of_versions_has_its_own_range(version: str, is_seen: bool):
    assert bool(vulnerable({"django": version})) == is_seen


def test_the_list_says_when_it_was_looked_through_and_names_what_is_locked():
    advisories = POLICY["advisories"]
    assert isinstance(advisories["reviewed"], datetime.date)
    assert [each["package"] for each in advisories["known"] if canonicalize_name(each["package"]) not in LOCKED] == []
    assert all(each["about"] and re.fullmatch(r"(CVE|GHSA|PYSEC)-[\w-]+", each["id"]) for each in advisories["known"])
