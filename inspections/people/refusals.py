"""What somebody reads who may not do what they tried: which role they have, what it takes, and whom to ask."""

from __future__ import annotations

from django.contrib.auth.models import User

from inspections.people.rights import NAMES, Right, roles_with
from inspections.roles import Role, account_role

ASK = "An administrator can change your role."


def refusal(user: User, right: Right) -> str:
    return f"{_who(user)} {takes(right)} {ASK}"


def refusal_for_council(user: User) -> str:
    """For a council editor at another council's door."""
    return f"{_who(user)} This page is for the council editors of another council. {ASK}"


def takes(right: Right) -> str:
    """`To publish, … you have to be a publisher or an administrator.`"""
    names = [with_article(role) for role in roles_with(right)]
    either = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    return f"To {right.value}, you have to be {either}."


def with_article(role: Role) -> str:
    name = NAMES[role]
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _who(user: User) -> str:
    role = account_role(user)
    if role is None:
        return f"You are signed in as {user.get_username()}, who has no role yet."
    if role == Role.COUNCIL:
        return f"You are signed in as {user.get_username()}, a council editor for {user.person.council}."
    return f"You are signed in as {user.get_username()}, {with_article(role)}."
