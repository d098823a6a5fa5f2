"""Where people are signed in: noted when somebody signs in, ended one by one or all at once."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from inspections.models import SignedIn


@transaction.atomic
def note_session(*, user: User, session_key: str, address: str | None, browser: str) -> SignedIn:
    """Note that somebody is signed in by this session; those that have ended by themselves are forgotten."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    SignedIn.objects.filter(user=user).exclude(session_key__in=live).delete()
    row, _ = SignedIn.objects.update_or_create(
        session_key=session_key, defaults={"user": user, "at": timezone.now(), "address": address, "browser": browser}
    )
    return row


@transaction.atomic
def end_session(*, by: User, session: int) -> bool:
    """End one of one's own sessions; False where there is none such."""
    row = SignedIn.objects.filter(user=by, pk=session).first()
    if row is None:
        return False
    _end(row)
    return True


@transaction.atomic
def end_sessions(*, user: User, except_for: str | None = None) -> int:
    """End every session of an account but the one with this key; returns how many ended."""
    rows = list(SignedIn.objects.filter(user=user).exclude(session_key=except_for or ""))
    for row in rows:
        _end(row)
    return len(rows)


def _end(row: SignedIn) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore(row.session_key).delete()
    row.delete()
