"""Who may do what: the table of roles and rights, in the words that pages use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from authorities.changes.wanted import WHOLE
from authorities.models import Succession
from inspections.roles import OF_PEOPLE, Role, account_role


class Right(Enum):
    """What a view can ask for; the value says it as in “may …”."""

    OWN_ACCOUNT = "change one's own account"
    SEE = "see the queue and what was read"
    EDIT = "add reports, review them and propose what to publish"
    PUBLISH = "publish, withdraw, correct, import and collect"
    FOLLOW_UP = "keep their own council’s follow-up"
    ADMINISTER = "manage people, councils and all records"


_RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.READER: frozenset({Right.SEE}),
    Role.EDITOR: frozenset({Right.SEE, Right.EDIT}),
    Role.PUBLISHER: frozenset({Right.SEE, Right.EDIT, Right.PUBLISH}),
    Role.COUNCIL: frozenset({Right.FOLLOW_UP}),
    Role.ADMINISTRATOR: frozenset(Right),
}
NAMES: Final[Mapping[Role, str]] = {
    Role.READER: "reader",
    Role.EDITOR: "editor",
    Role.PUBLISHER: "publisher",
    Role.COUNCIL: "council editor",
    Role.ADMINISTRATOR: "administrator",
}
"""What people with an account read; to the public a publisher is an editor."""


def rights_of(role: Role | None) -> frozenset[Right]:
    """What somebody in the role may do; None: an account without one, which still is somebody's own."""
    own = frozenset({Right.OWN_ACCOUNT})
    return own | _RIGHTS.get(role, frozenset()) if role else own


def rights_words(role: Role | None) -> str:
    """`may see …; add …; publish ….`, without what everybody may do with their own account."""
    words = [right.value for right in Right if right in rights_of(role) and right is not Right.OWN_ACCOUNT]
    return f"may {'; '.join(words)}." if words else "may do nothing until an administrator gives them a role."


def roles_with(right: Right) -> tuple[Role, ...]:
    """The roles that include the right, the least first."""
    return tuple(role for role in OF_PEOPLE if right in rights_of(role))


def may(user: User | AnonymousUser, right: Right) -> bool:
    """Whether the person may do it, for whichever council."""
    return user.is_authenticated and right in rights_of(account_role(user))


def may_for(user: User | AnonymousUser, right: Right, *, council: str) -> bool:
    """Whether the person may do it for the council with this slug.

    A council editor may for the own one, and for one that the own council took over whole. The papers of a council
    that was divided go to nobody by themselves.
    """
    if not user.is_authenticated or not may(user, right):
        return False
    bound_to = user.person.council if account_role(user) == Role.COUNCIL else None
    if bound_to is None or bound_to.slug == council:
        return True
    taken_over = Succession.objects.filter(predecessor__slug=council, successor=bound_to, extent=WHOLE)
    return taken_over.filter(date__lte=timezone.localdate()).exists()
