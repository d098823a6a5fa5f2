"""What a first visit and a mark of Lighthouse are held to."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from checks.visits import bars, lighthouse
from checks.visits.visiting import Visit

FAST = Visit(paint=700, chart=900, largest=1_000, blocked=20, moved=0, size=60_000, requests=9)


def test_a_visit_that_holds_every_bar_misses_none():
    assert bars.missed(FAST) == []
    assert bars.missed(Visit(1_500, None, 2_500, 100, 0, 150 * 1024, 9)) == []


def test_each_bar_can_be_missed_and_the_line_names_it():
    slow = Visit(1_501, 1_501, 2_501, 101, 0.001, 150 * 1024 + 1, 9)
    assert bars.missed(slow) == ["paint", "chart", "largest", "blocked", "moved", "bytes"]
    assert bars.line("/", slow).endswith("MISSED: paint, chart, largest, blocked, moved, bytes")


def test_of_several_visits_times_are_the_median_and_what_never_varies_is_the_worst():
    slower = Visit(paint=900, chart=1_000, largest=1_200, blocked=50, moved=0.1, size=61_000, requests=10)
    slowest = Visit(paint=9_000, chart=9_000, largest=9_000, blocked=900, moved=0, size=60_000, requests=9)
    assert bars.middle([slowest, FAST, slower]) == Visit(900, 1_000, 1_200, 50, 0.1, 61_000, 10)


def test_search_counts_for_indexed_pages_alone():
    marks = {"performance": 98, "accessibility": 100, "best-practices": 97, "seo": 60}
    assert lighthouse.missed(marks, "indexed") == ["best-practices", "seo"]
    assert lighthouse.missed(marks, "own") == ["best-practices"]


def answer(score, **more):
    return json.dumps({"categories": {kind: {"score": score} for kind in lighthouse.KINDS}} | more)


def marked(monkeypatch, *answers, runs):
    """The marks that come of these answers of Lighthouse, in their order; a blank one is none."""
    waiting = list(answers)

    def answering(words, **options):
        path = Path(words[-1].removeprefix("--output-path="))
        if text := waiting.pop(0):
            path.write_text(text)
        return CompletedProcess(words, 0, "", "no trace")

    monkeypatch.setattr(lighthouse.subprocess, "run", answering)
    return lighthouse.marks(["lighthouse"], "http://127.0.0.1/", chromium="chromium", session="", runs=runs)


def test_a_mark_is_the_median_of_the_runs(monkeypatch):
    found = marked(monkeypatch, answer(0.9), answer(1), answer(0.99), runs=3)
    assert found == dict.fromkeys(lighthouse.KINDS, 99)


def test_a_run_that_broke_off_is_made_again_and_counts_for_nothing(monkeypatch):
    assert marked(monkeypatch, answer(0, runtimeError={"code": "NO_NAVSTART"}), answer(1), runs=1)["seo"] == 100
    with pytest.raises(lighthouse.LighthouseError, match="no trace"):
        marked(monkeypatch, *[""] * 5, runs=1)


def test_without_node_it_says_how_to_get_lighthouse(monkeypatch):
    monkeypatch.setattr(lighthouse.shutil, "which", lambda name: None)
    assert lighthouse.program() is None
    assert "npm install --global lighthouse" in lighthouse.HOW_TO_GET_IT
