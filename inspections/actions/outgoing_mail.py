"""Mail that must not be lost: written down with what it tells of, sent afterwards, tried again until it is taken."""

from __future__ import annotations

import datetime
import logging
import smtplib
from collections.abc import Mapping
from typing import Any, Final

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from inspections.models import OutgoingMail

logger = logging.getLogger(__name__)

_AT_ONCE: Final = 200
"""Many mail services take no more in a minute."""
_PAUSES: Final = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""Between two tries; the last is the pause before every further one."""
_IN_HAND_FOR: Final = datetime.timedelta(minutes=10)
_GIVE_UP_AFTER: Final = datetime.timedelta(days=7)
_KEEP_FOR: Final = datetime.timedelta(days=30)
_BLANK: Final[Mapping[str, Any]] = {"to": "", "subject": "", "body": "", "headers": {}}
"""Nothing is kept of whom a mail went to, nor what it said."""


def write_mail(
    *,
    key: str,
    to: str,
    subject: str,
    template: str,
    context: Mapping[str, object],
    headers: Mapping[str, str] | None = None,
) -> None:
    """Put a mail on its way, once for each key; to be called in the transaction of what it tells of."""
    body = render_to_string(template, dict(context)).strip() + "\n"
    now = timezone.now()
    own = {"to": to, "subject": " ".join(subject.split())[:200], "body": body, "headers": dict(headers or {})}
    OutgoingMail.objects.get_or_create(key=key, defaults={**own, "made_at": now, "next_try": now})


def send_waiting_mail() -> int:
    """Send what is due; how many were taken. To be called as often as one likes, by several processes at once.

    One that fails is tried again later, for a week. Where the server is not there, the others wait as well.
    """
    now = timezone.now()
    due = OutgoingMail.objects.filter(sent_at=None, given_up_at=None, next_try__lte=now).order_by("next_try", "pk")
    sent = 0
    for pk in list(due.values_list("pk", flat=True)[:_AT_ONCE]):
        mail = _claim(pk, now)
        if mail is None:
            continue
        try:
            EmailMessage(subject=mail.subject, body=mail.body, to=[mail.to], headers=mail.headers).send()
        except (smtplib.SMTPRecipientsRefused, ValueError) as error:
            # Of this mail alone: an address that nobody has, or that cannot be written in a header.
            _put_off(mail, error)
        except (OSError, smtplib.SMTPException) as error:
            _put_off(mail, error)
            break
        else:
            _note_sent(mail)
            sent += 1
    old = now - _KEEP_FOR
    OutgoingMail.objects.filter(Q(sent_at__lt=old) | Q(given_up_at__lt=old)).delete()
    return sent


@transaction.atomic
def _claim(pk: int, now: datetime.datetime) -> OutgoingMail | None:
    """The mail for this process alone, for a while; where the process dies, it is tried again after that."""
    mail = OutgoingMail.objects.select_for_update().filter(pk=pk, sent_at=None, next_try__lte=now).first()
    if mail is not None:
        mail.attempts += 1
        mail.next_try = now + _IN_HAND_FOR
        mail.save()
    return mail


def _put_off(mail: OutgoingMail, error: Exception) -> None:
    # What a server answers repeats the address; neither log nor row may keep it.
    problem = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    logger.error("An email could not be sent, and is tried again: %s", problem)
    now = timezone.now()
    own = {"problem": problem, "next_try": now + _PAUSES[min(mail.attempts, len(_PAUSES)) - 1]}
    is_over = now - mail.made_at > _GIVE_UP_AFTER
    _note(mail, **own, **({"given_up_at": now, **_BLANK} if is_over else {}))


def _note_sent(mail: OutgoingMail) -> None:
    _note(mail, sent_at=timezone.now(), problem="", **_BLANK)


def _note(mail: OutgoingMail, **values: Any) -> None:
    """Nothing where whoever it is for stopped all mail while it was being sent: saving would bring the row back."""
    OutgoingMail.objects.filter(pk=mail.pk).update(**values)
