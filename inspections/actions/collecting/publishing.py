"""What was collected and agrees in everything is published by the product itself, as a batch that people can take back.

It is confirmed under an account of its own, so that every list says who did it; the worker publishes it like any.
"""

from __future__ import annotations

import datetime
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.batches import confirm_batch, propose_batch
from inspections.actions.collecting.telling import tell_of_published
from inspections.models import Batch
from inspections.queries.collecting import agreeing_untouched, is_any_on_its_way
from inspections.roles import COLLECTING_ACCOUNT, Role

_WAITS_FOR: Final = datetime.timedelta(hours=2)
"""A batch waits so long for files that came and are not read yet, so that one day's reports are one batch."""
_TOLD_FOR: Final = datetime.timedelta(days=1)
"""Whoever gets an account later is not told of lots of long ago."""


@transaction.atomic
def publish_what_agrees() -> Batch | None:
    """Let the worker publish what came from the site and nobody needs to look at; None where there is nothing.

    To be called as often as one likes. What a person has touched, chosen or taken back is left to people for good.
    """
    if settings.COLLECT_PUBLISH == "nothing" or is_any_on_its_way(timezone.now() - _WAITS_FOR):
        return None
    if not agreeing_untouched():
        return None
    # Of two processes one waits here, and finds that they are in a batch already.
    account = _account()
    ready = [report.pk for report in agreeing_untouched()]
    if not ready:
        return None
    batch = propose_batch(reports=ready, by=account)
    confirm_batch(batch=batch.pk, by=account)
    return batch


@transaction.atomic
def tell_what_was_published() -> None:
    """Write to editors, once for each batch that was published by itself and is done."""
    since = timezone.now() - _TOLD_FOR
    done = Batch.objects.filter(made_by__username=COLLECTING_ACCOUNT, finished_at__gte=since)
    for batch in done.filter(state=Batch.State.PUBLISHED).order_by("pk"):
        tell_of_published(batch)


def _account() -> User:
    """The product's own, locked: nobody can sign in to it."""
    own = {"first_name": Role.COLLECTING.label, "is_active": False, "password": make_password(None)}
    User.objects.get_or_create(username=COLLECTING_ACCOUNT, defaults=own)
    return User.objects.select_for_update().get(username=COLLECTING_ACCOUNT)
