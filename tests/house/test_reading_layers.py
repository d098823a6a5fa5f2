"""The rooms of the reader stand in layers: each knows those below it and none above, and there is no circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.house import test_arrows as arrows
from tests.house.files import parsed, python_files

READER = "inspections.reading"

# From the ground up. The rooms of a row do not know each other, but those of the ground do.
GROUND = ("vocabulary", "scales", "area", "contract", "refusals", "findings", "limits")
LAYERS = (
    GROUND,
    ("pdf",),
    ("isolation", "layout"),
    ("framework",),
    ("registry",),
    ("cover",),
    ("judgements",),
    ("recommendations",),
    ("council",),
    ("classify",),
    ("frameworks",),
    ("sections",),
    ("reader",),
    ("command",),
    ("__main__", "bench"),
)

# What a room that knows no inspection may use of the contract: places on a page, and notes on the file.
PLACES = {"Box", "PageBox", "Evidence", "Note"}


def modules() -> dict[str, Path]:
    """The modules of the reader by their full names."""
    found = {arrows.name_of(path): path for path in python_files(of_the_product=True)}
    return {name: path for name, path in found.items() if arrows.lies_in(name, READER)}


def room_of(name: str) -> str:
    """The room a module or a name in it is in; empty for the package itself."""
    return name.removeprefix(READER).lstrip(".").split(".")[0]


def may_know(room: str, other: str) -> bool:
    rows = {name: number for number, row in enumerate(LAYERS) for name in row}
    if room == other or not room:
        return room == other
    return rows[other] < rows[room] or {room, other} <= set(GROUND)


def steps_up() -> list[str]:
    return [
        f"{path} imports {imported}"
        for name, path in modules().items()
        for imported in arrows.imports_of(path)
        if arrows.lies_in(imported, f"{READER}.{room_of(imported)}") and room_of(imported)
        if not may_know(room_of(name), room_of(imported))
    ]


def circle() -> list[str]:
    """The modules that import each other in a circle; none where there is no circle."""
    names = modules()
    graph = {
        name: {module_in(imported, names) for imported in arrows.imports_of(path)} - {None, name}
        for name, path in names.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def module_in(imported: str, names: dict[str, Path]) -> str | None:
    """The module of an imported name: “a.b.f” is “a.b” where that is a module and “a.b.f” is none."""
    holder = imported.rpartition(".")[0]
    return imported if imported in names else holder if holder in names else None


def test_every_room_of_the_reader_has_its_layer() -> None:
    assert {room_of(name) for name in modules()} == {"", *(room for row in LAYERS for room in row)}


def test_no_import_runs_up() -> None:
    assert steps_up() == []


def test_no_module_of_the_reader_imports_itself_by_way_of_others() -> None:
    assert circle() == []


@pytest.mark.parametrize("room", ["pdf", "layout"])
def test_pages_and_their_layout_know_places_and_no_facts_of_an_inspection(room: str) -> None:
    own = {name: path for name, path in modules().items() if room_of(name) == room}
    contract = f"{READER}.contract."
    used = {imported for path in own.values() for imported in arrows.imports_of(path) if imported.startswith(contract)}
    assert own
    assert {name.removeprefix(contract) for name in used} <= PLACES


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pdf/text.py", "from inspections.reading.layout import lists"),
        ("layout/lists.py", "from inspections.reading.framework import Framework"),
        ("layout/lists.py", "def late():\n    from inspections.reading.isolation import sandbox"),
        ("classify/by_title.py", "from inspections.reading.frameworks import frameworks"),
        ("vocabulary.py", "import inspections.reading.pdf.page"),
    ],
)
def test_a_step_up_is_seen(monkeypatch: pytest.MonkeyPatch, module: str, line: str) -> None:
    planted = Path("inspections/reading", module)
    monkeypatch.setattr(arrows, "parsed", lambda path: ast.parse(line) if path == planted else parsed(path))
    assert [one.split(" ")[0] for one in steps_up()] == [str(planted)]


def test_a_circle_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = Path("inspections/reading/pdf/text.py")
    line = ast.parse("from inspections.reading.pdf.page import Page")
    monkeypatch.setattr(arrows, "parsed", lambda path: line if path == planted else parsed(path))
    assert {f"{READER}.pdf.text", f"{READER}.pdf.page"} <= set(circle())
