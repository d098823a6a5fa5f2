"""Packages in layers: checks from the imports themselves which other rooms each room may import."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.house import test_arrows as arrows
from tests.house.files import parsed, python_files


@dataclass(frozen=True)
class Layers:
    """The rooms of a package from the bottom layer up; rooms in the same row must not import each other.

    `kept_apart` are rooms whose own folders are rooms too, all in the same row; `common_ground` lets the rooms of the
    lowest row know each other.
    """

    package: str
    rows: tuple[tuple[str, ...], ...]
    kept_apart: tuple[str, ...] = ()
    common_ground: bool = False

    @property
    def modules(self) -> dict[str, Path]:
        """The modules of the package, by their full names."""
        found = {arrows.name_of(path): path for path in python_files(of_the_product=True)}
        return {name: path for name, path in found.items() if arrows.lies_in(name, self.package)}

    def room_of(self, name: str) -> str:
        """The room of a module, or of a name in it; blank for the package itself."""
        first, _, rest = name.removeprefix(self.package).lstrip(".").partition(".")
        return f"{first}.{rest.split('.')[0]}" if first in self.kept_apart and rest else first

    def row_of(self, room: str) -> int:
        """The row of a room. Raises StopIteration if it has none."""
        return next(number for number, row in enumerate(self.rows) if room.split(".", maxsplit=1)[0] in row)

    def steps_up(self) -> list[str]:
        """Every import of a room that is not in a lower layer."""
        return [
            f"{path} imports {imported}"
            for name, path in self.modules.items()
            for imported in arrows.imports_of(path)
            if arrows.lies_in(imported, self.package) and self._is_a_step_up(self.room_of(name), imported)
        ]

    def _is_a_step_up(self, room: str, imported: str) -> bool:
        """Whether the import breaks the layers; modules directly in the package are below every room."""
        other = self.room_of(imported)
        if other in ("", room):
            return False
        if not room:
            return True
        if self.common_ground and self.row_of(room) == self.row_of(other) == 0:
            return False
        return self.row_of(other) >= self.row_of(room)

    def circle(self) -> list[str]:
        """The modules that import each other in a circle; empty if there is none."""
        names = self.modules
        graph = {
            name: {_module_in(imported, names) for imported in arrows.imports_of(path)} - {None, name}
            for name, path in names.items()
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            return list(error.args[1])
        return []


def _module_in(imported: str, names: Mapping[str, Path]) -> str | None:
    """The module of an imported name: “a.b” for “a.b.f” if the latter is not a module itself."""
    holder = imported.rpartition(".")[0]
    return imported if imported in names else holder if holder in names else None


def plant(monkeypatch: pytest.MonkeyPatch, planted: Path, line: str) -> None:
    """Replaces the content of a module with one line."""
    monkeypatch.setattr(arrows, "parsed", _with(planted, ast.parse(line)))


def _with(planted: Path, tree: ast.Module) -> Callable[[Path], ast.Module]:
    return lambda path: tree if path == planted else parsed(path)
