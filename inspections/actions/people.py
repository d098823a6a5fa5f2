"""What administrators decide of people: their role, their second factor, and that an account is closed."""

from __future__ import annotations

from typing import Final

from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.second_factor import remove_second_factor
from inspections.actions.sessions import end_sessions
from inspections.errors import InvalidValueError, RefusedError, WrongStateError
from inspections.models import EditorProfile, Invitation, Person
from inspections.people.rights import NAMES
from inspections.roles import OF_PEOPLE, Role, account_role

_ONESELF: Final = "You cannot do this to your own account: ask another administrator."


def role_of_choice(role: str, council: Authority | None) -> tuple[Role, Authority | None]:
    """A role and its council as chosen on a form. Raises InvalidValueError where they do not belong together."""
    if role not in OF_PEOPLE:
        raise InvalidValueError("Choose a role.")
    if role == Role.COUNCIL and council is None:
        raise InvalidValueError("Choose the council that the council editor is for.")
    return Role(role), council if role == Role.COUNCIL else None


@transaction.atomic
def give_role(*, user: User, role: Role, council: Authority | None = None, by: User | None) -> None:
    """Let somebody be what the role says from now on; a council editor is bound to the council.

    An administrator is a superuser to Django, who enters the admin; nobody else is.
    """
    person = _person(user) or Person(user=user)
    person.role, person.council = role, council
    _save(person, by=by, why=f"given the role of {NAMES[role]}")
    user.person = person
    user.is_superuser = user.is_staff = role == Role.ADMINISTRATOR
    user.save(update_fields=["is_superuser", "is_staff"])


@transaction.atomic
def change_role(*, account: int, role: str, council: Authority | None, by: User) -> User:
    """Raises RefusedError for one's own account, InvalidValueError where role and council do not fit."""
    chosen, bound_to = role_of_choice(role, council)
    user = _other(account, by=by)
    give_role(user=user, role=chosen, council=bound_to, by=by)
    return user


@transaction.atomic
def require_second_factor(*, account: int, required: bool, by: User) -> User:
    """Whether somebody may only sign in with a second factor; without one they are led to setting it up."""
    user = User.objects.select_for_update().get(pk=account)
    person = _role_needed(user)
    person.second_factor_required = required
    _save(person, by=by, why="second factor required" if required else "second factor not required")
    return user


@transaction.atomic
def reset_second_factor(*, account: int, by: User) -> User:
    """Take away the second factor that somebody lost, and end their sessions. Nobody does so for themselves here."""
    user = _other(account, by=by)
    remove_second_factor(user=user)
    end_sessions(user=user)
    _save(_role_needed(user), by=by, why="second factor reset")
    return user


@transaction.atomic
def close_account(*, account: int, by: User) -> User:
    """Let nobody sign in to it any more. What the person changed stays theirs."""
    user = _other(account, by=by)
    person = _role_needed(user)
    if person.closed_at is not None:
        raise WrongStateError("This account is already closed.")
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user=user)
    person.closed_at = timezone.now()
    _save(person, by=by, why="closed")
    return user


@transaction.atomic
def reopen_account(*, account: int, by: User) -> User:
    user = _other(account, by=by)
    person = _role_needed(user)
    if person.closed_at is None:
        raise WrongStateError("This account is open.")
    if not user.has_usable_password() and not user.email:
        raise RefusedError("The name of this account was erased, so nobody can sign in to it. Invite them again.")
    user.is_active = True
    user.save(update_fields=["is_active"])
    person.closed_at = None
    _save(person, by=by, why="opened again")
    return user


@transaction.atomic
def erase_name(*, account: int, by: User) -> User:
    """Take every name off a closed account, for good; its history stays, and says that somebody did it."""
    user = _other(account, by=by)
    person = _role_needed(user)
    if person.closed_at is None:
        raise WrongStateError("Close the account first: a name is erased only once its account is closed.")
    Invitation.objects.filter(used_by=user).update(name="", email="")
    for profile in EditorProfile.objects.filter(user=user).exclude(public_name=""):
        profile.public_name = ""
        profile._history_user = by  # type: ignore[attr-defined]
        profile.save()
    about = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=about, object_id=user.pk).update(object_repr=f"erased-{user.pk}")
    AccessAttempt.objects.filter(username=user.username).delete()
    user.username, user.first_name, user.last_name, user.email = f"erased-{user.pk}", "", "", ""
    user.set_unusable_password()
    user.save()
    remove_second_factor(user=user)
    _save(person, by=by, why="name erased")
    return user


def _other(account: int, *, by: User) -> User:
    """Somebody else's account. Raises User.DoesNotExist, and RefusedError for one's own.

    Both are locked, and who acts is looked at again: of two who take each other's role, the second is too late, so
    that there is always an administrator.
    """
    if account == by.pk:
        raise RefusedError(_ONESELF)
    found = {user.pk: user for user in User.objects.select_for_update().filter(pk__in=(account, by.pk)).order_by("pk")}
    if account not in found:
        raise User.DoesNotExist
    if account_role(found[by.pk]) != Role.ADMINISTRATOR or not found[by.pk].is_active:
        raise RefusedError("You are no longer an administrator.")
    return found[account]


def _person(user: User) -> Person | None:
    return Person.objects.select_for_update(of=("self",)).filter(user=user).first()


def _role_needed(user: User) -> Person:
    """The person of an account; one that Django's own command made an administrator is given that role now."""
    person = _person(user)
    if person is None:
        if not user.is_superuser:
            raise RefusedError("This account has no role yet: give it one first.")
        person = Person(user=user, role=Role.ADMINISTRATOR)
    return person


def _save(person: Person, *, by: User | None, why: str) -> None:
    person._history_user = by  # type: ignore[attr-defined]
    person._change_reason = why  # type: ignore[attr-defined]
    person.save()
