"""The locked requirements are current, complete, hashed and equal in both files, each with a stated reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.files import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PRODUCT = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
PINNED = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.M)
ENTRY = re.compile(r"^(?=[\w])", re.M)


def entries(name: str) -> list[str]:
    """The entries of a lock file: pinned requirements with their hashes and what requires them."""
    return [entry for entry in ENTRY.split((ROOT / name).read_text()) if PINNED.match(entry)]


def versions(name: str) -> dict[str, str]:
    pins = (PINNED.match(entry).groups() for entry in entries(name))
    return {canonicalize_name(package): version for package, version in pins}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [("requirements.txt", PRODUCT), ("requirements-dev.txt", [*PRODUCT, *DEVELOPMENT])],
    ids=["product", "development"],
)
def test_the_lock_holds_what_pyproject_asks_for(lock, wanted):
    locked = versions(lock)
    requirements = [Requirement(line) for line in wanted]
    wrong = [str(r) for r in requirements if not r.specifier.contains(locked.get(canonicalize_name(r.name), "0"))]
    assert wrong == [], "lock again: the commands stand in README.md"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_nothing_is_locked_that_nobody_asks_for(lock):
    asked = {canonicalize_name(Requirement(line).name) for line in [*PRODUCT, *DEVELOPMENT]}
    locked = versions(lock)
    orphans = []
    for entry in entries(lock):
        package = canonicalize_name(PINNED.match(entry).group(1))
        # "# via" names the packages that need this one, each of which must be locked itself.
        via = {canonicalize_name(name) for name in re.findall(r"#\s+(?:via\s+)?([\w.-]+)(?:\[\S+\])?$", entry, re.M)}
        if package not in asked and not via & locked.keys():
            orphans.append(package)
    assert orphans == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_file_has_a_hash(lock):
    assert [entry.split()[0] for entry in entries(lock) if "--hash=sha256:" not in entry] == []


def test_both_locks_name_the_same_versions():
    product, development = versions("requirements.txt"), versions("requirements-dev.txt")
    assert {name: (version, development.get(name)) for name, version in product.items()} == {
        name: (version, version) for name, version in product.items()
    }


def test_every_dependency_has_a_reason():
    lines, wanted = (ROOT / "pyproject.toml").read_text().splitlines(), [*PRODUCT, *DEVELOPMENT]
    bare = [name for name in wanted if not any(f'"{name}",' in line and re.search(r"# \w+", line) for line in lines)]
    assert bare == []


def test_the_python_that_is_asked_for_is_the_one_that_is_pinned():
    pinned = Path(ROOT / ".python-version").read_text().strip()
    assert Requirement(f"python{PROJECT['project']['requires-python']}").specifier.contains(pinned)
