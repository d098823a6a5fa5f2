"""What templates ask before they show a button: `{% if may.publish %}`, else a sentence that says who may."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest

from inspections.people.refusals import takes
from inspections.people.rights import Right, may


class Asked:
    """The rights of one person by their names in lower case, looked up when a template asks."""

    def __init__(self, user: User | AnonymousUser) -> None:
        self._user = user

    def __getitem__(self, name: str) -> bool:
        return may(self._user, _right(name))


class Takes:
    """The sentence that says who may."""

    def __getitem__(self, name: str) -> str:
        return takes(_right(name))


def rights(request: HttpRequest) -> Mapping[str, object]:
    """Context processor: `may.edit` whether this person may, `takes.edit` the sentence on what it takes."""
    # A request that is refused before anybody knows who sends it, such as one for another host, has no user.
    return {"may": Asked(getattr(request, "user", None) or AnonymousUser()), "takes": Takes()}


def _right(name: str) -> Right:
    """The right with a name in lower case. Raises KeyError, which a template shows as nothing: tests see it."""
    return Right[name.upper()]
