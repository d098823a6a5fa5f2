"""The recipe of docs/adding-a-framework.md, followed to the letter in a copy of the project: no other file is touched.

What the two frameworks of the recipe then do, from bytes to pages and files, is in tests/walks/adding_a_framework.py.
"""

import sys
from pathlib import Path

import pytest

from inspections.reading.frameworks import frameworks
from tests.house.files import ROOT
from tests.house.recipes import blocks, copy_project, run, written

RECIPE = ROOT / "docs" / "adding-a-framework.md"
ADDED = {Path("inspections/reading/frameworks", f"{key}.py") for key in ("fostering", "kinship")}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to which the invented frameworks were added as the recipe says."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    for path, _, code in blocks(RECIPE):
        (folder / path).write_text(code)
    return folder


def test_the_recipe_writes_one_file_a_framework(copy: Path):
    assert written(copy) == ADDED


def test_without_the_files_nobody_knows_the_frameworks():
    assert not {path.stem for path in ADDED} & set(frameworks())


def test_a_report_of_each_goes_all_the_way_and_the_tests_of_the_frameworks_hold_with_two_more(copy: Path):
    own = ("tests/reading/frameworks", "tests/house/test_frameworks_apart.py", "tests/walks/adding_a_framework.py")
    run(copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *own)
    assert written(copy) == ADDED


def test_one_that_bears_a_position_joins_what_positions_are_made_of(tmp_path: Path):
    folder = copy_project(tmp_path)
    path, _, code = next(blocks(RECIPE))
    (folder / path).write_text(code.replace("    verified=False,", "    verified=False,\n    bears_position=True,"))
    run(folder, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/walks/bearing_a_position.py")


@pytest.mark.parametrize("words", [("check",), ("format", "--check")])
def test_what_it_writes_is_written_as_the_rest(copy: Path, words: tuple[str, ...]):
    run(copy, str(Path(sys.executable).with_name("ruff")), *words, *map(str, ADDED))
