"""The rooms of `inspections` form layers that follow a report from intake and review to the record and its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.layers import Layers, plant

INSPECTIONS = Layers(
    "inspections",
    (
        ("reading",),
        # Values that the stages share.
        (
            "errors",
            "inspection_dates",
            "partial_dates",
            "qualified_grade",
            "history_reasons",
            "lanes",
            "kept_files",
            "lasting_addresses",
            "deferring",
            "networks",
            "leases",
            "roles",
            "read_difference",
            # Texts in, numbers out: it knows neither the record nor Django.
            "lineage",
        ),
        ("procrastinate_queue", "judgement", "finding", "mention", "windows", "followup", "stems", "editions"),
        ("draft",),
        ("draft_items",),
        # The record, and what comes to it.
        ("models",),
        ("limits", "known_browser"),
        ("intake", "ledger", "search", "people", "signing_in"),
        # What the inspectorate's site lists.
        ("collecting",),
        # Two ways to look at it, neither of which writes.
        ("queries", "review"),
        # Every write.
        ("actions",),
        # Who asks for them: people, and the machine that serves them.
        ("views", "admin", "admin_site", "serving"),
        ("urls", "management", "apps"),
    ),
)


def test_every_room_has_its_layer():
    assert {INSPECTIONS.room_of(name) for name in INSPECTIONS.modules} == {
        "",
        *(room for row in INSPECTIONS.rows for room in row),
    }


def test_no_import_runs_up():
    assert INSPECTIONS.steps_up() == []


def test_no_module_imports_itself_by_way_of_others():
    assert INSPECTIONS.circle() == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("judgement.py", "from inspections.models import Judgement"),
        ("queries/reports.py", "from inspections.review.labels import grade_label"),
        ("queries/reports.py", "def late():\n    from inspections.actions import publishing"),
        ("actions/review.py", "from inspections import views"),
        ("views/review.py", "from inspections.serving.worker import work"),
        ("reading/contract.py", "import inspections.draft"),
    ],
)
def test_a_step_up_is_seen(monkeypatch: pytest.MonkeyPatch, module: str, line: str):
    planted = Path("inspections", module)
    plant(monkeypatch, planted, line)
    assert [one.split(" ")[0] for one in INSPECTIONS.steps_up()] == [str(planted)]


def test_a_circle_is_seen(monkeypatch: pytest.MonkeyPatch):
    plant(monkeypatch, Path("inspections/models/choices.py"), "from inspections.models.record import Judgement")
    assert {"inspections.models.choices", "inspections.models.record"} <= set(INSPECTIONS.circle())
