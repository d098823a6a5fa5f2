"""Shipped data have the dates of their decision and shipping, so two installations show the same whenever made."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import transaction
from django.test import Client

from dashboard.shared.record_cache import forget_the_record
from inspections.kept_files import forget_kept_files
from inspections.ledger.shipped import SHIPPED_ON, start_of_day
from inspections.models import Inspection
from inspections.queries.corrections import corrections
from inspections.queries.record_version import record_version
from inspections.serving.shipped_facts import load_facts

ADDRESSES = (
    "/", "/corrections/", "/corrections.csv", "/feed/", "/councils/bournemouth/feed/", "/method/", "/data/",
    "/data/corrections.csv", "/data/inspections.csv", "/data/datapackage.json", "/councils/bournemouth/",
)  # fmt: skip
KEY = "837-sif-2014-06-30"


def installed_on(day: datetime.date, client: Client, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The content of each address in an installation made on that day."""
    moment = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    with monkeypatch.context() as moved, transaction.atomic():
        moved.setattr("django.utils.timezone.now", lambda: moment)
        load_facts()
        forget_the_record()
        forget_kept_files()
        inspection = f"/inspections/{Inspection.objects.get(key=KEY).pk}/"
        name = record_version().name
        found = {each: b"".join(client.get(each)).decode() for each in ADDRESSES}
        found["an inspection"] = client.get(inspection).content.decode()
        transaction.set_rollback(True)
    # The numbers of rows go on in a database in which one was installed before, and with them the name of the edition.
    return {
        address: re.sub(r"(?<=/inspections/)\d+", "n", text.replace(name, "edition")) for address, text in found.items()
    }


def test_two_installations_made_on_different_days_show_the_same(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
):
    one = installed_on(datetime.date(2026, 12, 1), client, monkeypatch)
    other = installed_on(datetime.date(2031, 8, 23), client, monkeypatch)

    for address, text in one.items():
        assert text == other[address], address
        assert "1 December 2026" not in text, address


def test_a_shipped_correction_is_of_the_day_on_which_it_was_decided(record: None):
    assert {each.on for each in corrections()} == {datetime.date(2026, 11, 28)}


def test_what_is_shipped_changes_the_record_on_the_day_on_which_it_was_shipped(record: None):
    assert record_version().changed == start_of_day(SHIPPED_ON)
