"""Every write of accounts: the first one, a new password, one's name in public."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.people import give_role
from inspections.errors import InvalidValueError
from inspections.models import EditorProfile, Person
from inspections.roles import COLLECTING_ACCOUNT, Role
from inspections.search.marking import without_controls

FIRST_USER = "editor"
_BETWEEN_MAILS = timedelta(minutes=5)

# Leaves out letters and digits that are easily mistaken for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class NewAccount:
    """A new account and its password, which cannot be shown again."""

    user: User
    password: str


def random_password() -> str:
    """Sixteen letters and digits in four groups: 79 bits that can be read out over a telephone."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


@transaction.atomic
def make_first_account() -> NewAccount | None:
    """An administrator, where there is no account at all yet; else None."""
    if User.objects.exclude(username=COLLECTING_ACCOUNT).exists():
        return None
    password = random_password()
    user = User.objects.create_superuser(FIRST_USER, password=password)
    give_role(user=user, role=Role.ADMINISTRATOR, by=None)
    return NewAccount(user, password)


@transaction.atomic
def set_new_password(*, username: str) -> NewAccount:
    """Give the account a new random password, which ends its sessions.

    Raises User.DoesNotExist.
    """
    user = User.objects.select_for_update().get(username=username)
    password = random_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    forget_wrong_passwords(user)
    return NewAccount(user, password)


def forget_wrong_passwords(user: User) -> None:
    """Nobody waits on account of the password of before."""
    AccessAttempt.objects.filter(username=user.get_username()).delete()


@transaction.atomic
def ask_for_reset(*, user: User) -> bool:
    """Whether a mail with a link for a new password may go to the account: not where one went a moment ago."""
    person = Person.objects.select_for_update(of=("self",)).filter(user=user).first()
    if person is None:
        return user.is_superuser
    now = timezone.now()
    if person.reset_mailed_at and now - person.reset_mailed_at < _BETWEEN_MAILS:
        return False
    # Not a change of the person: their history does not tell of it.
    Person.objects.filter(pk=person.pk).update(reset_mailed_at=now)
    return True


@transaction.atomic
def set_public_name(*, by: User, name: str) -> str | None:
    """Under which name one's own corrections stand in public; blank: none. What it is now.

    Raises InvalidValueError where it is too long.
    """
    chosen = " ".join(without_controls(name).split())
    longest = EditorProfile._meta.get_field("public_name").max_length or 0
    if len(chosen) > longest:
        raise InvalidValueError(f"Your name: at most {longest} characters.")
    profile = EditorProfile.objects.select_for_update().filter(user=by).first() or EditorProfile(user=by)
    if profile.public_name != chosen:
        profile.public_name = chosen
        profile._history_user = by  # type: ignore[attr-defined]
        profile.save()
    return chosen or None
