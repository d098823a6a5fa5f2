"""Everybody with an account, who is invited, and what became of an account; and where somebody is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from authorities.models import Authority
from inspections.models import Invitation, Person, SignedIn
from inspections.people.rights import NAMES
from inspections.roles import COLLECTING_ACCOUNT, Role, account_role


@dataclass(frozen=True)
class Account:
    """One account; `role` None: none was given yet. `second_factor`: it has one, `required`: it has to."""

    pk: int
    username: str
    name: str
    email: str
    role: Role | None
    council: Authority | None
    last_login: datetime | None
    second_factor: bool
    required: bool
    closed_at: datetime | None

    @property
    def role_name(self) -> str:
        return NAMES[self.role] if self.role else "none yet"


@dataclass(frozen=True)
class Decision:
    """One line of an account's history; `by` None: whoever runs the installation."""

    at: datetime
    by: User | None
    role: Role
    council: str | None
    why: str


def accounts() -> tuple[Account, ...]:
    """Every account by name, the closed ones last."""
    found = [_account(user) for user in _users()]
    return tuple(sorted(found, key=lambda each: (each.closed_at is not None, (each.name or each.username).casefold())))


def account_of(pk: int) -> Account | None:
    user = _users().filter(pk=pk).first()
    return _account(user) if user else None


def open_invitations() -> list[Invitation]:
    """Those whose link still works, newest first."""
    now = timezone.now()
    found = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=now)
    return list(found.select_related("council", "made_by"))


def decisions_on(account: int) -> Iterator[Decision]:
    """What was decided of an account, newest first."""
    rows = Person.history.filter(user_id=account).select_related("history_user", "council")
    for row in rows:
        council = row.council.short_name if row.council_id else None
        yield Decision(row.history_date, row.history_user, Role(row.role), council, row.history_change_reason or "")


def live_sessions(user: User) -> list[SignedIn]:
    """Where somebody is signed in now, newest first."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(SignedIn.objects.filter(user=user, session_key__in=live))


def _users() -> QuerySet[User]:
    factor = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    people = Prefetch("person", Person.objects.select_related("council"))
    own = User.objects.exclude(username=COLLECTING_ACCOUNT)
    return own.prefetch_related(people).annotate(second_factor=Exists(factor))


def _account(user: User) -> Account:
    person = getattr(user, "person", None)
    return Account(
        pk=user.pk,
        username=user.username,
        name=user.get_full_name(),
        email=user.email,
        role=account_role(user),
        council=person.council if person else None,
        last_login=user.last_login,
        second_factor=getattr(user, "second_factor", False),
        required=bool(person and person.second_factor_required),
        closed_at=person.closed_at if person else None,
    )
