"""No cell of any CSV file can run as a formula, whatever was typed or read, in whichever width."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from authorities.models import Authority
from dashboard.files.csv import safe_cell
from dashboard.open_data.tables import TABLES as OPEN
from dashboard.urls import urlpatterns
from inspections.actions.indexing import index_inspection
from inspections.models import Finding, Inspection
from tests.dashboard.csv_files import content_of
from tests.dashboard.files.test_tables_as_files import STATES, address
from tests.dashboard.published import publish_stoke

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "⁼")
BEFORE = ("", " ", "   ", "\t", "\r", "\n", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u3000", "\u00ad", "\x00", "\x1f")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def runs(cell: str) -> bool:
    """Written by itself: whatever nobody sees is left out, and the first sign is taken in its plain width."""
    seen = "".join(c for c in cell if not unicodedata.category(c).startswith(("C", "Z")))
    return unicodedata.normalize("NFKC", seen)[:1] in {"=", "+", "-", "@"} and not NUMBER.fullmatch(cell)


@pytest.mark.parametrize("before", BEFORE, ids=ascii)
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_a_would_be_formula_is_marked_as_text(before: str, sign: str):
    assert runs(f"{before}{sign}1+1")
    assert safe_cell(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize("plain", ["", "Good", "2 = 2", "£5", "'=1", "–", "· +1", "1-2", "  Good"])
def test_what_is_none_stays_as_it_is(plain: str):
    assert safe_cell(plain) == plain
    assert safe_cell(-1) == -1


def test_no_cell_of_any_file_runs(record: None, today: object, editor: User, client: Client):
    inspection = publish_stoke(editor)
    _spoil(inspection)
    named = [str(pattern.name) for pattern in urlpatterns if str(pattern.name).endswith("_csv")]
    asked = [address(name) for name in named]
    asked += [reverse("dashboard:table", args=(name,)) for name in OPEN]
    assert STATES
    assert len(asked) > 20
    found = {each: bad for each in asked if (bad := [cell for cell in _cells(client, each) if runs(cell)])}
    assert found == {}
    # It was there to be run.
    assert any("1+1" in cell for cell in _cells(client, reverse("dashboard:table", args=("recommendations",))))


def _spoil(inspection: Inspection) -> None:
    for number, row in enumerate(Finding.objects.filter(inspection=inspection)):
        row.text = f"{BEFORE[number % 11]}{SIGNS[(number + 4) % len(SIGNS)]}1+1|cmd"
        row.section = row.tag = "＝1+1"
        row.save()
    Authority.objects.filter(pk=inspection.authority_id).update(short_name="＋1+1", name="\u200b=1+1")
    Inspection.objects.filter(pk=inspection.pk).update(lead_inspector="＠1+1", theme="－1+1")
    index_inspection(Inspection.objects.get(pk=inspection.pk))


def _cells(client: Client, where: str) -> list[str]:
    answer = client.get(where)
    assert answer.status_code == 200, where
    text = content_of(answer).decode("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
