"""The work as Procrastinate has it: the same idempotent actions, each called by a job. Loaded only where WORK asks.

A job that is done twice does nothing the second time. A worker that dies leaves a job that another takes up once no
sign of life has come for a while, and a lease on the report that runs out meanwhile.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

from inspections import deferring
from inspections.actions import queue
from inspections.actions.batches import is_anything_moving, take_step
from inspections.actions.periodic import Piece, claim, is_due, run_claimed, still_at
from inspections.actions.rereading import is_any_waiting
from inspections.actions.zips import go_on_with_a_zip, is_any_left
from inspections.deferring import ATTEND_QUEUE, tell
from inspections.models import Report
from inspections.serving.periodic import WORK
from inspections.serving.worker import read_one_again, read_report

log = logging.getLogger(__name__)

HEARTBEAT_SECONDS: Final = 5
"""How often a worker says that it lives."""
STALLED_SECONDS: Final = 20
"""Several heartbeats: a machine under load misses one or two."""
_STILL_AT_SECONDS: Final = 60
"""A third of the lease of a piece of periodic work."""
_KEPT_HOURS: Final = 24 * 30
"""Failed jobs stay so long to be looked at; the others go when they are done."""


class StillHeldError(Exception):
    """Somebody else has the report in hand, or died with it: it is looked at again."""


_WHERE_HELD = RetryStrategy(max_attempts=20, wait=settings.READING_LEASE_SECONDS, retry_exceptions=[StillHeldError])
_ON_FAILURE = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(name=deferring.REPORT.name, queue=deferring.REPORT.queue, retry=_WHERE_HELD)
def read_a_report(report: int) -> None:
    """Read it if it waits, or if whoever had it in hand died."""
    queue.requeue_expired()
    claimed = queue.claim_report(report)
    if claimed is None:
        if Report.objects.filter(pk=report, state=Report.State.READING).exists():
            raise StillHeldError
        return
    try:
        read_report(claimed)
    except ConnectionError:
        log.exception("the file of report %s cannot be had for now", report)
        queue.hand_back_unread(claimed)


@app.task(name=deferring.BATCHES.name, queue=deferring.BATCHES.queue, retry=_ON_FAILURE)
def publish_batches() -> None:
    while take_step():
        pass


@app.task(name=deferring.ZIPS.name, queue=deferring.ZIPS.queue, retry=_ON_FAILURE)
def go_on_with_zips() -> None:
    while go_on_with_a_zip():
        pass


@app.task(name=deferring.REREADINGS.name, queue=deferring.REREADINGS.queue, retry=_ON_FAILURE)
def read_again() -> None:
    """One, then what is more urgent."""
    if read_one_again():
        tell(deferring.REREADINGS)


@app.task(name=deferring.PIECE.name, queue=deferring.PIECE.queue)
def do_piece(name: str) -> None:
    for piece in WORK:
        if piece.name == name and (begun := claim(piece)) is not None:
            with _said_to_be_in_hand(piece, begun):
                run_claimed(piece, begun)


@app.periodic(cron="* * * * * */20")
@app.task(name="look for work", queue=ATTEND_QUEUE, queueing_lock="look for work")
def look(timestamp: int) -> None:
    """Tell what is due, and what nobody told: of before this way of running, or of a process that died."""
    waiting = set(ProcrastinateJob.objects.filter(status="todo").values_list("queueing_lock", flat=True))
    for pk in Report.objects.filter(state=Report.State.QUEUED).order_by("state_since").values_list("pk", flat=True):
        if f"{deferring.REPORT.name} {pk}" not in waiting:
            tell(deferring.REPORT, report=pk)
    if is_anything_moving():
        tell(deferring.BATCHES)
    if is_any_waiting():
        tell(deferring.REREADINGS)
    if is_any_left():
        tell(deferring.ZIPS)
    for piece in filter(is_due, WORK):
        tell(deferring.PIECE, name=piece.name)


@app.periodic(cron="* * * * * */10")
@app.task(name="take up stalled jobs", queue=ATTEND_QUEUE, queueing_lock="take up stalled jobs", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Put back the jobs of workers that died."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        log.warning("the worker of a job died; it is taken up again: %s", job.task_name)
        try:
            await manager.retry_job(job)
        except (AlreadyEnqueued, UniqueViolation):
            # Another waits for the same already.
            await manager.finish_job(job, Status.FAILED, delete_job=True)


@app.periodic(cron="0 4 * * *")
@app.task(name="forget old jobs", queue=ATTEND_QUEUE, queueing_lock="forget old jobs", pass_context=True)
async def forget_old(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=_KEPT_HOURS, include_failed=True)


def run_jobs(*, of: str, at_once: int, until_empty: bool = False) -> None:
    """Take the jobs of a queue until told to stop, or until none waits. What is in hand is finished first."""
    # The jobs themselves tell of further work on Django's connection, in their transactions.
    workers = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    workers.run_worker(
        queues=[of],
        concurrency=at_once,
        wait=not until_empty,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_SECONDS,
        delete_jobs="successful",
    )


@contextmanager
def _said_to_be_in_hand(piece: Piece, claimed: datetime) -> Iterator[None]:
    done = threading.Event()

    def say() -> None:
        try:
            while not done.wait(_STILL_AT_SECONDS):
                still_at(piece, claimed)
        finally:
            connection.close()

    thread = threading.Thread(target=say, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
