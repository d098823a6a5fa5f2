"""Faults that need no death: a clock that was wrong, a disk without room, a folder of files that is away; each is put
right again, and the product has to go on by itself.
"""

from __future__ import annotations

import datetime
import io
import resource
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from checks.faults.activities import clock_moved, propose, reports_at_hand, somebody, work
from checks.faults.scratch import Scratch, in_a_process
from checks.faults.state import WAITING, Things, lost_files, things
from checks.faults.table import Line
from inspections.actions import queue
from inspections.actions.batches import confirm_batch
from inspections.actions.periodic import Piece, claim, is_due
from inspections.actions.uploads import receive
from inspections.models import Batch, BatchReport, ReceivedZip, Report
from inspections.serving.worker import run_worker

_FAR: Final = datetime.timedelta(days=3)
_SOON: Final = datetime.timedelta(hours=1)
_NEW: Final = "a new one.pdf"
_BYTES: Final = b"%PDF-1.4\n" + b"%" * 200_000 + b"\n%%EOF\n"
type Told = Callable[[str], None]


def jump(scratch: Scratch) -> Iterator[Line]:
    """A line for each fault."""
    for name, point, fault in _FAULTS:
        if fault is _no_room_for_the_record and connection.vendor != "sqlite":
            # It is this process that cannot let a file grow, and PostgreSQL writes in its own.
            continue
        scratch.put_back()
        outcome = in_a_process(fault)
        found, missed = outcome.value
        yield Line(name, point, ", ".join(outcome.acknowledged) or "nothing", found, tuple(missed))


def _waits(found: Things) -> list[str]:
    return [f"{name} still waits" for name, value in found.items() if value[0] == WAITING]


def _died_ahead(told: Told) -> tuple[str, list[str]]:
    """A worker took a report in hand while the clock was three days ahead, and died; then the clock was set right."""
    with reports_at_hand()[0].open("rb") as file:
        receive(name=_NEW, file=file, by=somebody())
    told(_NEW)
    with clock_moved(_FAR):
        queue.claim_next_report()
    with clock_moved(_SOON):
        work()
    return "read", _waits(things())


def _batch_ahead(told: Told) -> tuple[str, list[str]]:
    """The same with reports that are published together."""
    propose()
    batch = Batch.objects.latest("pk")
    confirm_batch(batch=batch.pk, by=somebody())
    told("published together")
    lease = timezone.now() + _FAR
    BatchReport.objects.filter(batch=batch).update(claim=uuid.uuid4(), lease_until=lease, attempts=1)
    with clock_moved(_SOON):
        work()
    left = Batch.objects.filter(state=Batch.State.PUBLISHING).count()
    return "published", ["the batch is still being published"] if left else []


def _zip_ahead(told: Told) -> tuple[str, list[str]]:
    now = timezone.now()
    ReceivedZip.objects.create(name="lost.zip", by=somebody(), at=now, entries=1, lease_until=now + _FAR)
    told("a zip")
    with clock_moved(_SOON):
        work()
    left = ReceivedZip.objects.filter(finished_at=None).count()
    return "told that it was lost", ["the zip is still in hand"] if left else []


def _periodic_ahead(_: Told) -> tuple[str, list[str]]:
    piece = Piece("a piece", datetime.timedelta(minutes=10), lambda: None)
    with clock_moved(_FAR):
        claim(piece)
    with clock_moved(_SOON):
        due = is_due(piece)
    return "due again", [] if due else ["periodic work is not due for three days"]


def _clock_ahead_in_hand(told: Told) -> tuple[str, list[str]]:
    """The clock jumps ahead while a worker reads: another takes the report over, and only one reading counts."""
    with reports_at_hand()[0].open("rb") as file:
        receive(name=_NEW, file=file, by=somebody())
    told(_NEW)
    first = queue.claim_next_report()
    with clock_moved(_FAR):
        work()
    missed = _waits(things())
    if first is None or queue.renew_lease(first):
        missed.append("who had it first still has it")
    return "read once", missed


