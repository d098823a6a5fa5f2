"""Imports between the apps go dashboard → inspections → authorities; the reader imports none of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.files import nodes, parsed, python_files

OURS = {"authorities", "checks", "config", "dashboard", "inspections", "manage", "tests"}

# What each part may import of ours; the longest name that fits a module counts.
ALLOWED = {
    "authorities": {"authorities"},
    # What measures the whole stands over it: it asks for the parts that it fills or times.
    "checks": {"checks", "config", "dashboard", "inspections", "authorities"},
    "config": {"config"},
    "config.urls": {"config", "dashboard", "inspections", "authorities"},
    "dashboard": {"dashboard", "inspections", "authorities"},
    "inspections": {"inspections", "authorities"},
    "inspections.reading": {"inspections.reading"},
    "manage": set(),
}


def name_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> tuple[str, ...]:
    """The full names of the modules that a file imports, including imports inside functions."""
    return _imports_in(path, parsed(path))


@cache
def _imports_in(path: Path, tree: ast.Module) -> tuple[str, ...]:
    """Found once for each tree: many tests ask the same of every module."""
    return tuple(_every_import(path, tree))


def _every_import(path: Path, tree: ast.Module) -> Iterator[str]:
    package = name_of(path).split(".") if path.name == "__init__.py" else name_of(path).split(".")[:-1]
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # `from inspections import reading` names a module in its last part.
            yield from (f"{module}.{alias.name}" for alias in node.names)


def lies_in(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def part_of(name: str) -> str:
    return max((part for part in ALLOWED if lies_in(name, part)), key=len)


def wrong_imports() -> list[str]:
    return [
        f"{path} imports {name}, which {part} may not"
        for path in python_files(of_the_product=True)
        for part in [part_of(name_of(path))]
        for name in imports_of(path)
        if name.split(".")[0] in OURS and not any(lies_in(name, allowed) for allowed in ALLOWED[part])
    ]


def test_every_import_follows_the_arrows():
    assert wrong_imports() == []


def test_the_reader_knows_no_django():
    reader = [path for path in python_files() if path.is_relative_to("inspections/reading")]
    assert reader
    assert [f"{path}: {name}" for path in reader for name in imports_of(path) if lies_in(name, "django")] == []


@pytest.mark.parametrize(
    ("line", "module"),
    [
        ("import dashboard.charts", "dashboard.charts"),
        ("from dashboard import charts", "dashboard.charts"),
        ("def f():\n    from ..reading import contract", "inspections.reading.contract"),
    ],
)
def test_every_way_to_import_is_seen(monkeypatch, line, module):
    monkeypatch.setattr("tests.house.test_arrows.parsed", lambda path: ast.parse(line))
    assert list(imports_of(Path("inspections/queries/record.py"))) == [module]
