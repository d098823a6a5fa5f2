"""People of every role."""

from __future__ import annotations

from django.contrib.auth.models import User

from authorities.models import Authority
from inspections.actions.people import give_role
from inspections.roles import Role

PASSWORD = "a password only for tests"


def person(username: str, role: Role | None, *, council: Authority | None = None, **names: str) -> User:
    """An account with the role; None: an account that was given none yet."""
    user = User.objects.create_user(username, password=PASSWORD, **names)
    if role is not None:
        give_role(user=user, role=role, council=council, by=None)
    return user
