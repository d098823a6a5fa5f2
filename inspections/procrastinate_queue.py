"""The queue of Procrastinate, written to on Django's own connection. Loaded only where WORK asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from inspections.deferring import Kind


def defer(kind: Kind, *, after: int, about: Mapping[str, int | str]) -> None:
    """Within the transaction that is open; what waits there already stays as it is."""
    lock = " ".join([kind.name, *map(str, about.values())])
    when = {"schedule_in": {"seconds": after}} if after else {}
    job = app.configure_task(
        kind.name, queue=kind.queue, priority=kind.priority, queueing_lock=lock, allow_unknown=True, **when
    )
    try:
        with transaction.atomic():
            job.defer(**about)
    except AlreadyEnqueued:
        return
