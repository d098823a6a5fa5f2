"""The rooms of the reader form layers: each imports only those below it, and there is no circle."""

from pathlib import Path

import pytest

from tests.house import test_arrows as arrows
from tests.house.layers import Layers, plant

# From the ground up; the rooms of the ground know each other.
READER = Layers(
    "inspections.reading",
    (
        ("vocabulary", "letters", "scales", "area", "contract", "contract_values", "refusals", "findings", "limits"),
        ("pdf",),
        ("isolation", "layout", "quotation"),
        ("framework",),
        ("registry",),
        ("cover",),
        ("judgements",),
        ("recommendations",),
        ("council",),
        ("classify", "ratings"),
        ("frameworks",),
        ("sections", "events", "reordered"),
        ("reader",),
        ("command",),
        ("__main__", "bench", "measure", "standing"),
    ),
    common_ground=True,
)

# What a room that knows no inspection may use of the contract: places on a page, and notes on the file.
PLACES = {"Box", "PageBox", "Evidence", "Note"}


def test_every_room_of_the_reader_has_its_layer() -> None:
    assert {READER.room_of(name) for name in READER.modules} == {"", *(room for row in READER.rows for room in row)}


def test_no_import_runs_up() -> None:
    assert READER.steps_up() == []


def test_no_module_of_the_reader_imports_itself_by_way_of_others() -> None:
    assert READER.circle() == []


@pytest.mark.parametrize("room", ["pdf", "layout"])
def test_pages_and_their_layout_know_places_and_no_facts_of_an_inspection(room: str) -> None:
    own = {name: path for name, path in READER.modules.items() if READER.room_of(name) == room}
    contract = f"{READER.package}.contract."
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
    plant(monkeypatch, planted, line)
    assert [one.split(" ")[0] for one in READER.steps_up()] == [str(planted)]


def test_a_circle_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, Path("inspections/reading/pdf/text.py"), "from inspections.reading.pdf.page import Page")
    assert {"inspections.reading.pdf.text", "inspections.reading.pdf.page"} <= set(READER.circle())
