"""What is due again and again: each piece has its turn, whatever becomes of the others."""

import socket
import threading

from django.core.management import CommandError

from inspections.serving import attendant
from inspections.serving.supervisor import Supervisor


def test_every_piece_is_a_command_that_does_nothing_where_nothing_is_due(db, settings, capsys):
    settings.COLLECT = ""
    assert [attendant.attend_to(piece) for piece in attendant.PIECES] == [True, True]
    assert capsys.readouterr().out == ""


def test_a_piece_that_fails_leaves_the_others_their_turn(db, monkeypatch):
    stop, done = threading.Event(), []

    def call(name, *options):
        done.append(name)
        if name == "one":
            raise CommandError("no")
        if name == "two":
            raise OSError("down")
        stop.set()

    monkeypatch.setattr(attendant, "call_command", call)
    monkeypatch.setattr(attendant, "PIECES", (("one",), ("two",), ("three",)))
    attendant.run_attendant(stop=stop)
    assert done == ["one", "two", "three"]


def test_it_runs_beside_the_web_server():
    with socket.socket() as listener:
        assert "attendant" in [service.name for service in Supervisor(listener, workers=1).services]
