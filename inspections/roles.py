"""In which role somebody changed the record: kept with each change as it was then, for rights and accounts change."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User
from django.db import models


class Role(models.TextChoices):
    """`INSTALLATION`: whoever runs the machine, signed in as nobody. `COLLECTING`: the product by itself, with what it
    collected. `NOT_KEPT`: of before roles were kept.

    The words are those of public pages, to which everybody who works on the record is an editor.
    """

    READER = "reader", "a reader"
    EDITOR = "editor", "an editor"
    PUBLISHER = "publisher", "an editor"
    COUNCIL = "council", "a council editor"
    ADMINISTRATOR = "administrator", "an administrator"
    SHIPPED = "shipped", "shipped with the data"
    INSTALLATION = "installation", "whoever runs this installation"
    COLLECTING = "collecting", "automatic collection"
    NOT_KEPT = "not_kept", "in a role that was not kept"


OF_PEOPLE: Final = (Role.READER, Role.EDITOR, Role.PUBLISHER, Role.COUNCIL, Role.ADMINISTRATOR)
"""The roles that a person can have."""
COLLECTING_ACCOUNT: Final = "collecting itself"
"""The account under which the product publishes what it collected: nobody can sign in to it, and for its space nobody
can have chosen its name."""


def role_of(user: User | None) -> Role:
    """The role that a person has now; nobody signed in: the installation's; an account without one: not kept."""
    if user is None:
        return Role.INSTALLATION
    if user.username == COLLECTING_ACCOUNT:
        return Role.COLLECTING
    return account_role(user) or Role.NOT_KEPT


def account_role(user: User) -> Role | None:
    """The role that an account was given; None: none yet. Django's own command makes administrators without one."""
    person = getattr(user, "person", None)
    if person is not None:
        return Role(person.role)
    return Role.ADMINISTRATOR if user.is_superuser else None