def _no_room_for_a_file(told: Told) -> tuple[str, list[str]]:
    client = _client()
    with _no_room(1024):
        answer = client.post("/reports/", {"files": _upload()}, follow=True)
    said = answer.content.decode()
    missed = [] if "its disk is full" in said else [f"whoever added it was told something else ({answer.status_code})"]
    missed += [f"{_NEW} is there" for name in things() if name.endswith(_NEW)]
    client.post("/reports/", {"files": _upload()}, follow=True)
    told(f"{_NEW}, once there was room")
    return _is_there(missed)


def _no_room_for_the_record(told: Told) -> tuple[str, list[str]]:
    """SQLite cannot grow: what is written is refused in words, and nothing is half there."""
    client = _client()
    propose()
    before, batch = things(), Batch.objects.latest("pk")
    record = settings.DATA_DIR / "record.sqlite3-wal"
    with _no_room(record.stat().st_size if record.exists() else 0):
        answer = client.post(f"/reports/together/{batch.pk}/publish/")
        pages = client.get("/councils/").status_code
    missed = [] if answer.status_code == 503 else [f"whoever confirmed was answered {answer.status_code}"]
    missed += [] if pages == 200 else [f"a page answered {pages}"]
    missed += [] if things() == before else ["something was written"]
    told("nothing until there was room")
    return "as it was before", missed


def _folder_away(told: Told) -> tuple[str, list[str]]:
    """The folder of reports is not there, as when a disk is not mounted: nothing is blamed on the files."""
    client = _client()
    client.post("/reports/", {"files": _upload()}, follow=True)
    told(_NEW)
    with _away(Path(settings.MEDIA_ROOT)):
        answer = client.post("/reports/", {"files": _upload(b"another")}, follow=True).content.decode()
        run_worker(stop=_UntilItWaits())
        state = Report.objects.get(name=_NEW).state
    missed = [] if "could not keep this file" in answer else ["whoever added a file was told something else"]
    missed += [] if state in (Report.State.QUEUED, Report.State.READING) else [f"a report was {state} meanwhile"]
    return _is_there(missed)


class _UntilItWaits(threading.Event):
    """Told to stop as soon as somebody would wait."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return True


def _is_there(missed: list[str]) -> tuple[str, list[str]]:
    with clock_moved(_SOON):
        work()
    found = things()
    here = [name for name in found if name == f"report {_NEW}"]
    missed += [] if len(here) == 1 else [f"it is there {len(here)} times"]
    return "there once, whole, answered by the reader", [*missed, *_waits(found), *lost_files()]


def _upload(more: bytes = b"") -> io.BytesIO:
    file = io.BytesIO(_BYTES + more)
    file.name = f"{len(more)}{_NEW}" if more else _NEW
    return file


def _client() -> Client:
    client = Client(headers={"host": "localhost"})
    client.raise_request_exception = False
    client.force_login(somebody())
    return client


@contextmanager
def _no_room(most: int) -> Iterator[None]:
    """No file of this process can be longer: a stand-in for a full disk that needs no disk of its own."""
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)


@contextmanager
def _away(folder: Path) -> Iterator[None]:
    """Its place is taken by something that is no folder, which stops whoever is root too."""
    aside = folder.with_name(f"{folder.name}-away")
    with ExitStack() as stack:
        folder.rename(aside)
        stack.callback(aside.rename, folder)
        folder.touch()
        stack.callback(folder.unlink)
        yield


_FAULTS: Final = (
    ("a wrong clock", "three days ahead when a reader died", _died_ahead),
    ("a wrong clock", "three days ahead when a publisher died", _batch_ahead),
    ("a wrong clock", "three days ahead when an unpacker died", _zip_ahead),
    ("a wrong clock", "three days ahead when periodic work died", _periodic_ahead),
    ("a wrong clock", "jumps three days ahead under a reader", _clock_ahead_in_hand),
    ("no room", "for a file that is added", _no_room_for_a_file),
    ("no room", "for the record (SQLite)", _no_room_for_the_record),
    ("storage away", "the folder of reports", _folder_away),
)
