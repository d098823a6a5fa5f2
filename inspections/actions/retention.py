"""What is kept for a time and no longer, each with its time: docs/retention.md is the same table in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from inspections.actions.removing import remove_expired
from inspections.actions.zips import forget_strays
from inspections.intake.places import forget_half_written
from inspections.models import Batch, Import, Invitation, OutgoingMail, ReceivedZip, RemovedReport, Viewing

_OF_A_MONTH: Final = 30
"""Days: as long as anybody asks what became of it."""


@dataclass(frozen=True)
class Kept:
    """`forget` takes out what is older than the day that it is given, and says how many went."""

    what: str
    days: Callable[[], int]
    forget: Callable[[datetime.datetime], int]


def forget_old() -> str:
    """Take out whatever is kept no longer; what went, in words."""
    now = timezone.now()
    went = [(each.what, each.forget(now - datetime.timedelta(days=each.days()))) for each in KEPT]
    return "; ".join(f"{what}: {count}" for what, count in went if count) or "Nothing was due."


def _month() -> int:
    return _OF_A_MONTH


def _wrong_passwords(before: datetime.datetime) -> int:
    return int(AccessAttempt.objects.filter(attempt_time__lt=before).delete()[0])


def _unused_invitations(before: datetime.datetime) -> int:
    """The row stays, for it says who invited whom to what; the name and the address go."""
    ended = Q(expires_at__lt=before) | Q(withdrawn_at__lt=before)
    named = Invitation.objects.filter(ended, used_at=None).exclude(name="", email="")
    return named.update(name="", email="")


def _mail_given_up(before: datetime.datetime) -> int:
    return OutgoingMail.objects.filter(given_up_at__lt=before).delete()[0]


def _zips_told_of(before: datetime.datetime) -> int:
    return ReceivedZip.objects.filter(finished_at__lt=before).delete()[0]


def _viewings(before: datetime.datetime) -> int:
    return Viewing.objects.filter(seen_at__lt=before).delete()[0]


def _proposed_batches(before: datetime.datetime) -> int:
    return _rows(Batch.objects.filter(state=Batch.State.PROPOSED, made_at__lt=before).delete(), "inspections.Batch")


def _proposed_imports(before: datetime.datetime) -> int:
    return _rows(Import.objects.filter(state=Import.State.PROPOSED, at__lt=before).delete(), "inspections.Import")


def _half_written(before: datetime.datetime) -> int:
    return forget_half_written(before.timestamp()) + forget_strays(before)


def _reasons_of_expired(before: datetime.datetime) -> int:
    """Nothing is known of a file that expired but its checksum; after two years nobody asks for it."""
    expired = RemovedReport.objects.filter(kind=RemovedReport.Kind.EXPIRED, erased_at__isnull=False, at__lt=before)
    return expired.delete()[0]


def _rows(deleted: tuple[int, dict[str, int]], label: str) -> int:
    return deleted[1].get(label, 0)


KEPT: Final = (
    Kept("Refused files that nobody took up", lambda: settings.REFUSED_KEPT_DAYS, lambda _: remove_expired()),
    Kept("Notes of files that expired", lambda: 730, _reasons_of_expired),
    Kept("Names and addresses of wrong passwords", _month, _wrong_passwords),
    Kept("Names and addresses of invitations that nobody used", _month, _unused_invitations),
    Kept("Notes of emails that could not be sent", _month, _mail_given_up),
    Kept("Notes of zips that a worker finished", _month, _zips_told_of),
    Kept(
        "Files that were being written when the server was killed, and zips that nobody will unpack",
        lambda: 1,
        _half_written,
    ),
    Kept("Who had a review open", lambda: 1, _viewings),
    Kept("Publications together that nobody confirmed", lambda: 90, _proposed_batches),
    Kept("Tables that nobody confirmed", lambda: 90, _proposed_imports),
)
