"""Where people are signed in: noted when somebody signs in, ended one by one or all at once."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from inspections.models import SignedIn


@transaction.atomic
def note_session(*, user: User, session_key: str, address: str | None, browser: str) -> SignedIn:
    """Note that somebody is signed in by this session; those that have ended by themselves go, whosever they were."""
    forget_ended_sessions()
    row, _ = SignedIn.objects.update_or_create(
        session_key=session_key, defaults={"user": user, "at": timezone.now(), "address": address, "browser": browser}
    )
    return row


@transaction.atomic
def forget_ended_sessions() -> int:
    """Remove the sessions that have ended by themselves, with where they were from; how many there were."""
    count, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    SignedIn.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return count


@transaction.atomic
def end_session(*, by: User, session: int) -> bool:
    """End one of one's own sessions; False where there is none such."""
    row = SignedIn.objects.filter(user=by, pk=session).first()
    if row is None:
        return False
    Session.objects.filter(session_key=row.session_key).delete()
    row.delete()
    return True


@transaction.atomic
def end_sessions(*, user: User, except_for: str | None = None) -> int:
    """End every session of an account but the one with this key; returns how many ended.

    Those too that were not noted, for sessions of before that was done.
    """
    SignedIn.objects.filter(user=user).exclude(session_key=except_for or "").delete()
    live = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=except_for or "")
    theirs = [session for session in live if session.get_decoded().get(SESSION_KEY) == str(user.pk)]
    for session in theirs:
        session.delete()
    return len(theirs)
