"""Following by mail: asked for, confirmed by whoever reads that mail, changed, and ended with the address forgotten.

Whoever asks never learns whether an address is known: the answer is the same, and so is the mail.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from inspections.actions.outgoing_mail import write_mail
from inspections.errors import InvalidValueError
from inspections.models import OutgoingMail, Watch, Watcher
from inspections.queries.watching import Topic, covered_by

LINK_WORKS_FOR: Final = datetime.timedelta(days=2)
MOST_LINKS: Final = 3
"""Links to confirm that one address gets in a day, so that nobody can fill a stranger's box."""
MOST_FROM_NETWORK: Final = 20
"""Topics that may be asked for from one network in an hour."""
MOST_TOPICS: Final = 50
"""More than that is everything."""
_CONFIRM: Final = "watching: confirm"
_MANAGE: Final = "watching: manage"


@transaction.atomic
def ask_to_watch(*, email: str, topics: Iterable[Topic], every: str, network: str | None) -> None:
    """Send a link that confirms it; nothing is told before that. Raises InvalidValueError where it makes no sense."""
    address = _checked_address(email)
    wanted = [topic for topic in dict.fromkeys(topics) if covered_by(topic)]
    if not wanted:
        raise InvalidValueError("Choose what to follow.")
    if every not in Watcher.Every.values:
        raise InvalidValueError("Choose how often.")
    now = timezone.now()
    if _asked_lately(network, now) + len(wanted) > MOST_FROM_NETWORK:
        raise InvalidValueError("There have been too many requests from your network. Try again in an hour.")
    new = {"secret": get_random_string(32), "made_at": now, "every": every}
    watcher, _ = Watcher.objects.select_for_update().get_or_create(email=address, defaults=new)
    if not _may_get_link(watcher, now):
        return
    had = watcher.watches.count()
    for topic in wanted[: max(MOST_TOPICS - had, 0)]:
        Watch.objects.get_or_create(
            watcher=watcher, kind=topic.kind, value=topic.value, defaults={"made_at": now, "network": network}
        )
    _send_link(watcher, wanted, every)


@transaction.atomic
def confirm(*, token: str) -> Watcher | None:
    """Follow what the link is of; the same link again changes nothing. None where it works no more."""
    data = _opened(token, _CONFIRM, LINK_WORKS_FOR)
    watcher = _watcher_of(data)
    if watcher is None or data is None:
        return None
    now = timezone.now()
    for kind, value in data["topics"]:
        watch, _ = Watch.objects.get_or_create(
            watcher=watcher, kind=kind, value=value, defaults={"made_at": now, "confirmed_at": now}
        )
        if watch.confirmed_at is None:
            watch.confirmed_at, watch.network = now, None
            watch.save()
    watcher.every, watcher.told_until = data["every"], watcher.told_until or now
    watcher.save()
    return watcher


def watcher_of_token(token: str) -> Watcher | None:
    """Whose link it is; None where the address is forgotten, or there never was one."""
    return _watcher_of(_opened(token, _MANAGE, None))


@transaction.atomic
def stop_watching(*, watcher: int) -> None:
    """Forget the address, with all that it follows and all mail that was on its way to it."""
    row = Watcher.objects.select_for_update().get(pk=watcher)
    OutgoingMail.objects.filter(to=row.email, sent_at=None, key__startswith="watch").delete()
    row.delete()


@transaction.atomic
def change_watching(*, watcher: int, keep: Iterable[int], every: str) -> bool:
    """Follow no more than what is kept, as often as said; False where that is nothing, and the address is forgotten."""
    row = Watcher.objects.select_for_update().get(pk=watcher)
    row.watches.exclude(pk__in=list(keep)).delete()
    if not row.watches.exists():
        stop_watching(watcher=watcher)
        return False
    if every in Watcher.Every.values:
        row.every = every
        row.save()
    return True


@transaction.atomic
def write_digest(*, watcher: int, until: datetime.datetime, subject: str | None, context: dict[str, Any]) -> bool:
    """Put the mail on its way and remember up to when it tells, in one step; without a subject nothing happened."""
    row = Watcher.objects.select_for_update().filter(pk=watcher).first()
    if row is None or row.told_until is None or row.told_until >= until:
        return False
    row.told_until = until
    row.save()
    if subject is not None:
        manage = settings.PUBLIC_ADDRESS + reverse("dashboard:watching_manage", args=(manage_token(row),))
        stop = settings.PUBLIC_ADDRESS + reverse("dashboard:watching_stop", args=(manage_token(row),))
        write_mail(
            key=f"watch {row.pk} {until.isoformat()}",
            to=row.email,
            subject=subject,
            template="mail/digest.txt",
            context={**context, "manage": manage},
            headers={
                "List-Unsubscribe": f"<{stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Auto-Submitted": "auto-generated",
            },
        )
    return subject is not None


@transaction.atomic
def forget_unconfirmed() -> int:
    """Take out what nobody confirmed while its link worked, with the addresses that follow nothing else."""
    before = timezone.now() - LINK_WORKS_FOR
    Watch.objects.filter(confirmed_at=None, made_at__lt=before).delete()
    old = Watcher.objects.filter(watches=None, made_at__lt=before)
    count = old.count()
    old.delete()
    return count


def manage_token(watcher: Watcher) -> str:
    return signing.dumps([watcher.pk, watcher.secret], salt=_MANAGE)


def _send_link(watcher: Watcher, wanted: list[Topic], every: str) -> None:
    topics = [[topic.kind, topic.value] for topic in wanted]
    token = signing.dumps(
        {"watcher": [watcher.pk, watcher.secret], "topics": topics, "every": every}, salt=_CONFIRM, compress=True
    )
    found = (covered_by(topic) for topic in wanted)
    write_mail(
        key=f"watch link {watcher.pk} {get_random_string(12)}",
        to=watcher.email,
        subject="Confirm what you want to follow",
        template="mail/watching_link.txt",
        context={
            "names": [each.name for each in found if each],
            "every": Watcher.Every(every).label,
            "link": settings.PUBLIC_ADDRESS + reverse("dashboard:watching_confirm", args=(token,)),
            "days": LINK_WORKS_FOR.days,
        },
        headers={"Auto-Submitted": "auto-generated"},
    )


def _may_get_link(watcher: Watcher, now: datetime.datetime) -> bool:
    """Count the link; False where the address had enough of them today."""
    if watcher.links_since is None or now - watcher.links_since > datetime.timedelta(days=1):
        watcher.links_since, watcher.links_sent = now, 0
    # No further, however often somebody asks: the number has to fit its column.
    watcher.links_sent = min(watcher.links_sent, MOST_LINKS) + 1
    watcher.save()
    return watcher.links_sent <= MOST_LINKS


def _asked_lately(network: str | None, now: datetime.datetime) -> int:
    since = now - datetime.timedelta(hours=1)
    return Watch.objects.filter(network=network, made_at__gt=since).count()


def _checked_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidValueError("Enter an email address, such as name@example.org.") from None
    if len(address) > 254:
        raise InvalidValueError("Enter an email address, such as name@example.org.")
    return address


def _opened(token: str, salt: str, lasts: datetime.timedelta | None) -> dict[str, Any] | None:
    """What a link holds; None where it was changed, or is too old."""
    try:
        data = signing.loads(token, salt=salt, max_age=lasts)
    except signing.BadSignature:
        return None
    return data if isinstance(data, dict) else {"watcher": data}


def _watcher_of(data: dict[str, Any] | None) -> Watcher | None:
    if data is None:
        return None
    pk, secret = data["watcher"]
    return Watcher.objects.filter(pk=pk, secret=secret).first()
