"""What the tests of pages rest on that are not run on each database (tests/dashboard/once.py): each reads the same
record, in the same order, and answers under every public address.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from checks.addresses import public_addresses
from dashboard.counting.record import Record
from dashboard.shared.record_cache import published_record
from inspections.models import Edition, Inspection
from tests.browser.addresses import an_edition
from tests.dashboard.csv_files import content_of
from tests.dashboard.other_findings import publish_every_kind
from tests.dashboard.shipped import shipped_record


def without_numbers(record: Record, kind: str) -> list[Any]:
    """Its councils, inspections and so on with a council's number in the place of the rows' own."""
    numbers = {council.pk: council.dfe_number for council in record.councils}
    every = {
        "councils": [replace(each, pk=0, ofsted_urn="") for each in record.councils],
        "inspections": [
            (numbers[each.authority_id], replace(each, pk=0, key="", authority_id=0)) for each in record.inspections
        ],
        "successions": [
            (numbers[each.predecessor], numbers[each.successor], each.date, each.extent) for each in record.successions
        ],
        "gaps": [(numbers[each.authority_id], replace(each, pk=0, authority_id=0)) for each in record.gaps],
        "ledger": [(key, each.complete_from, each.complete_to, each.note) for key, each in record.ledger.items()],
    }
    return every[kind]


@pytest.mark.parametrize("kind", ["councils", "inspections", "successions", "gaps", "ledger"])
def test_the_database_gives_what_the_shipped_files_say(record: None, kind: str):
    read, said = (without_numbers(each, kind) for each in (published_record(), shipped_record()))

    assert read
    assert sorted(map(repr, read)) == sorted(map(repr, said))


def test_the_record_comes_in_the_same_order(record: None):
    read = published_record()

    assert [each.name for each in read.councils] == sorted(each.name for each in read.councils)
    days = [(each.published, each.pk) for each in read.inspections]
    assert days == sorted(days)
    assert [each.end for each in read.undated] == sorted(each.end for each in read.undated)


@pytest.fixture
def everything(record: None, editor: User) -> Inspection:
    """A report with a finding of every kind, and two editions."""
    an_edition()
    return publish_every_kind(editor)


def test_every_public_address_answers(everything: Inspection, client: Client):
    asked = public_addresses()

    assert len(asked) > 100
    assert any("/editions/2/" in each for each in asked)
    assert Edition.objects.count() == 2
    answers = {each: client.get(each, follow=True) for each in asked}
    assert {each: answer.status_code for each, answer in answers.items() if answer.status_code != 200} == {}
    assert [each for each, answer in answers.items() if not content_of(answer)] == []
