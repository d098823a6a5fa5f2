"""The rooms of the dashboard form layers, and no page imports another."""

from pathlib import Path

import pytest

from tests.house import test_arrows as arrows
from tests.house.layers import Layers, plant

# A page is a room of its own; the committee paper stands above the page of the council, of which it is made.
DASHBOARD = Layers(
    "dashboard",
    (
        ("counting", "charts"),
        ("claims",),
        ("shared",),
        ("files",),
        ("open_data", "web"),
        ("watching",),
        ("pages",),
        ("committee_paper",),
        ("urls",),
        ("templatetags", "apps", "management"),
    ),
    kept_apart=("pages",),
)


def test_every_room_of_the_dashboard_has_its_layer():
    rooms = {DASHBOARD.room_of(name).split(".")[0] for name in DASHBOARD.modules}
    assert rooms == {"", *(room for row in DASHBOARD.rows for room in row)}


def test_no_import_runs_up_and_no_page_imports_a_page():
    assert DASHBOARD.steps_up() == []


def test_no_module_of_the_dashboard_imports_itself_by_way_of_others():
    assert DASHBOARD.circle() == []


@pytest.mark.parametrize("room", ["counting", "charts"])
def test_counting_and_charts_know_no_django(room: str):
    own = [path for name, path in DASHBOARD.modules.items() if DASHBOARD.room_of(name) == room]
    assert own
    assert [
        f"{path}: {name}" for path in own for name in arrows.imports_of(path) if arrows.lies_in(name, "django")
    ] == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pages/council/page.py", "from dashboard.pages.councils.page import councils_page"),
        ("pages/compare/views.py", "def late():\n    from dashboard.pages import national"),
        ("pages/council/views.py", "from dashboard.committee_paper.paper import committee_paper"),
        ("counting/tally.py", "from dashboard.charts import grades"),
        ("claims/words.py", "from dashboard.shared.params import Params"),
        ("shared/links.py", "import dashboard.files.csv"),
        ("files/table.py", "from dashboard.open_data.package import data_package"),
        ("web/header.py", "from dashboard.urls import PAGES"),
    ],
)
def test_a_step_up_is_seen(monkeypatch: pytest.MonkeyPatch, module: str, line: str):
    planted = Path("dashboard", module)
    plant(monkeypatch, planted, line)
    assert [one.split(" ")[0] for one in DASHBOARD.steps_up()] == [str(planted)]


def test_a_circle_is_seen(monkeypatch: pytest.MonkeyPatch):
    plant(monkeypatch, Path("dashboard/committee_paper/blocks.py"), "from dashboard.committee_paper import paper")
    assert {"dashboard.committee_paper.blocks", "dashboard.committee_paper.paper"} <= set(DASHBOARD.circle())
