"""Everybody with an account, for administrators: inviting, roles, second factors, closing and erasing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authorities.models import Authority
from authorities.queries import all_authorities, authority_by_number
from inspections.actions import people as actions
from inspections.actions.invitations import NewInvitation, invite, withdraw_invitation
from inspections.errors import RefusedError
from inspections.lasting_addresses import lasting_addresses
from inspections.models import Invitation
from inspections.people.gate import needs, person_of
from inspections.people.mail import send_mail_to
from inspections.people.refusals import with_article
from inspections.people.rights import NAMES, Right, rights_words
from inspections.queries.people import Account, account_of, accounts, decisions_on, open_invitations
from inspections.roles import OF_PEOPLE, Role

_STEPS: Final[dict[str, tuple[Callable[..., User], str]]] = {
    "close": (actions.close_account, "The account of {} is closed. What they changed stays under their name."),
    "open": (actions.reopen_account, "The account of {} is open again."),
    "reset-second-factor": (
        actions.reset_second_factor,
        "{} signs in with their password alone until they set one up.",
    ),
    "erase": (actions.erase_name, "The name has been erased. The account is now {}."),
}


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Who there is and who is invited. POST invites somebody; its answer shows the link, once."""
    made, problem = None, None
    if request.method == "POST":
        made, problem = _invite(request)
    found = accounts()
    context = {
        "open": [each for each in found if each.closed_at is None],
        "closed": [each for each in found if each.closed_at is not None],
        "invitations": [(each, with_article(Role(each.role))) for each in open_invitations()],
        "link": _link(request, made) if made else None,
        "made": made.invitation if made else None,
        "given": request.POST if problem else {},
        "problem": problem,
        "errors": [(problem, "role")] if problem else [],
        "days": settings.INVITATION_DAYS,
        "mail_is_sent": settings.MAIL_IS_SENT,
        **_choices(request.POST.get("role", "") if problem else "", request.POST.get("council", "") if problem else ""),
    }
    return render(request, "inspections/people/people.html", context, status=422 if problem else 200)


@needs(Right.ADMINISTER)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End the link of an invitation."""
    try:
        withdraw_invitation(invitation=pk)
        messages.success(request, "The invitation has been withdrawn. Its link no longer works.")
    except Invitation.DoesNotExist:
        raise Http404 from None
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:accounts")


@needs(Right.ADMINISTER)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: what it may do, and what was decided of it."""
    return _person(request, _account(pk))


@needs(Right.ADMINISTER)
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One decision on an account."""
    by = person_of(request)
    try:
        if name == "new-password":
            return _person(request, _account(pk), link=_password_link(request, pk))
        said = _decide(request, pk, name, by)
    except User.DoesNotExist:
        raise Http404 from None
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, said)
    return redirect("inspections:person", pk)


def _decide(request: HttpRequest, pk: int, name: str, by: User) -> str:
    """Do what the step says, and say that it is done."""
    if name == "role":
        council = authority_by_number(request.POST.get("council", ""))
        user = actions.change_role(account=pk, role=request.POST.get("role", ""), council=council, by=by)
        return f"{_named(user)} is {with_article(Role(user.person.role))} now."
    if name == "second-factor":
        required = request.POST.get("required") == "yes"
        user = actions.require_second_factor(account=pk, required=required, by=by)
        return f"{_named(user)} {'needs' if required else 'does not need'} a second factor from now on."
    if name not in _STEPS:
        raise Http404
    act, said = _STEPS[name]
    return said.format(_named(act(account=pk, by=by)))


def _invite(request: HttpRequest) -> tuple[NewInvitation | None, str | None]:
    given = request.POST
    try:
        made = invite(
            role=given.get("role", ""),
            council=authority_by_number(given.get("council", "")),
            name=given.get("name", ""),
            email=given.get("email", ""),
            by=person_of(request),
        )
    except RefusedError as error:
        return None, error.message
    if made.invitation.email and settings.MAIL_IS_SENT:
        context: dict[str, object] = {"link": _link(request, made), "invitation": made.invitation}
        send_mail_to(made.invitation.email, subject="An invitation", template="mail/invitation.txt", context=context)
    return made, None


def _person(request: HttpRequest, account: Account, *, link: str | None = None) -> HttpResponse:
    council = account.council.dfe_number if account.council else ""
    context: dict[str, Any] = {
        "account": account,
        "decisions": list(decisions_on(account.pk)),
        "may_do": rights_words(account.role),
        "oneself": account.pk == person_of(request).pk,
        "link": link,
        "mail_is_sent": settings.MAIL_IS_SENT,
        **_choices(account.role or "", council),
    }
    return render(request, "inspections/people/person.html", context)


def _account(pk: int) -> Account:
    found = account_of(pk)
    if found is None:
        raise Http404
    return found


def _password_link(request: HttpRequest, pk: int) -> str:
    """A link with which somebody chooses a new password; it works once, for an hour."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        raise RefusedError("The account is closed: open it first.")
    parts = (urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user))
    return lasting_addresses(request)(reverse("password_reset_confirm", args=parts))


def _link(request: HttpRequest, made: NewInvitation) -> str:
    return lasting_addresses(request)(reverse("inspections:invitation", args=(made.token,)))


def _choices(role: str, council: str) -> dict[str, object]:
    """What the selects offer, as their template takes it, and what each role may do."""
    roles = [("", "Choose", not role), *((each.value, NAMES[each].capitalize(), each == role) for each in OF_PEOPLE)]
    councils: list[Authority] = all_authorities()
    return {
        "roles": roles,
        "councils": [
            ("", "None", not council),
            *((each.dfe_number, each.short_name, each.dfe_number == council) for each in councils),
        ],
        "described": [(NAMES[each], rights_words(each)) for each in OF_PEOPLE],
    }


def _named(user: User) -> str:
    return user.get_full_name() or user.get_username()
