"""Every write of accounts: who may edit, the first account, a new password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Q

from inspections.errors import InvalidValueError
from inspections.models import EditorProfile
from inspections.search.marking import without_controls

EDITORS = "Editors"
FIRST_USER = "editor"

# Leaves out letters and digits that are easily mistaken for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_REMOVABLE = (
    "authorityname",
    "authoritycode",
    "neighbour",
    "succession",
    "judgement",
    "recommendation",
    "knownmissing",
)


@dataclass(frozen=True)
class NewAccount:
    """A new account and its password, which cannot be shown again."""

    user: User
    password: str


def random_password() -> str:
    """Sixteen letters and digits in four groups: 79 bits that can be read out over a telephone."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


@transaction.atomic
def ensure_editors() -> Group:
    """The group Editors with every permission it needs; whatever else it was given stays."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    ours = Q(content_type__app_label__in=("authorities", "inspections"))
    edits = Q(codename__startswith="view_") | Q(codename__startswith="add_") | Q(codename__startswith="change_")
    removes = Q(codename__in=[f"delete_{name}" for name in _REMOVABLE])
    history = Q(codename__contains="_historical") & ~Q(codename__startswith="view_")
    missing = Permission.objects.filter(ours & (edits | removes)).exclude(history).exclude(group=group)
    group.permissions.add(*missing)
    return group


@transaction.atomic
def make_first_account() -> NewAccount | None:
    """A superuser, where there is no account at all yet; else None."""
    if User.objects.exists():
        return None
    password = random_password()
    user = User.objects.create_superuser(FIRST_USER, password=password)
    user.groups.add(ensure_editors())
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
