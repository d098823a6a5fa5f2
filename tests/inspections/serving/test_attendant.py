"""What is due again and again is done by a process beside the web server, each piece in a thread of its own."""

from __future__ import annotations

import datetime
import socket
import threading

import pytest

from inspections.actions.periodic import Piece
from inspections.serving import periodic
from inspections.serving.periodic import Runner
from inspections.serving.supervisor import Supervisor


def test_it_runs_beside_the_web_server():
    with socket.socket() as listener:
        assert "attendant" in [service.name for service in Supervisor(listener, workers=1).services]


def test_a_long_piece_holds_up_no_other_and_is_begun_once(db: None, monkeypatch: pytest.MonkeyPatch):
    # What is noted of it is tested with the actions; the threads of this test keep away from the database.
    monkeypatch.setattr(periodic, "run_claimed", lambda piece, _: piece.act())
    go_on, begun, second = threading.Event(), [], threading.Event()

    def long() -> None:
        begun.append("long")
        go_on.wait(600)

    runner = Runner((Piece("long", datetime.timedelta(0), long), Piece("short", datetime.timedelta(1), second.set)))
    try:
        runner.look()
        assert second.wait(600)
        runner.look()
        assert begun == ["long"]
    finally:
        go_on.set()
        runner.finish()
