"""Invitations: a link for one person, made by an administrator, that becomes one account."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.people import give_role, role_of_choice
from inspections.errors import InvalidValueError, WrongStateError
from inspections.models import Invitation
from inspections.roles import Role
from inspections.search.marking import without_controls

GONE: Final = "This invitation has been used, withdrawn or has expired. Ask for a new one."


@dataclass(frozen=True)
class NewInvitation:
    """An invitation and the secret part of its link, which is not kept and cannot be shown again."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(*, role: str, council: Authority | None, name: str, email: str, by: User) -> NewInvitation:
    """Raises InvalidValueError where role and council do not fit, or the address is none."""
    chosen, bound_to = role_of_choice(role, council)
    address = email.strip()
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise InvalidValueError("Give an email address such as name@example.org, or leave it blank.") from None
    token, now = secrets.token_urlsafe(32), timezone.now()
    invitation = Invitation.objects.create(
        digest=_digest(token),
        name=" ".join(without_controls(name).split())[:80],
        email=address,
        role=chosen,
        council=bound_to,
        made_at=now,
        made_by=by,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    return NewInvitation(invitation, token)


@transaction.atomic
def withdraw_invitation(*, invitation: int) -> None:
    """Raises Invitation.DoesNotExist, WrongStateError where it became an account."""
    row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation)
    if row.used_at is not None:
        raise WrongStateError("This invitation has been used: close the account instead.")
    row.withdrawn_at = row.withdrawn_at or timezone.now()
    row.save(update_fields=["withdrawn_at"])


def open_invitation(token: str) -> Invitation | None:
    """The invitation of a link that can still be used; None of any other, which all look alike."""
    now = timezone.now()
    rows = Invitation.objects.filter(digest=_digest(token), used_at=None, withdrawn_at=None, expires_at__gt=now)
    return rows.select_related("council").first()


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> User:
    """Make the account, which has the role of the invitation; the link works no more.

    `user` is unsaved and has been validated. Its password is hashed already: that takes its time, and on SQLite nobody
    else writes while a transaction lasts. Raises WrongStateError where the invitation is gone.
    """
    Invitation.objects.select_for_update(of=("self",)).filter(digest=_digest(token)).first()
    row = open_invitation(token)
    if row is None:
        raise WrongStateError(GONE)
    user.email = user.email or row.email
    user.save()
    give_role(user=user, role=Role(row.role), council=row.council, by=row.made_by)
    row.used_at, row.used_by = timezone.now(), user
    row.save(update_fields=["used_at", "used_by"])
    return user


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
