"""The list of what is done again and again without anybody asking, and how it is done; to add to it is one line here,
and one with its title (inspections.models.periodic).
"""

from __future__ import annotations

import datetime
import io
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Final

from django.core.management import call_command
from django.db import Error, close_old_connections, connection

from inspections.actions.periodic import Piece, claim, run_claimed, still_at
from inspections.actions.queue import requeue_expired
from inspections.actions.reminding import remind
from inspections.actions.removing import erase_removed, remove_stray_pictures
from inspections.actions.retention import forget_old
from inspections.actions.sessions import forget_ended_sessions
from inspections.intake.reader_process import remove_oldest_pictures
from inspections.kept_files import remove_unused_files
from inspections.limits import tally
from inspections.queries.soundness import troubles

logger = logging.getLogger(__name__)

LOOK_EVERY: Final = 20.0
"""Seconds: whoever presses the button of collecting, or waits for a mail, sees that something happens."""
MOST_TOLD: Final = 5
"""More fit no line; whoever looks into it starts with the first."""
MINUTES: Final = datetime.timedelta(minutes=1)
AT_EVERY_LOOK: Final = datetime.timedelta(0)


def end_old_sessions() -> str:
    """Remove the sessions that ended by themselves, and where they were signed in from."""
    return f"{forget_ended_sessions()} removed."


class NotAsKeptError(Exception):
    """Stored files or evidence are not what was kept; the message says what, the first ones by name."""


def put_back() -> str:
    """Put reports back in the queue whose reading stopped."""
    return f"{requeue_expired()} put back."


def verify() -> str:
    """Compare what is kept with what was kept. Raises NotAsKeptError, which the list of this work then shows."""
    found = list(troubles())
    if found:
        more = f" And {len(found) - MOST_TOLD} more: manage.py verify names them." if len(found) > MOST_TOLD else ""
        raise NotAsKeptError(" ".join(trouble.said for trouble in found[:MOST_TOLD]) + more)
    return "All is as it was kept."


def remove_pictures() -> str:
    """Keep drawn pictures within their budget, which may have been lowered."""
    return f"{remove_oldest_pictures()} removed."


def remove_files() -> str:
    """Keep the files of everything public within their budget, and none that nobody asks for."""
    return f"{remove_unused_files()} removed."


def forget_used_limits() -> str:
    """Remove what was counted for limits and has come back."""
    return f"{tally.prune()} removed."


def erase() -> str:
    """Erase the bytes of removed uploads that a process which died, a disk, or another machine left behind."""
    remove_stray_pictures()
    return f"{erase_removed()} erased."


def command(name: str, *options: str) -> Callable[[], str]:
    """A command as a piece of work, for some belong to the dashboard, which nothing here may import; what it says is
    what came of it.
    """

    def act() -> str:
        said = io.StringIO()
        call_command(name, *options, stdout=said)
        return said.getvalue().strip()

    return act


WORK: Final = (
    Piece("reminders", 60 * MINUTES, remind),
    Piece("collecting", AT_EVERY_LOOK, command("collect", "--if-due")),
    Piece("mail", AT_EVERY_LOOK, command("tell_watchers", "--quiet")),
    Piece("editions", 10 * MINUTES, command("edition", "--if-due")),
    Piece("stopped_readings", MINUTES, put_back),
    Piece("verify", 24 * 60 * MINUTES, verify),
    Piece("pictures", 24 * 60 * MINUTES, remove_pictures),
    Piece("public_files", 24 * 60 * MINUTES, remove_files),
    Piece("sessions", 24 * 60 * MINUTES, end_old_sessions),
    Piece("retention", 24 * 60 * MINUTES, forget_old),
    Piece("removed_uploads", 10 * MINUTES, erase),
    Piece("used_limits", 60 * MINUTES, forget_used_limits),
)


def run_once(work: Sequence[Piece] = WORK, *, at_once: bool = False) -> dict[str, bool]:
    """Do what is due, or everything `at_once`, one after the other; which went well."""
    done = {}
    for piece in work:
        claimed = claim(piece, at_once=at_once)
        if claimed is not None:
            done[piece.name] = run_claimed(piece, claimed)
    return done


class Runner:
    """Does each piece in a thread of its own, so that a long one holds up no other."""

    def __init__(self, work: Sequence[Piece] = WORK) -> None:
        self._work = work
        self._running: dict[str, tuple[Piece, datetime.datetime, threading.Thread]] = {}

    def look(self) -> None:
        """Begin what is due, and say of the rest that it is still in hand."""
        self._running = {name: each for name, each in self._running.items() if each[2].is_alive()}
        for piece, claimed, _ in self._running.values():
            still_at(piece, claimed)
        for piece in self._work:
            if piece.name in self._running or (begun := claim(piece)) is None:
                continue
            thread = threading.Thread(target=_run, args=(piece, begun), name=piece.name, daemon=True)
            self._running[piece.name] = (piece, begun, thread)
            thread.start()

    def finish(self) -> None:
        """Wait for what is in hand; the supervisor ends what takes too long, and it is done again later."""
        for _, _, thread in self._running.values():
            thread.join()


def run_periodically(*, stop: threading.Event) -> None:
    """Until told to stop. A database that is away for a while ends nothing."""
    runner = Runner()
    while not stop.is_set():
        try:
            runner.look()
        except Error:
            logger.exception("the periodic work could not be looked at; it is tried again")
            close_old_connections()
        stop.wait(LOOK_EVERY)
    runner.finish()


def _run(piece: Piece, claimed: datetime.datetime) -> None:
    try:
        run_claimed(piece, claimed)
    finally:
        connection.close()
