"""The recipe of docs/adding-a-judgement-field.md, followed to the letter in a copy of the project."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import kept_database
from tests.house.files import ROOT
from tests.house.recipes import copy_project, run

RECIPE = ROOT / "docs" / "adding-a-judgement-field.md"
FILES = 8
_STEP = re.compile(r"`(?P<path>[\w./-]+/[\w.-]+\.\w+)`|^```(?P<language>\w+)\n(?P<code>.*?)^```", re.M | re.S)


def steps(text: str) -> Iterator[tuple[Path, str]]:
    """The diff for each file: context, and the lines to add below it."""
    path = Path()
    for step in _STEP.finditer(text):
        if step["path"]:
            path = Path(step["path"])
        elif step["language"] == "diff":
            yield path, step["code"]


def commands(text: str) -> list[list[str]]:
    return [step["code"].split() for step in _STEP.finditer(text) if step["language"] == "sh"]


def add_lines(target: Path, step: str) -> None:
    """Adds the lines that begin with “+” below the context lines, which must occur exactly once."""
    lines = step.splitlines()
    above = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    added = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    text = target.read_text()
    assert text.count(f"\n{above}") == 1, f"{target}: {above}"
    target.write_text(text.replace(f"\n{above}", f"\n{above}{added}"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to which the invented field was added as the recipe says."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    text = RECIPE.read_text()
    for path, step in steps(text):
        add_lines(folder / path, step)
    for program, *words in commands(text):
        assert program == ".venv/bin/python"
        run(folder, sys.executable, *words, DATA_DIR=str(folder / "data"))
    return folder


def written(folder: Path) -> set[Path]:
    """The files that differ from the project."""
    every = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    own = {path for path in every if path.parts[0] not in (".git", "data") and "__pycache__" not in path.parts}
    return {path for path in own if not same(folder / path, ROOT / path)}


def same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def test_the_recipe_touches_as_many_files_as_it_says(copy: Path):
    assert len(written(copy)) == FILES, sorted(written(copy))


def test_the_field_goes_the_whole_way(copy: Path, tmp_path: Path):
    """Its migration is applied to a database that has all before it, as whoever runs the product has one."""
    before = tmp_path / "record.sqlite3"
    kept_database.copy_migrated(before)
    fields, pages = "tests/dashboard/test_judgement_fields.py", "tests/dashboard/pages/data/test_data.py"
    words = ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", fields, pages)
    run(copy, sys.executable, *words, TESTS_MIGRATED_BEFORE=str(before))


def test_what_it_writes_is_written_as_the_rest(copy: Path):
    changed = [str(path) for path in written(copy)]
    tools = Path(sys.executable).parent
    run(copy, str(tools / "ruff"), "check", "--force-exclude", *(path for path in changed if path.endswith(".py")))
    run(
        copy,
        str(tools / "ruff"),
        "format",
        "--check",
        "--force-exclude",
        *(path for path in changed if path.endswith(".py")),
    )
    run(copy, str(tools / "djangofmt"), "--check", *(path for path in changed if path.endswith(".html")))
