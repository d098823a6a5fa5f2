"""The name of the state of the record: another after every change of it, the same while nothing changes."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from inspections.actions import publishing
from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.models import Inspection, Judgement
from inspections.queries.record_version import record_version
from tests.dashboard.published import publish_stoke


def test_publishing_and_withdrawing_each_make_a_new_edition(record: None, editor: User):
    before = record_version()
    inspection = publish_stoke(editor)
    published = record_version()
    publishing.withdraw(report=inspection.report_id, by=editor, why="")
    withdrawn = record_version()

    assert len({before.name, published.name, withdrawn.name}) == 3
    assert before.changed < published.changed < withdrawn.changed


def test_an_edit_in_the_admin_makes_a_new_edition(record: None, admin_client: Client):
    before = record_version()
    inspection = Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")
    row = inspection.judgements.get(area="overall")
    address = reverse("admin:inspections_judgement_change", args=(row.pk,))
    fields = {
        "inspection": inspection.pk,
        "area": "overall",
        "grade": "good",
        "source": "entered",
        "confidence": "certain",
        "change_reason": "As printed.",
    }
    assert admin_client.post(address, fields).status_code == 302
    assert record_version().name != before.name


def test_an_import_makes_a_new_edition(record: None, editor: User):
    before = record_version()
    line = "861,ilacs,short,2026-10-05,2026-10-09,2026-11-10,A. N. Example,2,leadership,good,report"
    import_outcomes(name="new.csv", text=f"{','.join(COLUMNS)}\n{line}\n", by=editor)
    assert record_version().name != before.name


def test_nothing_changes_the_edition_when_nothing_is_published(record: None, editor: User, client: Client):
    before = record_version()
    client.get("/")
    editor.first_name = "Somebody"
    editor.save()
    assert record_version() == before


def test_a_new_column_makes_a_new_edition(record: None, monkeypatch: pytest.MonkeyPatch):
    after = record_version()
    monkeypatch.setattr(Judgement._meta, "concrete_fields", Judgement._meta.concrete_fields[:-1])
    assert record_version().name != after.name
