"""The worker: claims reports that wait, has each read in a process of its own, and hands the reading on.

It also publishes what people confirmed to be published together, one report after the other, and goes on with a zip
that was being unpacked when the server stopped.
"""

from __future__ import annotations

import logging
import threading

from inspections.actions import queue
from inspections.actions.batches import take_step
from inspections.actions.readings import store_reading
from inspections.actions.rereading import next_waiting, put_off, store_rereading
from inspections.actions.zips import go_on_with_a_zip
from inspections.intake import store
from inspections.intake.reader_process import reading_of_file
from inspections.intake.standing_reader import ReaderDiedError

log = logging.getLogger(__name__)


def run_worker(*, stop: threading.Event, pause: float = 1.0, until_empty: bool = False) -> int:
    """Publish what was confirmed, and read reports, until told to stop or, on request, until nothing waits.

    Returns how many were read. What a person has confirmed comes first. Looks every `pause` seconds while there is
    nothing to do. The report in hand is finished first.
    """
    count = 0
    while not stop.is_set():
        if take_step() or go_on_with_a_zip():
            continue
        queue.requeue_expired()
        claim = queue.claim_next_report()
        if claim is not None:
            try:
                count += read_report(claim)
            except ConnectionError:
                log.exception("the file of report %s cannot be had for now", claim.report)
                queue.hand_back_unread(claim)
                stop.wait(queue.AWAY_SECONDS)
        elif read_one_again():
            continue
        elif until_empty:
            break
        else:
            stop.wait(pause)
    return count


def read_one_again() -> bool:
    """Read the next report that waits to be read again; whether there was one. Those that are new come first."""
    row = next_waiting()
    if row is None:
        return False
    try:
        with store.file_to_read(row.report.sha256) as file:
            answer = reading_of_file(file, beat=lambda: True)
    except ConnectionError:
        log.exception("report %s, which was to be read again, cannot be had for now", row.report_id)
        put_off(rereading=row.pk)
        return False
    except ReaderDiedError:
        log.warning("the reader ended without an answer for report %s, which was to be read again", row.report_id)
        return True
    store_rereading(rereading=row.pk, answer=answer)
    return True


def read_report(claim: queue.Claim) -> int:
    """Read one claimed report; where the reader dies, the lease expires and the report is tried again.

    Raises ConnectionError where its file cannot be had for now.
    """
    log.info("reading report %s", claim.report)
    try:
        with store.file_to_read(claim.sha256) as file:
            answer = reading_of_file(file, beat=lambda: queue.renew_lease(claim))
    except ReaderDiedError:
        log.warning("the reader ended without an answer for report %s", claim.report)
        queue.hand_back(claim)
        return 0
    return int(store_reading(claim=claim, answer=answer))
