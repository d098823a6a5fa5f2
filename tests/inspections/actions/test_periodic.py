"""Periodic work: one process at a time, each piece when it is due, and no failure stops the rest."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inspections.actions.periodic import LEASE, Piece, claim, note_done, run_claimed, still_at
from inspections.models import PeriodicWork
from inspections.models.periodic import BACKUP, TITLES
from inspections.serving import periodic
from inspections.serving.periodic import run_once

HOUR = datetime.timedelta(hours=1)
pytestmark = pytest.mark.django_db


def piece(act: Callable[[], object] = lambda: "3 done.", name: str = "tidying") -> Piece:
    return Piece(name, HOUR, act)


def fails() -> None:
    raise RuntimeError("the disk is full")


def back_by(span: datetime.timedelta) -> None:
    """As if the last run had been so long ago."""
    row = PeriodicWork.objects.get()
    row.began_at -= span
    row.running_until = row.running_until and row.running_until - span
    row.save()


def test_what_came_of_it_is_kept():
    assert run_once([piece()]) == {"tidying": True}
    row = PeriodicWork.objects.get()
    assert (row.outcome, row.problem, row.running_until) == ("3 done.", "", None)
    assert row.began_at <= row.ended_at <= timezone.now()


def test_it_runs_again_when_it_is_due_and_not_before_unless_asked_for():
    run_once([piece()])
    assert run_once([piece()]) == {}
    assert run_once([piece()], at_once=True) == {"tidying": True}
    back_by(HOUR)
    assert run_once([piece()]) == {"tidying": True}


def test_a_clock_that_was_ahead_holds_no_work_up():
    work = piece()
    ahead = timezone.now() + timezone.timedelta(days=3)
    PeriodicWork.objects.create(name=work.name, began_at=ahead, running_until=ahead)
    assert claim(work) is not None


def test_two_never_have_the_same_in_hand():
    first = claim(piece())
    assert first is not None
    assert claim(piece()) is None
    assert claim(piece(), at_once=True) is None
    still_at(piece(), first)
    assert claim(piece(), at_once=True) is None


def test_what_a_dead_process_had_in_hand_is_done_by_another_whose_claim_it_cannot_end():
    first = claim(piece())
    back_by(LEASE + HOUR)
    second = claim(piece())
    assert second is not None
    run_claimed(piece(), first)
    assert PeriodicWork.objects.get().running_until is not None
    run_claimed(piece(), second)
    assert PeriodicWork.objects.get().running_until is None


def test_a_failure_is_shown_stops_nothing_else_and_goes_with_the_next_good_run(editor_client: Client):
    assert run_once([piece(fails), piece(name="mail")]) == {"tidying": False, "mail": True}
    row = PeriodicWork.objects.get(name="tidying")
    assert (row.problem, row.succeeded_at) == ("RuntimeError: the disk is full", None)
    shown = " ".join(editor_client.get(reverse("inspections:periodic")).content.decode().split())
    assert "1 of 2 periodic jobs failed" in shown
    assert "the disk is full" in shown
    run_once([piece()], at_once=True)
    row.refresh_from_db()
    assert (row.problem, row.outcome) == ("", "3 done.")


def test_everything_on_the_list_runs_twice_without_harm(register: None, settings: Any, tmp_path: Path):
    settings.COLLECT, settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = "", tmp_path, tmp_path / "evidence"
    for _ in range(2):
        assert set(run_once(at_once=True).values()) == {True}
    assert {row.name for row in PeriodicWork.objects.all()} == {each.name for each in periodic.WORK}


def test_every_piece_has_a_title_that_people_read(editor_client: Client):
    assert {each.name for each in periodic.WORK} | {BACKUP} == set(TITLES)
    run_once([piece(name="used_limits"), piece(name="mail"), piece()])
    shown = editor_client.get(reverse("inspections:periodic")).content.decode()
    places = [shown.index(words) for words in ("Clearing old counts of requests", "Sending emails", "tidying")]
    assert places == sorted(places)
    assert "used_limits" not in shown


def test_the_command_says_what_failed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("inspections.management.commands.periodic.run_once", lambda **_: run_once([piece(fails)]))
    with pytest.raises(CommandError):
        call_command("periodic")
    assert "tidying: failed" in capsys.readouterr().out


def test_the_page_says_how_the_product_is_and_when_it_was_backed_up(editor_client: Client):
    def shown() -> str:
        return " ".join(editor_client.get(reverse("inspections:periodic")).content.decode().split())

    assert "The database answers." in shown()
    assert "No backup has been taken yet" in shown()
    note_done(BACKUP, "All is copied.")
    assert "No backup has been taken yet" not in shown()
    assert "No periodic job has run yet" in shown()
