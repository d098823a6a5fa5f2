"""In which role somebody changed the record: kept with each change as it was then, for rights and accounts change."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models


class Role(models.TextChoices):
    """`INSTALLATION`: whoever runs the machine, signed in as nobody. `NOT_KEPT`: of before roles were kept."""

    EDITOR = "editor", "an editor"
    ADMINISTRATOR = "administrator", "an administrator"
    SHIPPED = "shipped", "shipped with the data"
    INSTALLATION = "installation", "whoever runs this installation"
    NOT_KEPT = "not_kept", "in a role that was not kept"


def role_of(user: User | None) -> Role:
    """The role that a person has now; nobody signed in: the installation's."""
    if user is None:
        return Role.INSTALLATION
    return Role.ADMINISTRATOR if user.is_superuser else Role.EDITOR
