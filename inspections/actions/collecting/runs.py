"""Collecting as one act: it is asked for, runs alone, goes on where it was killed, and ends in words."""

from __future__ import annotations

import datetime
import logging

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.collecting.councils import ask_councils
from inspections.actions.collecting.ending import end_run
from inspections.actions.collecting.files import take_files
from inspections.actions.collecting.lists import ask_for_councils
from inspections.collecting.fetching import PoliteClient, StopCollectingError, product_name
from inspections.collecting.only_one import only_one
from inspections.collecting.origins import CannotCollectError, origins_set
from inspections.errors import WrongStateError
from inspections.models import CollectingRun

log = logging.getLogger(__name__)
_FAILED = "The service itself failed ({}), and will not check again today. The log says where."

State = CollectingRun.State
_GOES_ON_FOR = datetime.timedelta(hours=20)
"""A run that was killed goes on within so long; after that its lists are of another day, and a new one begins."""


def ask_to_collect(*, by: User) -> CollectingRun:
    """Have it begin in a moment, in the background. Raises RefusedError where it cannot, or goes on already."""
    origins_set(), product_name()
    return _asked(by)


@transaction.atomic
def _asked(by: User) -> CollectingRun:
    _refuse_where_stopped()
    if CollectingRun.objects.filter(state__in=(State.ASKED, State.RUNNING)).exists():
        raise WrongStateError("Reports are already being collected.")
    return CollectingRun.objects.create(asked_at=timezone.now(), asked_by=by)


def collect_if_due() -> CollectingRun | None:
    """What the machine does by itself: whatever was asked for or broken off, and once a day where COLLECT says so.

    None where nothing was to do. To be called as often as one likes.
    """
    waits = CollectingRun.objects.filter(state__in=(State.ASKED, State.RUNNING)).exists()
    if not waits and (settings.COLLECT != "daily" or _ran_today() or _stopped_until() is not None):
        return None
    try:
        return collect()
    except WrongStateError:
        return None
    except CannotCollectError as error:
        if not waits:
            # Said once a day, on the page of collecting.
            now = timezone.now()
            CollectingRun.objects.create(state=State.STOPPED, asked_at=now, ended_at=now, why=error.message)
        return None


def collect() -> CollectingRun:
    """Ask the site now, or go on with what was broken off; the run as it ended.

    Raises CannotCollectError where the settings do not allow it, and WrongStateError where somebody else is at it or
    the site refused today.
    """
    try:
        origins, _ = origins_set(), product_name()
    except CannotCollectError as error:
        _give_up_asked(error.message)
        raise
    with only_one() as mine:
        if not mine:
            raise WrongStateError("Reports are already being collected by another process.")
        run = _open_run()
        log.info("collecting from %s as %s", origins.site.host, product_name())
        try:
            with PoliteClient(origins) as client:
                ask_for_councils(client, run)
                ask_councils(client, run, origins)
                take_files(client, run)
        except StopCollectingError as stop:
            end_run(run, stop=stop)
        except Exception as error:
            # Otherwise the run would stay open, and be gone on with, and fail alike, without end.
            log.exception("collecting failed")
            end_run(run, stop=StopCollectingError(_FAILED.format(type(error).__name__), for_the_day=True))
            raise
        else:
            end_run(run, stop=None)
    log.info("collecting ended: %s", run.get_state_display())
    return run


@transaction.atomic
def _open_run() -> CollectingRun:
    """The run that was broken off a short while ago, the one that was asked for, or a new one."""
    now = timezone.now()
    running = CollectingRun.objects.filter(state=State.RUNNING).first()
    if running is not None and now - running.asked_at <= _GOES_ON_FOR:
        return running
    if running is not None:
        running.state, running.ended_at = State.STOPPED, now
        running.why = "It was interrupted too long ago to carry on."
        running.save()
    run = CollectingRun.objects.filter(state=State.ASKED).first()
    if run is None:
        _refuse_where_stopped()
        run = CollectingRun(asked_at=now)
    run.state = State.RUNNING
    run.save()
    return run


def _give_up_asked(why: str) -> None:
    asked = CollectingRun.objects.filter(state=State.ASKED)
    asked.update(state=State.STOPPED, ended_at=timezone.now(), why=why)


def _stopped_until() -> datetime.date | None:
    """The day before which the site is not to be asked again; None where it may be."""
    last = CollectingRun.objects.exclude(stopped_until=None).order_by("-stopped_until").first()
    return last.stopped_until if last and last.stopped_until and last.stopped_until > timezone.localdate() else None


def _refuse_where_stopped() -> None:
    if _stopped_until() is not None:
        raise WrongStateError("The site refused repeatedly today. It will not be checked again before tomorrow.")


def _ran_today() -> bool:
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return CollectingRun.objects.filter(asked_at__gte=start).exists()
