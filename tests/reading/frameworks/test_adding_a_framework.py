"""The walk-through of docs/adding-a-framework.md, walked: its module is put beside the others and reads a page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from inspections.reading import frameworks as package
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.pages import Sheet, pdf

DOCS = Path(__file__).resolve().parents[3] / "docs" / "adding-a-framework.md"


@pytest.fixture
def fostering(tmp_path, monkeypatch):
    code = re.search(r"```python\n(.*?)```", DOCS.read_text(), re.DOTALL)[1]
    (tmp_path / "fostering.py").write_text(code)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    package.frameworks.cache_clear()
    yield
    package.frameworks.cache_clear()
    sys.modules.pop(f"{package.__name__}.fostering", None)


def test_a_framework_is_added_by_a_file_alone(fostering):
    page = (
        Sheet()
        .line("Inspection of fostering services in Stoke-on-Trent", size=18)
        .line("Inspection dates: 12 May 2031 to 23 May 2031")
        .line("Lead inspector: Ada Byron, His Majesty’s Inspector")
        .row(["Overall effectiveness"], ["Good"])
        .row(["The matching of children with carers"], ["Requires improvement", "to be good"])
        .row(["Support for carers"], ["Outstanding"])
    )
    reading = read_bytes(pdf(page), Limits.from_environment())
    assert (reading.framework, reading.authority.dfe_la_number) == ("fostering", "861")
    assert (reading.inspection_start, reading.lead_inspector) == ("2031-05-12", "Ada Byron")
    assert {j.area: (str(j.grade), str(j.confidence)) for j in reading.judgements} == {
        "overall": ("good", "check"),
        "matching": ("requires_improvement", "check"),
        "support": ("outstanding", "check"),
    }


def test_without_the_file_nobody_knows_the_framework():
    assert "fostering" not in package.frameworks()
