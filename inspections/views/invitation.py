"""The page that an invitation leads to: a name and a password, and the account is there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from inspections.actions.invitations import accept_invitation, open_invitation
from inspections.errors import WrongStateError
from inspections.models import Invitation
from inspections.people.gate import public
from inspections.people.refusals import with_article
from inspections.people.rights import rights_words
from inspections.roles import Role
from inspections.views.signing_in import sign_in


class InvitedForm(UserCreationForm[User]):
    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {
            "username": "You sign in with this. Letters, digits and @ . + - _ only.",
            "email": "We send a link here if you forget your password. If you leave it blank, you will have to ask "
            "an administrator.",
            "password1": "At least 12 characters, not a common password, and nothing like your name.",
            "password2": "Type the same password again.",
        }
        for name, field in self.fields.items():
            field.help_text = hints.get(name, "")
            if name not in ("password1", "password2"):
                complete = {"username": "username", "first_name": "given-name", "last_name": "family-name"}
                field.widget.attrs["autocomplete"] = complete.get(name, name)
        self.fields["email"].label = "Email address"
        self.fields["password2"].label = "Password again"


@public
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the form; POST makes the account and signs in. A link that is gone says no more than that."""
    found = open_invitation(token)
    if found is None:
        return render(request, "inspections/people/invitation_gone.html", status=404)
    form = InvitedForm(request.POST or None, initial={"email": found.email, **_names(found.name)})
    if form.is_valid():
        user = form.save(commit=False)
        try:
            accept_invitation(token=token, user=user)
        except WrongStateError:
            return render(request, "inspections/people/invitation_gone.html", status=404)
        except IntegrityError:
            # Somebody else took the name between the look at it and now.
            messages.error(request, "Somebody has just taken that username. Choose another.")
            return redirect("inspections:invitation", token)
        messages.success(request, f"Welcome. You sign in as {user.get_username()} from now on.")
        return sign_in(request, user)
    return render(request, "inspections/people/invitation.html", {"form": form, **_described(found)})


def _described(found: Invitation) -> dict[str, object]:
    role = Role(found.role)
    return {
        "invitation": found,
        "role": with_article(role),
        "may_do": rights_words(role),
    }


def _names(name: str) -> dict[str, str]:
    first, _, last = name.partition(" ")
    return {"first_name": first, "last_name": last}
