"""Every write of accounts: their roles, the first one, a new password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from authorities.models import Authority
from inspections.errors import InvalidValueError
from inspections.models import EditorProfile, Person
from inspections.roles import Role
from inspections.search.marking import without_controls

FIRST_USER = "editor"

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
    if User.objects.exists():
        return None
    password = random_password()
    user = User.objects.create_superuser(FIRST_USER, password=password)
    give_role(user=user, role=Role.ADMINISTRATOR, by=None)
    return NewAccount(user, password)


@transaction.atomic
def give_role(*, user: User, role: Role, council: Authority | None = None, by: User | None) -> None:
    """Let somebody be what the role says from now on; a council editor is bound to the council.

    An administrator is a superuser to Django, who enters the admin; nobody else is.
    """
    person = Person.objects.select_for_update().filter(user=user).first() or Person(user=user)
    person.role, person.council = role, council
    person._history_user = by  # type: ignore[attr-defined]
    person.save()
    user.person = person
    user.is_superuser = user.is_staff = role == Role.ADMINISTRATOR
    user.save(update_fields=["is_superuser", "is_staff"])


@transaction.atomic
def set_new_password(*, username: str) -> NewAccount:
    """Give the account a new random password, which ends its sessions.

    Raises User.DoesNotExist.
    """
    user = User.objects.select_for_update().get(username=username)
    password = random_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    return NewAccount(user, password)


@transaction.atomic
def set_public_name(*, by: User, name: str) -> str | None:
    """Under which name one's own corrections stand in public; blank: none. What it is now.

    Raises InvalidValueError where it is too long.
    """
    chosen = " ".join(without_controls(name).split())
    longest = EditorProfile._meta.get_field("public_name").max_length or 0
    if len(chosen) > longest:
        raise InvalidValueError(f"Your name: at most {longest} letters.")
    profile = EditorProfile.objects.select_for_update().filter(user=by).first() or EditorProfile(user=by)
    if profile.public_name != chosen:
        profile.public_name = chosen
        profile._history_user = by  # type: ignore[attr-defined]
        profile.save()
    return chosen or None
