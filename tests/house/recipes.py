"""Follows the recipes in docs/ to the letter in a copy of the project, so that they stay correct."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.files import ROOT, project_files

_BLOCK = re.compile(r"^`(?P<path>[\w./]+\.\w+)`|^```(?P<language>\w+)\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(recipe: Path) -> Iterator[tuple[Path, str, str]]:
    """Each block of code of a recipe: the last path named before it, its language and its text."""
    path = Path()
    for block in _BLOCK.finditer(recipe.read_text()):
        if block["path"]:
            path = Path(block["path"])
        else:
            yield path, block["language"], block["code"]


def copy_project(folder: Path) -> Path:
    """Copies every file of the project to a folder with a git repository, because tests/house lists files with git.

    What Python and pytest have compiled comes along, and counts as long as a file is as old as it was.
    """
    for path in project_files():
        compiled = _compiled(path) if path.suffix == ".py" else []
        for each in (path, *compiled):
            (folder / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / each, folder / each)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def _compiled(path: Path) -> list[Path]:
    files = (ROOT / path.parent / "__pycache__").glob(f"{path.stem}.{sys.implementation.cache_tag}*.pyc")
    return [file.relative_to(ROOT) for file in files]


def run(folder: Path, *command: str, **more: str) -> None:
    """Runs a command in the folder, with further environment variables by name. Raises AssertionError with its output
    if it fails.
    """
    left_out = ("DATABASE_URL", "DATA_DIR", "TESTS_DATA_DIR")
    variables = {name: value for name, value in os.environ.items() if name not in left_out} | more
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def written(folder: Path) -> set[Path]:
    """The files that differ from the project, without the tests."""
    every = {
        path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    own = {path for path in every if path.parts[0] not in (".git", "tests", "var")}
    return {path for path in own if not _same(folder / path, ROOT / path)}


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
