"""The record is cached between requests, and read again after every change, whoever made it."""

from __future__ import annotations

import datetime
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from authorities.models import Authority, Succession
from dashboard.counting.record import Record
from dashboard.shared import record_cache
from dashboard.shared.record_cache import MOST_KEPT, KeptAnswers, forget_the_record, published_record
from inspections.actions import publishing
from inspections.models import Inspection, Judgement
from inspections.queries.record_version import record_state
from tests.dashboard.published import publish_stoke


def grade_of(pk: int, area: str) -> str:
    return next(i for i in published_record().inspections if i.pk == pk).judgements[area].grade


def test_the_record_is_read_once_and_then_kept(record: None, django_assert_num_queries: DjangoAssertNumQueries):
    forget_the_record()
    with django_assert_num_queries(8):
        first = published_record()
    with django_assert_num_queries(1):
        assert published_record() is first


def test_of_many_who_ask_at_once_one_reads_it(record: None, monkeypatch: pytest.MonkeyPatch):
    forget_the_record()
    others = [Thread(target=lambda: found.append(record_cache._read_record().record), daemon=True) for _ in range(8)]
    monkeypatch.setattr(record_cache, "record_state", lambda: ("as it is",))
    readings, found = list[Record](), list[Record]()
    whole = record_cache.read_record()

    def read() -> Record:
        """The others come while it is read: whoever did not wait for it would read by itself, and be counted."""
        readings.append(whole)
        if len(readings) == 1:
            for other in others:
                other.start()
        return whole

    monkeypatch.setattr(record_cache, "read_record", read)
    first = published_record()
    for other in others:
        other.join(600)
    assert (len(readings), found) == (1, [first] * 8)


def test_an_answer_is_kept_until_the_record_changes(record: None, editor: User):
    asked = list[str]()

    def ask() -> str:
        asked.append("again")
        return f"answer {len(asked)}"

    assert [KeptAnswers().of("a kind", 1, ask), KeptAnswers().of("a kind", 1, ask)] == ["answer 1"] * 2
    assert KeptAnswers().of("another kind", 1, ask) == "answer 2"
    publish_stoke(editor)
    assert KeptAnswers().of("a kind", 1, ask) == "answer 3"


def test_of_each_kind_the_last_wanted_are_kept(record: None):
    kept, asked = KeptAnswers(), list[int]()

    def want(key: int) -> None:
        kept.of("a kind", key, lambda: asked.append(key))

    for key in (*range(MOST_KEPT), 0, MOST_KEPT, 0, 1):
        want(key)
    assert asked == [*range(MOST_KEPT), MOST_KEPT, 1], "the first was wanted again, so that the second went"


def test_publishing_and_withdrawing_make_it_another(record: None, editor: User):
    before = published_record()
    inspection = publish_stoke(editor)
    published = published_record()
    publishing.withdraw(report=inspection.report_id, by=editor, why="Not the right file.")
    withdrawn = published_record()

    origins = [next(i.origin for i in r.inspections if i.pk == inspection.pk) for r in (before, published, withdrawn)]
    assert origins == ["import", "report", "import"]


def test_an_edit_in_the_admin_makes_it_another(record: None):
    judgement = Judgement.objects.filter(area="leadership").latest("pk")
    before = grade_of(judgement.inspection_id, "leadership")
    judgement.grade = "outstanding" if before != "outstanding" else "good"
    judgement.save()
    assert grade_of(judgement.inspection_id, "leadership") == judgement.grade

    judgement.delete()
    found = next(i for i in published_record().inspections if i.pk == judgement.inspection_id)
    assert "leadership" not in found.judgements


def test_a_council_and_a_succession_make_it_another(record: None):
    published_record()
    stoke = Authority.objects.get(slug="stoke-on-trent")
    stoke.short_name = "Stoke"
    stoke.save()
    assert published_record().by_pk[stoke.pk].name == "Stoke"

    kent = Authority.objects.get(slug="kent")
    Succession.objects.create(predecessor=kent, successor=stoke, date=datetime.date(2030, 4, 1), extent="part")
    assert [council.name for council, _ in published_record().predecessors(published_record().by_pk[stoke.pk])] == [
        "Kent"
    ]


def test_what_was_taken_back_does_not_stay(record: None):
    """The primary keys of history rows are reused after a transaction is rolled back."""
    one = Inspection.objects.order_by("pk").last()
    assert one is not None
    names = []
    for name in ("Jo Ede", "Al Ode"):
        with transaction.atomic():
            one.lead_inspector = name
            one.save()
            names.append(record_state())
            transaction.set_rollback(True)
    assert names[0] != names[1]


@pytest.mark.django_db(transaction=True)
def test_a_change_through_another_connection_is_seen(register: None):
    """A change made behind the cache's back, like one by another process."""
    before = published_record()
    stoke = Authority.objects.get(slug="stoke-on-trent")
    stoke.region = "North West"
    stoke.save()
    connection.close()
    assert published_record() is not before
    assert published_record().by_pk[stoke.pk].region == "North West"
