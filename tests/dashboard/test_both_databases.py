"""What the tests of pages rest on that are not run on each database (tests/dashboard/once.py): each reads the same
record and answers under every public address.

What has an order comes in it: councils, inspections, undated visits, successions, gaps, and the judgements of an
inspection as its table has them. Frameworks of the ledger, and rows that are alike in what orders them, have none.
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
from tests.scenes import scene


def without_numbers(record: Record, kind: str) -> list[Any]:
    """Its councils, inspections and so on with a council's number in the place of the rows' own, each inspection with
    its judgements in their order.
    """
    numbers = {council.pk: council.dfe_number for council in record.councils}
    every = {
        "councils": [replace(each, pk=0, ofsted_urn="") for each in record.councils],
        "inspections": [
            (numbers[each.authority_id], replace(each, pk=0, key="", authority_id=0), list(each.judgements.items()))
            for each in record.inspections
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
    names = {each.pk: each.name for each in read.councils}

    assert list(names.values()) == sorted(names.values())
    days = [(each.published, each.pk) for each in read.inspections]
    assert days == sorted(days)
    visits = [(each.end, each.pk) for each in read.undated]
    assert visits == sorted(visits)
    successions = [(each.date, names[each.predecessor]) for each in read.successions]
    assert successions == sorted(successions)
    gaps = [(each.published, each.start, each.pk) for each in read.gaps]
    assert gaps == sorted(gaps)


@scene
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
