"""An answer that is taken slowly holds nobody up: it is kept, sent on as it is taken, and given up in the end."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from selectors import DefaultSelector
from types import SimpleNamespace

import pytest

from inspections.serving import web_worker
from inspections.serving.outgoing import Kept, Outgoing
from inspections.serving.web_worker import PatientWorker

LARGE = bytes(range(256)) * 20_000


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def taken(outgoing: Outgoing, theirs: socket.socket, count: int) -> bytes:
    theirs.setblocking(False)
    found = bytearray()
    while len(found) < count:
        outgoing.send_on()
        found += theirs.recv(1_000_000)
    return bytes(found)


def test_what_is_not_taken_at_once_is_kept_and_comes_whole_and_in_order(ends, tmp_path: Path) -> None:
    outgoing = Outgoing(ends[0], Kept())
    (tmp_path / "file").write_bytes(LARGE)
    outgoing.sendall(b"head")
    outgoing.sendall(LARGE)
    with (tmp_path / "file").open("rb") as file:
        outgoing.sendfile(file, offset=10, count=5_000_000)
    outgoing.sendall(b"end")
    assert outgoing.waits
    wanted = b"head" + LARGE + LARGE[10:5_000_010] + b"end"
    assert taken(outgoing, ends[1], len(wanted)) == wanted
    assert not outgoing.waits


def test_what_is_taken_at_once_is_not_kept(ends) -> None:
    outgoing = Outgoing(ends[0], Kept(most=0))
    outgoing.sendall(b"a short answer")
    assert (outgoing.waits, ends[1].recv(100)) == (False, b"a short answer")


def test_there_is_a_bound_to_what_is_kept_for_all_and_it_comes_back(ends) -> None:
    kept = Kept(most=len(LARGE))
    first, second = Outgoing(ends[0], kept), Outgoing(ends[0], kept)
    first.sendall(LARGE)
    with pytest.raises(BrokenPipeError):
        second.sendall(LARGE)
    first.drop()
    assert not first.waits
    assert kept.take(len(LARGE))


def test_a_file_that_becomes_shorter_ends_the_answer(ends, tmp_path: Path) -> None:
    outgoing = Outgoing(ends[0], Kept())
    (tmp_path / "file").write_bytes(LARGE)
    with (tmp_path / "file").open("rb") as file:
        outgoing.sendfile(file)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BrokenPipeError):
        taken(outgoing, ends[1], len(LARGE))
    outgoing.drop()


def test_whoever_takes_nothing_or_hardly_anything_is_given_up(ends) -> None:
    outgoing = Outgoing(ends[0], Kept())
    outgoing.sendall(LARGE)
    now = time.monotonic()
    assert not outgoing.is_too_slow(now + 10)
    assert outgoing.is_too_slow(now + 30), "nothing was taken for twenty seconds"
    taken(outgoing, ends[1], 1_000_000)
    last = time.monotonic()
    outgoing._last = last + 300
    assert not outgoing.is_too_slow(last + 100)
    assert outgoing.is_too_slow(last + 300), "a megabyte in five minutes"
    outgoing.drop()


def test_how_long_an_answer_took_to_be_made_is_not_the_pace_of_whoever_takes_it(ends) -> None:
    outgoing = Outgoing(ends[0], Kept())
    outgoing.sendall(LARGE)
    outgoing._began = outgoing._last = time.monotonic() - 500
    worker = PatientWorker.__new__(PatientWorker)
    worker.taking = []
    with DefaultSelector() as worker.poller:
        worker._await_taking(SimpleNamespace(sock=ends[0], outgoing=outgoing), Future())
    assert len(worker.taking) == 1
    assert not outgoing.is_too_slow(time.monotonic())
    outgoing.drop()


def test_an_answer_that_is_held_goes_whole_when_it_is_due(ends, tmp_path: Path) -> None:
    outgoing = Outgoing(ends[0], Kept())
    (tmp_path / "file").write_bytes(b"a file")
    outgoing.hold(100)
    outgoing.sendall(b"head ")
    with (tmp_path / "file").open("rb") as file:
        outgoing.sendfile(file)
    ends[1].setblocking(False)
    with pytest.raises(BlockingIOError):
        ends[1].recv(100)
    assert outgoing.send_on()
    assert ends[1].recv(100) == b"head a file"


def holding(ends) -> tuple[PatientWorker, SimpleNamespace]:
    """A worker that has nothing else to do, and a connection of it with an answer that is held."""
    worker = PatientWorker.__new__(PatientWorker)
    worker.taking, worker.held, worker.leaving = [], deque(), deque()
    worker.pending_conns, worker.nr_conns = deque(), 1
    conn = SimpleNamespace(sock=ends[0], outgoing=Outgoing(ends[0], Kept()))
    conn.outgoing.hold(100)
    conn.outgoing.sendall(b"come back")
    return worker, conn


def test_whoever_is_told_later_waits_beside_the_threads_until_then(ends) -> None:
    worker, conn = holding(ends)
    with DefaultSelector() as worker.poller:
        worker.finish_request(conn, Future())
        worker.murder_pending()
        assert (len(worker.held), worker.taking) == (1, [])
        conn.outgoing.due = time.monotonic()
        worker.murder_pending()
        assert (len(worker.held), worker.taking) == (0, [conn])
    conn.outgoing.drop()


def test_where_too_many_are_held_the_next_is_told_at_once(ends) -> None:
    worker, conn = holding(ends)
    worker.held.extend([None] * web_worker._MOST_HELD)
    with DefaultSelector() as worker.poller:
        worker.finish_request(conn, Future())
    assert worker.taking == [conn]
    conn.outgoing.drop()
